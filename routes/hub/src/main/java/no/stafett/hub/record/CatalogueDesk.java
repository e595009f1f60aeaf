package no.stafett.hub.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.stafett.hub.operate.CatalogueOperations;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.evaluate.Effect;
import no.stafett.ledger.evaluate.Evaluation;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.person.NorwegianDay;
import no.stafett.ledger.person.PersonState;
import no.stafett.ledger.person.WorkingSet;

/** Evaluates every person with two catalogues, some at a time, in one snapshot that can write nothing. */
final class CatalogueDesk implements CatalogueOperations {
    private static final int AT_ONCE = 500;

    private final DataSource database;
    private final Supplier<Directory> directory;
    private final Supplier<Instant> clock;

    CatalogueDesk(DataSource database, Supplier<Directory> directory, Supplier<Instant> clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /** Counts while they are counted. */
    private static final class Tally {
        long people;
        long affected;
        final Map<String, long[]> services = new TreeMap<>();

        void add(Effect effect) {
            people++;
            var all = List.of(effect.opens(), effect.responsible(), effect.due(), effect.closes());
            for (int i = 0; i < all.size(); i++) {
                var touched = new TreeSet<String>();
                all.get(i).forEach(key -> touched.add(key.substring(0, key.indexOf('/'))));
                for (String service : touched) {
                    services.computeIfAbsent(service, code -> new long[all.size()])[i]++;
                }
            }
            if (all.stream().anyMatch(keys -> !keys.isEmpty())) {
                affected++;
            }
        }
    }

    @Override
    public Counts effect(Catalogue before, Catalogue after) {
        var today = NorwegianDay.of(clock.get());
        var tally = new Tally();
        try (var connection = database.getConnection()) {
            boolean automatic = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute("set transaction isolation level repeatable read, read only");
                count(connection, before, after, today, tally);
            } finally {
                connection.rollback();
                connection.setAutoCommit(automatic);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The people can't be read (" + e.getSQLState() + ")", e);
        }
        var services = new ArrayList<OfService>();
        tally.services.forEach(
                (code, counts) -> services.add(new OfService(code, counts[0], counts[1], counts[2], counts[3])));
        return new Counts(today, tally.people, tally.affected, List.copyOf(services));
    }

    private void count(Connection connection, Catalogue before, Catalogue after, LocalDate today, Tally tally)
            throws SQLException {
        var parties = directory.get();
        for (var ids = next(connection, Long.MIN_VALUE);
                !ids.isEmpty();
                ids = next(connection, ids.get(ids.size() - 1))) {
            for (PersonState person : WorkingSet.read(connection, ids)) {
                if (!person.isBlank()) {
                    var facts = person.facts();
                    var claims = person.claims();
                    tally.add(Effect.between(
                            Evaluation.evaluate(facts, claims, before, parties, today),
                            Evaluation.evaluate(facts, claims, after, parties, today)));
                }
            }
        }
    }

    private static List<Long> next(Connection connection, long after) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var select =
                connection.prepareStatement("select id from person where id > ? order by id limit " + AT_ONCE)) {
            select.setLong(1, after);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }
}
