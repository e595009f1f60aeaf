package no.stafett.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.cli.hub.OperatorEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Rebuilds the ledger from the log, and compares. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Rebuild the ledger from the log beside the real one, and compare row for row. Changes nothing.",
        exitCodeList = {"0:they are the same", "1:they differ", "2:the command was wrong", "3:no hub to ask"},
        footer = {"", "Example:", "  stafett audit rebuild --json"})
final class RebuildCommand implements Subcommand {
    /** The contract's fields, and how many rows were compared. */
    record Rebuilt(boolean ok, List<String> differences, long rows) {}

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        try (var unused = Progress.of(output, () -> "The ledger is being rebuilt")) {
            var answer = OperatorEndpoint.of(data).post("/audit/rebuild", Map.of());
            var differences = new ArrayList<String>();
            answer.path("differences").forEach(difference -> differences.add(difference.asString("")));
            var rebuilt = new Rebuilt(
                    answer.path("ok").asBoolean(false),
                    differences,
                    answer.path("rows").asLong(0));
            output.say(rebuilt, out -> {
                out.println(
                        rebuilt.ok()
                                ? "The rebuilt ledger is the same: " + rebuilt.rows() + " rows."
                                : "THE REBUILT LEDGER DIFFERS in " + differences.size() + " places:");
                differences.forEach(difference -> out.println("  " + difference));
            });
            return rebuilt.ok() ? 0 : 1;
        }
    }
}
