package no.stafett.cli.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.hub.data.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job, once, on embedded parts in a throw-away folder. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "The main job, once, on a real hub in a throw-away folder: a few invented people's way from reception centre"
                    + " to work, with doubles that are refused and misses that are found.",
            "The story is told as it happens (with --json on standard error). Nothing is left behind."
        },
        exitCodeList = {
            "0:every promise held",
            "1:at least one did not; what was expected is printed",
            "2:the command was wrong",
            "3:the hub can't run here, and why"
        },
        footer = {"", "Examples:", "  stafett demo", "  stafett demo --all", "  stafett demo --json 2>/dev/null"})
public final class DemoCommand implements Subcommand {
    /**
     * The contract's fields, and each promise.
     *
     * @param ok whether every promise held
     * @param people how many people the story was about
     * @param messages documents that parties handed in
     * @param receipts receipts whose proof was checked offline
     * @param doublesRefused claims that were refused as doubles
     * @param missesFound duties that a party was told to be overdue with, and advice that one was reminded of and let pass
     * @param auditVerified whether the log agrees with itself, and the ledger with the log
     * @param seconds how long it took, with starting and cleaning up
     * @param journeys the stories, with what was found in each
     * @param promises what each step promised
     */
    record Told(
            boolean ok,
            int people,
            int messages,
            int receipts,
            int doublesRefused,
            int missesFound,
            boolean auditVerified,
            double seconds,
            List<Journeyed> journeys,
            List<Narrator.Promise> promises) {}

    /**
     * A story that was played.
     *
     * @param journey its title
     * @param held whether every promise in it held
     * @param promises how many there were
     * @param doubles what was found doubled, or refused as a double
     * @param misses what was found missed, and whose it was
     */
    record Journeyed(String journey, boolean held, int promises, List<String> doubles, List<String> misses) {}

    @Option(names = "--all", description = "Every journey there is, not only the shortest round.")
    private boolean all;

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var began = Instant.now();
        var narrator = new Narrator(story(), output.json() ? Ansi.OFF : Ansi.AUTO);
        Told told;
        try (var folder = ThrowAwayFolder.make()) {
            told = played(folder.path(), narrator, began);
        }
        output.say(told, out -> sum(told, out));
        return told.ok() ? 0 : 1;
    }

    private Told played(Path folder, Narrator narrator, Instant began) {
        narrator.says("Stafett: integration services without doubles and without gaps.");
        narrator.says("Starting a hub with its own database and broker in " + folder + " ...");
        var data = folder.resolve("data");
        var journeys = all ? everyJourney() : shortestRound();
        try (var hub = Hub.start(startingOn(data, journeys.get(0).begins()))) {
            var stage = new Stage(data, folder.resolve("papers"), hub.addresses(), narrator);
            var parties = new ArrayList<>(Cast.parties());
            if (all) {
                parties.addAll(Cast.otherParties());
            }
            stage.enterAll(parties);
            narrator.says("Ready after " + secondsSince(began) + " s. "
                    + parties.size() + " parties: "
                    + String.join(
                            ", ", parties.stream().map(DemoCommand::introduced).toList()) + ".");
            var told = new ArrayList<Journeyed>();
            for (var journey : journeys) {
                told.add(journeyed(stage, narrator, journey, parties));
            }
            return finale(stage, narrator, began, parties, told);
        } catch (CannotStart why) {
            throw new CouldNotBeDone(why.problem().en(), why.remedy().en(), why);
        }
    }

    /** A hub whose clock begins on a day, and which finds at once what is put into a folder whole. */
    private static HubOptions startingOn(Path data, LocalDate day) {
        var options = HubOptions.at(data)
                .with("stafett.intake.folder-every", "100ms")
                .with("stafett.intake.folder-quiet", "100ms");
        return day.isBefore(LocalDate.now(Stage.NORWAY))
                ? options.with("stafett.hub.begins-on", day.toString())
                : options;
    }

    private static List<Journey> shortestRound() {
        return List.of(AminaJourney.toRecognition(), new FatimaJourney(), new LaylaJourney(), new IngridJourney());
    }

    /** All twelve: first those that tell of what was, then in the order of their numbers. */
    private static List<Journey> everyJourney() {
        return List.of(
                new AhmadJourney(),
                new DawitJourney(),
                AminaJourney.toWork(),
                new OleksandrJourney(),
                new FatimaJourney(),
                new HaileJourney(),
                new YusufAndSamiraJourney(),
                new MaryamJourney(),
                new LaylaJourney(),
                new NadiaJourney(),
                new TekleJourney(),
                new AnnaJourney(),
                new IngridJourney());
    }

    /** One journey, and what was found in it. With all of them, its people leave at its end, so that each stands alone. */
    private Journeyed journeyed(Stage stage, Narrator narrator, Journey journey, List<Party> parties) {
        narrator.chapter(journey.title());
        var doublesBefore = stage.doubles().size();
        var missesBefore = stage.misses().size();
        var remindersBefore = stage.remindersOfAdvice();
        var promisesBefore = narrator.promises().size();
        stage.comesTo(journey.begins());
        journey.play(stage);
        stage.everybodyReads(parties);
        var doubles = from(stage.doubles(), doublesBefore);
        var misses = from(stage.misses(), missesBefore);
        if (all) {
            var reminders = stage.remindersOfAdvice() - remindersBefore;
            nothingElse(stage, journey, doubles, misses, reminders);
        }
        var promises = from(narrator.promises(), promisesBefore);
        return new Journeyed(
                journey.title(),
                promises.stream().allMatch(Narrator.Promise::held),
                promises.size(),
                sorted(doubles),
                sorted(misses));
    }

    /** What a journey says is doubled and missed in it has been found, and nothing else; then its people leave. */
    private static void nothingElse(
            Stage stage, Journey journey, List<Doubled> doubles, List<Missed> misses, int remindersOfAdvice) {
        stage.step(
                "In this story was found: doubled " + sorted(journey.doubles()) + ", missed " + sorted(journey.misses())
                        + ", and nothing else.",
                "integreringsloven § 41",
                () -> {
                    stage.leave(journey.people());
                    same("doubled", journey.doubles(), doubles);
                    same("missed", journey.misses(), misses);
                    var advice = journey.misses().stream()
                            .filter(missed -> missed.how() == Missed.How.LET_PASS)
                            .count();
                    Stage.expect(
                            remindersOfAdvice == advice,
                            advice + " reminders of what is advised",
                            remindersOfAdvice + " reminders");
                });
    }

    private static void same(String what, List<?> expected, List<?> found) {
        Stage.expect(
                sorted(expected).equals(sorted(found)),
                what + ": " + sorted(expected),
                sorted(found).toString());
    }

    private static List<String> sorted(List<?> some) {
        return some.stream().map(Object::toString).sorted().toList();
    }

    private static <T> List<T> from(List<T> all, int first) {
        return List.copyOf(all.subList(first, all.size()));
    }

    private Told finale(Stage stage, Narrator narrator, Instant began, List<Party> parties, List<Journeyed> journeys) {
        narrator.chapter("At the end: what was counted, and the proof");
        stage.everybodyReads(parties);
        if (all) {
            stage.step(
                    "Each of the six sorts of party has sent and received: the baton went all the way round.",
                    "integreringsloven § 50",
                    () -> {
                        var relayed = stage.relayed().stream().map(Party::role).collect(Collectors.toSet());
                        var missing = Cast.relay().stream()
                                .filter(role -> !relayed.contains(role))
                                .toList();
                        Stage.expect(missing.isEmpty(), "all of them", "not " + missing);
                    });
        }
        stage.step(
                "Doubles were refused before they happened: claims that collided with what had been given.",
                "integreringsloven § 41",
                () -> Stage.expect(stage.doublesRefused() >= 1, "a double to be refused", "none"));
        stage.step(
                "What was missed was found and told, each once: " + counted(stage.misses()) + ".",
                "integreringsloven §§ 11, 12, 31",
                () -> Stage.expect(!stage.misses().isEmpty(), "a miss to be found", "none"));
        var receipts = new int[1];
        stage.step(
                "Every receipt proves by itself, without the hub, that its message is in the log.",
                "forvaltningsloven § 11 d",
                () -> receipts[0] = stage.receiptsThatHold());
        var verified = new boolean[1];
        stage.step(
                "The log is recomputed leaf by leaf, and the whole ledger rebuilt from it: the same, row for row.",
                "personopplysningsloven § 1, GDPR article 5 (2)",
                () -> {
                    var holds = stage.logHolds();
                    Stage.expect(holds, "the log to hold", "a log that does not");
                    var follows = stage.ledgerFollowsFromLog();
                    Stage.expect(follows, "the rebuilt ledger to be the same", "another one");
                    verified[0] = true;
                });
        return new Told(
                narrator.promises().stream().allMatch(Narrator.Promise::held),
                all ? Cast.everybody() : Cast.people(),
                stage.messages(),
                receipts[0],
                stage.doublesRefused(),
                stage.misses().size(),
                verified[0],
                secondsSince(began),
                journeys,
                narrator.promises());
    }

    /** Such as: 2 to Bergen, 1 to Tønsberg. */
    private static String counted(List<Missed> misses) {
        return misses.stream()
                .collect(Collectors.groupingBy(
                        missed -> missed.told().name(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(party -> party.getValue() + " to " + party.getKey())
                .collect(Collectors.joining(", "));
    }

    private static void sum(Told told, PrintWriter out) {
        var broken = told.promises().stream().filter(promise -> !promise.held()).count();
        out.println();
        out.println(
                told.ok()
                        ? "Every promise held: " + told.promises().size() + " of them."
                        : broken + " of " + told.promises().size() + " promises did NOT hold.");
        out.println(told.people() + " people, " + told.messages() + " messages, " + told.receipts()
                + " receipts checked, " + told.doublesRefused() + " doubles refused, " + told.missesFound()
                + " misses found, " + told.seconds() + " s.");
    }

    /** The story goes where it disturbs no reader of the result. */
    private PrintWriter story() {
        return output.json() ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    private static String introduced(Party party) {
        return party.name() + " (" + party.carrier().name().toLowerCase(java.util.Locale.ROOT) + ")";
    }

    private static double secondsSince(Instant began) {
        return Duration.between(began, Instant.now()).toMillis() / 100 / 10.0;
    }
}
