package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import no.stafett.hub.Hub;
import no.stafett.hub.delivery.Relay;
import no.stafett.hub.operate.AuditOperations;
import no.stafett.hub.operate.HubClock;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.hub.watch.Scanner;
import org.apache.camel.ProducerTemplate;

/**
 * Lives the days of a world, one after the other: in the morning the clock is set and the scanner looks, then every household with
 * something to do does it, many at once, so that the hub's groups are full. The next day begins when all of them have their answers.
 */
final class Simulation {
    /** The first day: before two reforms and the directorate's taking over of recognition. */
    static final LocalDate BEGINS = LocalDate.of(2022, 6, 1);

    /** As many documents may be under way at once: two groups of the hub, of a hundred each, and the next ones being written. */
    private static final int AT_ONCE = 240;

    private final Settings settings;
    private final Hub hub;
    private final Consumer<LocalDate> watcher;
    private final World world;
    private final Ledger ledger;
    private final List<Inhabitant> everybody = new ArrayList<>();
    private final ConcurrentSkipListMap<LocalDate, ConcurrentLinkedQueue<Household>> days =
            new ConcurrentSkipListMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Double> secondsOf = new TreeMap<>();

    /**
     * What is simulated.
     *
     * @param claims whether providers ask before they start
     * @param scanner whether the scanner looks
     * @param eventful whether more happens to each, and sooner
     */
    record Settings(int people, int years, long seed, int parties, boolean claims, boolean scanner, boolean eventful) {
        LocalDate until() {
            return BEGINS.plusYears(years);
        }
    }

    /**
     * What came of it.
     *
     * @param doubles given twice, though both were asked for under what is one person for the hub
     * @param doubledUnderTwoNumbers given twice under numbers that were not known to be one person's
     * @param misses due and passed, and nobody was told by the day after
     * @param doubled some of the doubles
     * @param missed some of the misses
     * @param dues how many were watched for that
     * @param entries how many entries the log has
     * @param secondsOf where the time went
     */
    record Outcome(
            long messages,
            long entries,
            Map<String, Double> secondsOf,
            long doubles,
            long doubledUnderTwoNumbers,
            long misses,
            long dues,
            List<String> broken,
            List<String> doubled,
            List<String> missed,
            Map<String, Long> happened,
            Map<String, Long> rejected,
            Map<String, Long> notices) {}

    Simulation(Settings settings, Hub hub, Consumer<LocalDate> watcher) {
        this.watcher = watcher;
        this.settings = settings;
        this.hub = hub;
        this.ledger = new Ledger(hub.part(DataSource.class));
        this.world = new World(
                new Entrance(hub.part(ProducerTemplate.class)),
                ledger,
                Offices.of(settings.parties(), BEGINS),
                Statute.ofStandard(),
                new Tally(),
                settings.claims(),
                settings.eventful(),
                settings.until());
    }

    Outcome run() {
        ledger.dontWaitForDisk();
        hub.part(Relay.class).close(); // nobody reads: what is sent stays in the outbox
        enterOffices();
        for (var household : new Births(settings, world).households()) {
            everybody.addAll(household.people);
            await(household);
        }
        live();
        return judge();
    }

    private void enterOffices() {
        for (var office : world.offices().all()) {
            hub.part(PartyAdministration.class)
                    .add(new Party(
                            office.number(),
                            office.role(),
                            "Simulated",
                            office.territory(),
                            office.from(),
                            office.until(),
                            Party.State.ACTIVE,
                            List.of()));
        }
    }

    private void await(Household household) {
        var next = household.next();
        if (next != null && !next.isAfter(settings.until())) {
            days.computeIfAbsent(next, day -> new ConcurrentLinkedQueue<>()).add(household);
        }
    }

    private void live() {
        var pool = Executors.newFixedThreadPool(AT_ONCE, task -> {
            var thread = new Thread(task, "household");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (var day = BEGINS; !day.isAfter(settings.until()); day = day.plusDays(1)) {
                watcher.accept(day);
                dawn(day);
                var due = days.remove(day);
                if (due != null) {
                    var today = day;
                    timed("lives", () -> live(pool, due, today));
                }
                if (day.getDayOfMonth() == 1) {
                    var first = day;
                    timed(
                            "invariants",
                            () -> broken.addAll(ledger.brokenOfSome(first, first.getMonthValue(), settings.scanner())));
                    ledger.forgetWhatWasSent();
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void dawn(LocalDate day) {
        if (!hub.part(HubClock.class).moveForwardTo(Entrance.morningOf(day))) {
            throw new IllegalStateException("The day " + day + " took longer than a day");
        }
        if (settings.scanner()) {
            timed("scanner", () -> hub.part(Scanner.class).runNow());
        }
    }

    private void timed(String what, Runnable part) {
        long began = System.nanoTime();
        part.run();
        secondsOf.merge(what, (System.nanoTime() - began) / 1e9, Double::sum);
    }

    private void live(ExecutorService pool, Iterable<Household> due, LocalDate day) {
        var lived = new ArrayList<Future<?>>();
        for (var household : due) {
            lived.add(pool.submit(() -> {
                household.live(day);
                await(household);
            }));
        }
        try {
            for (var one : lived) {
                one.get(10, TimeUnit.MINUTES);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A household could not live its day", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("A day was not lived to its end in time", e);
        }
    }

    // --- afterwards

    private Outcome judge() {
        var last = settings.until();
        broken.addAll(world.entrance().broken());
        timed(
                "invariants",
                () -> broken.addAll(ledger.brokenOfAll(last, world.entrance().distinct(), settings.scanner())));
        var judgement = new Judgement(world.statute(), ledger, everybody, last);
        broken.addAll(judgement.broken());
        timed("rebuild", this::rebuild);
        return new Outcome(
                world.entrance().sent(),
                ledger.entries(),
                Map.copyOf(secondsOf),
                judgement.doubles(),
                judgement.doubledUnderTwoNumbers(),
                judgement.misses(),
                judgement.dues(),
                List.copyOf(broken),
                judgement.doubled(),
                judgement.missed(),
                world.tally().all(),
                world.entrance().rejected(),
                ledger.notices());
    }

    private void rebuild() {
        var rebuilt = hub.part(AuditOperations.class).rebuild();
        if (!rebuilt.ok()) {
            rebuilt.differences().stream().limit(5).forEach(one -> broken.add("5: rebuilt otherwise: " + one));
        }
    }
}
