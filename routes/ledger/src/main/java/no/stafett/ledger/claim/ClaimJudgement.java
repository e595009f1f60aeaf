package no.stafett.ledger.claim;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.Sight;
import no.stafett.ledger.catalogue.Situation;
import no.stafett.ledger.evaluate.Bound;
import no.stafett.ledger.evaluate.ClaimStanding;
import no.stafett.ledger.evaluate.Evaluation;
import no.stafett.ledger.evaluate.HoldRows;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.evaluate.Situations;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Hold;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyRole;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said about a claim before it is written.
 *
 * @param warnings it is noted all the same
 * @param holds the rows to write when it is noted; none when it is to be contested
 * @param collision what is already known to stand in the way; when present, do not write: answer COLLIDES, or CONTESTED
 *     where the claim is made in spite of it. Empty is no promise: the database decides
 * @param told what the texts of the warnings name: {@code prerequisite}, {@code limit}
 */
public record ClaimJudgement(
        List<Warning> warnings, List<Hold> holds, Optional<Collision> collision, Map<String, String> told) {
    public ClaimJudgement {
        told = Map.copyOf(told);
        warnings = List.copyOf(warnings);
        holds = List.copyOf(holds);
    }

    /**
     * Judges a claim.
     *
     * @param number the number that the claim will have; it is the side and owner of its holds
     * @param now the person evaluated today, without this claim
     * @throws IllegalArgumentException when the catalogue has no such service: ask it before
     */
    public static ClaimJudgement judge(
            AskedClaim asked,
            String number,
            PersonFacts facts,
            Evaluation now,
            Catalogue catalogue,
            Directory directory) {
        var service = catalogue
                .service(asked.service())
                .orElseThrow(() -> new IllegalArgumentException("The catalogue has no service " + asked.service()));
        var judge = new Judge(asked, service, number, facts, now, catalogue, directory);
        var collision = judge.collision();
        return new ClaimJudgement(
                judge.warnings(), collision.isPresent() ? List.of() : judge.wanted, collision, judge.told());
    }

    /** One claim being judged. */
    private static final class Judge {
        private final AskedClaim asked;
        private final Service service;
        private final PersonFacts facts;
        private final Evaluation now;
        private final Catalogue catalogue;
        private final Directory directory;
        private final Situations situations;
        private final Situation person;
        private final List<Hold> wanted;

        Judge(
                AskedClaim asked,
                Service service,
                String number,
                PersonFacts facts,
                Evaluation now,
                Catalogue catalogue,
                Directory directory) {
            this.asked = asked;
            this.service = service;
            this.facts = facts;
            this.now = now;
            this.catalogue = catalogue;
            this.directory = directory;
            this.situations = new Situations(facts, now, catalogue, directory);
            this.person = situations.about(service, asked.occurrence());
            this.wanted = HoldRows.of(
                    service, asked.occurrence(), asked.component(), asked.componentOf(), asked.period(), number);
        }

        // --- warnings

        List<Warning> warnings() {
            var warnings = EnumSet.noneOf(Warning.class);
            if (asked.component() == null && prerequisiteMissing()) {
                warnings.add(Warning.PREREQUISITE_MISSING);
            }
            if (!responsible()) {
                warnings.add(Warning.NOT_RESPONSIBLE);
            }
            if (!entitled()) {
                warnings.add(Warning.NOT_ENTITLED);
            }
            if (asked.component() == null && tooLong()) {
                warnings.add(Warning.PERIOD_EXCEEDS_LIMIT);
            }
            return List.copyOf(warnings);
        }

        Map<String, String> told() {
            var told = new TreeMap<String, String>();
            var missing = missing()
                    .flatMap(prerequisite -> prerequisite.condition().services())
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                told.put("prerequisite", missing);
            }
            exceeded().ifPresent(bound -> told.put("limit", bound.length().toString()));
            return told;
        }

        private boolean prerequisiteMissing() {
            return missing().findAny().isPresent();
        }

        private Stream<Service.Prerequisite> missing() {
            return service.prerequisites().stream()
                    .filter(prerequisite ->
                            !prerequisite.condition().holds(person).possible());
        }

        private boolean responsible() {
            var parent = Optional.ofNullable(asked.componentOf()).flatMap(now::claim);
            if (asked.component() != null && parent.filter(ClaimStanding::live).isPresent()) {
                return parent.get().claim().provider().equals(asked.provider()) || consented();
            }
            return asked.provider()
                    .equals(situations.responsible(service, asked.occurrence()).party());
        }

        /** Whether the responsible party and the provider have agreed that it gives the part. */
        private boolean consented() {
            return facts.own().stream()
                    .filter(fact -> fact.kind() == FactKind.COMPONENT_AGREED && fact.has(Key.STEP, "ACCEPTED"))
                    .filter(fact -> fact.has(Key.SERVICE, service.code())
                            && fact.has(Key.COMPONENT, Objects.requireNonNull(asked.component()))
                            && fact.has(Key.PROVIDER, asked.provider()))
                    .anyMatch(fact -> fact.day(Key.UNTIL)
                            .filter(end -> !asked.from().isBefore(end))
                            .isEmpty());
        }

        private boolean entitled() {
            return obligation()
                    .or(() -> now.obligation(service.code() + "/" + Obligation.FIRST))
                    .filter(owed -> owed.kind() != EntitlementKind.NONE)
                    .isPresent();
        }

        private Optional<Obligation> obligation() {
            var occurrence = asked.occurrence() == null ? Obligation.FIRST : asked.occurrence();
            return now.obligation(service.code() + "/" + occurrence)
                    .or(() -> service.occurrence().kind() == Service.OccurrenceKind.ONCE
                            ? now.obligation(service.code() + "/" + Obligation.FIRST)
                            : Optional.empty());
        }

        private boolean tooLong() {
            return exceeded().isPresent();
        }

        private Optional<Bound> exceeded() {
            var until = asked.until();
            return until == null
                    ? Optional.empty()
                    : situations
                            .bound(service, asked.occurrence(), asked.from())
                            .filter(bound -> until.isAfter(bound.until()));
        }

        // --- collisions

        Optional<Collision> collision() {
            return given().or(this::held);
        }

        private Optional<Collision> given() {
            if (!service.occurrence().once() || asked.component() != null) {
                return Optional.empty();
            }
            return obligation()
                    .filter(owed -> owed.state() == ObligationState.FULFILLED)
                    .map(owed -> new Collision(
                            Collision.Kind.ALREADY_PROVIDED,
                            mayTell(service, owed.holder()) ? owed.holder() : null,
                            null,
                            null));
        }

        private Optional<Collision> held() {
            return now.claims().stream()
                    .flatMap(standing -> standing.holds().stream()
                            .filter(hold -> wanted.stream().anyMatch(hold::collidesWith))
                            .map(hold -> held(standing, hold)))
                    .min(Comparator.comparing(Collision::kind));
        }

        private Collision held(ClaimStanding standing, Hold hold) {
            var other = standing.claim();
            var holder = other.provider();
            var of = catalogue.service(other.service()).orElse(service);
            boolean told = mayTell(of, holder);
            return new Collision(
                    kind(standing, hold),
                    told ? holder : null,
                    told ? other.number() : null,
                    sight(of) == Sight.FULL || holder.equals(asked.provider()) ? firstFreeDay(hold) : null);
        }

        private static Collision.Kind kind(ClaimStanding standing, Hold hold) {
            if (hold.key().startsWith(HoldRows.GROUP)) {
                return Collision.Kind.OVERLAPS_EXCLUSIVE_SERVICE;
            }
            return hold.key().startsWith(HoldRows.ONCE) && !standing.live()
                    ? Collision.Kind.ALREADY_PROVIDED
                    : Collision.Kind.HELD_BY_OTHER;
        }

        /** The first day from which a period as long as the one asked for meets none of the other holds. */
        private @Nullable LocalDate firstFreeDay(Hold blocker) {
            var end = blocker.period().until();
            if (end == null) {
                return null;
            }
            var length = asked.until() == null ? null : Period.between(asked.from(), asked.until());
            var day = end;
            for (Hold next = inTheWay(day, length); next != null; next = inTheWay(day, length)) {
                var free = next.period().until();
                if (free == null) {
                    return null;
                }
                day = free;
            }
            return day;
        }

        private @Nullable Hold inTheWay(LocalDate day, @Nullable Period length) {
            var period = new DatePeriod(day, length == null ? null : day.plus(length));
            var moved = new ArrayList<Hold>();
            for (Hold hold : wanted) {
                var always = hold.period().equals(DatePeriod.ALWAYS);
                moved.add(new Hold(hold.key(), hold.side(), always ? hold.period() : period, hold.claim()));
            }
            return now.claims().stream()
                    .flatMap(standing -> standing.holds().stream())
                    .filter(hold -> moved.stream().anyMatch(hold::collidesWith))
                    .findFirst()
                    .orElse(null);
        }

        // --- what may be told

        /** Who holds it is told only where the service is open, and where it gives no protected person's place away. */
        private boolean mayTell(Service of, @Nullable String holder) {
            if (Objects.equals(holder, asked.provider())) {
                return true;
            }
            return sight(of) == Sight.FULL && !addressProtected();
        }

        private Sight sight(Service of) {
            var roles = directory.rowsOf(asked.provider(), now.asOf()).stream()
                    .map(Party::role)
                    .toList();
            boolean hidden = !roles.isEmpty() && of.visibility().hiddenFrom().containsAll(Set.<PartyRole>copyOf(roles));
            return hidden ? Sight.HIDDEN : of.visibility().others();
        }

        private boolean addressProtected() {
            return facts.own().stream()
                    .filter(fact -> fact.kind() == FactKind.ADDRESS_PROTECTION)
                    .max(Comparator.comparing(Fact::knownAt).thenComparingLong(Fact::id))
                    .flatMap(fact -> fact.value(Key.LEVEL))
                    .filter(level -> !level.equals("NONE"))
                    .isPresent();
        }
    }
}
