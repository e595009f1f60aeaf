package no.stafett.cli.chaos;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.cli.demo.ThrowAwayFolder;
import no.stafett.hub.data.CannotStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Racing claims, links and unlinks. */
@Command(
        name = "races",
        mixinStandardHelpOptions = true,
        description = {
            "Claims, links and unlinks race for the same few people, from several parties, over SOAP and JMS, on several hub processes"
                    + " with one database and one broker. Are there ever two uncontested holds of one person that collide?",
            "The people are looked at in the database while the race is on, after each round and at the end; every attempt must be"
                    + " answered, and by one answer however often it was sent; the log must hold, and the rebuilt ledger be the same."
                    + " Last, a double is planted in a transaction that is rolled back: the look must find it.",
            "--without constraint is the control that must fail: the database refuses nothing any more, and the planted double stays."
        },
        exitCodeList = {
            "0:all held",
            "1:something did not, and what",
            "2:the command was wrong",
            "3:the hubs can't run here, and why"
        },
        footer = {
            "",
            "Examples:",
            "  stafett chaos races",
            "  stafett chaos races --attempts 1000000 --hubs 3 --seed 7 --json",
            "  stafett chaos races --attempts 500 --without constraint"
        })
final class RacesCommand implements Subcommand {

    /** What can be left out, to see that its absence is seen. */
    enum Without {
        CONSTRAINT
    }

    /**
     * What came of it.
     *
     * @param attempts how many were sent, each a message of its own
     * @param answered how many of them were answered
     * @param doubles pairs of uncontested claims of one person that collide, as seen at the end
     * @param answeredTwice attempts to which there were two different answers
     * @param asked how many attempts of each kind; {@code again}: how many were sent a second time
     * @param answers how many answers of each kind; {@code refused} are links and unlinks that there was nothing for
     * @param looks how often the people were looked at
     * @param rebuildDifferences rows in which the ledger that is rebuilt from the log differs
     * @param controlFound whether the look found the planted double
     * @param broken what did not hold, in words; empty: all did
     */
    record Told(
            boolean ok,
            long attempts,
            long answered,
            long doubles,
            long answeredTwice,
            int hubs,
            int connections,
            long seed,
            Map<String, Long> asked,
            Map<String, Long> answers,
            long looks,
            boolean auditVerified,
            int rebuildDifferences,
            boolean controlFound,
            List<String> broken,
            double seconds) {}

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "2000",
            description =
                    "How many attempts at least; the last round is played to its end (default: ${DEFAULT-VALUE}).")
    private long attempts = 2_000;

    @Option(
            names = "--hubs",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many hub processes (default: ${DEFAULT-VALUE}).")
    private int hubs = 2;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "How many connections for each hub; one attempt at a time on each (default: ${DEFAULT-VALUE}).")
    private int connections = 8;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Which attempts; printed, so that they can be made again. None: any.")
    private @Nullable Long seed;

    @Option(
            names = "--without",
            paramLabel = "constraint",
            description = "Leave out what makes the database refuse a double.")
    private @Nullable Without without;

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Subcommand.require(spec, attempts >= 1 && attempts <= 10_000_000, "--attempts is between 1 and 10000000.");
        Subcommand.require(spec, hubs >= 1 && hubs <= 8, "--hubs is between 1 and 8.");
        Subcommand.require(spec, connections >= 4 && connections <= 64, "--connections is between 4 and 64.");
        var began = Instant.now();
        var settings = new Races.Settings(
                attempts, hubs, connections, seed == null ? System.nanoTime() % 1_000_000 : seed, without == null);
        output.remark("Seed " + settings.seed() + ": " + attempts + " attempts on " + hubs + " hubs");
        var doing = new AtomicReference<>("Starting a database, a broker and " + hubs + " hubs");
        Races.Outcome outcome;
        try (var unused = Progress.of(output, doing::get);
                var folder = ThrowAwayFolder.make();
                var site = RaceSite.start(folder, hubs, attempts)) {
            outcome = new Races(settings, site, doing::set).run();
        } catch (CannotStart why) {
            throw new CouldNotBeDone(why.problem().en(), why.remedy().en(), why);
        }
        var told = new Told(
                outcome.broken().isEmpty(),
                outcome.attempts(),
                outcome.answered(),
                outcome.doubles(),
                outcome.answeredTwice(),
                hubs,
                hubs * connections,
                settings.seed(),
                outcome.asked(),
                outcome.answers(),
                outcome.looks(),
                outcome.auditVerified(),
                outcome.rebuildDifferences(),
                outcome.controlFound(),
                outcome.broken(),
                Duration.between(began, Instant.now()).toMillis() / 1_000.0);
        output.say(told, out -> print(told, out));
        return told.ok() ? 0 : 1;
    }

    private static void print(Told told, PrintWriter out) {
        out.println(told.answered() + " of " + told.attempts() + " attempts answered, on " + told.hubs() + " hubs over "
                + told.connections() + " connections, " + told.seconds() + " s, seed " + told.seed());
        out.println("  asked " + told.asked() + ", answers " + told.answers());
        out.println("doubles " + told.doubles() + ", answered twice " + told.answeredTwice() + "; looked at "
                + told.looks() + " times; the planted double was " + (told.controlFound() ? "found" : "NOT FOUND"));
        out.println("the log " + (told.auditVerified() ? "holds" : "DOES NOT HOLD") + "; the rebuilt ledger differs in "
                + told.rebuildDifferences() + " rows");
        out.println(told.broken().isEmpty() ? "all held" : "did not hold:");
        told.broken().forEach(line -> out.println("  " + line));
    }
}
