package no.stafett.ledger.person;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stafett.audit.CanonicalJson;
import no.stafett.ledger.disclosure.Document;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Hold;
import no.stafett.ledger.store.LedgerChange;
import no.stafett.ledger.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * The people that a group of events is about, resolved, locked and loaded.
 *
 * <p>Each identifier is resolved to its person, the persons are locked in the order of their ids (so that two groups cannot wait
 * for each other), and each identifier is resolved again: if a link came between, the transaction starts over. Without that, a
 * claim under a number that is just being linked could slip past a hold of the person it is linked to.
 */
public final class WorkingSet {

    private final Connection connection;
    private final Map<ByteBuffer, Long> identifierByHash = new HashMap<>();
    private final Map<Long, Long> personOfIdentifier = new HashMap<>();
    private final Map<Long, PersonState> persons = new TreeMap<>();
    /** Rows of identifiers that this group made known, by the entry that named them first. */
    private final Map<Long, LedgerChange> made = new HashMap<>();

    private final Map<Long, Set<Long>> identifiersMadeBy = new HashMap<>();
    private final Map<Long, Named> namedById = new HashMap<>();

    private WorkingSet(Connection connection) {
        this.connection = connection;
    }

    /**
     * Resolves, locks and loads.
     *
     * @param named every identifier that the group's messages name; those that may be new are made known
     * @param woken ids of persons whom no message names, but the passing of time
     * @throws LinkedMeanwhile to be answered by rolling back and starting over
     */
    public static WorkingSet open(Connection connection, Collection<Named> named, Collection<Long> woken, IdSource ids)
            throws SQLException {
        return open(connection, named, List.of(), woken, ids);
    }

    /**
     * Resolves, locks and loads, and with them the families of some.
     *
     * @param named every identifier that the group's messages name; those that may be new are made known
     * @param heads those of them whose people's settlement, permit or identity changes: whoever's permit may rest on one of these
     *     is locked and loaded too
     * @param woken ids of persons whom no message names, but the passing of time
     * @throws LinkedMeanwhile to be answered by rolling back and starting over
     */
    public static WorkingSet open(
            Connection connection,
            Collection<Named> named,
            Collection<Named> heads,
            Collection<Long> woken,
            IdSource ids)
            throws SQLException {
        var set = new WorkingSet(connection);
        var resolved = set.resolve(named);
        set.makeKnown(named, resolved, ids);
        var roots = new TreeSet<>(woken);
        resolved.values().forEach(identifier -> roots.add(identifier.person()));
        var families = set.families(heads, resolved);
        roots.addAll(families);
        roots.removeAll(set.persons.keySet()); // whom this group made known: nobody else sees them yet
        if (!roots.isEmpty() || set.persons.size() < resolved.size()) {
            set.lock(roots);
            if (!set.resolve(named).equals(resolved)
                    || !set.families(heads, resolved).equals(families)) {
                throw new LinkedMeanwhile();
            }
            set.load(roots);
        }
        resolved.forEach((hash, identifier) -> set.identifierByHash.put(hash, identifier.id()));
        return set;
    }

    /**
     * People as they are, to be looked at only: nobody is locked, and nothing may be written from it. In a transaction that sees one
     * state of the database it is consistent.
     */
    public static List<PersonState> read(Connection connection, Collection<Long> roots) throws SQLException {
        var set = new WorkingSet(connection);
        roots.forEach(root -> set.persons.put(root, new PersonState(root)));
        set.load(roots);
        return List.copyOf(set.persons.values());
    }

    private record Resolved(long id, long person) {}

    private Map<ByteBuffer, Resolved> resolve(Collection<Named> named) throws SQLException {
        var found = new HashMap<ByteBuffer, Resolved>();
        if (named.isEmpty()) {
            return found;
        }
        try (var select = connection.prepareStatement("""
                select i.hash, i.id, m.person from identifier i join membership m on m.identifier = i.id
                where i.hash = any(?::bytea[])
                """)) {
            select.setArray(1, hashes(named));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(ByteBuffer.wrap(rows.getBytes(1)), new Resolved(rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return found;
    }

    private Array hashes(Collection<Named> named) throws SQLException {
        return connection.createArrayOf(
                "bytea", named.stream().map(Named::hash).distinct().toArray(byte[][]::new));
    }

    /** The people whose permit may rest on one of these, or on another number of theirs. */
    private Set<Long> families(Collection<Named> heads, Map<ByteBuffer, Resolved> resolved) throws SQLException {
        var rested = new TreeSet<Long>();
        heads.forEach(head -> {
            var known = resolved.get(head.key());
            if (known != null && !namedById.containsKey(known.id())) { // nobody rests on whom nobody knew
                rested.add(known.person());
            }
        });
        var found = new TreeSet<Long>();
        if (!rested.isEmpty()) {
            query("""
                    select distinct theirs.person
                    from membership mine
                    join fact f on f.value ->> 'reference' = mine.identifier::text
                    join membership theirs on theirs.identifier = f.identifier
                    where mine.person = any(?::bigint[]) and f.kind = 'FAMILY'
                    """, longs(rested), row -> found.add(row.getLong(1)));
        }
        return found;
    }

    private void makeKnown(Collection<Named> named, Map<ByteBuffer, Resolved> resolved, IdSource ids)
            throws SQLException {
        var fresh = new TreeMap<byte[], Named>(Arrays::compareUnsigned); // one order for all: no deadlock
        for (var name : named) {
            if (name.mayBeNew() && !resolved.containsKey(name.key())) {
                fresh.putIfAbsent(name.hash(), name);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        var byId = new HashMap<Long, Named>();
        var idArray = new Long[fresh.size()];
        int i = 0;
        for (var name : fresh.values()) {
            idArray[i] = ids.next();
            byId.put(idArray[i], name);
            i++;
        }
        var inserted = insertIdentifiers(idArray, fresh.values());
        for (var id : inserted) {
            var name = byId.get(id);
            if (name != null) {
                resolved.put(name.key(), new Resolved(id, id));
                recordMade(name, id);
                identifiersMadeBy
                        .computeIfAbsent(name.entry(), entry -> new TreeSet<>())
                        .add(id);
                namedById.put(id, name);
                var person = new PersonState(id);
                person.identifiers.put(id, name.kind());
                persons.put(id, person);
                personOfIdentifier.put(id, id);
            }
        }
        if (inserted.size() < fresh.size()) { // another transaction made them known first
            resolve(named).forEach(resolved::putIfAbsent);
        }
    }

    private List<Long> insertIdentifiers(Long[] ids, Collection<Named> fresh) throws SQLException {
        try (var insert = connection.prepareStatement("""
                with candidate as (
                    select * from unnest(?::bigint[], ?::text[], ?::bytea[], ?::bytea[], ?::bigint[])
                        as c (id, kind, hash, value, entry)
                ), known as (
                    insert into identifier (id, kind, hash, value, entry) select id, kind, hash, value, entry from candidate
                    on conflict on constraint identifier_hash do nothing returning id, entry
                ), person as (
                    insert into person (id, attention_on, entry) select id, null, entry from known
                )
                insert into membership (identifier, person, entry) select id, id, entry from known returning identifier
                """)) {
            insert.setArray(1, connection.createArrayOf("bigint", ids));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", fresh.stream().map(Named::kind).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", fresh.stream().map(Named::hash).toArray(byte[][]::new)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", fresh.stream().map(Named::sealedValue).toArray(byte[][]::new)));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint", fresh.stream().map(Named::entry).toArray()));
            var inserted = new ArrayList<Long>();
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    inserted.add(rows.getLong(1));
                }
            }
            return inserted;
        }
    }

    private void recordMade(Named name, long id) {
        var change = made.computeIfAbsent(name.entry(), entry -> new LedgerChange());
        var identifier = new LinkedHashMap<String, @Nullable Object>();
        identifier.put("id", id);
        identifier.put("kind", name.kind());
        identifier.put("hash", hex(name.hash()));
        var value = name.sealedValue();
        identifier.put("value", value == null ? null : hex(value));
        identifier.put("entry", name.entry());
        var person = new LinkedHashMap<String, @Nullable Object>();
        person.put("id", id);
        person.put("attention_on", null);
        person.put("entry", name.entry());
        change.put(Table.PERSON, person)
                .put(Table.IDENTIFIER, identifier)
                .put(Table.MEMBERSHIP, Map.of("identifier", id, "person", id, "entry", name.entry()));
    }

    private static String hex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    private void lock(Collection<Long> roots) throws SQLException {
        try (var select = connection.prepareStatement(
                "select id, attention_on from person where id = any(?::bigint[]) order by id for update")) {
            select.setArray(1, longs(roots));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var person = new PersonState(rows.getLong(1));
                    person.attentionOn = rows.getObject(2, LocalDate.class);
                    persons.put(person.id, person);
                }
            }
        }
    }

    private void load(Collection<Long> roots) throws SQLException {
        loadIdentifiers(roots);
        var identifiers = longs(personOfIdentifier.keySet());
        var ids = longs(roots);
        var questions = new Questions();
        loadFacts(questions, identifiers);
        loadClaims(questions, identifiers);
        loadLinks(questions, identifiers);
        loadRelations(questions, identifiers);
        loadDocuments(questions, identifiers);
        loadHolds(questions, ids);
        loadObligations(questions, ids);
        loadConflicts(questions, ids);
        loadNotices(questions, identifiers); // a person was, under each of its identifiers, once a person of its own
        loadHanded(questions, identifiers);
        questions.ask(connection);
        loadRelated();
    }

    private void loadIdentifiers(Collection<Long> roots) throws SQLException {
        query("""
                select m.identifier, m.person, i.kind from membership m join identifier i on i.id = m.identifier
                where m.person = any(?::bigint[])
                """, longs(roots), row -> {
            personOfIdentifier.put(row.getLong(1), row.getLong(2));
            of(row.getLong(2)).identifiers.put(row.getLong(1), row.getString(3));
        });
    }

    private void loadFacts(Questions questions, Array identifiers) {
        questions.add(FACTS + " where f.identifier = any(?::bigint[])", identifiers, row -> {
            var fact = fact(row);
            ofIdentifier(fact.identifier()).facts.add(fact);
        });
    }

    static final String FACTS =
            "select id, identifier, kind, value::text, true_from, true_until, known_at, message from fact f";

    static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getLong(1),
                row.getLong(2),
                FactKind.valueOf(row.getString(3)),
                texts(row.getBytes(4)),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                instant(row, 7),
                row.getLong(8));
    }

    static final String CLAIMS =
            "select number, identifier, service, occurrence, provider, from_date, until_date, latest_start, component,"
                    + " component_of, contested, in_spite_of, because, state, since, reason, message, requested_at from claim";

    private void loadClaims(Questions questions, Array identifiers) {
        questions.add(CLAIMS + " where identifier = any(?::bigint[])", identifiers, row -> {
            var stored = claim(row);
            ofIdentifier(stored.claim().identifier()).claims.put(stored.number(), stored);
        });
    }

    static StoredClaim claim(ResultSet row) throws SQLException {
        var claim = new Claim(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getString(9),
                row.getString(10),
                row.getBoolean(11),
                row.getString(12),
                ClaimState.valueOf(row.getString(14)),
                instant(row, 18));
        return new StoredClaim(
                claim, row.getString(13), row.getObject(15, LocalDate.class), row.getString(16), row.getLong(17));
    }

    private void loadLinks(Questions questions, Array identifiers) {
        questions.add("""
                select id, one, other, linked_at, message from identity_link
                where one = any(?::bigint[]) and unlinked_at is null
                """, identifiers, row -> ofIdentifier(row.getLong(2))
                .links
                .add(new IdentityLink(
                        row.getLong(1), row.getLong(2), row.getLong(3), instant(row, 4), row.getLong(5), null, null)));
    }

    private void loadRelations(Questions questions, Array identifiers) {
        questions.add(
                "select identifier, party from relation where identifier = any(?::bigint[])",
                identifiers,
                row -> ofIdentifier(row.getLong(1))
                        .relations
                        .computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                        .add(row.getString(2)));
    }

    private void loadDocuments(Questions questions, Array identifiers) {
        questions.add("""
                select message, identifier, type, sender, receiver, service from document
                where identifier = any(?::bigint[])
                """, identifiers, row -> {
            var document = new Document(
                    row.getLong(1), row.getString(3), row.getString(4), row.getString(5), row.getString(6));
            ofIdentifier(row.getLong(2))
                    .documents
                    .put(document.message(), new PersonState.Filed(document, row.getLong(2)));
        });
    }

    private void loadHolds(Questions questions, Array ids) {
        questions.add(
                "select person, key, side, lower(period), upper(period), claim from hold where person = any(?::bigint[])",
                ids,
                row -> of(row.getLong(1))
                        .holds
                        .add(new Hold(
                                row.getString(2),
                                row.getString(3),
                                new DatePeriod(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)),
                                row.getString(6))));
    }

    private void loadObligations(Questions questions, Array ids) {
        questions.add(
                "select person, (to_jsonb(t) - 'entry')::text from obligation t where person = any(?::bigint[])",
                ids,
                row -> {
                    var obligation = ObligationRow.read(CanonicalJson.readObject(row.getBytes(2)));
                    of(row.getLong(1)).obligations.put(obligation.key(), obligation);
                });
    }

    private void loadConflicts(Questions questions, Array ids) {
        questions.add(
                "select person, key, kind, detail::text, raised_on from conflict"
                        + " where person = any(?::bigint[]) and state = 'OPEN'",
                ids,
                row -> {
                    var conflict = new OpenConflict(
                            row.getString(2),
                            row.getString(3),
                            CanonicalJson.readObject(row.getBytes(4)),
                            row.getObject(5, LocalDate.class));
                    of(row.getLong(1)).conflicts.put(conflict.key(), conflict);
                });
    }

    private void loadNotices(Questions questions, Array ids) {
        questions.add(
                "select person, kind, subject, due, receiver from notice where person = any(?::bigint[])",
                ids,
                row -> ofIdentifier(row.getLong(1))
                        .notices
                        .computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                        .add(row.getString(2) + ":" + row.getString(3) + ":" + row.getObject(4, LocalDate.class) + ":"
                                + row.getString(5)));
    }

    private void loadHanded(Questions questions, Array ids) {
        questions.add(
                "select person, key from hand_over where person = any(?::bigint[])",
                ids,
                row -> ofIdentifier(row.getLong(1)).handed.add(row.getString(2)));
    }

    /** Facts of the people on whom a person's permit may rest: read, not locked. */
    private void loadRelated() throws SQLException {
        var references = new TreeSet<Long>();
        persons.values().forEach(person -> references.addAll(person.references()));
        if (references.isEmpty()) {
            return;
        }
        var facts = new TreeMap<Long, List<Fact>>();
        try (var select = connection.prepareStatement("""
                select mine.identifier, f.id, f.identifier, f.kind, f.value::text, f.true_from, f.true_until, f.known_at,
                    f.message
                from membership mine
                join membership theirs on theirs.person = mine.person
                join fact f on f.identifier = theirs.identifier
                where mine.identifier = any(?::bigint[]) and f.kind in ('SETTLED', 'PERMIT', 'WITHDRAWN')
                """)) {
            select.setArray(1, longs(references));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    facts.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>())
                            .add(new Fact(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    FactKind.valueOf(rows.getString(4)),
                                    texts(rows.getBytes(5)),
                                    rows.getObject(6, LocalDate.class),
                                    rows.getObject(7, LocalDate.class),
                                    instant(rows, 8),
                                    rows.getLong(9)));
                }
            }
        }
        for (var person : persons.values()) {
            for (var reference : person.references()) {
                person.related.put(reference, facts.getOrDefault(reference, List.of()));
            }
        }
    }

    private static TreeMap<String, String> texts(byte[] json) {
        var values = new TreeMap<String, String>();
        CanonicalJson.readObject(json).forEach((key, value) -> values.put(key, String.valueOf(value)));
        return values;
    }

    private void query(String sql, Array argument, Questions.Row row) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, argument);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    private Array longs(Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray(Long[]::new));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private PersonState of(long person) {
        var state = persons.get(person);
        if (state == null) {
            throw new IllegalStateException("Person " + person + " is not locked");
        }
        return state;
    }

    private PersonState ofIdentifier(long identifier) {
        return of(personOfIdentifier.getOrDefault(identifier, identifier));
    }

    /** The identifier's id, if the ledger knows it. */
    public Optional<Long> identifier(Named named) {
        return Optional.ofNullable(identifierByHash.get(named.key()));
    }

    /** The person whom an identifier names now, within this transaction. */
    public Optional<PersonState> person(Named named) {
        return identifier(named).map(this::ofIdentifier);
    }

    /** A person by id, where it still is one. */
    public Optional<PersonState> person(long id) {
        return Optional.ofNullable(persons.get(id)).filter(person -> !person.identifiers.isEmpty());
    }

    /** People of this set, locked, whose permit may rest on this one. */
    List<PersonState> familyOf(PersonState reference) {
        return persons.values().stream()
                .filter(person -> person.id != reference.id && !person.identifiers.isEmpty())
                .filter(person -> person.references().stream().anyMatch(reference.identifiers::containsKey))
                .toList();
    }

    /** Makes what a person knows of those on whom its permit may rest what this transaction has made of them. */
    void refreshRelated(PersonState person) {
        for (var reference : person.references()) {
            var other = persons.get(personOfIdentifier.getOrDefault(reference, reference));
            if (other != null) {
                person.related.put(
                        reference,
                        other.facts.stream()
                                .filter(fact -> PersonState.OF_RELATED.contains(fact.kind()))
                                .toList());
            }
        }
    }

    /**
     * Takes back that an entry made identifiers known, as far as no other event of the group names them: of what is refused
     * nothing remains.
     *
     * @param kept what the group's other events name
     */
    public void forget(long entry, Collection<Named> kept) throws SQLException {
        var stay = new HashSet<Long>();
        kept.forEach(name -> identifier(name).ifPresent(stay::add));
        var made = this.made.get(entry);
        if (made == null) {
            return;
        }
        var gone = new TreeSet<Long>();
        for (var id : identifiersMadeBy.getOrDefault(entry, Set.of())) {
            if (!stay.contains(id)) {
                gone.add(id);
            }
        }
        if (gone.isEmpty()) {
            return;
        }
        for (var table : List.of("membership where identifier", "person where id", "identifier where id")) {
            try (var delete = connection.prepareStatement("delete from " + table + " = any(?::bigint[])")) {
                delete.setArray(1, longs(gone));
                delete.executeUpdate();
            }
        }
        this.made.remove(entry);
        for (var id : identifiersMadeBy.getOrDefault(entry, Set.of())) {
            if (!gone.contains(id)) {
                recordMade(Objects.requireNonNull(namedById.get(id)), id);
            }
        }
        gone.forEach(id -> {
            persons.remove(id);
            personOfIdentifier.remove(id);
        });
        identifierByHash.values().removeAll(gone);
    }

    /** The identifiers made known by an entry: already written, to be recorded with it. */
    public LedgerChange madeBy(long entry) {
        return made.getOrDefault(entry, new LedgerChange());
    }

    /** The transaction that this set lives in. */
    public Connection connection() {
        return connection;
    }

    /** Makes one person of several, or several of one: the states given replace those of the same identifiers. */
    void replace(PersonState... states) {
        for (var state : states) {
            persons.put(state.id, state);
            state.identifiers.keySet().forEach(identifier -> personOfIdentifier.put(identifier, state.id));
        }
    }
}
