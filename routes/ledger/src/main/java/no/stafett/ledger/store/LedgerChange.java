package no.stafett.ledger.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one event changes in the ledger: whole rows that are put, and keys of rows that are removed. The last word on a row wins.
 *
 * <p>A row maps each column to a text, a whole number, a truth value, a list or a map, or null; dates and instants are ISO texts,
 * bytes are hexadecimal with {@code \x} before, ranges are in PostgreSQL's notation. That is at once what the audit log's event
 * holds and what the database reads, so nothing is translated between them.
 */
public final class LedgerChange {

    private final Map<Table, Map<List<Object>, @Nullable Map<String, @Nullable Object>>> rows =
            new EnumMap<>(Table.class);

    /** Adds a row, or replaces the one with the same key. */
    public LedgerChange put(Table table, Map<String, @Nullable Object> row) {
        of(table).put(table.keyOf(row), row);
        return this;
    }

    /** Removes the row with this key, if there is one. */
    public LedgerChange remove(Table table, Map<String, ?> key) {
        of(table).put(table.keyOf(key), null);
        return this;
    }

    /** Lets a later change have the last word on each row that it speaks of. */
    public LedgerChange then(LedgerChange later) {
        later.rows.forEach((table, changed) -> of(table).putAll(changed));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows put into a table. */
    public List<Map<String, @Nullable Object>> put(Table table) {
        var put = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : rows.getOrDefault(table, Map.of()).values()) {
            if (row != null) {
                put.add(row);
            }
        }
        return put;
    }

    /** The keys removed from a table, each as a map of the key's columns. */
    public List<Map<String, Object>> removed(Table table) {
        var removed = new ArrayList<Map<String, Object>>();
        rows.getOrDefault(table, Map.of()).forEach((key, row) -> {
            if (row == null) {
                var columns = new TreeMap<String, Object>();
                for (int i = 0; i < key.size(); i++) {
                    columns.put(table.key().get(i), key.get(i));
                }
                removed.add(columns);
            }
        });
        return removed;
    }

    /** As the audit log's event holds it: {@code {"put":{"fact":[…]},"removed":{"hold":[…]}}}. */
    public Map<String, Object> toEvent() {
        var put = new TreeMap<String, Object>();
        var removed = new TreeMap<String, Object>();
        for (var table : rows.keySet()) {
            var rowsPut = put(table);
            if (!rowsPut.isEmpty()) {
                put.put(table.sqlName(), rowsPut);
            }
            var keysRemoved = removed(table);
            if (!keysRemoved.isEmpty()) {
                removed.put(table.sqlName(), keysRemoved);
            }
        }
        return Map.of("put", put, "removed", removed);
    }

    /** Reads what {@link #toEvent} wrote. */
    @SuppressWarnings("unchecked") // the log's own events, whose hash has been checked
    public static LedgerChange fromEvent(Map<String, ? extends @Nullable Object> event) {
        var change = new LedgerChange();
        ((Map<String, List<Map<String, Object>>>) Objects.requireNonNull(event.get("removed")))
                .forEach((table, keys) -> keys.forEach(key -> change.remove(Table.of(table), key)));
        ((Map<String, List<Map<String, @Nullable Object>>>) Objects.requireNonNull(event.get("put")))
                .forEach((table, puts) -> puts.forEach(row -> change.put(Table.of(table), row)));
        return change;
    }

    private Map<List<Object>, @Nullable Map<String, @Nullable Object>> of(Table table) {
        return rows.computeIfAbsent(table, t -> new LinkedHashMap<>());
    }
}
