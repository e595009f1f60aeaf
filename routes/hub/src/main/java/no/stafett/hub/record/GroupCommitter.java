package no.stafett.hub.record;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.stafett.ledger.person.LinkedMeanwhile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes whatever waits, up to a hundred works, into one transaction, and wakes each with its own outcome.
 *
 * <p>A group that fails is redone singly, so that a bad work costs its neighbours nothing. A work that lost a race (deadlock,
 * serialization, an identity link that came between) is tried again; one that fails for another reason is tried
 * {@value #TRIES} times and then given to the quarantine. When the database is away, works fail with {@link HubUnavailable},
 * and who brought them keeps them: the broker redelivers, a caller is told to come again.
 */
public final class GroupCommitter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    private static final int GROUP_MAX = 100;
    /** So many need not wait for more. */
    private static final int GROUP_ENOUGH = 100;
    /** How long a smaller group waits for the one before it to reach the log, and grows meanwhile. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int TRIES = 3;
    private static final int RACES_MAX = 20;

    private final LinkedBlockingDeque<Waiting> waiting = new LinkedBlockingDeque<>(10_000);
    private final Recorder recorder;
    private final ExecutorService threads;
    private final Object turn = new Object();
    private int beforeLog;
    private volatile boolean open = true;

    private record Waiting(Work work, CompletableFuture<Recorded> outcome) {}

    /** A group's turn, until it reaches the log, or ends without: then the next may begin. */
    private final class Turn implements Runnable {
        private boolean passed;

        @Override
        public void run() {
            synchronized (turn) {
                if (!passed) {
                    passed = true;
                    beforeLog--;
                    turn.notifyAll();
                }
            }
        }
    }

    /**
     * Starts the threads.
     *
     * @param threads how many groups can be under way at once; more than a few only queue at the log's tip
     */
    public GroupCommitter(Recorder recorder, int threads) {
        this.recorder = recorder;
        var number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "record-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < threads; i++) {
            this.threads.execute(this::commitGroups);
        }
    }

    /** Gives a work; the outcome comes after the commit, or the future fails and nothing has happened. */
    public CompletableFuture<Recorded> submit(Work work) {
        var outcome = new CompletableFuture<Recorded>();
        if (!open) {
            outcome.completeExceptionally(new HubUnavailable("The hub is stopping", null));
            return outcome;
        }
        try {
            waiting.put(new Waiting(work, outcome));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.completeExceptionally(new HubUnavailable("The hub is stopping", e));
        }
        return outcome;
    }

    private void commitGroups() {
        while (open) {
            try {
                var group = nextGroup();
                if (!group.isEmpty()) {
                    var mine = new Turn();
                    try {
                        commit(group, mine);
                    } finally {
                        mine.run();
                        group.forEach(GroupCommitter::leaveNobodyWaiting);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) { // the thread goes on, or the hub would record nothing and not say so
                LOG.error("A group could not be handled: {} at {}", reason(e), where(e));
            }
        }
    }

    /** What waits, but no two works under one message id: the second must see what the first left. */
    private List<Waiting> nextGroup() throws InterruptedException {
        var first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var group = new ArrayList<Waiting>();
        group.add(first);
        gather();
        waiting.drainTo(group, GROUP_MAX - 1);
        var identities = new HashSet<Object>();
        var later = new ArrayList<Waiting>();
        group.removeIf(next -> {
            boolean again = next.work() instanceof MessageWork message && !identities.add(message.identity());
            if (again) {
                later.add(next);
            }
            return again;
        });
        for (int i = later.size() - 1; i >= 0; i--) {
            waiting.addFirst(later.get(i));
        }
        return group;
    }

    /** No effect on those that have their outcome. */
    private static void leaveNobodyWaiting(Waiting waiting) {
        waiting.outcome().completeExceptionally(new HubUnavailable("A fault of the hub", null));
    }

    /** Few and large groups cost less than many small ones; one that hangs holds up no other for long. */
    private void gather() throws InterruptedException {
        synchronized (turn) {
            long begun = System.nanoTime();
            long left = GATHER_NANOS;
            while (beforeLog > 0 && waiting.size() < GROUP_ENOUGH && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(turn, left);
                left = GATHER_NANOS - (System.nanoTime() - begun);
            }
            beforeLog++;
        }
    }

    private void commit(List<Waiting> group, Runnable reachesLog) {
        if (group.size() > 1) {
            try {
                wake(group, recorder.record(group.stream().map(Waiting::work).toList(), reachesLog));
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.debug("A group of {} is redone singly: {}", group.size(), reason(e));
            }
        }
        boolean away = false;
        for (var single : group) {
            if (away) { // each would wait as long as the one before: let others have them
                single.outcome().completeExceptionally(new HubUnavailable("The database is away", null));
            } else {
                away = !commitSingle(single, reachesLog);
            }
        }
    }

    /** Returns false when there is no database to commit to, so that the next need not try. */
    private boolean commitSingle(Waiting single, Runnable reachesLog) {
        int races = 0;
        int faults = 0;
        while (true) {
            try {
                wake(List.of(single), recorder.record(List.of(single.work()), reachesLog));
                return true;
            } catch (SQLException | RuntimeException e) {
                var sql = sqlState(e);
                if (lostARace(e, sql) && races++ < RACES_MAX) {
                    pause(Duration.ofMillis(2L * races));
                    continue;
                }
                if (databaseIsAway(e, sql)) {
                    LOG.warn("The database is away: {}", reason(e));
                    single.outcome().completeExceptionally(new HubUnavailable("The database is away", e));
                    return !noConnection(e, sql);
                }
                if (++faults < TRIES) {
                    pause(Duration.ofMillis(50L * faults));
                    continue;
                }
                giveToQuarantine(single, e);
                return true;
            }
        }
    }

    private void giveToQuarantine(Waiting single, Exception cause) {
        LOG.error("A work failed {} times: {} at {}", TRIES, reason(cause), where(cause));
        if (!(single.work() instanceof MessageWork)) { // a scan comes again; an act that can't be logged is not done
            single.outcome().completeExceptionally(new HubUnavailable("Could not be recorded", cause));
            return;
        }
        try {
            single.outcome().complete(recorder.quarantine(single.work(), reason(cause), TRIES));
        } catch (SQLException | RuntimeException e) {
            single.outcome().completeExceptionally(new HubUnavailable("Neither recorded nor quarantined", e));
        }
    }

    private static void wake(List<Waiting> group, List<Recorded> outcomes) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).outcome().complete(outcomes.get(i));
        }
    }

    private static boolean lostARace(Exception e, String sqlState) {
        return e instanceof LinkedMeanwhile || sqlState.startsWith("40") || sqlState.equals("23505");
    }

    private static boolean noConnection(Exception e, String sqlState) {
        return sqlState.startsWith("08") || e instanceof java.sql.SQLTransientConnectionException;
    }

    /** Whether it is no fault of the work: the database is away or full, or another holds what it must lock. */
    private static boolean databaseIsAway(Exception e, String sqlState) {
        return sqlState.startsWith("08")
                || sqlState.startsWith("57P")
                || sqlState.startsWith("53")
                || sqlState.equals("55P03")
                || sqlState.equals("25P03")
                || e instanceof java.sql.SQLTransientException
                || e instanceof java.sql.SQLNonTransientConnectionException;
    }

    private static String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** The kind of failure and its SQL state: never the message, which may hold values. */
    private static String reason(Throwable e) {
        var state = sqlState(e);
        return e.getClass().getSimpleName() + (state.isEmpty() ? "" : " " + state);
    }

    /** Where in the hub it failed: the frames alone. */
    private static List<StackTraceElement> where(Throwable e) {
        return Stream.of(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("no.stafett."))
                .limit(5)
                .toList();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the groups under way end; what still waits fails with {@link HubUnavailable}. */
    @Override
    public void close() {
        open = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        for (var left : waiting) {
            left.outcome().completeExceptionally(new HubUnavailable("The hub is stopping", null));
        }
        waiting.clear();
    }
}
