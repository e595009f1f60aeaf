package no.stafett.cli.hub;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stafett.cli.BothLanguages;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.StafettCommand;
import no.stafett.cli.Subcommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The first day: what a party knows already. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "The first day: read in what a party knows already.",
        synopsisSubcommandLabel = "import",
        footer = {"", "Example:", "  stafett ledger import balance.xml --as 310000418"})
public final class LedgerCommand implements Subcommand {
    /**
     * The contract's fields, and what is behind them.
     *
     * @param imported people who were read in now
     * @param doubles services that more than one gives or has given
     * @param misses what the party owes and is late with
     * @param unchanged people who had been read in before, by the same words
     * @param rejected people of whom nothing was read in
     * @param held people who could not be recorded through a fault of the hub
     * @param complete whether the file was read to its end
     */
    record Import(
            int imported,
            int doubles,
            int misses,
            List<RowFinding> findings,
            int unchanged,
            int rejected,
            int held,
            boolean complete) {}

    /**
     * A finding, and of whom.
     *
     * @param row the person's place in the file, from 1
     * @param line where the person begins in the file
     */
    record RowFinding(
            int row,
            int line,
            String status,
            String code,
            String name,
            String severity,
            Optional<String> at,
            BothLanguages text) {}

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), StafettCommand.WHICH_COMMAND);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Read in the balance with which a party joins: an OpeningBalances document (schemas/v1/xsd/opening-balances.xsd).",
                "Each person is taken whole or not at all. Nobody is notified of what was past already: the report tells it.",
                "The same file again changes nothing, so what was interrupted is begun again."
            },
            exitCodeList = {
                "0:all are read in",
                "1:somebody is not, and why",
                "2:the command was wrong",
                "3:no hub, no such party, or no such file"
            },
            footer = {"", "Example:", "  stafett ledger import balance.xml --as 310000418 --json"})
    int importBalances(
            @Parameters(paramLabel = "FILE", description = "The file.") Path file,
            @Option(names = "--as", required = true, paramLabel = "PARTY", description = "Whose balance it is.")
                    String party,
            @Mixin DataOption data,
            @Mixin Output output) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CouldNotBeDone(file + " can't be read", "Give the name of a file.");
        }
        if (!party.matches("[0-9]{9}")) {
            throw new ParameterException(spec.commandLine(), "A party is named by its nine digits.");
        }
        var findings = new ArrayList<RowFinding>();
        var last = new Last();
        try (var unused = Progress.of(output, () -> "The file is being read in")) {
            OperatorEndpoint.of(data).postFile("/ledger/import?party=" + party, file, line -> {
                if (line.has("outcome")) {
                    last.outcome = line.path("outcome");
                } else {
                    line.path("findings").forEach(finding -> findings.add(finding(line, finding)));
                }
            });
        }
        var outcome = last.outcome;
        if (outcome == null) {
            throw new CouldNotBeDone(
                    "it was interrupted",
                    "Run the same command again: who is read in stays so. See log/hub.log in the data folder.");
        }
        var done = new Import(
                outcome.path("imported").asInt(0),
                outcome.path("doubles").asInt(0),
                outcome.path("misses").asInt(0),
                findings,
                outcome.path("unchanged").asInt(0),
                outcome.path("rejected").asInt(0),
                outcome.path("held").asInt(0),
                outcome.path("complete").asBoolean(false));
        output.say(done, out -> print(done, out));
        return done.complete() && done.rejected() == 0 ? 0 : 1;
    }

    private static final class Last {
        private @Nullable JsonNode outcome;
    }

    private static RowFinding finding(JsonNode row, JsonNode finding) {
        return new RowFinding(
                row.path("row").asInt(0),
                row.path("line").asInt(0),
                row.path("status").asString(""),
                finding.path("code").asString(""),
                finding.path("name").asString(""),
                finding.path("severity").asString("").toLowerCase(java.util.Locale.ROOT),
                finding.path("at").isString() ? Optional.of(finding.path("at").asString("")) : Optional.empty(),
                new BothLanguages(
                        finding.path("en").asString(""), finding.path("nb").asString("")));
    }

    private static void print(Import done, PrintWriter out) {
        for (var finding : done.findings()) {
            out.println(
                    "row " + finding.row() + ", line " + finding.line() + "  " + finding.code() + " " + finding.name()
                            + finding.at().map(place -> "  at " + place).orElse(""));
            out.println("    " + finding.text().en());
        }
        out.println(done.imported() + " imported, " + done.unchanged() + " unchanged, " + done.rejected() + " rejected"
                + (done.held() > 0 ? ", " + done.held() + " held by a fault of the hub" : "")
                + "; doubles: " + done.doubles() + ", misses: " + done.misses()
                + (done.complete() ? "" : "; the file was not read to its end"));
    }
}
