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

/** Recomputes the log. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Recompute the hub's log, every leaf and every signed head.",
        exitCodeList = {"0:all of it agrees", "1:it does not", "2:the command was wrong", "3:no hub to ask"},
        footer = {"", "Example:", "  stafett audit verify --json"})
final class VerifyCommand implements Subcommand {
    /** The contract's fields, and what does not agree. */
    record Verified(boolean ok, long entries, String root, List<String> problems) {}

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        try (var unused = Progress.of(output, () -> "The log is being recomputed")) {
            var answer = OperatorEndpoint.of(data).post("/audit/verify", Map.of());
            var problems = new ArrayList<String>();
            answer.path("problems").forEach(problem -> problems.add(problem.asString("")));
            var verified = new Verified(
                    answer.path("ok").asBoolean(false),
                    answer.path("entries").asLong(0),
                    answer.path("root").asString(""),
                    problems);
            output.say(verified, out -> {
                out.println((verified.ok() ? "The log holds: " : "THE LOG DOES NOT HOLD: ") + verified.entries()
                        + " entries, root " + verified.root());
                problems.forEach(problem -> out.println("  " + problem));
            });
            return verified.ok() ? 0 : 1;
        }
    }
}
