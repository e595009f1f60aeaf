package no.stafett.hub.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import no.stafett.audit.Hash;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.keys.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log from its beginning, and opens the events whose keys are left.
 *
 * <p>The log is dense and only grows, so it is read page by page, each a statement of its own: no transaction is held open, however
 * long the log is, and what is appended meanwhile is simply not read.
 */
public final class LogReader {

    private static final String PAGE = """
            select index, hash, entry, kind, event, identifiers, wraps, quarantine from audit_leaf
            where index >= ? and index < ? order by index
            """;
    private static final int HASHES_AT_ONCE = 20_000;

    private final Vault vault;

    public LogReader(Vault vault) {
        this.vault = vault;
    }

    /** How an event is to be had. */
    public enum State {
        /** It is there. */
        READ,
        /** It was erased, or the keys that open it were destroyed: that is no fault. */
        GONE,
        /** It was changed: ciphertext or wrap do not fit the key, or salt, event and detail do not fit the leaf hash. */
        CHANGED
    }

    /**
     * A leaf of the log with its event.
     *
     * @param index its place
     * @param hash the leaf hash as stored
     * @param entry the id by which the ledger's rows name it
     * @param kind what happened
     * @param state how its event is to be had
     * @param event null unless it was read
     */
    public record LoggedEntry(
            long index,
            Hash hash,
            long entry,
            String kind,
            State state,
            @Nullable LogEvent event) {

        @Override
        public String toString() {
            return "LoggedEntry[" + index + " " + kind + " " + state + "]";
        }
    }

    private record Row(long index, Hash hash, long entry, String kind, byte @Nullable [] event, Sealed sealed) {}

    /** The entries from one index to before another, in order, with their events; as many as there are. */
    public List<LoggedEntry> read(Connection connection, long from, long to) throws SQLException {
        var rows = rows(connection, from, to);
        List<@Nullable Optional<byte[]>> keys = keys(connection, rows);
        return IntStream.range(0, rows.size())
                .parallel()
                .mapToObj(i -> open(rows.get(i), keys.get(i)))
                .toList();
    }

    /** The leaf hashes from the beginning to before an index, in order, read as they are asked for. */
    public static Iterator<Hash> hashes(Connection connection, long to) {
        return hashes(connection, 0, to);
    }

    static Iterator<Hash> hashes(Connection connection, long from, long to) {
        return new Hashes(connection, from, to);
    }

    private static List<Row> rows(Connection connection, long from, long to) throws SQLException {
        try (var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (var result = select.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                hash(row.getBytes(2)),
                row.getLong(3),
                row.getString(4),
                row.getBytes(5),
                Sealed.in(row, 6));
    }

    /** What is no hash fits nothing. */
    private static Hash hash(byte[] bytes) {
        return bytes.length == Hash.SIZE_BYTES ? Hash.of(bytes) : Hash.OF_NOTHING;
    }

    /** For each row its key, nothing where that is gone, null where a wrap was changed. */
    private List<@Nullable Optional<byte[]>> keys(Connection connection, List<Row> rows) throws SQLException {
        try {
            return new ArrayList<>(
                    vault.openAll(connection, rows.stream().map(Row::sealed).toList()));
        } catch (IllegalStateException e) {
            var keys = new ArrayList<@Nullable Optional<byte[]>>(rows.size());
            for (var row : rows) {
                keys.add(keyOrNull(connection, row));
            }
            return keys;
        }
    }

    private @Nullable Optional<byte[]> keyOrNull(Connection connection, Row row) throws SQLException {
        try {
            return vault.open(connection, row.sealed());
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private static LoggedEntry open(Row row, @Nullable Optional<byte[]> key) {
        if (key == null) {
            return entry(row, State.CHANGED, null);
        }
        if (row.event() == null || key.isEmpty()) {
            return entry(row, State.GONE, null);
        }
        try {
            var event = LogEvent.fromBytes(Cipher256.decrypt(key.get(), row.event()));
            boolean fits = event.leaf().hash().equals(row.hash()) && event.isWhole();
            return fits ? entry(row, State.READ, event) : entry(row, State.CHANGED, null);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return entry(row, State.CHANGED, null);
        }
    }

    private static LoggedEntry entry(Row row, State state, @Nullable LogEvent event) {
        return new LoggedEntry(row.index(), row.hash(), row.entry(), row.kind(), state, event);
    }

    private static final class Hashes implements Iterator<Hash> {
        private final Connection connection;
        private final long to;
        private long next;
        private Iterator<Hash> page = List.<Hash>of().iterator();

        Hashes(Connection connection, long from, long to) {
            this.connection = connection;
            this.next = from;
            this.to = to;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && next < to) {
                page = readPage();
            }
            return page.hasNext();
        }

        @Override
        public Hash next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The log ends at " + next);
            }
            return page.next();
        }

        private Iterator<Hash> readPage() {
            long end = Math.min(to, next + HASHES_AT_ONCE);
            try (var select = connection.prepareStatement(
                    "select hash from audit_leaf where index >= ? and index < ? order by index")) {
                select.setLong(1, next);
                select.setLong(2, end);
                try (var rows = select.executeQuery()) {
                    var hashes = new ArrayList<Hash>(HASHES_AT_ONCE);
                    while (rows.next()) {
                        hashes.add(hash(rows.getBytes(1)));
                    }
                    next = end;
                    return hashes.iterator();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("The log can't be read", e);
            }
        }
    }
}
