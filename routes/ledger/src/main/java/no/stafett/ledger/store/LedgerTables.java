package no.stafett.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stafett.audit.CanonicalJson;

/**
 * Writes changes to the ledger's tables: a statement a table, however many rows.
 */
public final class LedgerTables {

    private final List<Statements> statements = new ArrayList<>();
    private final String holdUnlessTaken;

    private record Statements(Table table, String put, String remove) {}

    /** The ledger that the hub answers from. */
    public static LedgerTables live() {
        return new LedgerTables();
    }

    private LedgerTables() {
        for (var table : Table.values()) {
            statements.add(new Statements(table, putStatement(table), removeStatement(table)));
        }
        this.holdUnlessTaken = "insert into " + name(Table.HOLD) + " select * from json_populate_recordset(null::"
                + name(Table.HOLD) + ", ?::json) on conflict on constraint hold_no_overlap do nothing";
    }

    /** Writes all of a change; holds too, which a live claim writes by {@link #holdUnlessTaken} instead. */
    public void apply(Connection connection, LedgerChange change) throws SQLException {
        apply(connection, change, statements);
    }

    /** Writes all of a change but its holds. */
    public void applyExceptHolds(Connection connection, LedgerChange change) throws SQLException {
        apply(
                connection,
                change,
                statements.stream().filter(each -> each.table() != Table.HOLD).toList());
    }

    /** All statements in one turn: the driver sends those of one text together. */
    private static void apply(Connection connection, LedgerChange change, List<Statements> tables) throws SQLException {
        var texts = new ArrayList<String>();
        var rows = new ArrayList<String>();
        for (var each : tables) {
            add(texts, rows, each.remove(), change.removed(each.table()));
        }
        for (var each : tables) {
            add(texts, rows, each.put(), change.put(each.table()));
        }
        if (texts.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(String.join(";\n", texts))) {
            for (int i = 0; i < rows.size(); i++) {
                statement.setString(i + 1, rows.get(i));
            }
            statement.execute();
        }
    }

    private static void add(List<String> texts, List<String> rows, String sql, List<? extends Map<String, ?>> changed) {
        if (!changed.isEmpty()) {
            texts.add(sql);
            rows.add(json(changed));
        }
    }

    /**
     * Writes these rows of {@code hold} if no other side holds any of their keys in their periods; all of them or none.
     *
     * <p>The database decides, also between two hubs: a racing transaction waits for the first to end.
     *
     * @param claim the number of the claim whose rows they are
     * @return whether they are held now
     */
    public boolean holdUnlessTaken(Connection connection, String claim, List<? extends Map<String, ?>> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return true;
        }
        try (var insert = connection.prepareStatement(holdUnlessTaken)) {
            insert.setString(1, json(rows));
            if (insert.executeUpdate() == rows.size()) {
                return true;
            }
        }
        removeHoldsOf(connection, claim);
        return false;
    }

    /** Takes away what a claim holds. */
    public void removeHoldsOf(Connection connection, String claim) throws SQLException {
        try (var delete = connection.prepareStatement("delete from " + name(Table.HOLD) + " where claim = ?")) {
            delete.setString(1, claim);
            delete.executeUpdate();
        }
    }

    private static String putStatement(Table table) {
        var name = name(table);
        var key = String.join(", ", table.key());
        var updates = table.columnsBesideKey().stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into " + name + " select * from json_populate_recordset(null::" + name
                + ", ?::json) on conflict (" + key + ") do update set " + updates;
    }

    private static String removeStatement(Table table) {
        var name = name(table);
        var match = table.key().stream()
                .map(column -> "t." + column + " = gone." + column)
                .collect(Collectors.joining(" and "));
        return "delete from " + name + " t using json_populate_recordset(null::" + name + ", ?::json) gone where "
                + match;
    }

    private static String name(Table table) {
        return "public." + table.sqlName();
    }

    private static String json(List<? extends Map<String, ?>> rows) {
        return CanonicalJson.text(rows);
    }
}
