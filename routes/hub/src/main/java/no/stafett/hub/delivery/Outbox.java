package no.stafett.hub.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.store.CopiedRows;

/**
 * What leaves the hub, written in the transaction of what made it leave.
 *
 * <p>Promise: a row that is committed is sent, at least once and under one InstanceIdentifier, and only then deleted. Limit: a
 * row whose keys are destroyed before it is sent is dropped, since nobody can read it any more.
 */
public final class Outbox {

    /** How many relays share the work. All documents of one inbox go through one, in order. */
    public static final int SHARDS = 4;

    private static final CopiedRows.Table TABLE = CopiedRows.table(
            "outbox",
            "id log_index inbox shard instance_id correlation_id original_id type sender replayed bytes answer_of body"
                    + " identifiers wraps quarantine created_at");
    private static final Sealed NOT_HERE = new Sealed(List.of(), List.of(), null);

    private Outbox() {}

    /** The shard of an inbox, the same on every node and for all time. */
    public static int shardOf(String inbox) {
        var hash = new CRC32C();
        hash.update(inbox.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % SHARDS);
    }

    /** Writes the rows inside the caller's transaction. */
    public static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
        var copied = new CopiedRows(TABLE);
        for (var row : rows) {
            var envelope = row.envelope();
            copied.row()
                    .put(envelope.id())
                    .put(row.logIndex())
                    .put(envelope.inbox())
                    .put(envelope.shard())
                    .put(envelope.instanceId())
                    .put(envelope.correlationId())
                    .put(row.originalId())
                    .put(envelope.type())
                    .put(envelope.sender())
                    .put(envelope.replayed())
                    .put(envelope.sizeBytes());
            if (row.content() instanceof OutboxRow.AnswerOf answer) {
                copied.put(answer.message()).put((byte[]) null);
                putSealed(copied, NOT_HERE);
            } else if (row.content() instanceof OutboxRow.Body body) {
                copied.put((Long) null).put(body.body());
                putSealed(copied, body.sealed());
            }
            copied.put(row.createdAt());
        }
        copied.insert(connection);
    }

    /** The ids of the documents that have not yet left for an inbox, and since when each waits. */
    public static Map<String, Instant> waiting(Connection connection, String inbox) throws SQLException {
        var since = new LinkedHashMap<String, Instant>();
        try (var select = connection.prepareStatement(
                "select instance_id, created_at from outbox where shard = ? and inbox = ? order by log_index, id")) {
            select.setInt(1, shardOf(inbox));
            select.setString(2, inbox);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    since.putIfAbsent(rows.getString(1), rows.getTimestamp(2).toInstant());
                }
            }
        }
        return since;
    }

    private static void putSealed(CopiedRows copied, Sealed sealed) {
        copied.putLongs(sealed.identifiers()).putBytes(sealed.wraps()).put(sealed.quarantine());
    }
}
