package no.stafett.hub.oversight;

import java.util.List;
import java.util.stream.Collectors;

/** One line for each cell, with semicolons, so that a spreadsheet and a statistics program read it alike. */
public final class TablesAsCsv {
    private static final String END = "\r\n";
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private TablesAsCsv() {}

    /** All cells. What a spreadsheet would run as a formula has an apostrophe before it. */
    public static String of(Tables tables) {
        var csv = new StringBuilder("asOf;table;subject;group;by;value;measure;count").append(END);
        for (var table : tables.tables()) {
            for (var row : table.rows()) {
                for (int c = 0; c < table.columns().size(); c++) {
                    csv.append(line(List.of(
                            tables.asOf(),
                            table.name(),
                            row.subject(),
                            row.group(),
                            row.by(),
                            row.value(),
                            table.columns().get(c),
                            row.cells().get(c).toString())));
                }
            }
        }
        return csv.toString();
    }

    private static String line(List<String> fields) {
        return fields.stream().map(TablesAsCsv::field).collect(Collectors.joining(";", "", END));
    }

    static String field(String text) {
        var safe = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[;\"\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
