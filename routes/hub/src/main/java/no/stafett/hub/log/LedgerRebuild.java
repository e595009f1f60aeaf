package no.stafett.hub.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.stafett.hub.log.LogReader.LoggedEntry;
import no.stafett.hub.log.LogReader.State;
import no.stafett.hub.operate.AuditOperations.Comparison;
import no.stafett.ledger.store.LedgerChange;
import no.stafett.ledger.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * Applies the changes that the log recorded, in order, to empty tables, and compares them row for row with the ledger that the hub
 * answers from. Nothing is decided again.
 *
 * <p>Most of the log is read while the hub works on; what came meanwhile is read, and all compared, in one snapshot. The rebuilt tables
 * have no constraints: many entries are applied at once, and only the last word on each row counts. That the live tables, which have the
 * constraints, are the same is the point.
 * Rows whose last change nobody can read any more (the person was erased) are left out.
 */
public final class LedgerRebuild {

    private static final String SCHEMA = "rebuild";
    private static final long ONE_AT_A_TIME = 0x72656275696c64L; // "rebuild" in ASCII
    private static final int ENTRIES_AT_ONCE = 2_000;
    private static final int DIFFERENCES_MAX = 100;

    private final DataSource database;
    private final LogReader reader;

    public LedgerRebuild(DataSource database, LogReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /** Some entries of the log, as one change. */
    private record Stretch(LedgerChange change, List<Long> gone, List<String> changed) {}

    /**
     * Rebuilds and compares.
     *
     * @throws IllegalStateException when another rebuild is running on this database, or the database fails
     */
    public Comparison run() {
        try (var connection = database.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, 0); // to compare large tables takes its time
            connection.setAutoCommit(true);
            if (!lock(connection)) {
                throw new IllegalStateException("Another rebuild is running; wait for it to end");
            }
            try {
                return rebuildAndCompare(connection);
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                execute(connection, "drop schema if exists " + SCHEMA + " cascade");
                execute(connection, "select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger could not be rebuilt (" + e.getSQLState() + ")", e);
        }
    }

    private Comparison rebuildAndCompare(Connection connection) throws SQLException {
        execute(connection, "drop schema if exists " + SCHEMA + " cascade");
        execute(connection, "create schema " + SCHEMA);
        execute(connection, "create unlogged table " + SCHEMA + ".gone (entry bigint primary key)");
        var ledger = new StagedLedger(SCHEMA);
        ledger.make(connection);
        long until = LogVerification.tip(connection).size();
        var differences = new ArrayList<>(replay(connection, ledger, 0, until));

        connection.setAutoCommit(false);
        execute(connection, "set transaction isolation level repeatable read");
        differences.addAll(replay(
                connection, ledger, until, LogVerification.tip(connection).size()));
        ledger.settle(connection);
        long rows = 0;
        for (var table : Table.values()) {
            rows += count(connection, table);
            differences.addAll(compare(connection, ledger, table));
        }
        return new Comparison(differences.isEmpty(), rows, List.copyOf(differences));
    }

    /** Applies a part of the log; the next stretch is read while one is written. Gives what of it was changed. */
    private List<String> replay(Connection connection, StagedLedger ledger, long from, long to) throws SQLException {
        var changed = new ArrayList<String>();
        var next = stretch(connection, from, to);
        for (long at = from; at < to; at += ENTRIES_AT_ONCE) {
            var stretch = join(next);
            next = stretch(connection, at + ENTRIES_AT_ONCE, to);
            try {
                ledger.add(connection, stretch.change());
                addGone(connection, stretch.gone());
            } catch (SQLException | RuntimeException e) {
                next.handle((ignored, alsoIgnored) -> null).join();
                throw e;
            }
            changed.addAll(stretch.changed());
        }
        return changed;
    }

    private CompletableFuture<Stretch> stretch(Connection own, long from, long to) throws SQLException {
        if (from >= to) {
            return CompletableFuture.completedFuture(new Stretch(new LedgerChange(), List.of(), List.of()));
        }
        long end = Math.min(to, from + ENTRIES_AT_ONCE);
        if (!own.getAutoCommit()) { // within the snapshot
            return CompletableFuture.completedFuture(merge(reader.read(own, from, end)));
        }
        return CompletableFuture.supplyAsync(() -> {
            try (var other = database.getConnection()) {
                other.setAutoCommit(true);
                return merge(reader.read(other, from, end));
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static Stretch join(CompletableFuture<Stretch> stretch) throws SQLException {
        try {
            return stretch.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
    }

    /** The last word on each row wins, so many entries are written at once. */
    private static Stretch merge(List<LoggedEntry> entries) {
        var all = new LedgerChange();
        var gone = new ArrayList<Long>();
        var changed = new ArrayList<String>();
        for (var entry : entries) {
            var event = entry.event();
            if (event != null) {
                change(event).ifPresent(all::then);
            } else if (entry.state() == State.GONE) {
                gone.add(entry.entry());
            } else {
                changed.add("log entry " + entry.index() + ": it was changed");
            }
        }
        return new Stretch(all, gone, changed);
    }

    @SuppressWarnings("unchecked") // the log's own events, whose hash has been checked
    private static Optional<LedgerChange> change(LogEvent event) {
        return event.detailJson().get("change") instanceof Map<?, ?> change
                ? Optional.of(LedgerChange.fromEvent((Map<String, @Nullable Object>) change))
                : Optional.empty();
    }

    private static void addGone(Connection connection, List<Long> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "insert into " + SCHEMA + ".gone select unnest(?::bigint[]) on conflict (entry) do nothing")) {
            insert.setArray(1, connection.createArrayOf("bigint", entries.toArray()));
            insert.executeUpdate();
        }
    }

    private static long count(Connection connection, Table table) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from " + live(table));
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> compare(Connection connection, StagedLedger ledger, Table table) throws SQLException {
        var differences = new ArrayList<String>();
        try (var select = connection.prepareStatement(comparison(ledger, table))) {
            select.setInt(1, DIFFERENCES_MAX + 1);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    differences.add(
                            differences.size() == DIFFERENCES_MAX
                                    ? table.sqlName() + ": and more"
                                    : table.sqlName() + " " + rows.getString(1) + ": " + rows.getString(2));
                }
            }
        }
        return differences;
    }

    private static String comparison(StagedLedger ledger, Table table) {
        var key = String.join(", ", table.key());
        var columns = Stream.concat(table.key().stream(), table.columnsBesideKey().stream())
                .toList();
        return "select concat_ws('/', " + key + "), case when l.entry is null then 'only in the rebuilt one'"
                + " when r.entry is null then 'only in the ledger' else 'not the same' end"
                + " from " + live(table) + " l full join " + ledger.settled(table) + " r using (" + key + ")"
                + " where (" + columnsOf("l", columns) + ") is distinct from (" + columnsOf("r", columns) + ")"
                + " and not exists (select from " + SCHEMA + ".gone where gone.entry = coalesce(l.entry, r.entry))"
                + " order by " + key + " limit ?";
    }

    private static String columnsOf(String alias, List<String> columns) {
        return columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
    }

    private static String live(Table table) {
        return "public." + table.sqlName();
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            select.setLong(1, ONE_AT_A_TIME);
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
