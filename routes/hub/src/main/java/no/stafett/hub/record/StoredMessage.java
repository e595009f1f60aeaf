package no.stafett.hub.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.stafett.audit.Hash;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.store.CopiedRows;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept, and how it is found and written.
 *
 * @param id its row
 * @param sender whose it is
 * @param instanceId its identity under that sender; null where it could not be read, or is another's
 * @param digest of the bytes as received
 * @param body the document, encrypted
 * @param sealed whose keys open it
 * @param status as in the standard's receipt
 * @param answer what was answered, encrypted
 * @param answerType local name of the answer's root
 * @param answerId the answer's own InstanceIdentifier
 * @param logIndex its place in the log
 */
record StoredMessage(
        long id,
        String sender,
        @Nullable String instanceId,
        Hash digest,
        byte @Nullable [] body,
        Sealed sealed,
        String status,
        byte[] answer,
        String answerType,
        String answerId,
        long logIndex) {

    private static final String COLUMNS = """
            select id, sender, instance_id, digest, body, identifiers, wraps, quarantine, status, answer, answer_type,
                answer_id, log_index from message m
            """;

    /** Those that came before under these identities, by sender and id. */
    static Map<String, StoredMessage> find(Connection connection, Collection<MessageWork> works) throws SQLException {
        var senders = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var work : works) {
            var header = work.header();
            if (header != null) {
                senders.add(header.sender());
                ids.add(header.instanceIdentifier());
            }
        }
        var found = new HashMap<String, StoredMessage>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var select = connection.prepareStatement(COLUMNS
                + "join unnest(?::text[], ?::text[]) as asked (sender, instance_id) using (sender, instance_id)")) {
            select.setArray(1, connection.createArrayOf("text", senders.toArray()));
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var message = read(rows);
                    found.put(message.sender() + '\n' + message.instanceId(), message);
                }
            }
        }
        return found;
    }

    /** Messages by their rows' ids. */
    static Map<Long, StoredMessage> byId(Connection connection, Collection<Long> ids) throws SQLException {
        var found = new HashMap<Long, StoredMessage>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var select = connection.prepareStatement(COLUMNS + "where id = any(?::bigint[])")) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), read(rows));
                }
            }
        }
        return found;
    }

    /** The numbers of those among some messages that have these ids; two parties may have used one id. */
    static Map<String, Set<Long>> numbersOf(
            Connection connection, Collection<String> instanceIds, Collection<Long> among) throws SQLException {
        var found = new HashMap<String, Set<Long>>();
        try (var select = connection.prepareStatement(
                "select instance_id, id from message where id = any(?::bigint[]) and instance_id = any(?::text[])")) {
            select.setArray(1, connection.createArrayOf("bigint", among.toArray(Long[]::new)));
            select.setArray(2, connection.createArrayOf("text", instanceIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), id -> new TreeSet<>())
                            .add(rows.getLong(2));
                }
            }
        }
        return found;
    }

    /** The transport ids that the broker has delivered before. */
    static Set<String> delivered(Connection connection, Collection<String> transportIds) throws SQLException {
        var found = new HashSet<String>();
        if (transportIds.isEmpty()) {
            return found;
        }
        try (var select =
                connection.prepareStatement("select transport_id from delivery where transport_id = any(?::text[])")) {
            select.setArray(1, connection.createArrayOf("text", transportIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static StoredMessage read(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Hash.of(row.getBytes(4)),
                row.getBytes(5),
                Sealed.in(row, 6),
                row.getString(9),
                row.getBytes(10),
                row.getString(11),
                row.getString(12),
                row.getLong(13));
    }

    /** What is written besides, for a new message. */
    record Arrival(
            StoredMessage message,
            @Nullable Long reuses,
            String channelParty,
            String carrier,
            @Nullable String type,
            Instant receivedAt,
            Hash answerDigest) {}

    private static final CopiedRows.Table TABLE = CopiedRows.table(
            "message",
            "id sender instance_id reuses channel_party carrier type digest body identifiers wraps quarantine status answer"
                    + " answer_type answer_id log_index received_at answer_digest");

    static void insert(Connection connection, List<Arrival> arrivals) throws SQLException {
        var rows = new CopiedRows(TABLE);
        for (var arrival : arrivals) {
            var message = arrival.message();
            rows.row()
                    .put(message.id())
                    .put(message.sender())
                    .put(message.instanceId())
                    .put(arrival.reuses())
                    .put(arrival.channelParty())
                    .put(arrival.carrier())
                    .put(arrival.type())
                    .put(message.digest().bytes())
                    .put(message.body())
                    .putLongs(message.sealed().identifiers())
                    .putBytes(message.sealed().wraps())
                    .put(message.sealed().quarantine())
                    .put(message.status())
                    .put(message.answer())
                    .put(message.answerType())
                    .put(message.answerId())
                    .put(message.logIndex())
                    .put(arrival.receivedAt())
                    .put(arrival.answerDigest().bytes());
        }
        rows.insert(connection);
    }

    private static final CopiedRows.Table SENT = CopiedRows.table("sent", "id log_index inbox type digest at");

    /** Keeps where the log tells of documents of the hub's own, whose inbox they go to, and their digests. */
    static void insertSent(Connection connection, List<Outgoing> own) throws SQLException {
        var rows = new CopiedRows(SENT);
        for (var outgoing : own) {
            var envelope = outgoing.document().envelope();
            rows.row()
                    .put(envelope.instanceId())
                    .put(outgoing.row().logIndex())
                    .put(envelope.inbox())
                    .put(envelope.type())
                    .put(Hash.ofBytes(outgoing.document().bytes()).bytes())
                    .put(outgoing.row().createdAt());
        }
        rows.insert(connection);
    }

    static void insertDeliveries(Connection connection, Map<String, Long> messageByTransportId, Instant now)
            throws SQLException {
        if (messageByTransportId.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "insert into delivery (transport_id, message, at) select t, m, ? from unnest(?::text[], ?::bigint[]) as u (t, m)")) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", messageByTransportId.keySet().toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", messageByTransportId.values().toArray()));
            insert.executeUpdate();
        }
    }

    @Override
    public String toString() {
        return "StoredMessage[" + id + "]";
    }
}
