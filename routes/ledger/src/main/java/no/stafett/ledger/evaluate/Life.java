package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.OccurrenceKind;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PartialDate;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/** Everything known about one person, sorted for questions. It knows no day: the questions do. */
final class Life {
    /** The kind of move that is none: the municipality became another. */
    private static final String MERGER = "MERGER";

    private static final Comparator<Fact> KNOWN =
            Comparator.comparing(Fact::knownAt).thenComparingLong(Fact::id);

    private final Map<FactKind, List<Fact>> byKind = new EnumMap<>(FactKind.class);
    private final Map<String, List<Proof>> proofs = new HashMap<>();
    private final Map<String, Map<String, List<Proof>>> byOccurrence = new HashMap<>();
    private final Map<String, List<Fact>> provisions = new HashMap<>();
    private final Map<String, List<Fact>> decisions = new HashMap<>();
    private final @Nullable Fact birth;
    private @Nullable PartialDate birthDate;
    private final List<Stay> settledStays;
    private final List<Stay> registeredStays;
    private final Directory directory;
    private final PersonFacts facts;

    Life(PersonFacts facts, Catalogue catalogue, Directory directory) {
        this.facts = facts;
        this.directory = directory;
        for (Fact fact : facts.own()) {
            byKind.computeIfAbsent(fact.kind(), kind -> new ArrayList<>()).add(fact);
        }
        byService(FactKind.PROVISION, provisions);
        byService(FactKind.DECISION, decisions);
        for (Service service : catalogue.services()) {
            prove(service, catalogue.evidenceOf(service));
        }
        birth = of(FactKind.BIRTH_DATE).stream().max(KNOWN).orElse(null);
        settledStays = stays(FactKind.SETTLED, FactKind.MOVED);
        registeredStays = stays(FactKind.REGISTERED_RESIDENCE, FactKind.SETTLED, FactKind.MOVED);
    }

    Directory directory() {
        return directory;
    }

    List<Fact> of(FactKind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Those that were true by a day; facts come in the order of their days. */
    List<Fact> of(FactKind kind, LocalDate upTo) {
        return head(of(kind), fact -> fact.trueFrom().isAfter(upTo));
    }

    private static <T> List<T> head(List<T> sorted, Predicate<T> later) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (later.test(sorted.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.subList(0, low);
    }

    /** What was learnt last of the birth date: facts about somebody's person are corrected, not outlived. */
    @Nullable
    Fact birth() {
        return birth;
    }

    /** The birth date that {@link #birth()} states, read once. */
    PartialDate birthDate(String stated) {
        var read = birthDate == null ? PartialDate.parse(stated) : birthDate;
        birthDate = read;
        return read;
    }

    /** When the person is not here; of two statements about one day the later known holds. */
    List<Fact> left(LocalDate upTo) {
        var latest = new TreeMap<LocalDate, Fact>();
        for (Fact fact : of(FactKind.LEFT, upTo)) {
            latest.merge(fact.trueFrom(), fact, Life::knownLater);
        }
        return List.copyOf(latest.values());
    }

    /** The day on which somebody who had left was settled again; the dead don't come back, whatever is told. */
    Optional<LocalDate> cameBack(Fact left, LocalDate upTo) {
        return left.has(Key.CODE, "DIED")
                ? Optional.empty()
                : of(FactKind.SETTLED, upTo).stream()
                        .map(Fact::trueFrom)
                        .filter(day -> day.isAfter(left.trueFrom()))
                        .findFirst();
    }

    static Fact knownLater(Fact one, Fact other) {
        return KNOWN.compare(one, other) > 0 ? one : other;
    }

    /** The end of the permit, where none was granted, renewed or restored from that day or later. */
    Optional<Fact> permitEnded(LocalDate on) {
        var permits = of(FactKind.PERMIT, on);
        return of(FactKind.PERMIT_ENDED, on).stream()
                .filter(end -> permits.stream()
                        .noneMatch(permit ->
                                !permit.trueFrom().isBefore(end.trueFrom()) || KNOWN.compare(permit, end) > 0))
                .reduce((earlier, latest) -> latest);
    }

    List<Fact> all() {
        return facts.own();
    }

    List<Fact> related(Fact family) {
        return family.value(Key.REFERENCE)
                .map(Long::valueOf)
                .map(identifier -> facts.related().getOrDefault(identifier, List.of()))
                .orElse(List.of());
    }

    // --- where the person lives

    /** Each stay in a municipality of its own; a merger or a new number is no move. */
    List<Stay> stays(boolean registered) {
        return registered ? registeredStays : settledStays;
    }

    Optional<Stay> stay(boolean registered, LocalDate on) {
        Stay found = null;
        for (Stay stay : stays(registered)) {
            if (!stay.from().isAfter(on)) {
                found = stay;
            }
        }
        return Optional.ofNullable(found);
    }

    private List<Stay> stays(FactKind... kinds) {
        var told = new ArrayList<Fact>();
        for (FactKind kind : kinds) {
            told.addAll(of(kind));
        }
        told.sort(java.util.Comparator.comparing(Fact::trueFrom)
                .thenComparing(fact -> fact.kind() == kinds[0] ? 1 : 0)
                .thenComparingLong(Fact::id));
        var stays = new ArrayList<Stay>();
        for (Fact fact : told) {
            var municipality = fact.value(Key.MUNICIPALITY).orElse(null);
            if (municipality == null) {
                continue;
            }
            var validAt = fact.day(Key.VALID_AT).orElse(fact.trueFrom());
            var last = stays.isEmpty() ? null : stays.get(stays.size() - 1);
            boolean same = fact.has(Key.MODE, MERGER) || (last != null && last.isAt(municipality, validAt, directory));
            if (last != null && same) {
                last.numbers().put(validAt, municipality);
            } else {
                stays.add(new Stay(fact.trueFrom(), new TreeMap<>(Map.of(validAt, municipality)), fact));
            }
        }
        return List.copyOf(stays);
    }

    // --- what has been shown

    /** All proofs about a service, in order, with decisions that were overturned left out. */
    List<Proof> proofs(String service) {
        return proofs.getOrDefault(service, List.of());
    }

    /** Those about one occurrence, by a day. */
    List<Proof> proofs(String service, String occurrence, LocalDate upTo) {
        var found = byOccurrence.getOrDefault(service, Map.of()).getOrDefault(occurrence, List.of());
        return found.isEmpty() ? found : head(found, proof -> proof.on().isAfter(upTo));
    }

    /** Every occurrence that something is known about, in order. */
    Set<String> occurrences(String service) {
        var occurrences = new TreeSet<String>();
        proofs(service).forEach(proof -> occurrences.add(proof.occurrence()));
        return occurrences;
    }

    /** The occurrence that a message or claim means: one that can't be told apart is the first. */
    static String occurrence(Service service, @Nullable String stated) {
        return service.occurrence().kind() == OccurrenceKind.ONCE || stated == null ? Obligation.FIRST : stated;
    }

    private void prove(Service service, Set<EvidenceCode> evidence) {
        var found = new ArrayList<Proof>();
        for (Fact fact : provisions.getOrDefault(service.code(), List.of())) {
            fact.value(Key.EVENT).flatMap(Proof::code).ifPresent(code -> found.add(provision(service, fact, code)));
        }
        for (Fact fact : decisions.getOrDefault(service.code(), List.of())) {
            fact.value(Key.OUTCOME).flatMap(Proof::code).ifPresent(code -> found.add(decision(service, fact, code)));
        }
        for (Fact fact : of(FactKind.REQUESTED_BY_PERSON)) {
            if (fact.has(Key.SERVICE, service.code())) {
                found.add(proof(service, fact, EvidenceCode.APPLIED, null, null, null));
            }
        }
        if (evidence.contains(EvidenceCode.MAPPED)) {
            for (Fact fact : of(FactKind.MAPPING)) {
                if (fact.has(Key.KIND, "COMPLETE")) {
                    found.add(proof(service, fact, EvidenceCode.MAPPED, null, Key.BY, null));
                }
            }
        }
        if (service.occurrence().kind() == OccurrenceKind.ONCE_PER_QUALIFICATION
                && evidence.contains(EvidenceCode.RECOGNITION_DECIDED)) {
            qualifications(service, found);
        }
        for (Showing showing : Showing.ALL) {
            var facts = of(showing.kind());
            if (!facts.isEmpty() && evidence.contains(showing.fulfilment())) {
                facts.stream().filter(showing.when()).forEach(fact -> found.add(showing.proof(service, fact)));
            }
        }
        outcomes(service, found);
        if (evidence.contains(EvidenceCode.OUTCOME_TOLD)) {
            outcomesOfTriggers(service, found);
        }
        if (found.isEmpty()) {
            return;
        }
        found.sort(Proof.ORDER);
        var standing = withoutOverturned(found);
        proofs.put(service.code(), standing);
        for (Proof proof : standing) {
            byOccurrence
                    .computeIfAbsent(service.code(), code -> new HashMap<>())
                    .computeIfAbsent(proof.occurrence(), occurrence -> new ArrayList<>())
                    .add(proof);
        }
    }

    /** What a programme came to is its end, where no event has told of one. */
    private void outcomes(Service service, List<Proof> found) {
        for (Fact fact : of(FactKind.OUTCOME)) {
            var occurrence = occurrence(service, fact.values().get(Key.OCCURRENCE));
            boolean told = found.stream()
                    .filter(proof -> proof.occurrence().equals(occurrence) && proof.whole())
                    .anyMatch(proof ->
                            proof.code() == EvidenceCode.COMPLETED || proof.code() == EvidenceCode.DISCONTINUED);
            if (fact.has(Key.SERVICE, service.code()) && !told) {
                found.add(proof(service, fact, EvidenceCode.COMPLETED, Key.OCCURRENCE, Key.BY, Key.OUTCOME));
            }
        }
    }

    /** What became of a service that a trigger names, told by a message of its own or with the end itself. */
    private void outcomesOfTriggers(Service service, List<Proof> found) {
        for (Service.Trigger trigger : service.triggers()) {
            var told = new ArrayList<Fact>();
            of(FactKind.OUTCOME).stream()
                    .filter(fact -> trigger.of() != null && fact.has(Key.SERVICE, trigger.of()))
                    .forEach(told::add);
            if (trigger.of() != null) {
                provisions.getOrDefault(trigger.of(), List.of()).stream()
                        .filter(fact -> fact.value(Key.OUTCOME).isPresent())
                        .forEach(told::add);
            }
            told.forEach(fact -> found.add(proof(service, fact, EvidenceCode.OUTCOME_TOLD, null, null, Key.OUTCOME)));
        }
    }

    /** The latest end of a service by a day: completed, broken off, or stopped for good. */
    Optional<Proof> ended(String service, LocalDate upTo) {
        return proofs(service).stream()
                .filter(proof -> proof.whole() && !proof.on().isAfter(upTo))
                .filter(proof -> proof.code() == EvidenceCode.COMPLETED
                        || proof.code() == EvidenceCode.DISCONTINUED
                        || (proof.code() == EvidenceCode.STOPPED && proof.until() == null))
                .reduce((earlier, latest) -> latest);
    }

    private void byService(FactKind kind, Map<String, List<Fact>> into) {
        for (Fact fact : of(kind)) {
            fact.value(Key.SERVICE).ifPresent(service -> into.computeIfAbsent(service, code -> new ArrayList<>())
                    .add(fact));
        }
    }

    private void qualifications(Service service, List<Proof> found) {
        var level = service.occurrence().level();
        var meant = new TreeSet<String>();
        for (Fact fact : of(FactKind.APPLICATION)) {
            if (level == null || fact.has(Key.LEVEL, level)) {
                fact.value(Key.QUALIFICATION).ifPresent(meant::add);
                found.add(proof(service, fact, EvidenceCode.APPLIED, Key.QUALIFICATION, null, null));
            }
        }
        for (Fact fact : of(FactKind.RECOGNITION)) {
            boolean applied =
                    fact.value(Key.QUALIFICATION).filter(meant::contains).isPresent();
            if (applied || level == null || fact.has(Key.LEVEL, level)) {
                found.add(proof(
                        service,
                        fact,
                        EvidenceCode.RECOGNITION_DECIDED,
                        Key.QUALIFICATION,
                        Key.AUTHORITY,
                        Key.OUTCOME));
            }
        }
    }

    private static Proof provision(Service service, Fact fact, EvidenceCode code) {
        return new Proof(
                fact.trueFrom(),
                code,
                service.code(),
                occurrence(service, fact.values().get(Key.OCCURRENCE)),
                fact.values().get(Key.PROVIDER),
                fact.values().get(Key.CLAIM),
                fact.values().get(Key.COMPONENT),
                fact.value(Key.REASON).orElse(fact.values().get(Key.OUTCOME)),
                fact.day(Key.UNTIL).orElse(null),
                fact);
    }

    private static Proof decision(Service service, Fact fact, EvidenceCode code) {
        boolean forATime = code == EvidenceCode.LEAVE || code == EvidenceCode.STOPPED;
        return new Proof(
                forATime ? fact.day(Key.FROM).orElse(fact.trueFrom()) : fact.trueFrom(),
                code,
                service.code(),
                occurrence(service, fact.values().get(Key.OCCURRENCE)),
                fact.values().get(Key.AUTHORITY),
                fact.values().get(Key.CLAIM),
                null,
                fact.values().get(Key.REASON),
                forATime || fact.has(Key.REASON, Lens.IN_WORK)
                        ? fact.day(Key.UNTIL).orElse(null)
                        : null,
                fact);
    }

    static Proof proof(
            Service service,
            Fact fact,
            EvidenceCode code,
            @Nullable String occurrenceKey,
            @Nullable String partyKey,
            @Nullable String reasonKey) {
        return new Proof(
                fact.trueFrom(),
                code,
                service.code(),
                occurrence(service, occurrenceKey == null ? null : fact.values().get(occurrenceKey)),
                partyKey == null ? null : fact.values().get(partyKey),
                fact.values().get(Key.CLAIM),
                null,
                reasonKey == null ? null : fact.values().get(reasonKey),
                null,
                fact);
    }

    /** An overturned decision is as if it had not been: the obligation stands again with its first due date. */
    private static List<Proof> withoutOverturned(List<Proof> found) {
        var kept = new ArrayList<Proof>();
        for (Proof proof : found) {
            if (proof.code() == EvidenceCode.OVERTURNED) {
                overturned(proof, kept).ifPresent(kept::remove);
            }
            kept.add(proof);
        }
        return List.copyOf(kept);
    }

    private static Optional<Proof> overturned(Proof overturning, List<Proof> before) {
        var named = overturning.fact().values().get(Key.OVERTURNS);
        Proof latest = null;
        for (Proof proof : before) {
            if (proof.fact().kind() != FactKind.DECISION || !proof.occurrence().equals(overturning.occurrence())) {
                continue;
            }
            if (named != null && named.equals(proof.fact().values().get(Key.MESSAGE_ID))) {
                return Optional.of(proof);
            }
            if (proof.code() == EvidenceCode.REFUSED
                    || proof.code() == EvidenceCode.EXEMPTED
                    || proof.code() == EvidenceCode.STOPPED) {
                latest = proof;
            }
        }
        return Optional.ofNullable(latest);
    }
}
