package no.stafett.hub.watch;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.ledger.person.NorwegianDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the people for whom a day was reached on which something changes by itself, and has each evaluated.
 *
 * <p>Promise: when {@link #runNow} returns, nobody was due at its end. Two that run at once do no harm: a person who is evaluated
 * twice changes once, and each notice is sent once. Limit: a person whose day does not move when evaluated is a fault of the hub;
 * such a one is logged, left alone for an hour, and hinders nobody else.
 */
public final class Scanner {

    private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    /** Everything is a parameter: a statement without any keeps the plan made while the table was empty. */
    static final String DUE = """
            select id, attention_on from person
            where attention_on <= ? and id <> all(?::bigint[])
            order by attention_on limit ?
            """;

    /** Not before every hub on this database has read the directory anew. */
    private static final String ASKED = """
            select person, since from to_wake where since < now() - make_interval(secs => ?)
            order by since, person limit ?
            """;

    private final DataSource database;
    private final InstantSource clock;
    private final LongFunction<? extends CompletableFuture<?>> wake;
    private final int peopleAtOnce;
    private final Map<Long, Stuck> stuck = new HashMap<>();

    private record Due(long person, LocalDate on) {}

    private record Stuck(LocalDate on, long untilNanos) {}

    /**
     * A scanner.
     *
     * @param clock says what day it is
     * @param wake has one person evaluated; completes after the commit
     * @param peopleAtOnce how many are read and under way at once
     */
    public Scanner(
            DataSource database,
            InstantSource clock,
            LongFunction<? extends CompletableFuture<?>> wake,
            int peopleAtOnce) {
        this.database = database;
        this.clock = clock;
        this.wake = wake;
        this.peopleAtOnce = peopleAtOnce;
    }

    /**
     * Evaluates everybody who is due, until nobody is.
     *
     * @return how many evaluations there were
     * @throws IllegalStateException when the hub could not record; who was evaluated stays so, the rest is still due
     */
    public synchronized long runNow() {
        long evaluated = wakeAsked();
        var last = new HashMap<Long, LocalDate>();
        while (true) {
            var due = due(NorwegianDay.of(clock.instant()));
            if (due.isEmpty()) {
                return evaluated;
            }
            var next = new ArrayList<Due>(due.size());
            for (var person : due) {
                if (person.on().equals(last.put(person.person(), person.on()))) {
                    leaveAlone(person);
                } else {
                    next.add(person);
                }
            }
            wake(next);
            evaluated += next.size();
        }
    }

    /** How many are due now; no more are counted than are evaluated at once. */
    public synchronized int countDue() {
        return due(NorwegianDay.of(clock.instant())).size();
    }

    /** Those for whom the directory of parties has changed; each once for each change. */
    private long wakeAsked() {
        long evaluated = 0;
        while (true) {
            var asked = asked();
            if (asked.isEmpty()) {
                return evaluated;
            }
            wakeAll(asked.keySet());
            awake(asked);
            evaluated += asked.size();
        }
    }

    private Map<Long, Timestamp> asked() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(ASKED)) {
            connection.setAutoCommit(true);
            select.setInt(1, PartyDirectory.REFRESH_SECONDS + 1);
            select.setInt(2, peopleAtOnce);
            try (var rows = select.executeQuery()) {
                var asked = new LinkedHashMap<Long, Timestamp>();
                while (rows.next()) {
                    asked.put(rows.getLong(1), rows.getTimestamp(2));
                }
                return asked;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Whom a change of the directory concerns can't be read", e);
        }
    }

    private void awake(Map<Long, Timestamp> people) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from to_wake where person = ? and since = ?")) {
            connection.setAutoCommit(true);
            for (var person : people.entrySet()) {
                delete.setLong(1, person.getKey());
                delete.setTimestamp(2, person.getValue());
                delete.addBatch();
            }
            delete.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Whom a change of the directory concerned can't be forgotten", e);
        }
    }

    private void leaveAlone(Due person) {
        stuck.put(person.person(), new Stuck(person.on(), System.nanoTime() + LEFT_ALONE.toNanos()));
        LOG.error(
                "Ledger row {} of person is due since {} and was not moved by evaluating it: left alone for an hour",
                person.person(),
                person.on());
    }

    private void wake(List<Due> people) {
        wakeAll(people.stream().map(Due::person).toList());
    }

    private void wakeAll(Collection<Long> people) {
        var outcomes = people.stream().map(wake::apply).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(outcomes).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("What is due could not be recorded", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("What is due was not recorded within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for what is due", e);
        }
    }

    private List<Due> due(LocalDate today) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DUE)) {
            connection.setAutoCommit(true);
            long now = System.nanoTime();
            stuck.values().removeIf(each -> each.untilNanos() - now < 0);
            select.setObject(1, today);
            select.setArray(2, connection.createArrayOf("bigint", stuck.keySet().toArray()));
            select.setInt(3, peopleAtOnce);
            try (var rows = select.executeQuery()) {
                var due = new ArrayList<Due>();
                while (rows.next()) {
                    due.add(new Due(rows.getLong(1), rows.getObject(2, LocalDate.class)));
                }
                return due;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Who is due can't be read", e);
        }
    }
}
