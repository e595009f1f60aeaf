package no.stafett.hub.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.keys.Vault;

/**
 * What is next in a shard, in the order of the log.
 *
 * @param documents to be sent
 * @param unreadable rows whose keys are destroyed: nobody can read them any more
 * @param broken rows that could not be opened although their keys are there: somebody changed them
 */
record OutboxBatch(List<Document> documents, List<Long> unreadable, List<Long> broken) {

    private static final int ROWS_MAX = 100;
    private static final long BYTES_MAX = 8L << 20;

    /** The limits are parameters: a statement without any keeps the plan made while the table was empty. */
    private static final String NEXT = """
            select o.id, o.log_index, inbox, instance_id, correlation_id, original_id, type, sender, replayed, body,
                identifiers, wraps, quarantine, created_at
            from (select id, sum(bytes) over (order by log_index, id) - bytes as before
                from (select id, log_index, octet_length(body) as bytes from outbox
                    where shard = ? and inbox <> all(?::text[]) and id <> all(?::bigint[])
                    order by log_index, id limit ?) narrow) sized
            join outbox o using (id)
            where before < ?
            order by o.log_index, o.id
            """;

    /** A document, opened. */
    record Document(OutboxRow row, byte[] bytes) {
        @Override
        public String toString() {
            return "Document[" + row + "]";
        }
    }

    /**
     * Reads what is next and opens it.
     *
     * @param shutInboxes inboxes that nothing can be sent to for now
     * @param broken rows that were found to be broken before
     */
    static OutboxBatch next(
            Connection connection, Vault vault, int shard, Collection<String> shutInboxes, Collection<Long> broken)
            throws SQLException {
        var rows = new ArrayList<OutboxRow>();
        try (var select = connection.prepareStatement(NEXT)) {
            select.setInt(1, shard);
            select.setArray(2, connection.createArrayOf("text", shutInboxes.toArray()));
            select.setArray(3, connection.createArrayOf("bigint", broken.toArray()));
            select.setInt(4, ROWS_MAX);
            select.setLong(5, BYTES_MAX);
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
        var batch = new OutboxBatch(new ArrayList<>(rows.size()), new ArrayList<>(), new ArrayList<>());
        batch.open(connection, vault, rows);
        return batch;
    }

    boolean isEmpty() {
        return documents.isEmpty() && unreadable.isEmpty() && broken.isEmpty();
    }

    /** The rows that are done with once the documents are sent. */
    List<Long> done() {
        var done = new ArrayList<>(unreadable);
        documents.forEach(document -> done.add(document.row().id()));
        return done;
    }

    static void delete(Connection connection, List<Long> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from outbox where id = any(?::bigint[])")) {
            delete.setArray(1, connection.createArrayOf("bigint", rows.toArray()));
            delete.executeUpdate();
        }
    }

    private void open(Connection connection, Vault vault, List<OutboxRow> rows) throws SQLException {
        try {
            var keys = vault.openAll(
                    connection, rows.stream().map(OutboxRow::sealed).toList());
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                var key = keys.get(i);
                if (key.isPresent()) {
                    documents.add(new Document(row, Cipher256.decrypt(key.get(), row.body())));
                } else {
                    unreadable.add(row.id());
                }
            }
        } catch (IllegalStateException e) {
            documents.clear();
            unreadable.clear();
            openSingly(connection, vault, rows);
        }
    }

    private void openSingly(Connection connection, Vault vault, List<OutboxRow> rows) throws SQLException {
        for (var row : rows) {
            try {
                var key = vault.open(connection, row.sealed());
                if (key.isPresent()) {
                    documents.add(new Document(row, Cipher256.decrypt(key.get(), row.body())));
                } else {
                    unreadable.add(row.id());
                }
            } catch (IllegalStateException e) {
                broken.add(row.id());
            }
        }
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getLong("log_index"),
                row.getString("inbox"),
                row.getString("instance_id"),
                row.getString("correlation_id"),
                row.getString("original_id"),
                row.getString("type"),
                row.getString("sender"),
                row.getBoolean("replayed"),
                row.getBytes("body"),
                new Sealed(
                        List.of((Long[]) row.getArray("identifiers").getArray()),
                        List.of((byte[][]) row.getArray("wraps").getArray()),
                        row.getString("quarantine")),
                row.getTimestamp("created_at").toInstant());
    }
}
