package no.stafett.hub.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import no.stafett.audit.Frontier;
import no.stafett.audit.GrowingTree;
import no.stafett.audit.Hash;
import no.stafett.audit.HeadVerifier;
import no.stafett.audit.SignedHead;
import no.stafett.audit.TreeHead;
import no.stafett.hub.log.LogReader.LoggedEntry;
import no.stafett.hub.log.LogReader.State;
import no.stafett.hub.operate.AuditOperations.Verification;
import org.jspecify.annotations.Nullable;

/**
 * One recomputation of the log: every leaf whose event can be read, the root at every head, the signatures of the newest heads and
 * of a random sample of the others, and the tip.
 *
 * <p>Limit: a log that somebody rewrote whole and signed anew with the hub's own key is found by the proofs in the parties'
 * receipts, not here.
 */
final class LogVerification {

    private static final int ENTRIES_AT_ONCE = 1_000;
    private static final int SIGNATURES_NEWEST = 1_000;
    private static final int SIGNATURES_SAMPLED = 1_000;
    private static final int PROBLEMS_MAX = 100;

    private final Connection connection;
    private final LogReader reader;
    private final HeadVerifier trusted;
    private final String logId;
    private final GrowingTree tree = new GrowingTree();
    private final List<String> problems = new ArrayList<>();
    private long problemsMore;
    private long headsLeft;
    private double sampled;
    private long vouched;

    LogVerification(Connection connection, LogReader reader, HeadVerifier trusted, String logId) {
        this.connection = connection;
        this.reader = reader;
        this.trusted = trusted;
        this.logId = logId;
    }

    Verification run() throws SQLException {
        var tip = tip(connection);
        headsLeft = number("select count(*) from audit_head where size <= " + tip.size());
        sampled = headsLeft == 0 ? 1 : (double) SIGNATURES_SAMPLED / headsLeft;
        for (long from = 0; from < tip.size(); from += ENTRIES_AT_ONCE) {
            long to = Math.min(tip.size(), from + ENTRIES_AT_ONCE);
            page(reader.read(connection, from, to), heads(connection, logId, from, to));
        }
        tip(tip);
        if (problemsMore > 0) {
            problems.add("and " + problemsMore + " more");
        }
        return new Verification(problems.isEmpty(), tree.size(), tree.root().hex(), List.copyOf(problems));
    }

    private void page(List<LoggedEntry> entries, Deque<Head> heads) {
        for (var entry : entries) {
            if (entry.index() != tree.size()) {
                problem("entry " + tree.size() + " is not there: the next is " + entry.index());
            }
            if (entry.state() == State.CHANGED) {
                problem("entry " + entry.index() + ": its salt, event or detail are not those of its hash");
            }
            tree.add(entry.hash());
            while (!heads.isEmpty() && heads.element().size() <= tree.size()) {
                head(heads.remove());
            }
        }
        for (var head : heads) {
            problem("the head of " + head.size() + " entries has fewer below it");
        }
    }

    private void head(Head head) {
        long left = headsLeft--;
        if (head.size() != tree.size() || !head.root().equals(tree.root())) {
            problem("entries " + vouched + " to " + (head.size() - 1) + " don't add up to the root that was signed for "
                    + head.size());
            return;
        }
        if (left <= SIGNATURES_NEWEST || ThreadLocalRandom.current().nextDouble() < sampled) {
            var signed = head.signed();
            var answer = signed == null ? HeadVerifier.Answer.WRONG_SIGNATURE : trusted.verify(signed);
            if (answer != HeadVerifier.Answer.HOLDS) {
                problem("the head of " + head.size() + " entries: "
                        + (answer == HeadVerifier.Answer.UNKNOWN_KEY
                                ? "its key is not the hub's"
                                : "the hub's key did not sign it"));
            }
        }
        vouched = head.size();
    }

    private void tip(Frontier tip) throws SQLException {
        if (tree.size() != tip.size()) {
            problem("the tip says " + tip.size() + " entries, but there are " + tree.size());
        } else if (!tree.frontier().equals(tip)) {
            problem("the tip's hashes are not those of the " + tip.size() + " entries");
        }
        if (vouched < tree.size()) {
            problem("no head vouches for the entries from " + vouched + " on");
        }
        long beyond = number("select count(*) from message where log_index >= (select size from audit_tip)");
        if (beyond > 0) {
            problem(beyond + " messages name an entry beyond the end of the log");
        }
    }

    private void problem(String text) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(text);
        } else {
            problemsMore++;
        }
    }

    private long number(String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Size and hashes of the tip; an empty log where there is none. */
    static Frontier tip(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select size, frontier from audit_tip");
                var rows = select.executeQuery()) {
            if (!rows.next()) {
                return Frontier.EMPTY;
            }
            try {
                var frontier = Frontier.fromBytes(rows.getBytes(2));
                if (frontier.size() == rows.getLong(1)) {
                    return frontier;
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("The log's tip was changed and can't be read", e);
            }
            throw new IllegalStateException("The log's tip was changed: its size and its hashes are of different logs");
        }
    }

    /**
     * A head as stored.
     *
     * @param signed null when what is stored can't be a head
     */
    record Head(long size, Hash root, @Nullable SignedHead signed) {}

    /** The heads for more than {@code from} and at most {@code to} entries, smallest first. */
    static Deque<Head> heads(Connection connection, String logId, long from, long to) throws SQLException {
        try (var select = connection.prepareStatement("select size, root, signed_at, key_id, signature from audit_head"
                + " where size > ? and size <= ? order by size")) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (var rows = select.executeQuery()) {
                var heads = new ArrayDeque<Head>();
                while (rows.next()) {
                    long size = rows.getLong(1);
                    var bytes = rows.getBytes(2);
                    var root = bytes.length == Hash.SIZE_BYTES ? Hash.of(bytes) : Hash.OF_NOTHING;
                    SignedHead signed;
                    try {
                        signed = new SignedHead(
                                new TreeHead(
                                        logId, size, root, rows.getTimestamp(3).toInstant(), rows.getString(4)),
                                rows.getBytes(5));
                    } catch (IllegalArgumentException e) {
                        signed = null;
                    }
                    heads.add(new Head(size, root, signed));
                }
                return heads;
            }
        }
    }
}
