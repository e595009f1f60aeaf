package no.stafett.cli.simulate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.cli.demo.ThrowAwayFolder;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.hub.data.CannotStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Random lives against the real ledger. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Random lives against the real ledger, in a throw-away folder: does it let a double through, or leave a miss untold?",
            "Invented people are registered, settled, given services, moved and mistaken for each other over years of a clock that is"
                    + " set; every document takes the hub's own way from the checks on. Doubles are counted from what was really"
                    + " given, misses by a judge of its own. The same seed gives the same lives.",
            "--without is the control that must fail: without claims there are doubles, without the scanner there are misses."
        },
        exitCodeList = {
            "0:no invariant is broken, no double, no miss; with --without: no invariant is broken",
            "1:otherwise",
            "2:the command was wrong",
            "3:the hub can't run here, and why"
        },
        footer = {
            "",
            "Examples:",
            "  stafett simulate --people 1000 --years 2 --seed 7",
            "  stafett simulate --people 300 --years 2 --seed 7 --without claims --json"
        })
public final class SimulateCommand implements Subcommand {

    /** What can be left out, to see that it is what prevents or finds. */
    enum Without {
        CLAIMS,
        SCANNER
    }

    /**
     * The contract's fields, and what the run was about.
     *
     * @param messages documents handed in, those that came again included
     * @param doubles what was really given twice to somebody whom the hub knew to be one person
     * @param misses what was due, passed, and was told to nobody by the day after
     * @param invariantsBroken in words, each with its number in the documentation
     * @param entries of the log: messages, and what came of the mere passing of time
     * @param secondsOf where the time went; the rest is starting and stopping
     * @param doubledUnderTwoNumbers what was given twice before two numbers were known to be one person's: nobody could have known
     * @param dues how many due dates passed that somebody had to be told of, as the judge sees it
     * @param doubled some of the doubles, so that they can be looked for
     * @param missed some of the misses
     * @param happened how often what happened
     * @param rejected why documents were rejected, and how often
     * @param notices how many notices there are of each kind
     */
    record Told(
            int people,
            long messages,
            long doubles,
            long misses,
            List<String> invariantsBroken,
            double seconds,
            long seed,
            int years,
            long entries,
            Map<String, Double> secondsOf,
            long doubledUnderTwoNumbers,
            long dues,
            List<String> doubled,
            List<String> missed,
            Map<String, Long> happened,
            Map<String, Long> rejected,
            Map<String, Long> notices) {}

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many people (default: ${DEFAULT-VALUE}).")
    private int people = 1_000;

    @Option(
            names = "--years",
            paramLabel = "Y",
            defaultValue = "4",
            description = "For how many years (default: ${DEFAULT-VALUE}).")
    private int years = 4;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Which lives; printed, so that they can be lived again. None: any.")
    private @Nullable Long seed;

    @Option(
            names = "--parties",
            paramLabel = "N",
            defaultValue = "30",
            description = "About how many parties, from 24 to 80 (default: ${DEFAULT-VALUE}).")
    private int parties = 30;

    @Option(
            names = "--without",
            paramLabel = "claims|scanner",
            description = "Leave out what prevents doubles, or what finds misses.")
    private @Nullable Without without;

    @Option(
            names = "--eventful",
            description =
                    "More happens to each, and sooner: moves, second numbers, transfers, mistakes. For short runs.")
    private boolean eventful;

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Subcommand.require(spec, people >= 1 && people <= 800_000, "--people is between 1 and 800000.");
        Subcommand.require(spec, years >= 1 && years <= 20, "--years is between 1 and 20.");
        Subcommand.require(
                spec, parties >= Offices.FEWEST && parties <= Offices.MOST, "--parties is between 24 and 80.");
        var began = Instant.now();
        var settings = new Simulation.Settings(
                people,
                years,
                seed == null ? System.nanoTime() % 1_000_000 : seed,
                parties,
                without != Without.CLAIMS,
                without != Without.SCANNER,
                eventful);
        output.remark("Seed " + settings.seed() + ": " + people + " people, " + years
                + (years == 1 ? " year" : " years") + " from " + Simulation.BEGINS);
        Simulation.Outcome outcome;
        try (var folder = ThrowAwayFolder.make()) {
            outcome = simulated(folder.path().resolve("data"), settings);
        }
        var told = new Told(
                people,
                outcome.messages(),
                outcome.doubles(),
                outcome.misses(),
                outcome.broken(),
                Duration.between(began, Instant.now()).toMillis() / 1_000.0,
                settings.seed(),
                years,
                outcome.entries(),
                outcome.secondsOf(),
                outcome.doubledUnderTwoNumbers(),
                outcome.dues(),
                outcome.doubled(),
                outcome.missed(),
                outcome.happened(),
                outcome.rejected(),
                outcome.notices());
        output.say(told, out -> print(told, out));
        boolean asItMustBe = without != null || (told.doubles() == 0 && told.misses() == 0);
        return asItMustBe && told.invariantsBroken().isEmpty() ? 0 : 1;
    }

    private Simulation.Outcome simulated(Path data, Simulation.Settings settings) {
        var options = HubOptions.at(data)
                .with("stafett.hub.begins-on", Simulation.BEGINS.minusDays(1).toString())
                .with("stafett.watch.scan-every", "30000d") // the simulated days have the scanner look
                .with("stafett.watch.people-at-once", "1000");
        var day = new AtomicReference<LocalDate>(Simulation.BEGINS);
        try (var hub = Hub.start(options);
                var unused = Progress.of(output, () -> "Lives " + day.get())) {
            return new Simulation(settings, hub, day::set).run();
        } catch (CannotStart why) {
            throw new CouldNotBeDone(why.problem().en(), why.remedy().en(), why);
        }
    }

    private static void print(Told told, PrintWriter out) {
        out.println(told.people() + " people, " + told.messages() + " messages, " + told.seconds() + " s, seed "
                + told.seed());
        out.println(told.entries() + " entries of the log; "
                + told.secondsOf().entrySet().stream()
                        .map(part -> part.getKey() + " " + Math.round(part.getValue()) + " s")
                        .sorted()
                        .collect(Collectors.joining(", ")));
        out.println("doubles " + told.doubles() + ", misses " + told.misses() + " (of " + told.dues()
                + " that somebody had to be told of)");
        if (told.doubledUnderTwoNumbers() > 0) {
            out.println(
                    "given twice before two numbers were known to be one person's: " + told.doubledUnderTwoNumbers());
        }
        out.println(told.invariantsBroken().isEmpty() ? "no invariant is broken" : "broken:");
        new TreeSet<>(told.invariantsBroken()).forEach(line -> out.println("  " + line));
        told.doubled().forEach(line -> out.println("  double: " + line));
        told.missed().forEach(line -> out.println("  miss: " + line));
        told.happened().forEach((what, count) -> out.println("  " + what + ": " + count));
        told.rejected().forEach((what, count) -> out.println("  rejected, " + what + ": " + count));
        told.notices().forEach((what, count) -> out.println("  notice " + what + ": " + count));
    }
}
