package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.Anchor;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Situation;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A person seen for one service and occurrence on one day. It remembers which facts were looked at, and on which later days
 * an answer changes by itself.
 */
final class Lens implements Situation {
    /** Code of the list decision-reason. */
    static final String IN_WORK = "IN_WORK";

    private final Life life;
    private final String service;
    private final String occurrence;
    private final LocalDate today;
    private final Map<String, ObligationState> states;
    private final @Nullable Set<LocalDate> changes;
    private final TreeSet<Long> used = new TreeSet<>();
    private @Nullable LocalDate openedOn;

    Lens(
            Life life,
            String service,
            String occurrence,
            LocalDate today,
            Map<String, ObligationState> states,
            @Nullable Set<LocalDate> changes) {
        this.life = life;
        this.service = service;
        this.occurrence = occurrence;
        this.today = today;
        this.states = states;
        this.changes = changes;
    }

    /** The same person and service on another day; what it learns about later days is forgotten. */
    Lens on(LocalDate day) {
        var other = new Lens(life, service, occurrence, day, states, null);
        other.openedOn = openedOn;
        return other;
    }

    /** The same person and day for another service. */
    Lens about(String other) {
        return new Lens(life, other, Obligation.FIRST, today, states, changes);
    }

    void openedOn(LocalDate day) {
        openedOn = day;
    }

    /** Forgets which facts were looked at. */
    void forgetUsed() {
        used.clear();
    }

    Set<Long> used() {
        return used;
    }

    List<Proof> proofs() {
        return life.proofs(service, occurrence, today);
    }

    private Fact use(Fact fact) {
        used.add(fact.id());
        return fact;
    }

    private LocalDate use(Fact fact, LocalDate day) {
        use(fact);
        return day;
    }

    @Override
    public LocalDate today() {
        return today;
    }

    @Override
    public void changesOn(LocalDate day) {
        if (changes != null) {
            changes.add(day);
        }
    }

    /** Whether anybody wants to know on which later days an answer changes. */
    boolean watched() {
        return changes != null;
    }

    @Override
    public Optional<LocalDate> anchor(Anchor anchor) {
        return switch (anchor) {
            case PERMIT -> permit().map(Fact::trueFrom);
            case ARRIVAL -> first(FactKind.ARRIVAL);
            case SETTLED -> first(FactKind.SETTLED);
            case REGISTERED ->
                Stream.of(first(FactKind.REGISTERED_RESIDENCE), first(FactKind.SETTLED))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder());
            case CHILD -> first(FactKind.CHILD);
            case MOVED -> moved();
            case OFFER -> offered();
            case DECISION -> firstProof(EvidenceCode.GRANTED, EvidenceCode.REFUSED, EvidenceCode.EXEMPTED);
            case APPLICATION, REQUEST -> applied();
            case START -> firstProof(EvidenceCode.STARTED);
            case END -> life.ended(service, today).map(proof -> use(proof.fact(), proof.on()));
            case TRIGGER -> Optional.ofNullable(openedOn);
            case TODAY -> Optional.of(today);
        };
    }

    private Optional<LocalDate> first(FactKind kind) {
        var facts = life.of(kind, today);
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(use(facts.get(0)).trueFrom());
    }

    private Optional<LocalDate> moved() {
        var stays = life.stays(false).stream()
                .filter(stay -> !stay.from().isAfter(today))
                .toList();
        return stays.size() < 2
                ? Optional.empty()
                : Optional.of(stays.get(stays.size() - 1))
                        .map(stay -> use(stay.fact()))
                        .map(Fact::trueFrom);
    }

    private Optional<LocalDate> firstProof(EvidenceCode... codes) {
        for (Proof proof : proofs()) {
            for (EvidenceCode code : codes) {
                if (proof.code() == code && proof.whole()) {
                    use(proof.fact());
                    return Optional.of(proof.on());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> offered() {
        var proofs = proofs();
        if (proofs.isEmpty()) {
            return Optional.empty();
        }
        var stated = proofs.stream()
                .filter(proof -> proof.fact().kind() == FactKind.DECISION)
                .flatMap(proof -> proof.fact().day(Key.OFFERED).stream());
        return Stream.concat(stated, firstProof(EvidenceCode.OFFERED).stream())
                .min(Comparator.naturalOrder())
                .or(() -> firstProof(EvidenceCode.GRANTED))
                .or(() -> firstProof(EvidenceCode.STARTED));
    }

    private Optional<LocalDate> applied() {
        var proofs = proofs();
        if (proofs.isEmpty()) {
            return Optional.empty();
        }
        var stated = proofs.stream()
                .filter(proof -> proof.fact().kind() == FactKind.DECISION)
                .flatMap(proof -> proof.fact().day(Key.APPLIED).stream())
                .filter(day -> !day.isAfter(today));
        return Stream.concat(stated, firstProof(EvidenceCode.APPLIED).stream()).min(Comparator.naturalOrder());
    }

    @Override
    public Optional<PartialDate> birthDate() {
        var stated = life.birth();
        return stated == null ? Optional.empty() : use(stated).value(Key.DATE).map(life::birthDate);
    }

    @Override
    public Optional<Fact> permit() {
        var permits = life.of(FactKind.PERMIT, today);
        if (permits.isEmpty()) {
            return Optional.empty();
        }
        var basis = permits.get(permits.size() - 1).values().get(Key.BASIS);
        for (Fact permit : permits) {
            if (Objects.equals(basis, permit.values().get(Key.BASIS))) {
                return Optional.of(use(permit));
            }
        }
        return Optional.empty();
    }

    @Override
    public Set<String> citizenships() {
        var countries = new TreeSet<String>();
        for (Fact fact : life.of(FactKind.CITIZENSHIP, today)) {
            if (fact.period().contains(today)) {
                use(fact).value(Key.COUNTRY).ifPresent(countries::add);
            }
        }
        return countries;
    }

    @Override
    public Optional<Fact> settlement() {
        return life.stay(false, today).map(Stay::fact).map(this::use);
    }

    @Override
    public Optional<Fact> firstSettlement() {
        var settled = life.of(FactKind.SETTLED, today);
        return settled.isEmpty() ? Optional.empty() : Optional.of(use(settled.get(0)));
    }

    @Override
    public boolean inReception(LocalDate on) {
        if (life.stay(false, on).isPresent()) {
            return false;
        }
        return life.of(FactKind.RECEPTION).stream()
                .filter(fact -> fact.period().contains(on))
                .peek(this::use)
                .reduce((earlier, later) -> later)
                .isPresent();
    }

    @Override
    public boolean worksAtLeast(int hoursPerWeek, LocalDate on) {
        for (Fact fact : life.of(FactKind.EMPLOYMENT)) {
            changesOn(fact.trueFrom());
            var end = fact.trueUntil();
            if (end != null) {
                changesOn(end);
            }
        }
        if (life.of(FactKind.EMPLOYMENT).isEmpty()) {
            return statedAtWork(on);
        }
        double hours = life.of(FactKind.EMPLOYMENT, on).stream()
                .reduce((earlier, latest) -> latest)
                .map(this::use)
                .filter(fact -> fact.period().contains(on))
                .flatMap(fact -> fact.value(Key.HOURS))
                .map(Double::valueOf)
                .orElse(0.0);
        return hours >= hoursPerWeek || statedAtWork(on);
    }

    @Override
    public Set<LocalDate> childrenBornOn() {
        var days = new TreeSet<LocalDate>();
        var latest = new java.util.TreeMap<LocalDate, Fact>();
        for (Fact fact : life.of(FactKind.CHILD, today)) { // the same child told of again: what was said last
            fact.day(Key.DATE).ifPresent(born -> latest.put(born, fact));
        }
        latest.forEach((born, fact) -> {
            if (use(fact).period().contains(today)) {
                days.add(born);
            }
        });
        return days;
    }

    @Override
    public Optional<String> upperSecondary() {
        return life.of(FactKind.UPPER_SECONDARY, today).stream()
                .reduce((earlier, latest) -> latest)
                .map(this::use)
                .flatMap(fact -> fact.value(Key.CODE));
    }

    @Override
    public Optional<String> testedLevel(String test, String skill) {
        return life.of(FactKind.TESTED, today).stream()
                .filter(fact -> fact.has(Key.CODE, test) && fact.has(Key.SKILL, skill))
                .filter(fact -> fact.value(Key.LEVEL).isPresent())
                .max(Comparator.comparing(fact -> rank(fact.values().get(Key.LEVEL))))
                .map(this::use)
                .flatMap(fact -> fact.value(Key.LEVEL));
    }

    /** Below A1, then as the letters say. */
    private static String rank(@Nullable String level) {
        return level == null || level.startsWith("BELOW") ? "" : level;
    }

    @Override
    public Optional<LocalDate> ended(String of) {
        return life.proofs(of).stream()
                .filter(proof -> proof.whole() && !proof.on().isAfter(today))
                .filter(proof -> proof.code() == EvidenceCode.COMPLETED || proof.code() == EvidenceCode.DISCONTINUED)
                .reduce((earlier, latest) -> latest)
                .map(proof -> {
                    use(proof.fact());
                    return proof.on();
                });
    }

    /** Whether a decision or event says that the person is at work, and has not been outlived. */
    private boolean statedAtWork(LocalDate on) {
        Proof stated = null;
        for (Proof proof : life.proofs(service, occurrence, on)) {
            if (IN_WORK.equals(proof.reason())) {
                stated = proof;
            } else if (proof.code() == EvidenceCode.APPLIED || proof.code() == EvidenceCode.GRANTED) {
                stated = null;
            }
        }
        if (stated == null) {
            return false;
        }
        var end = stated.fact().day(Key.UNTIL);
        end.ifPresent(this::changesOn);
        use(stated.fact());
        return end.isEmpty() || on.isBefore(end.get());
    }

    @Override
    public Optional<LocalDate> referenceSettledOn() {
        var settled = new ArrayList<LocalDate>();
        for (Fact family : life.of(FactKind.FAMILY)) {
            if (family.has(Key.IS_REFERENCE, "true")) {
                use(family);
                life.related(family).stream()
                        .filter(fact -> fact.kind() == FactKind.SETTLED)
                        .map(Fact::trueFrom)
                        .forEach(settled::add);
            }
        }
        return settled.stream().min(Comparator.naturalOrder());
    }

    @Override
    public boolean shown(String of, Set<EvidenceCode> codes) {
        return life.proofs(of).stream()
                .filter(proof -> proof.whole() && !proof.on().isAfter(today) && codes.contains(proof.code()))
                .peek(proof -> use(proof.fact()))
                .findFirst()
                .isPresent();
    }

    @Override
    public Optional<ObligationState> stateOf(String of) {
        return Optional.ofNullable(states.get(of));
    }

    @Override
    public Optional<String> educationGroup() {
        var decided = new ArrayList<Fact>();
        life.of(FactKind.DECISION, today).stream()
                .filter(fact -> fact.values().containsKey(Key.EDUCATION_GROUP))
                .forEach(decided::add);
        decided.addAll(life.of(FactKind.EDUCATION_GROUP, today));
        return decided.stream()
                .max(Comparator.comparing(Fact::trueFrom).thenComparingLong(Fact::id))
                .map(this::use)
                .map(fact -> fact.value(Key.EDUCATION_GROUP)
                        .or(() -> fact.value(Key.GROUP))
                        .orElse(""));
    }
}
