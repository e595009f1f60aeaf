package no.stafett.ledger.person;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stafett.audit.CanonicalJson;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.PersonFacts;

/**
 * A person as the hub knew them when a day was over: the identifiers that the links of that day made one, what had been stated
 * for these, and what had been claimed. What was learnt, linked, unlinked or withdrawn later does not count.
 *
 * <p>It is read and not locked: nothing is written into the past.
 */
final class Past {

    /** The identifiers that were one with those given, by the links that were in force just before an instant. */
    private static final String CLUSTER = """
            with recursive cluster (root, identifier) as (
                select given.id, given.id from unnest(?::bigint[]) as given (id)
                union
                select c.root, case when l.one = c.identifier then l.other else l.one end
                from cluster c join identity_link l on l.one = c.identifier or l.other = c.identifier
                where l.linked_at < ? and (l.unlinked_at is null or l.unlinked_at >= ?)
            )
            select root, identifier from cluster
            """;

    private final Connection connection;
    private final LocalDate day;
    /** The first instant that does not count any more. */
    private final Instant end;

    private final Set<Long> identifiers = new TreeSet<>();

    private Past(Connection connection, LocalDate day) {
        this.connection = connection;
        this.day = day;
        this.end = day.plusDays(1).atStartOfDay(NorwegianDay.ZONE).toInstant();
    }

    /**
     * Reads who was one with an identifier when a day was over.
     *
     * @param day a day before today
     */
    static Past of(Connection connection, long identifier, LocalDate day) throws SQLException {
        var past = new Past(connection, day);
        past.cluster(List.of(identifier)).values().forEach(past.identifiers::addAll);
        return past;
    }

    /** The identifiers that were this person then, and are read. */
    Set<Long> identifiers() {
        return Set.copyOf(identifiers);
    }

    /**
     * Leaves out those identifiers that are somebody else's today, unless the party has a ground for that person too: what is
     * shown of the past is shown by today's rules.
     *
     * @param own identifiers of the person whom the party has a ground for
     */
    void keepOnly(Set<Long> own, String party) throws SQLException {
        var others = new TreeSet<>(identifiers);
        others.removeAll(own);
        if (others.isEmpty()) {
            return;
        }
        var known = new TreeSet<Long>();
        try (var select = connection.prepareStatement("""
                select i.id from unnest(?::bigint[]) as i (id) join membership m on m.identifier = i.id
                where exists (select from membership o join relation r on r.identifier = o.identifier
                        where o.person = m.person and r.party = ?)
                    or exists (select from membership o join hand_over h on h.person = o.identifier
                        where o.person = m.person and h.receiver = ?)
                    or exists (select from obligation b where b.person = m.person and b.party = ?)
                    or exists (select from membership o join claim c on c.identifier = o.identifier
                        where o.person = m.person and c.provider = ?)
                    or exists (select from identity_link l join document d on d.message = l.message
                        where (l.one = i.id or l.other = i.id) and d.sender = ?)
                """)) {
            select.setArray(1, longs(others));
            for (int i = 2; i <= 6; i++) {
                select.setString(i, party);
            }
            each(select, row -> known.add(row.getLong(1)));
        }
        others.removeAll(known);
        identifiers.removeAll(others);
    }

    /** What had been stated, of the person and of those on whom the permit may rest. */
    PersonFacts facts() throws SQLException {
        var own = facts(identifiers, "");
        var references = own.stream()
                .filter(fact -> fact.kind() == FactKind.FAMILY)
                .flatMap(fact -> fact.value(no.stafett.ledger.fact.Key.REFERENCE).stream())
                .map(Long::valueOf)
                .toList();
        var related = new TreeMap<Long, List<Fact>>();
        for (var reference : cluster(references).entrySet()) {
            related.put(
                    reference.getKey(),
                    facts(reference.getValue(), " and f.kind in ('SETTLED', 'PERMIT', 'WITHDRAWN')"));
        }
        return new PersonFacts(own, related);
    }

    private List<Fact> facts(Collection<Long> of, String andOnly) throws SQLException {
        var facts = new ArrayList<Fact>();
        try (var select = connection.prepareStatement(
                WorkingSet.FACTS + " where f.identifier = any(?::bigint[]) and f.known_at < ?" + andOnly)) {
            select.setArray(1, longs(of));
            select.setTimestamp(2, Timestamp.from(end));
            each(select, row -> facts.add(WorkingSet.fact(row)));
        }
        return facts;
    }

    /** What had been claimed; what lapsed later had not lapsed yet. */
    List<StoredClaim> claims() throws SQLException {
        var claims = new ArrayList<StoredClaim>();
        try (var select = connection.prepareStatement(
                WorkingSet.CLAIMS + " where identifier = any(?::bigint[]) and requested_at < ?")) {
            select.setArray(1, longs(identifiers));
            select.setTimestamp(2, Timestamp.from(end));
            each(select, row -> {
                var stored = WorkingSet.claim(row);
                var since = stored.since();
                boolean lapsedThen =
                        stored.claim().state() == ClaimState.LAPSED && since != null && !since.isAfter(day);
                claims.add(stored.standing(lapsedThen ? ClaimState.LAPSED : ClaimState.NOTED, null, null));
            });
        }
        return claims;
    }

    /** The messages that were opening balances. */
    Set<Long> imported() throws SQLException {
        var messages = new TreeSet<Long>();
        try (var select = connection.prepareStatement(
                "select message from document where identifier = any(?::bigint[]) and type = ?")) {
            select.setArray(1, longs(identifiers));
            select.setString(2, Opening.TYPE);
            each(select, row -> messages.add(row.getLong(1)));
        }
        return messages;
    }

    /** What stood in doubt about who is who, and does not follow from facts. */
    List<OpenConflict> identityConflicts() throws SQLException {
        var conflicts = new ArrayList<OpenConflict>();
        try (var select = connection.prepareStatement("""
                select key, kind, detail::text, raised_on from conflict
                where person = any(?::bigint[]) and kind = ? and raised_on <= ? and (state = 'OPEN' or resolved_on > ?)
                order by key
                """)) {
            select.setArray(1, longs(identifiers)); // a person bears the id of one of its identifiers
            select.setString(2, OpenConflict.IDENTITY);
            select.setObject(3, day);
            select.setObject(4, day);
            each(
                    select,
                    row -> conflicts.add(new OpenConflict(
                            row.getString(1),
                            row.getString(2),
                            CanonicalJson.readObject(row.getBytes(3)),
                            row.getObject(4, LocalDate.class))));
        }
        return conflicts;
    }

    private TreeMap<Long, Set<Long>> cluster(Collection<Long> of) throws SQLException {
        var clusters = new TreeMap<Long, Set<Long>>();
        if (of.isEmpty()) {
            return clusters;
        }
        try (var select = connection.prepareStatement(CLUSTER)) {
            select.setArray(1, longs(of));
            select.setTimestamp(2, Timestamp.from(end));
            select.setTimestamp(3, Timestamp.from(end));
            each(select, row -> clusters.computeIfAbsent(row.getLong(1), root -> new TreeSet<>())
                    .add(row.getLong(2)));
        }
        return clusters;
    }

    private Array longs(Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(PreparedStatement select, Row read) throws SQLException {
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                read.read(rows);
            }
        }
    }
}
