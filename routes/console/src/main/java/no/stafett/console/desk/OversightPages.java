package no.stafett.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.stafett.console.web.Names;
import no.stafett.console.web.Page;
import no.stafett.console.web.Words;
import no.stafett.hub.oversight.Oversight;
import no.stafett.hub.oversight.Tables;
import no.stafett.hub.oversight.TablesAsCsv;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What supervision may read: counts with small ones held back, a table at a time, and all of them as CSV. */
@RestController
@RequestMapping("/console/oversight")
final class OversightPages {
    private static final String EVERYBODY = "ALL";
    private static final int ROWS_MAX = 600;

    private final Oversight oversight;
    private final Names names;

    OversightPages(Oversight oversight, Names names) {
        this.oversight = oversight;
        this.names = names;
    }

    /** A way to another table, or another division of this one. */
    record Way(String to, String title, boolean here) {}

    /** A cell. */
    record Cell(String column, String text, boolean held) {}

    /** A row. */
    record RowShown(String subject, String group, String value, List<Cell> cells) {}

    @GetMapping
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            @RequestParam(defaultValue = "uptake") String table,
            @RequestParam(defaultValue = EVERYBODY) String by) {
        var page = Page.of(request);
        var words = page.words();
        if (!Oversight.TABLES.contains(table)) {
            return page.status(HttpStatus.NOT_FOUND).show("missing");
        }
        var tables = oversight.look(List.of(table), Oversight.Form.PAGE);
        var shown = tables.tables().get(0);
        var divisions =
                shown.rows().stream().map(Tables.Row::by).distinct().sorted().toList();
        var chosen = divisions.contains(by) ? by : EVERYBODY;
        var rows = shown.rows().stream().filter(row -> row.by().equals(chosen)).toList();
        var title = words.say("over_" + table);
        var division = words.say("overBy_" + chosen);
        return page.put("here", "/console/oversight?table=" + table + "%26by=" + chosen) // inside another address
                .put("name", table)
                .put("heading", title)
                .put("caption", words.say("overCaption", title, division, words.day(LocalDate.parse(tables.asOf()))))
                .put("explained", words.say("overHelp_" + table))
                .put(
                        "tables",
                        Oversight.TABLES.stream()
                                .map(name -> new Way("?table=" + name, words.say("over_" + name), name.equals(table)))
                                .toList())
                .put(
                        "divisions",
                        divisions.stream()
                                .map(name -> new Way(
                                        "?table=" + table + "&by=" + name,
                                        words.say("overBy_" + name),
                                        name.equals(chosen)))
                                .toList())
                .put("divided", !chosen.equals(EVERYBODY))
                .put("division", division)
                .put(
                        "columns",
                        shown.columns().stream()
                                .map(column -> named(column, words))
                                .toList())
                .put(
                        "rows",
                        rows.stream()
                                .limit(ROWS_MAX)
                                .map(row -> shown(row, shown.columns(), words))
                                .toList())
                .put("any", !rows.isEmpty())
                .put("more", rows.size() > ROWS_MAX ? words.say("overMore", rows.size() - ROWS_MAX) : null)
                .show("oversight");
    }

    @GetMapping("/csv")
    ResponseEntity<byte[]> csv(HttpServletRequest request, @RequestParam(defaultValue = "") List<String> table) {
        if (!Oversight.TABLES.containsAll(table)) {
            return Page.of(request).status(HttpStatus.NOT_FOUND).show("missing");
        }
        var tables = oversight.look(table, Oversight.Form.CSV);
        var file = ContentDisposition.attachment()
                .filename("stafett-" + (table.size() == 1 ? table.get(0) : "oversight") + "-" + tables.asOf() + ".csv")
                .build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(TablesAsCsv.of(tables).getBytes(StandardCharsets.UTF_8));
    }

    private RowShown shown(Tables.Row row, List<String> columns, Words words) {
        var cells = new ArrayList<Cell>();
        for (int c = 0; c < columns.size(); c++) {
            var cell = row.cells().get(c);
            cells.add(new Cell(
                    named(columns.get(c), words),
                    cell instanceof Number number ? words.count(number) : named(cell.toString(), words),
                    cell.equals(Tables.SUPPRESSED)));
        }
        var service = names.service(row.subject(), words.tongue());
        return new RowShown(
                service.equals(row.subject()) ? named(row.subject(), words) : service,
                row.group().isEmpty() ? "" : named(row.group(), words),
                value(row, words),
                cells);
    }

    private String value(Tables.Row row, Words words) {
        var list =
                switch (row.by()) {
                    case "COUNTY" -> "county";
                    case "MUNICIPALITY" -> "municipality";
                    case "GROUND" -> "residence-basis";
                    case "OUTCOME" -> "provision-outcome";
                    default -> "";
                };
        var name = list.isEmpty() ? row.value() : names.code(list, row.value(), words.tongue());
        return name.equals(row.value()) ? named(row.value(), words) : name;
    }

    /** The page's own word for a code, else the code. */
    private static String named(String code, Words words) {
        return Objects.requireNonNullElse(words.texts().get("over_" + code), code);
    }
}
