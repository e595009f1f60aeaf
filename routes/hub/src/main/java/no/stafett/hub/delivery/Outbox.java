package no.stafett.hub.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What leaves the hub, written in the transaction of what made it leave.
 *
 * <p>Promise: a row that is committed is sent, at least once and under one InstanceIdentifier, and only then deleted. Limit: a
 * row whose keys are destroyed before it is sent is dropped, since nobody can read it any more.
 */
public final class Outbox {

    /** How many relays share the work. All documents of one inbox go through one, in order. */
    public static final int SHARDS = 4;

    private static final String INSERT = """
            insert into outbox (id, log_index, inbox, shard, instance_id, correlation_id, original_id, type, sender,
                replayed, body, identifiers, wraps, quarantine, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private Outbox() {}

    /** The shard of an inbox, the same on every node and for all time. */
    public static int shardOf(String inbox) {
        var hash = new CRC32C();
        hash.update(inbox.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % SHARDS);
    }

    /** Writes the rows, in one batch, inside the caller's transaction. */
    public static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                insert.setLong(1, row.id());
                insert.setLong(2, row.logIndex());
                insert.setString(3, row.inbox());
                insert.setInt(4, row.shard());
                insert.setString(5, row.instanceId());
                insert.setString(6, row.correlationId());
                insert.setString(7, row.originalId());
                insert.setString(8, row.type());
                insert.setString(9, row.sender());
                insert.setBoolean(10, row.replayed());
                insert.setBytes(11, row.body());
                insert.setArray(
                        12, connection.createArrayOf("bigint", row.sealed().identifierArray()));
                insert.setArray(
                        13, connection.createArrayOf("bytea", row.sealed().wrapArray()));
                insert.setString(14, row.sealed().quarantine());
                insert.setTimestamp(15, Timestamp.from(row.createdAt()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
