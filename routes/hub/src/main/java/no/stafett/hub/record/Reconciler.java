package no.stafett.hub.record;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.stafett.audit.Hash;
import no.stafett.hub.delivery.Inbox;
import no.stafett.hub.delivery.Outbox;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.keys.Vault;
import no.stafett.ledger.event.Act;
import no.stafett.ledger.person.NorwegianDay;
import no.stafett.v1.Header;
import no.stafett.v1.model.Difference;
import no.stafett.v1.model.codes.ClaimState;
import no.stafett.v1.model.codes.DifferenceKind;
import no.stafett.v1.model.codes.DifferenceReason;
import no.stafett.v1.model.codes.ReconciledList;
import org.jspecify.annotations.Nullable;

/**
 * Compares a party's books with the record: what it sent, what it received, what it provides.
 *
 * <p>Promise: nothing is looked up but the party's own. Whatever is another's is not found, and so answered like what does not
 * exist. Limits: of an inbox so much is seen as a look sees; where more waits, what came later is not called lost, and the
 * answer says that it is not complete. Two documents say the same where all after their headers is the same, byte for byte.
 */
final class Reconciler {
    private static final int DIFFERENCES_MAX = 2_000;
    private static final int OPENED_AT_ONCE = 500;

    /** What only asks or acknowledges changes nothing, and need not be listed. */
    private static final String CHANGES_NOTHING = "'ServiceHistoryQuery', 'ReconciliationReport', 'Receipt'";

    private static final byte[] END_OF_HEADER = "StandardBusinessDocumentHeader>".getBytes(StandardCharsets.UTF_8);

    private final DataSource database;
    private final Vault vault;
    private final Function<String, Inbox.Seen> inbox;

    /**
     * Makes it.
     *
     * @param inbox looks into a party's inbox
     */
    Reconciler(DataSource database, Vault vault, Function<String, Inbox.Seen> inbox) {
        this.database = database;
        this.vault = vault;
        this.inbox = inbox;
    }

    /**
     * Compares.
     *
     * @param header of the report: the sender's messages, and the inbox and claims of whom it speaks for
     * @param receivedAt when the hub got the report
     */
    Reconciled compare(Header header, Act.Reconcile asked, Instant receivedAt) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            var comparison = new Comparison(connection, header, asked, receivedAt);
            if (asked.sent() != null) {
                comparison.sent(asked.sent());
            }
            if (asked.received() != null) {
                comparison.received(asked.received());
            }
            if (asked.provides() != null) {
                comparison.provides(asked.provides());
            }
            return new Reconciled(asked.from(), asked.until(), comparison.complete, List.copyOf(comparison.found));
        }
    }

    /**
     * A document as the record has it.
     *
     * @param row the message's row; 0 for the hub's own documents
     * @param digest null for what an older version did not note
     */
    private record Here(
            long row, String id, String type, @Nullable String digest, boolean rejected, Instant at) {}

    private record Kept(Here document, Sealed sealed, byte[] body) {}

    private record ClaimHere(
            String number,
            String service,
            String state,
            @Nullable LocalDate since) {}

    /** One comparison. */
    private final class Comparison {
        private final Connection connection;
        private final String sender;
        private final String party;
        private final Instant from;
        private final Instant until;
        private final List<Difference> found = new ArrayList<>();
        private boolean complete = true;

        private Comparison(Connection connection, Header header, Act.Reconcile asked, Instant receivedAt) {
            this.connection = connection;
            this.sender = header.sender();
            this.party = header.principal();
            this.from = startOf(asked.from());
            var made = header.created().isBefore(receivedAt) ? header.created() : receivedAt;
            var end = startOf(asked.until());
            this.until = end.isBefore(made) ? end : made; // what came later, the party could not list
        }

        // -------------------------------------------------------- sent

        private void sent(Map<String, String> listed) throws SQLException {
            var here = ask(
                    "select id, instance_id, type, digest, status = 'REJECTED', received_at from message"
                            + " where sender = ? and instance_id = any(?)",
                    select -> {
                        select.setString(1, sender);
                        select.setArray(2, texts(listed.keySet()));
                    },
                    Comparison::document);
            var byId = byId(here);
            var held = heldHere(listed);
            var twins = twins(listed, byId.keySet());
            listed.forEach((id, digest) -> {
                var one = byId.get(id);
                if (twins.containsKey(id)) {
                    add(ReconciledList.SENT, DifferenceKind.DOUBLE, DifferenceReason.SAME_DIGEST, id, one)
                            .setSameAs(twins.get(id));
                } else if (one != null) {
                    compare(ReconciledList.SENT, one, digest);
                } else if (held.containsKey(digest)) {
                    add(ReconciledList.SENT, DifferenceKind.STUCK, DifferenceReason.HELD_HERE, id, null)
                            .setSince(held.get(digest));
                } else {
                    add(ReconciledList.SENT, DifferenceKind.LOST, DifferenceReason.NOT_HERE, id, null);
                }
            });
            var unlisted = ask(
                    "select id, instance_id, type, digest, false, received_at from message where sender = ?"
                            + " and received_at >= ? and received_at < ? and instance_id is not null"
                            + " and instance_id <> all(?) and status <> 'REJECTED' and type not in (" + CHANGES_NOTHING
                            + ") order by received_at limit " + (DIFFERENCES_MAX + 1),
                    select -> {
                        select.setString(1, sender);
                        select.setTimestamp(2, Timestamp.from(from));
                        select.setTimestamp(3, Timestamp.from(until));
                        select.setArray(4, texts(listed.keySet()));
                    },
                    Comparison::document);
            unlisted.forEach(
                    one -> add(ReconciledList.SENT, DifferenceKind.LOST, DifferenceReason.NOT_LISTED, one.id(), one));
            here.addAll(unlisted);
            saidTwice(here);
        }

        /** Of what could not be recorded there is no id, but a digest. */
        private Map<String, Instant> heldHere(Map<String, String> listed) throws SQLException {
            var held = new HashMap<String, Instant>();
            ask(
                            "select digest, at from quarantine where channel_party = ? and state = 'HELD'",
                            select -> select.setString(1, sender),
                            row -> Map.entry(
                                    Hash.of(row.getBytes(1)).hex(),
                                    row.getTimestamp(2).toInstant()))
                    .forEach(one -> held.put(one.getKey(), one.getValue()));
            held.keySet().retainAll(new HashSet<>(listed.values()));
            return held;
        }

        private void saidTwice(List<Here> here) throws SQLException {
            var byType = here.stream()
                    .filter(one -> !one.rejected() && !CHANGES_NOTHING.contains("'" + one.type() + "'"))
                    .sorted(Comparator.comparing(Here::at).thenComparing(Here::row))
                    .collect(Collectors.groupingBy(Here::type, LinkedHashMap::new, Collectors.toList()));
            for (var ofType : byType.values()) {
                if (ofType.size() > 1) {
                    var first = new HashMap<Hash, Here>();
                    for (int begin = 0; begin < ofType.size(); begin += OPENED_AT_ONCE) {
                        saidTwice(ofType.subList(begin, Math.min(begin + OPENED_AT_ONCE, ofType.size())), first);
                    }
                }
            }
        }

        private void saidTwice(List<Here> some, Map<Hash, Here> first) throws SQLException {
            var stored =
                    StoredMessage.byId(connection, some.stream().map(Here::row).toList());
            var kept = new ArrayList<Kept>();
            for (var one : some) {
                var message = stored.get(one.row());
                if (message != null && message.body() != null) {
                    kept.add(new Kept(one, message.sealed(), message.body()));
                }
            }
            var keys = vault.openAll(connection, kept.stream().map(Kept::sealed).toList());
            for (int i = 0; i < kept.size(); i++) {
                var key = keys.get(i);
                if (key.isPresent()) { // else it is erased
                    var one = kept.get(i).document();
                    var said = Hash.ofBytes(
                            afterHeader(Cipher256.decrypt(key.get(), kept.get(i).body())));
                    var earlier = first.putIfAbsent(said, one);
                    if (earlier != null) {
                        add(ReconciledList.SENT, DifferenceKind.DOUBLE, DifferenceReason.SAME_CONTENT, one.id(), one)
                                .setSameAs(earlier.id());
                    }
                }
            }
        }

        // -------------------------------------------------------- received

        private void received(Map<String, String> listed) throws SQLException {
            var leaving = Outbox.waiting(connection, party); // before the inbox: what leaves meanwhile is seen there
            var seen = look();
            var waiting = new LinkedHashMap<>(leaving);
            seen.ifPresent(there -> there.since().forEach(waiting::putIfAbsent));
            var byId = byId(handed(union(listed.keySet(), waiting.keySet())));
            answers(listed.keySet()).forEach(answer -> byId.putIfAbsent(answer.id(), answer));
            var twins = twins(listed, byId.keySet());
            listed.forEach((id, digest) -> {
                var one = byId.get(id);
                if (twins.containsKey(id)) {
                    add(ReconciledList.RECEIVED, DifferenceKind.DOUBLE, DifferenceReason.SAME_DIGEST, id, one)
                            .setSameAs(twins.get(id));
                } else if (one != null) {
                    compare(ReconciledList.RECEIVED, one, digest);
                } else {
                    add(ReconciledList.RECEIVED, DifferenceKind.UNKNOWN, DifferenceReason.NEVER_YOURS, id, null);
                }
            });
            stuck(listed, waiting, leaving.keySet(), byId);
            notReceived(union(listed.keySet(), waiting.keySet()), latest(seen, byId));
        }

        private Optional<Inbox.Seen> look() {
            try {
                var there = inbox.apply(party);
                complete &= there.whole();
                return Optional.of(there);
            } catch (IllegalStateException unreadable) {
                complete = false;
                return Optional.empty();
            }
        }

        /** After this instant it is not known what still waits. */
        private Instant latest(Optional<Inbox.Seen> seen, Map<String, Here> byId) {
            if (seen.isEmpty()) {
                return Instant.MIN;
            }
            return seen.get().whole()
                    ? Instant.MAX
                    : seen.get().since().keySet().stream()
                            .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                            .map(Here::at)
                            .max(Comparator.naturalOrder())
                            .orElse(Instant.MIN);
        }

        private void stuck(
                Map<String, String> listed, Map<String, Instant> waiting, Set<String> leaving, Map<String, Here> byId) {
            waiting.forEach((id, since) -> {
                var one = byId.get(id);
                if (!listed.containsKey(id) && (one == null || one.at().isBefore(until))) {
                    var reason =
                            leaving.contains(id) ? DifferenceReason.WAITS_TO_LEAVE : DifferenceReason.WAITS_IN_INBOX;
                    add(ReconciledList.RECEIVED, DifferenceKind.STUCK, reason, id, one)
                            .setSince(one == null ? since : one.at());
                }
            });
        }

        private void notReceived(Set<String> known, Instant latest) throws SQLException {
            ask(
                            "select 0, id, type, digest, false, at from sent where inbox = ? and at >= ? and at < ?"
                                    + " and id <> all(?) order by at limit " + (DIFFERENCES_MAX + 1),
                            select -> {
                                select.setString(1, party);
                                select.setTimestamp(2, Timestamp.from(from));
                                select.setTimestamp(3, Timestamp.from(until));
                                select.setArray(4, texts(known));
                            },
                            Comparison::document)
                    .stream()
                    .filter(one -> one.at().isBefore(latest))
                    .forEach(one -> add(
                            ReconciledList.RECEIVED, DifferenceKind.LOST, DifferenceReason.NOT_LISTED, one.id(), one));
        }

        private List<Here> handed(Set<String> ids) throws SQLException {
            return ask(
                    "select 0, id, type, digest, false, at from sent where inbox = ? and id = any(?)",
                    select -> {
                        select.setString(1, party);
                        select.setArray(2, texts(ids));
                    },
                    Comparison::document);
        }

        /** Answers lie with what they answer, and are found by its day. */
        private List<Here> answers(Set<String> ids) throws SQLException {
            return ask(
                    "select 0, answer_id, answer_type, answer_digest, false, received_at from message where sender = ?"
                            + " and received_at >= ? and received_at < ? and answer_id = any(?)",
                    select -> {
                        select.setString(1, sender);
                        select.setTimestamp(2, Timestamp.from(from));
                        select.setTimestamp(3, Timestamp.from(until));
                        select.setArray(4, texts(ids));
                    },
                    Comparison::document);
        }

        // -------------------------------------------------------- provides

        private void provides(Map<String, Act.Provided> listed) throws SQLException {
            var here = ask(
                            "select number, service, state, since from claim where provider = ? and number = any(?)",
                            select -> {
                                select.setString(1, party);
                                select.setArray(2, texts(listed.keySet()));
                            },
                            Comparison::claim)
                    .stream()
                    .collect(Collectors.toMap(ClaimHere::number, claim -> claim));
            listed.forEach((number, believed) -> {
                var claim = here.get(number);
                if (claim == null) {
                    add(DifferenceKind.UNKNOWN, DifferenceReason.NEVER_YOURS, number, null);
                } else if (!claim.service().equals(believed.service())) {
                    add(DifferenceKind.DIFFERING, DifferenceReason.OTHER_SERVICE, number, claim);
                } else if (!claim.state().equals(believed.state())) {
                    add(DifferenceKind.DIFFERING, DifferenceReason.OTHER_STATE, number, claim);
                }
            });
            ask(
                            "select number, service, state, since from claim where provider = ? and number <> all(?)"
                                    + " and state in ('NOTED', 'CONTESTED', 'STARTED') order by number limit "
                                    + (DIFFERENCES_MAX + 1),
                            select -> {
                                select.setString(1, party);
                                select.setArray(2, texts(listed.keySet()));
                            },
                            Comparison::claim)
                    .forEach(
                            claim -> add(DifferenceKind.DIFFERING, DifferenceReason.NOT_LISTED, claim.number(), claim));
        }

        // -------------------------------------------------------- what is common

        private void compare(ReconciledList in, Here one, String digest) {
            if (one.digest() != null && !one.digest().equals(digest)) {
                add(in, DifferenceKind.DIFFERING, DifferenceReason.OTHER_DIGEST, one.id(), one)
                        .setSha256(one.digest());
            } else if (one.rejected()) {
                add(in, DifferenceKind.DIFFERING, DifferenceReason.REJECTED, one.id(), one);
            }
        }

        private Difference add(
                ReconciledList in, DifferenceKind kind, DifferenceReason why, String id, @Nullable Here one) {
            var difference = keep(in, kind, why).withMessageId(id);
            if (one != null) {
                difference.withMessageType(one.type()).withSince(one.at());
            }
            return difference;
        }

        private void add(DifferenceKind kind, DifferenceReason why, String number, @Nullable ClaimHere claim) {
            var difference = keep(ReconciledList.PROVIDES, kind, why).withClaimNumber(number);
            if (claim != null) {
                difference
                        .withService(claim.service())
                        .withState(ClaimState.fromValue(claim.state()))
                        .withSinceDay(claim.since());
            }
        }

        private Difference keep(ReconciledList in, DifferenceKind kind, DifferenceReason why) {
            var difference = new Difference().withIn(in).withKind(kind).withWhy(why);
            if (found.size() < DIFFERENCES_MAX) {
                found.add(difference);
            } else {
                complete = false;
            }
            return difference;
        }

        private <T> List<T> ask(String question, Filling filling, Reading<T> reading) throws SQLException {
            try (var select = connection.prepareStatement(question)) {
                filling.fill(select);
                var read = new ArrayList<T>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        read.add(reading.read(rows));
                    }
                }
                return read;
            }
        }

        private java.sql.Array texts(Collection<String> values) throws SQLException {
            return connection.createArrayOf("text", values.toArray());
        }

        private static Here document(ResultSet row) throws SQLException {
            var digest = row.getBytes(4);
            return new Here(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    digest == null ? null : Hash.of(digest).hex(),
                    row.getBoolean(5),
                    row.getTimestamp(6).toInstant());
        }

        private static ClaimHere claim(ResultSet row) throws SQLException {
            return new ClaimHere(
                    row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class));
        }
    }

    private interface Filling {
        void fill(PreparedStatement select) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(NorwegianDay.ZONE).toInstant();
    }

    private static Map<String, Here> byId(List<Here> documents) {
        var byId = new LinkedHashMap<String, Here>();
        documents.forEach(one -> byId.put(one.id(), one));
        return byId;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The ids that have the digest of another listed one; that other is one which is here, if any is. */
    private static Map<String, String> twins(Map<String, String> listed, Set<String> here) {
        var byDigest = new LinkedHashMap<String, List<String>>();
        listed.forEach((id, digest) ->
                byDigest.computeIfAbsent(digest, none -> new ArrayList<>()).add(id));
        var twins = new HashMap<String, String>();
        for (var ids : byDigest.values()) {
            var right = ids.stream().filter(here::contains).findFirst().orElse(ids.get(0));
            ids.stream().filter(id -> !id.equals(right)).forEach(id -> twins.put(id, right));
        }
        return twins;
    }

    /** What a document says: all that comes after its header. */
    static byte[] afterHeader(byte[] document) {
        int closing = 0;
        for (int at = 1; at <= document.length - END_OF_HEADER.length; at++) {
            if (startsAt(document, at)) {
                // the first is the start tag's, where that has no declarations of its own; the end tag's has a slash
                // before it
                int tag = at;
                while (tag > 0 && document[tag - 1] != '<') {
                    tag--;
                }
                if (document[tag] == '/') {
                    closing = at + END_OF_HEADER.length;
                    break;
                }
            }
        }
        return java.util.Arrays.copyOfRange(document, closing, document.length);
    }

    private static boolean startsAt(byte[] document, int at) {
        for (int i = 0; i < END_OF_HEADER.length; i++) {
            if (document[at + i] != END_OF_HEADER[i]) {
                return false;
            }
        }
        return true;
    }
}
