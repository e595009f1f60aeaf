package no.stafett.hub.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.stafett.audit.Frontier;
import no.stafett.audit.GroupAppend;
import no.stafett.audit.HeadSigner;
import no.stafett.audit.InclusionProof;
import no.stafett.audit.SignedHead;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.store.CopiedRows;

/**
 * Appends to the log, inside the caller's transaction.
 *
 * <p>The row {@code audit_tip} is locked from {@link #append} to the end of the transaction, so that index order is commit order;
 * call it last. What is appended is in the log exactly if the transaction commits: there is no entry without its effect, and no
 * effect without its entry.
 */
public final class AuditLog {

    private static final CopiedRows.Table LEAVES =
            CopiedRows.table("audit_leaf", "index hash entry kind event identifiers wraps quarantine at");

    private final HeadSigner signer;
    private final String logId;

    /**
     * Opens the log.
     *
     * @param logId the installation's id, which every head names
     */
    public AuditLog(HeadSigner signer, String logId) {
        this.signer = signer;
        this.logId = logId;
    }

    /** Makes the tip of an empty log, if there is none. */
    public static void prepare(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into audit_tip (size, frontier) values (0, ?) on conflict (singleton) do nothing")) {
            insert.setBytes(1, Frontier.EMPTY.toBytes());
            insert.executeUpdate();
        }
    }

    /** Appends a group; gives a proof for each entry, in order. */
    public List<InclusionProof> append(Connection connection, List<LogEntry> entries, Instant now) throws SQLException {
        var before = lockTip(connection);
        var appended = GroupAppend.to(
                before,
                entries.stream().map(entry -> entry.event().leaf().hash()).toList());
        var head = signer.sign(logId, appended.after().size(), appended.root(), now);
        insertLeaves(connection, entries, appended);
        moveTip(connection, head, appended.after());
        var proofs = new ArrayList<InclusionProof>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            proofs.add(appended.proof(i, head));
        }
        return proofs;
    }

    private static Frontier lockTip(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select frontier from audit_tip for update");
                var rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("The log has no tip");
            }
            return Frontier.fromBytes(rows.getBytes(1));
        }
    }

    private static void insertLeaves(Connection connection, List<LogEntry> entries, GroupAppend appended)
            throws SQLException {
        var rows = new CopiedRows(LEAVES);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            rows.row()
                    .put(appended.firstIndex() + i)
                    .put(appended.leafHashes().get(i).bytes())
                    .put(entry.entry())
                    .put(entry.kind())
                    .put(Cipher256.encrypt(entry.key(), entry.event().toBytes()))
                    .putLongs(entry.sealed().identifiers())
                    .putBytes(entry.sealed().wraps())
                    .put(entry.sealed().quarantine())
                    .put(entry.at());
        }
        rows.insert(connection);
    }

    private static void moveTip(Connection connection, SignedHead head, Frontier after) throws SQLException {
        try (var move = connection.prepareStatement("""
                insert into audit_head (size, root, signed_at, key_id, signature) values (?, ?, ?, ?, ?);
                update audit_tip set size = ?, frontier = ?
                """)) {
            move.setLong(1, head.head().size());
            move.setBytes(2, head.head().root().bytes());
            move.setTimestamp(3, Timestamp.from(head.head().signedAt()));
            move.setString(4, head.head().keyId());
            move.setBytes(5, head.signature());
            move.setLong(6, after.size());
            move.setBytes(7, after.toBytes());
            move.execute();
        }
    }

    /** The id of this log, which every head names. */
    public String logId() {
        return logId;
    }
}
