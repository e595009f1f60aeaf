package no.stafett.hub.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stafett.hub.delivery.OutboxRow.Body;
import no.stafett.hub.delivery.OutboxRow.Envelope;
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
record OutboxBatch(List<Leaving> documents, List<Long> unreadable, List<Long> broken) {

    private static final int ROWS_MAX = 200;
    private static final long BYTES_MAX = 8L << 20;

    /** The limit is a parameter: a statement without any keeps the plan made while the table was empty. */
    private static final String NEXT = """
            select id, inbox, instance_id, correlation_id, type, sender, replayed, bytes from outbox
            where shard = ? and inbox <> all(?::text[]) and id <> all(?::bigint[])
            order by log_index, id limit ?
            """;

    private static final String CONTENT = """
            select o.id, coalesce(o.body, m.answer), coalesce(m.identifiers, o.identifiers), coalesce(m.wraps, o.wraps),
                case when m.id is null then o.quarantine else m.quarantine end
            from outbox o left join message m on m.id = o.answer_of
            where o.id = any(?::bigint[])
            """;

    /**
     * Tells what is next, and reads and opens what is not fresh.
     *
     * @param fresh documents that need not be read
     * @param shutInboxes inboxes that nothing can be sent to for now
     * @param broken rows that were found to be broken before
     */
    static OutboxBatch next(
            Connection connection,
            Vault vault,
            FreshDocuments fresh,
            int shard,
            Collection<String> shutInboxes,
            Collection<Long> broken)
            throws SQLException {
        var envelopes = new ArrayList<Envelope>();
        try (var select = connection.prepareStatement(NEXT)) {
            select.setInt(1, shard);
            select.setArray(2, connection.createArrayOf("text", shutInboxes.toArray()));
            select.setArray(3, connection.createArrayOf("bigint", broken.toArray()));
            select.setInt(4, ROWS_MAX);
            long bytes = 0;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var envelope = envelope(rows);
                    bytes += envelope.sizeBytes();
                    if (bytes > BYTES_MAX && !envelopes.isEmpty()) {
                        break;
                    }
                    envelopes.add(envelope);
                }
            }
        }
        var batch = new OutboxBatch(new ArrayList<>(envelopes.size()), new ArrayList<>(), new ArrayList<>());
        batch.open(connection, vault, fresh, envelopes);
        return batch;
    }

    boolean isEmpty() {
        return documents.isEmpty() && unreadable.isEmpty() && broken.isEmpty();
    }

    /** The rows that are done with once the documents are sent. */
    List<Long> done() {
        var done = new ArrayList<>(unreadable);
        documents.forEach(document -> done.add(document.envelope().id()));
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

    private void open(Connection connection, Vault vault, FreshDocuments fresh, List<Envelope> envelopes)
            throws SQLException {
        var bytes = new HashMap<Long, byte[]>();
        var toRead = new ArrayList<Long>();
        for (var envelope : envelopes) {
            var known = fresh.take(envelope.id());
            if (known == null) {
                toRead.add(envelope.id());
            } else {
                bytes.put(envelope.id(), known);
            }
        }
        if (!toRead.isEmpty()) {
            bytes.putAll(opened(connection, vault, contents(connection, toRead)));
        }
        Set<Long> changed = new HashSet<>(broken);
        for (var envelope : envelopes) {
            var document = bytes.get(envelope.id());
            if (document != null) {
                documents.add(new Leaving(envelope, document));
            } else if (!changed.contains(envelope.id())) {
                unreadable.add(envelope.id());
            }
        }
    }

    private Map<Long, Body> contents(Connection connection, List<Long> ids) throws SQLException {
        var contents = new HashMap<Long, Body>();
        try (var select = connection.prepareStatement(CONTENT)) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var body = rows.getBytes(2);
                    if (body == null) { // the message that it is the answer to is not there
                        broken.add(rows.getLong(1));
                    } else {
                        contents.put(rows.getLong(1), new Body(body, Sealed.in(rows, 3)));
                    }
                }
            }
        }
        return contents;
    }

    /** Those that can be opened. What was changed is noted as broken; of the rest the keys are destroyed. */
    private Map<Long, byte[]> opened(Connection connection, Vault vault, Map<Long, Body> contents) throws SQLException {
        var ids = List.copyOf(contents.keySet());
        var bodies = ids.stream().map(contents::get).toList();
        var opened = new HashMap<Long, byte[]>();
        try {
            var keys =
                    vault.openAll(connection, bodies.stream().map(Body::sealed).toList());
            for (int i = 0; i < ids.size(); i++) {
                var body = bodies.get(i);
                var id = ids.get(i);
                keys.get(i).ifPresent(key -> opened.put(id, Cipher256.decrypt(key, body.body())));
            }
            return opened;
        } catch (IllegalStateException e) {
            return openedSingly(connection, vault, contents);
        }
    }

    private Map<Long, byte[]> openedSingly(Connection connection, Vault vault, Map<Long, Body> contents)
            throws SQLException {
        var opened = new HashMap<Long, byte[]>();
        for (var content : contents.entrySet()) {
            try {
                vault.open(connection, content.getValue().sealed())
                        .ifPresent(key -> opened.put(
                                content.getKey(),
                                Cipher256.decrypt(key, content.getValue().body())));
            } catch (IllegalStateException e) {
                broken.add(content.getKey());
            }
        }
        return opened;
    }

    private static Envelope envelope(ResultSet row) throws SQLException {
        return new Envelope(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getInt(8));
    }
}
