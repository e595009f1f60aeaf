package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.Anchor;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.Dated;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.FollowUp;
import no.stafett.ledger.catalogue.Service.Milestone;
import no.stafett.ledger.catalogue.Service.OccurrenceKind;
import no.stafett.ledger.catalogue.Service.OnMove;
import no.stafett.ledger.catalogue.Service.Rule;
import no.stafett.ledger.catalogue.Service.Suspension;
import no.stafett.ledger.catalogue.Truth;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/** One person, whole, on one day. */
final class Evaluator {
    private static final Set<String> PAUSING = Set.of("WHEREABOUTS_UNKNOWN");
    private static final Set<Anchor> BY_PROCESS =
            Set.of(Anchor.DECISION, Anchor.OFFER, Anchor.START, Anchor.APPLICATION, Anchor.REQUEST, Anchor.END);

    private final Life life;
    private final Place place;
    private final List<Claim> claims;
    private final Catalogue catalogue;
    private final LocalDate asOf;
    private final Map<String, ObligationState> states = new HashMap<>();
    private final TreeSet<LocalDate> changes = new TreeSet<>();

    Evaluator(PersonFacts facts, List<Claim> claims, Catalogue catalogue, Directory directory, LocalDate asOf) {
        this.life = new Life(facts, catalogue, directory);
        this.place = new Place(life);
        this.claims = claims;
        this.catalogue = catalogue;
        this.asOf = asOf;
    }

    Evaluation evaluate() {
        var standings = new Standings(life, place, claims, catalogue, asOf, changes).all();
        var obligations = new TreeMap<String, Obligation>();
        for (Service service : catalogue.inOrder()) {
            if (service.period().contains(asOf)) {
                occurrences(service).forEach(occurrence -> obligation(service, occurrence, standings)
                        .ifPresent(found -> keep(service, found, obligations)));
            }
            addDay(service.period().from());
            addDay(service.period().until());
            addDays(service.entitlement());
            addDays(service.milestones());
            life.proofs(service.code()).forEach(proof -> addDay(proof.on()));
        }
        life.all().forEach(fact -> addDay(fact.trueFrom()));
        for (Obligation obligation : obligations.values()) {
            Notices.days(obligation, catalogue).forEach(this::addDay);
        }
        var conflicts = new Conflicts(life, place, catalogue, standings, asOf).all();
        return new Evaluation(asOf, List.copyOf(obligations.values()), conflicts, standings, changes.higher(asOf));
    }

    private void addDays(Dated<?> part) {
        if (part.anchor() == Anchor.TODAY) {
            part.versions().forEach(version -> addDay(version.period().from()));
        }
    }

    private void addDay(@Nullable LocalDate day) {
        if (day != null) {
            changes.add(day);
        }
    }

    private void keep(Service service, Obligation obligation, Map<String, Obligation> obligations) {
        obligations.put(obligation.key(), obligation);
        states.put(service.code(), obligation.state());
        for (FollowUp followUp : service.followUps()) {
            followUp(service, obligation, followUp).ifPresent(advised -> obligations.put(advised.key(), advised));
        }
    }

    /** Every occurrence that a fact or claim names, and the first where the service can arise without being named. */
    private Set<String> occurrences(Service service) {
        var occurrences = new TreeSet<String>();
        if (service.occurrence().kind() != OccurrenceKind.ONCE_PER_QUALIFICATION) {
            occurrences.add(Obligation.FIRST);
        }
        occurrences.addAll(life.occurrences(service.code()));
        return occurrences;
    }

    // --- one obligation

    private Optional<Obligation> obligation(Service service, String occurrence, List<ClaimStanding> standings) {
        var lens = new Lens(life, service.code(), occurrence, asOf, states, changes);
        var proofs = whole(lens.proofs());
        var openedOn = openedOn(service, lens, proofs).orElse(null);
        if (openedOn == null) {
            return Optional.empty();
        }
        lens.openedOn(openedOn);
        var triggered = new TreeSet<>(lens.used());
        var basis = basis(service, lens, proofs).orElse(null);
        if (basis == null) {
            return Optional.empty();
        }
        var course = course(service, basis.kind(), lens, proofs, openedOn);
        var state = course.state();
        var claim = holding(service, occurrence, standings);
        if (state == ObligationState.OPEN && claim.isPresent()) {
            state = ObligationState.CLAIMED;
        }
        var endedOn = state.isEnd() ? course.since() : null;
        var responsible = place.of(service, endedOn == null ? lens : lens.on(later(endedOn, openedOn)));
        var used = new TreeSet<>(triggered);
        used.addAll(basis.used());
        proofs.forEach(proof -> used.add(proof.fact().id()));
        addDay(course.until());
        return Optional.of(new Obligation(
                service.code(),
                occurrence,
                basis.kind(),
                state,
                course.reason(),
                openedOn,
                endedOn,
                milestones(service, basis.kind(), lens, proofs, course),
                course.presumed(),
                responsible,
                state.isEnd()
                        ? null
                        : claim.map(standing -> standing.claim().number()).orElse(null),
                state.isEnd() ? giver(state, proofs, course.since()) : holder(claim, proofs, course),
                new Because(
                        basis.rule(), catalogue.version(), basis.legalBasis(), basis.certain(), List.copyOf(used))));
    }

    private static List<Proof> whole(List<Proof> proofs) {
        return proofs.isEmpty() ? proofs : proofs.stream().filter(Proof::whole).toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The earliest trigger; without one, the earliest day on which something was decided or given. */
    private Optional<LocalDate> openedOn(Service service, Lens lens, List<Proof> proofs) {
        var days = new ArrayList<LocalDate>();
        for (Service.Trigger trigger : service.triggers()) {
            var day = day(trigger, lens);
            if (day.isPresent()
                    && !day.get().isAfter(asOf)
                    && (trigger.when() == null || trigger.when().holds(lens).possible())) {
                days.add(day.get());
            }
        }
        return days.stream()
                .min(Comparator.naturalOrder())
                .or(() -> weighty(proofs).map(Proof::on).findFirst());
    }

    private static Optional<LocalDate> day(Service.Trigger trigger, Lens lens) {
        if (trigger.of() == null) {
            return lens.anchor(trigger.on());
        }
        var other = lens.about(trigger.of());
        var day = other.anchor(trigger.on());
        lens.used().addAll(other.used());
        return day;
    }

    /** Proofs that make an obligation where no rule does: what is decided or given is shown, whoever was entitled. */
    private static Stream<Proof> weighty(List<Proof> proofs) {
        return proofs.stream().filter(proof -> proof.decides() || proof.given());
    }

    /**
     * On what it rests.
     *
     * @param used numbers of the facts that the rule looked at
     */
    private record Basis(EntitlementKind kind, String rule, String legalBasis, boolean certain, Set<Long> used) {}

    private Optional<Basis> basis(Service service, Lens lens, List<Proof> proofs) {
        var anchor = lens.anchor(service.entitlement().anchor());
        var rules = anchor.flatMap(service.entitlement()::at).orElse(List.of());
        for (Rule rule : rules) {
            lens.forgetUsed();
            lens.anchor(service.entitlement().anchor());
            var truth = rule.when() == null ? Truth.YES : rule.when().holds(lens);
            if (truth.possible()) {
                var basis = new Basis(
                        rule.kind(), rule.id(), rule.legalBasis(), truth == Truth.YES, new TreeSet<>(lens.used()));
                return rule.kind() == EntitlementKind.NONE ? withoutRight(service, basis, proofs) : Optional.of(basis);
            }
        }
        return withoutRight(
                service,
                new Basis(EntitlementKind.NONE, Because.BY_EVIDENCE, service.legalBasis(), true, Set.of()),
                proofs);
    }

    /** A decision in force carries it; what was given stands on record; else there is none. */
    private Optional<Basis> withoutRight(Service service, Basis none, List<Proof> proofs) {
        boolean granted = false;
        for (Proof proof : proofs) {
            if (proof.code() == EvidenceCode.GRANTED) {
                granted = true;
            } else if (proof.code() == EvidenceCode.REFUSED || proof.code() == EvidenceCode.STOPPED) {
                granted = false;
            }
        }
        if (granted) {
            return Optional.of(
                    new Basis(EntitlementKind.RIGHT, Because.BY_DECISION, service.legalBasis(), true, none.used()));
        }
        return weighty(proofs).findAny().isPresent() ? Optional.of(none) : Optional.empty();
    }

    // --- its course

    private Course course(Service service, EntitlementKind kind, Lens lens, List<Proof> proofs, LocalDate openedOn) {
        var course = new Course(service, kind, openedOn);
        var moves = moves(service, lens, openedOn);
        int next = 0;
        for (Proof proof : proofs) {
            while (next < moves.size() && !moves.get(next).isAfter(proof.on())) {
                course.move(moves.get(next++));
            }
            course.take(proof);
        }
        while (next < moves.size()) {
            course.move(moves.get(next++));
        }
        course.passTo(asOf);
        leave(course, lens);
        losePermit(course, lens);
        end(service, course, lens);
        suspend(service, course, lens, openedOn);
        return course;
    }

    /** The days on which another territory became responsible, after it arose. */
    private List<LocalDate> moves(Service service, Lens lens, LocalDate openedOn) {
        if (service.onMove() == OnMove.STAYS) {
            return List.of();
        }
        var moves = new ArrayList<LocalDate>();
        for (LocalDate day : place.daysOfChange(service)) {
            if (day.isAfter(openedOn) && !day.isAfter(asOf) && handsOver(service, lens, day)) {
                moves.add(day);
            }
        }
        return moves;
    }

    private boolean handsOver(Service service, Lens lens, LocalDate day) {
        var before = place.of(service, lens.on(day.minusDays(1))).territory();
        var after = place.of(service, lens.on(day)).territory();
        return before != null && after != null && !before.equals(after);
    }

    /** Left the country, died, lost the permit: it ends. Whereabouts unknown: it rests. */
    private void leave(Course course, Lens lens) {
        if (course.state().isEnd()) {
            return;
        }
        life.left(asOf).stream()
                .filter(fact -> fact.period().contains(asOf))
                .filter(fact -> !cameBack(fact))
                .findFirst()
                .ifPresent(fact -> {
                    addDay(fact.trueUntil());
                    lens.used().add(fact.id());
                    var code = fact.value(Key.CODE).orElse("LEFT");
                    var next = PAUSING.contains(code) ? ObligationState.SUSPENDED : ObligationState.CANCELLED;
                    course.become(next, code, fact.trueFrom(), null);
                });
    }

    /** Lost the permit: what nobody has begun or granted is no longer owed (a programme that has begun may be completed). */
    private void losePermit(Course course, Lens lens) {
        if (course.state().isEnd() || course.granted() || course.started()) {
            return;
        }
        life.permitEnded(asOf).ifPresent(fact -> {
            lens.used().add(fact.id());
            course.become(
                    ObligationState.CANCELLED,
                    "PERMIT_" + fact.value(Key.CODE).orElse("LAPSED"),
                    fact.trueFrom(),
                    null);
        });
    }

    private boolean cameBack(Fact left) {
        return life.cameBack(left, asOf).isPresent();
    }

    private void end(Service service, Course course, Lens lens) {
        for (Service.Ending ending : service.endings()) {
            var holds = ending.when().holds(lens) == Truth.YES;
            if (holds && !course.state().isEnd() && !course.granted()) {
                course.become(ObligationState.CANCELLED, ending.reason(), firstDay(ending, lens), null);
            }
        }
    }

    /** The day on which it came to hold: the latest day of a change up to today on which it did not hold the day before. */
    private LocalDate firstDay(Service.Ending ending, Lens lens) {
        for (LocalDate day : changes.headSet(asOf, true).descendingSet()) {
            if (ending.when().holds(lens.on(day)) == Truth.YES
                    && ending.when().holds(lens.on(day.minusDays(1))) != Truth.YES) {
                return day;
            }
        }
        return asOf;
    }

    private void suspend(Service service, Course course, Lens lens, LocalDate openedOn) {
        for (Suspension suspension : service.suspensions()) {
            if (course.state().isEnd()) {
                return;
            }
            if (course.granted() || course.started()) {
                revivedBefore(suspension, course, lens, openedOn);
                continue;
            }
            var limit = limit(suspension, lens);
            boolean byEvidence = course.state() == ObligationState.SUSPENDED
                    && suspension.reason().equals(course.reason());
            if (byEvidence || suspension.when().holds(lens) == Truth.YES) {
                addDay(limit);
                course.become(ObligationState.SUSPENDED, suspension.reason(), asOf, course.until());
                lapseAt(limit, course);
            } else {
                var day = Stream.concat(
                                Optional.ofNullable(course.revivedOn()).stream(),
                                revived(suspension, lens, openedOn).stream())
                        .max(Comparator.naturalOrder());
                if (day.isPresent() && limit != null && !day.get().isBefore(limit)) {
                    lapseAt(limit, course);
                } else {
                    day.ifPresent(course::revive);
                }
            }
        }
    }

    /** What was granted after a suspension is due by the clock that began when the suspension was over, not by the first one. */
    private void revivedBefore(Suspension suspension, Course course, Lens lens, LocalDate openedOn) {
        lens.proofs().stream()
                .filter(proof -> proof.code() == EvidenceCode.GRANTED || proof.code() == EvidenceCode.STARTED)
                .map(Proof::on)
                .findFirst()
                .flatMap(begun -> revived(suspension, lens, openedOn).filter(day -> !day.isAfter(begun)))
                .ifPresent(course::revive);
    }

    private static @Nullable LocalDate limit(Suspension suspension, Lens lens) {
        var months = suspension.revivesWithinMonths();
        return months == null
                ? null
                : lens.anchor(suspension.anchor())
                        .map(day -> day.plusMonths(months))
                        .orElse(null);
    }

    private void lapseAt(@Nullable LocalDate limit, Course course) {
        if (limit != null && !limit.isAfter(asOf)) {
            course.become(ObligationState.CANCELLED, "NOT_REVIVED", limit, null);
        }
    }

    /** The last day on which what suspended it was over. */
    private Optional<LocalDate> revived(Suspension suspension, Lens lens, LocalDate openedOn) {
        var employed = life.of(FactKind.EMPLOYMENT).stream()
                .flatMap(fact -> Stream.of(Optional.of(fact.trueFrom()), Optional.ofNullable(fact.trueUntil())))
                .flatMap(Optional::stream);
        var stated = lens.proofs().stream()
                .filter(proof -> Lens.IN_WORK.equals(proof.reason()))
                .flatMap(proof -> proof.fact().day(Key.UNTIL).stream());
        return Stream.concat(employed, stated)
                .filter(end -> end.isAfter(openedOn) && !end.isAfter(asOf))
                .filter(end -> suspension.when().holds(lens.on(end.minusDays(1))) == Truth.YES
                        && suspension.when().holds(lens.on(end)) != Truth.YES)
                .max(Comparator.naturalOrder());
    }

    // --- who holds it, and what is due

    private static Optional<ClaimStanding> holding(Service service, String occurrence, List<ClaimStanding> standings) {
        return standings.stream()
                .filter(ClaimStanding::live)
                .filter(standing -> standing.claim().service().equals(service.code()))
                .filter(standing -> standing.claim().component() == null)
                .filter(standing ->
                        Life.occurrence(service, standing.claim().occurrence()).equals(occurrence))
                .min(Comparator.comparing(ClaimStanding::state).reversed().thenComparing(standing -> standing.claim()
                        .requestedAt()));
    }

    private static @Nullable String holder(Optional<ClaimStanding> claim, List<Proof> proofs, Course course) {
        if (claim.isPresent()) {
            return claim.get().claim().provider();
        }
        if (!course.started()) {
            return null;
        }
        return proofs.stream()
                .filter(proof -> proof.code() == EvidenceCode.STARTED)
                .reduce((earlier, latest) -> latest)
                .map(Proof::party)
                .orElse(null);
    }

    /** Who gave what is fulfilled. */
    private static @Nullable String giver(ObligationState state, List<Proof> proofs, LocalDate endedOn) {
        return proofs.stream()
                .filter(proof -> state == ObligationState.FULFILLED
                        && proof.given()
                        && proof.on().equals(endedOn))
                .map(Proof::party)
                .filter(Objects::nonNull)
                .reduce((earlier, latest) -> latest)
                .orElse(null);
    }

    private List<MilestoneStanding> milestones(
            Service service, EntitlementKind kind, Lens lens, List<Proof> proofs, Course course) {
        var rules = service.milestones()
                .at(lens.anchor(service.milestones().anchor()).orElse(asOf))
                .orElse(List.of());
        var milestones = new ArrayList<MilestoneStanding>();
        for (Milestone rule : rules) {
            boolean belongs = rule.whenGiven().isEmpty()
                    ? kind != EntitlementKind.MAY_OFFER && kind != EntitlementKind.NONE
                    : rule.whenGiven().contains(kind);
            if (belongs) {
                milestones.add(milestone(service, rule, lens, proofs, course));
            }
        }
        if (kind != EntitlementKind.NONE) {
            var measure = new Measure(life, service, lens);
            measure.hours().ifPresent(milestones::add);
            measure.languageGoal().ifPresent(milestones::add);
        }
        return milestones;
    }

    private MilestoneStanding milestone(Service service, Milestone rule, Lens lens, List<Proof> proofs, Course course) {
        var cycle = course.cycleByMove() && rule.afterMove() == null ? null : course.cycle();
        var metOn = proofs.stream()
                .filter(proof -> rule.metBy().contains(proof.code()))
                .filter(proof -> cycle == null || !proof.on().isBefore(cycle))
                .findFirst()
                .map(Proof::on)
                .orElse(null);
        return new MilestoneStanding(rule.name(), due(service, rule, lens, course, cycle), metOn, rule.binding());
    }

    private @Nullable LocalDate due(
            Service service, Milestone rule, Lens lens, Course course, @Nullable LocalDate cycle) {
        if ((rule.within() == null && !rule.atLimit()) || course.state() == ObligationState.SUSPENDED) {
            return null;
        }
        var afresh = cycle != null && !BY_PROCESS.contains(rule.after());
        var start = afresh ? cycle : lens.anchor(rule.after()).orElse(null);
        if (start == null) {
            return null;
        }
        var due = due(service, rule, lens, start, afresh && course.cycleByMove());
        if (due == null) {
            return null;
        }
        if (course.state() == ObligationState.DEFERRED && course.deferredUntil() == null) {
            return null;
        }
        return course.deferredUntil() == null ? due : later(due, course.deferredUntil());
    }

    private @Nullable LocalDate due(Service service, Milestone rule, Lens lens, LocalDate start, boolean afterMove) {
        var span = afterMove && rule.afterMove() != null ? rule.afterMove() : rule.within();
        var term = new Term(life, service, lens);
        if ((rule.atLimit() || rule.lengthened()) && term.openEnded()) {
            return null;
        }
        if (span == null) {
            return term.limit()
                    .flatMap(limit -> lens.anchor(limit.after()).map(from -> term.over(limit, from)))
                    .orElse(null);
        }
        return rule.lengthened() ? term.lengthened(span.after(start), start) : span.after(start);
    }

    // --- what is advised afterwards

    private Optional<Obligation> followUp(Service service, Obligation ended, FollowUp rule) {
        var end = ended.endedOn();
        var afterwards = ended.state() == ObligationState.FULFILLED || ended.state() == ObligationState.INTERRUPTED;
        if (end == null || !afterwards || gone()) {
            return Optional.empty();
        }
        var proofs = life.proofs(service.code(), ended.occurrence(), asOf);
        if (proofs.stream().noneMatch(proof -> proof.code() == EvidenceCode.STARTED)) {
            return Optional.empty();
        }
        var due = rule.after().after(end);
        var told = proofs.stream()
                .map(Proof::fact)
                .filter(fact -> fact.values().containsKey(Key.OUTCOME))
                .filter(fact -> fact.kind() == FactKind.PROVISION);
        var asked = life.of(FactKind.FOLLOWED_UP, asOf).stream().filter(fact -> fact.has(Key.SERVICE, service.code()));
        var answer = Stream.concat(told, asked)
                .filter(fact -> fact.trueFrom().isAfter(end) && !fact.trueFrom().isBefore(due.minusMonths(1)))
                .min(Comparator.comparing(Fact::trueFrom));
        var metOn = answer.map(Fact::trueFrom).orElse(null);
        var used = new TreeSet<>(ended.because().facts());
        answer.ifPresent(fact -> used.add(fact.id()));
        return Optional.of(new Obligation(
                service.code(),
                ended.occurrence() + "." + rule.name(),
                EntitlementKind.ADVISED,
                metOn == null ? ObligationState.OPEN : ObligationState.FULFILLED,
                null,
                end,
                metOn,
                List.of(new MilestoneStanding("FOLLOW_UP", due, metOn, false)),
                false,
                ended.responsible(),
                null,
                null,
                new Because(rule.name(), catalogue.version(), rule.legalBasis(), true, List.copyOf(used))));
    }

    private boolean gone() {
        return life.left(asOf).stream().anyMatch(fact -> fact.period().contains(asOf) && !cameBack(fact));
    }
}
