package no.stafett.cli.hub;

import java.util.Map;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows or moves the hub's clock. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = {
            "Show the hub's clock, or move it forward (trying out only); scanner and notices follow.",
            "It is done when what fell due has been looked at."
        },
        exitCodeList = {"0:done", "2:the command was wrong", "3:no hub, or the clock may not be moved so"},
        footer = {"", "Examples:", "  stafett clock", "  stafett clock +P3M", "  stafett clock 2027-03-01"})
public final class ClockCommand implements Subcommand {
    /** The contract's field. */
    record Clock(String now) {}

    @Parameters(
            arity = "0..1",
            paramLabel = "+PERIOD|DATE",
            description = "A period from now, such as +P3M; a day; or an instant in UTC.")
    private @Nullable String to;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var hub = OperatorEndpoint.of(data);
        try (var unused = Progress.of(output, () -> "What fell due is being looked at")) {
            var answer = to == null ? hub.get("/clock") : hub.post("/clock", Map.of("to", to));
            var clock = new Clock(answer.path("now").asString(""));
            output.say(clock, out -> out.println(clock.now()));
        }
        return 0;
    }
}
