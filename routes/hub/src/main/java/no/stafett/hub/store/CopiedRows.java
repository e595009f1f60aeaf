package no.stafett.hub.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * New rows of a table, gathered in PostgreSQL's binary form and written by one {@code COPY}, inside the caller's transaction.
 *
 * <p>Beside many inserts the database parses and plans nothing, makes room in its files for all rows at once, and logs a page and
 * not a row. Limit: a row that breaks a constraint fails all; it can't say "on conflict".
 *
 * <p>Source: PostgreSQL 18, COPY, "Binary Format"; and the types' {@code recv} functions.
 */
public final class CopiedRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    /** Time is counted from here, in microseconds. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final int NULL = -1;
    private static final int OID_OF_BYTEA = 17;
    private static final int OID_OF_INT8 = 20;

    private final Table table;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int rows;
    private int columnsLeft;

    /** A table and those of its columns that are given, in the order in which they are put. */
    public record Table(String copy, int columns) {}

    /** Names a table and its columns, with blanks between. */
    public static Table table(String name, String columns) {
        var names = List.of(columns.split(" "));
        return new Table(
                "copy " + name + " (" + String.join(", ", names) + ") from stdin (format binary)", names.size());
    }

    public CopiedRows(Table table) {
        this.table = table;
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0); // flags
            out.writeInt(0); // no header beyond this
        });
    }

    /** Begins a row: each of its columns must be put, in their order. */
    public CopiedRows row() {
        complete();
        rows++;
        columnsLeft = table.columns();
        return write(() -> out.writeShort(table.columns()));
    }

    /** A {@code bigint}. */
    public CopiedRows put(@Nullable Long value) {
        return value == null ? putNull() : put(value.longValue());
    }

    /** A {@code bigint}. */
    public CopiedRows put(long value) {
        return column(() -> {
            out.writeInt(Long.BYTES);
            out.writeLong(value);
        });
    }

    /** An {@code int}. */
    public CopiedRows put(int value) {
        return column(() -> {
            out.writeInt(Integer.BYTES);
            out.writeInt(value);
        });
    }

    /** A {@code boolean}. */
    public CopiedRows put(boolean value) {
        return column(() -> {
            out.writeInt(1);
            out.writeByte(value ? 1 : 0);
        });
    }

    /** A {@code text}. */
    public CopiedRows put(@Nullable String value) {
        return put(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code bytea}. */
    public CopiedRows put(byte @Nullable [] value) {
        return value == null
                ? putNull()
                : column(() -> {
                    out.writeInt(value.length);
                    out.write(value);
                });
    }

    /** A {@code timestamptz}, to the microsecond. */
    public CopiedRows put(Instant value) {
        return put(Duration.between(EPOCH, value).toNanos() / 1_000);
    }

    /** A {@code bigint[]}. */
    public CopiedRows putLongs(List<Long> values) {
        return column(() -> {
            arrayOf(OID_OF_INT8, values.size(), values.size() * (Integer.BYTES + Long.BYTES));
            for (var value : values) {
                out.writeInt(Long.BYTES);
                out.writeLong(value);
            }
        });
    }

    /** A {@code bytea[]}. */
    public CopiedRows putBytes(List<byte[]> values) {
        int size =
                values.stream().mapToInt(value -> Integer.BYTES + value.length).sum();
        return column(() -> {
            arrayOf(OID_OF_BYTEA, values.size(), size);
            for (var value : values) {
                out.writeInt(value.length);
                out.write(value);
            }
        });
    }

    private void arrayOf(int element, int count, int sizeBytes) throws IOException {
        int dimensions = count == 0 ? 0 : 1;
        out.writeInt((3 + 2 * dimensions) * Integer.BYTES + sizeBytes);
        out.writeInt(dimensions);
        out.writeInt(0); // none of them is null
        out.writeInt(element);
        if (dimensions == 1) {
            out.writeInt(count);
            out.writeInt(1); // the first has number one
        }
    }

    private CopiedRows putNull() {
        return column(() -> out.writeInt(NULL));
    }

    private CopiedRows column(Writing writing) {
        if (--columnsLeft < 0) {
            throw new IllegalStateException("A row has more columns than are named: " + table.copy());
        }
        return write(writing);
    }

    private void complete() {
        if (columnsLeft != 0) {
            throw new IllegalStateException("A row has fewer columns than are named: " + table.copy());
        }
    }

    /** Writes all rows, if there are any; then these rows are done with. */
    public void insert(Connection connection) throws SQLException {
        complete();
        if (rows == 0) {
            return;
        }
        write(() -> out.writeShort(NULL));
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(table.copy(), new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("From memory nothing can fail", e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private CopiedRows write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Into memory nothing can fail", e);
        }
    }
}
