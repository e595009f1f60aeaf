package no.stafett.cli.hub;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.hub.oversight.Oversight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Counts of people for supervision, with small ones held back. */
@Command(
        name = "oversight",
        mixinStandardHelpOptions = true,
        description = {
            "Counts of people for supervision: uptake and outcomes, waits, recognition, placement, what came afterwards, work.",
            "Counts of one to four are held back, and as many others as it takes. Each look goes into the audit log."
        },
        exitCodeList = {"0:told", "2:the command was wrong", "3:no hub, or the counts could not be made"},
        footer = {
            "",
            "Examples:",
            "  stafett oversight                              the counts of everybody",
            "  stafett oversight --csv > counts.csv           all of them, also by county, municipality, year, sex, rule",
            "  stafett oversight --table uptake --json"
        })
public final class OversightCommand implements Subcommand {
    /** The contract's fields. */
    record Counts(String asOf, int shownFrom, List<Table> tables) {}

    /** A table. */
    record Table(String name, List<String> columns, List<Row> rows) {}

    /**
     * A row.
     *
     * @param cells a number each, or {@code suppressed}, or {@code none}
     */
    record Row(String subject, String group, String by, String value, List<Object> cells) {}

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "Only this table: uptake, waits, recognition, placement, afterwards or work; can be given more"
                            + " than once.")
    private List<String> tables = List.of();

    @Option(names = "--csv", description = "Print a line for each count, separated by semicolons.")
    private boolean csv;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (csv && output.json()) {
            throw new ParameterException(spec.commandLine(), "Either --csv or --json.");
        }
        if (!Oversight.TABLES.containsAll(tables)) {
            throw new ParameterException(
                    spec.commandLine(), "The tables are " + String.join(", ", Oversight.TABLES) + ".");
        }
        var asked = tables.stream().map(name -> "table=" + name).collect(Collectors.joining("&", "?", ""));
        var hub = OperatorEndpoint.of(data);
        try (var unused = Progress.of(output, () -> "People are being counted")) {
            if (csv) {
                var out = spec.commandLine().getOut();
                out.print(hub.get("/oversight/csv" + asked).path("csv").asString(""));
                out.flush();
                return 0;
            }
            var counts = counts(hub.get("/oversight" + asked));
            output.say(counts, out -> print(counts, out));
        }
        return 0;
    }

    private static Counts counts(JsonNode answer) {
        var all = new ArrayList<Table>();
        for (var table : answer.path("tables")) {
            var rows = new ArrayList<Row>();
            for (var row : table.path("rows")) {
                var cells = new ArrayList<Object>();
                row.path("cells").forEach(cell -> cells.add(cell.isNumber() ? cell.asLong(0) : cell.asString("")));
                rows.add(new Row(
                        row.path("subject").asString(""),
                        row.path("group").asString(""),
                        row.path("by").asString(""),
                        row.path("value").asString(""),
                        cells));
            }
            all.add(new Table(table.path("name").asString(""), texts(table.path("columns")), rows));
        }
        return new Counts(
                answer.path("asOf").asString(""), answer.path("shownFrom").asInt(0), all);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static void print(Counts counts, PrintWriter out) {
        for (var table : counts.tables()) {
            out.println(table.name() + ", " + counts.asOf());
            table.rows().stream().filter(row -> row.by().equals("ALL")).forEach(row -> {
                var cells = IntStream.range(0, table.columns().size())
                        .mapToObj(
                                c -> table.columns().get(c) + " " + row.cells().get(c))
                        .collect(Collectors.joining(", "));
                out.println("  " + (row.subject() + " " + row.group()).strip() + ": " + cells);
            });
        }
        out.println("By county, municipality, year, sex, rule and ground: --csv or --json.");
    }
}
