package no.stafett.ledger.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stafett.ledger.disclosure.Document;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Hold;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger holds of one person, inside one transaction that has the person locked. It is changed as the
 * transaction's events are posted, so that the next event sees what the last one did.
 */
public final class PersonState {

    /** What a person whose permit rests on this one is judged by. */
    static final Set<FactKind> OF_RELATED = Set.of(FactKind.SETTLED, FactKind.PERMIT, FactKind.WITHDRAWN);

    final long id;
    /** Identifier ids with their kinds. */
    final NavigableMap<Long, String> identifiers = new TreeMap<>();

    final List<Fact> facts = new ArrayList<>();
    final Map<Long, List<Fact>> related = new TreeMap<>();
    final Map<String, StoredClaim> claims = new LinkedHashMap<>();
    final List<Hold> holds = new ArrayList<>();
    /** Links in force. */
    final List<IdentityLink> links = new ArrayList<>();

    final Map<String, Obligation> obligations = new TreeMap<>();
    final Map<String, OpenConflict> conflicts = new TreeMap<>();
    /** Keys of the notices sent, by the person that each of the identifiers was at the time. */
    final Map<Long, Set<String>> notices = new TreeMap<>();
    /** Keys of the documents handed on. */
    final Set<String> handed = new HashSet<>();
    /** Documents about the person that may be handed on, by message. */
    final NavigableMap<Long, Filed> documents = new TreeMap<>();
    /** Parties that named this person in an earlier message, by identifier. */
    final Map<Long, Set<String>> relations = new TreeMap<>();

    @Nullable
    LocalDate attentionOn;

    /**
     * A document, and the identifier it was filed under.
     */
    record Filed(Document document, long identifier) {}

    PersonState(long id) {
        this.id = id;
    }

    /** The identifiers of those on whom this person's permit may rest. */
    List<Long> references() {
        return facts.stream()
                .filter(fact -> fact.kind() == FactKind.FAMILY)
                .flatMap(fact -> fact.value(Key.REFERENCE).stream())
                .map(Long::valueOf)
                .toList();
    }

    /** The id of the person, which is that of the oldest identifier. */
    public long id() {
        return id;
    }

    public Set<Long> identifiers() {
        return Set.copyOf(identifiers.keySet());
    }

    /** The identifier by which a party is told of the person: one that it used itself, or else the most official one. */
    public long identifierFor(String party) {
        return identifiers.keySet().stream()
                .max(Comparator.<Long, Boolean>comparing(
                                id -> relations.getOrDefault(id, Set.of()).contains(party))
                        .thenComparing(id -> KINDS.indexOf(identifiers.get(id)))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(id);
    }

    private static final List<String> KINDS = List.of("FOREIGN", "LOCAL", "DUF_NUMBER", "D_NUMBER", "FODSELSNUMMER");

    /** Whether anything at all is known but that there is such an identifier. */
    public boolean isBlank() {
        return facts.isEmpty() && claims.isEmpty();
    }

    public PersonFacts facts() {
        return new PersonFacts(facts, related);
    }

    public List<Claim> claims() {
        return claims.values().stream().map(StoredClaim::claim).toList();
    }

    /** The obligation with this key, as it stands. */
    public Optional<Obligation> obligation(String key) {
        return Optional.ofNullable(obligations.get(key));
    }

    /** Every party that has a relation to the person through an earlier message. */
    public Set<String> relatedParties() {
        var parties = new TreeSet<String>();
        relations.values().forEach(parties::addAll);
        return parties;
    }

    /** Whether this party has had to do with the person before: by a message of its own, or a document that it was handed. */
    public boolean isKnownTo(String party) {
        return relatedParties().contains(party) || handed.stream().anyMatch(key -> key.endsWith("/" + party));
    }

    /** Whether an address protection of any level is in force, as last told. */
    public boolean isAddressProtected() {
        return facts().own().stream()
                .filter(fact -> fact.kind() == FactKind.ADDRESS_PROTECTION)
                .max(Comparator.comparing(Fact::knownAt).thenComparingLong(Fact::id))
                .flatMap(fact -> fact.value(Key.LEVEL))
                .filter(level -> !level.equals("NONE"))
                .isPresent();
    }

    /** Keys of every notice sent about the person, under whichever number. */
    Set<String> noticesSent() {
        var sent = new HashSet<String>();
        notices.values().forEach(sent::addAll);
        return sent;
    }

    /** Numbers of all messages about the person that may be named by later ones. */
    public Set<Long> messages() {
        var numbers = new TreeSet<>(documents.keySet());
        claims.values().forEach(claim -> numbers.add(claim.message()));
        return numbers;
    }

    /** Documents that are in force: those that no correction has withdrawn. */
    List<Document> documentsInForce() {
        var withdrawn = new HashSet<Long>();
        for (Fact fact : facts) {
            if (fact.kind() == FactKind.WITHDRAWN) {
                fact.value(Key.MESSAGE).map(Long::valueOf).ifPresent(withdrawn::add);
            }
        }
        return documents.values().stream()
                .map(Filed::document)
                .filter(document -> !withdrawn.contains(document.message()))
                .toList();
    }

    /** Conflicts that nobody has settled. */
    public List<OpenConflict> conflicts() {
        return List.copyOf(conflicts.values());
    }

    /** Takes all that another person has, but what is derived from it. */
    void absorb(PersonState other) {
        identifiers.putAll(other.identifiers);
        facts.addAll(other.facts);
        related.putAll(other.related);
        claims.putAll(other.claims);
        links.addAll(other.links);
        documents.putAll(other.documents);
        notices.putAll(other.notices);
        handed.addAll(other.handed);
        relations.putAll(other.relations);
    }

    @Override
    public String toString() {
        return "PersonState[" + id + "]";
    }
}
