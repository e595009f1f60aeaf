package no.stafett.hub.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the random key of one entry is kept: wrapped once for each identifier that the entry names, or, where it names nobody who
 * is known, under the month's quarantine key.
 *
 * @param identifiers row ids of the identifiers, in the order of {@code wraps}
 * @param wraps the entry's key, wrapped under each identifier's key
 * @param quarantine the month ({@code 2026-11}) whose key wraps it instead, with one element in {@code wraps}
 */
public record Sealed(
        List<Long> identifiers,
        List<byte[]> wraps,
        @Nullable String quarantine) {

    /** As it stands in a row: {@code identifiers}, {@code wraps} and {@code quarantine}, in three columns from this one on. */
    public static Sealed in(ResultSet row, int column) throws SQLException {
        return new Sealed(
                List.of((Long[]) row.getArray(column).getArray()),
                List.of((byte[][]) row.getArray(column + 1).getArray()),
                row.getString(column + 2));
    }

    public Long[] identifierArray() {
        return identifiers.toArray(Long[]::new);
    }

    public byte[][] wrapArray() {
        return wraps.toArray(byte[][]::new);
    }
}
