package no.stafett.hub.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import no.stafett.audit.HeadVerifier;
import no.stafett.audit.InclusionProof;
import no.stafett.audit.MerkleTree;
import no.stafett.audit.SignedHead;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.operate.AuditOperations;

/** What an operator asks of the log, answered from the database alone. */
public final class AuditDesk implements AuditOperations {

    /** A message that came in, an answer to one, or a document that has not left yet. */
    private static final String WHERE_RECORDED = """
            select min(log_index) from (
                select log_index from message where instance_id = ?
                union all select log_index from message where answer_id = ?
                union all select log_index from sent where id = ?) found
            """;

    private final DataSource database;
    private final LogReader reader;
    private final HeadVerifier trusted;
    private final String logId;

    /**
     * A desk.
     *
     * @param vault opens the events
     * @param trusted the hub's head keys
     * @param logId the installation's id, which every head names
     */
    public AuditDesk(DataSource database, Vault vault, HeadVerifier trusted, String logId) {
        this.database = database;
        this.reader = new LogReader(vault);
        this.trusted = trusted;
        this.logId = logId;
    }

    @Override
    public Verification verify() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return new LogVerification(connection, reader, trusted, logId).run();
        } catch (SQLException e) {
            throw new IllegalStateException("The log can't be read", e);
        }
    }

    @Override
    public Optional<String> proof(String messageId) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            var index = indexOf(connection, messageId);
            var head = newestHead(connection);
            if (index.isEmpty() || head.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(proof(connection, index.getAsLong(), head.get()).compact());
        } catch (SQLException e) {
            throw new IllegalStateException("The log can't be read", e);
        }
    }

    @Override
    public Comparison rebuild() {
        return new LedgerRebuild(database, reader).run();
    }

    private static InclusionProof proof(Connection connection, long index, SignedHead head) throws SQLException {
        var path = MerkleTree.inclusion(
                LogReader.hashes(connection, head.head().size()),
                index,
                head.head().size());
        var hashes = LogReader.hashes(connection, index, index + 1);
        return new InclusionProof(hashes.next(), path, head);
    }

    private static OptionalLong indexOf(Connection connection, String messageId) throws SQLException {
        try (var select = connection.prepareStatement(WHERE_RECORDED)) {
            select.setString(1, messageId);
            select.setString(2, messageId);
            select.setString(3, messageId);
            try (var rows = select.executeQuery()) {
                rows.next();
                long index = rows.getLong(1);
                return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(index);
            }
        }
    }

    private Optional<SignedHead> newestHead(Connection connection) throws SQLException {
        long size = LogVerification.tip(connection).size();
        var heads = LogVerification.heads(connection, logId, size - 1, size);
        return heads.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(heads.element().signed());
    }
}
