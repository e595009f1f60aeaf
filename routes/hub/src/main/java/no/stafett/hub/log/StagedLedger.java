package no.stafett.hub.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafett.audit.CanonicalJson;
import no.stafett.ledger.store.LedgerChange;
import no.stafett.ledger.store.Table;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The ledger's tables made anew in a schema of their own, from recorded changes, in bulk.
 *
 * <p>Each change is only added at first, with its number, by one {@code COPY} a table: nothing is looked up. At the end the last word
 * on each row makes the table. Beside writing each row in its place, as the live ledger does, that is a tenth of the work.
 *
 * <p>Source: PostgreSQL 18, COPY, "Text Format". Texts, dates, ranges and bytes stand in a change as the database reads them.
 */
final class StagedLedger {

    private final String schema;
    private long number;

    /**
     * Tables in a schema of our own.
     *
     * @param schema a name of our own making; it exists, and is empty
     */
    StagedLedger(String schema) {
        this.schema = schema;
    }

    /** Makes the tables that changes are added to. */
    void make(Connection connection) throws SQLException {
        for (var table : Table.values()) {
            execute(
                    connection,
                    "create unlogged table " + staged(table) + " as select " + String.join(", ", columns(table))
                            + ", 0::bigint as nth_change, false as removed from public." + table.sqlName()
                            + " with no data");
        }
    }

    /** Adds a change, later than all that were added before. */
    void add(Connection connection, LedgerChange change) throws SQLException {
        number++;
        for (var table : Table.values()) {
            var columns = columns(table);
            var text = new StringBuilder();
            for (var key : change.removed(table)) {
                row(text, columns, key, true);
            }
            for (var row : change.put(table)) {
                row(text, columns, row, false);
            }
            if (!text.isEmpty()) {
                copy(connection, table, columns, text);
            }
        }
    }

    /** Makes the tables: of each row its last word, unless that was its removal. */
    void settle(Connection connection) throws SQLException {
        for (var table : Table.values()) {
            var columns = String.join(", ", columns(table));
            var key = String.join(", ", table.key());
            execute(
                    connection,
                    "create unlogged table " + settled(table) + " as select " + columns + " from (select distinct on ("
                            + key + ") * from " + staged(table) + " order by " + key
                            + ", nth_change desc) as last where not removed");
            execute(connection, "drop table " + staged(table));
            execute(connection, "analyze " + settled(table));
        }
    }

    /** The name of a table that was made. */
    String settled(Table table) {
        return schema + "." + table.sqlName();
    }

    private String staged(Table table) {
        return schema + ".staged_" + table.sqlName();
    }

    private static List<String> columns(Table table) {
        return Stream.concat(table.key().stream(), table.columnsBesideKey().stream())
                .toList();
    }

    private void row(
            StringBuilder text, List<String> columns, Map<String, ? extends @Nullable Object> row, boolean removed) {
        for (var column : columns) {
            value(text, row.get(column));
            text.append('\t');
        }
        text.append(number).append('\t').append(removed ? 't' : 'f').append('\n');
    }

    private static void value(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
            escape(text, CanonicalJson.text(value));
        } else {
            escape(text, value.toString());
        }
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private void copy(Connection connection, Table table, List<String> columns, StringBuilder text)
            throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + staged(table)
                                    + columns.stream().collect(Collectors.joining(", ", " (", ", nth_change, removed)"))
                                    + " from stdin",
                            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("From memory nothing can fail", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
