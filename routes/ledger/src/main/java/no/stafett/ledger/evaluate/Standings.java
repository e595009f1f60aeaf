package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.OnMove;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Hold;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;

/**
 * Where each claim of a person should stand. Uncontested claims take their holds in the order they were made; then those made
 * in spite of a collision, oldest first, which so are promoted when what they collided with has ended.
 */
final class Standings {
    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::contested)
            .thenComparing(Claim::requestedAt)
            .thenComparing(Claim::number);
    private static final Set<EvidenceCode> ENDS =
            Set.of(EvidenceCode.DISCONTINUED, EvidenceCode.DECLINED, EvidenceCode.REFUSED, EvidenceCode.EXEMPTED);
    private static final Set<EvidenceCode> BEGINS =
            Set.of(EvidenceCode.STARTED, EvidenceCode.RESUMED, EvidenceCode.HOURS);

    private final Life life;
    private final Place place;
    private final List<Claim> claims;
    private final Catalogue catalogue;
    private final LocalDate asOf;
    private final Set<LocalDate> changes;
    private final Map<String, Course> courses = new HashMap<>();

    Standings(Life life, Place place, List<Claim> claims, Catalogue catalogue, LocalDate asOf, Set<LocalDate> changes) {
        this.life = life;
        this.place = place;
        this.claims = claims.stream().sorted(ORDER).toList();
        this.catalogue = catalogue;
        this.asOf = asOf;
        this.changes = changes;
    }

    /**
     * What became of a claim, whatever others did.
     *
     * @param state NOTED, STARTED, LAPSED or ENDED
     * @param on when it lapsed or ended
     */
    private record Course(
            ClaimState state,
            @Nullable LocalDate on,
            @Nullable String reason,
            boolean fulfilled) {}

    List<ClaimStanding> all() {
        claims.forEach(claim -> courses.put(claim.number(), course(claim)));
        var taken = new ArrayList<Hold>();
        var standings = new ArrayList<ClaimStanding>();
        for (Claim claim : claims) {
            var standing = place(claim, taken);
            taken.addAll(standing.holds());
            standings.add(standing);
        }
        standings.sort(Comparator.comparing(
                        (ClaimStanding standing) -> standing.claim().requestedAt())
                .thenComparing(standing -> standing.claim().number()));
        return List.copyOf(standings);
    }

    private ClaimStanding place(Claim claim, List<Hold> taken) {
        var course = Objects.requireNonNull(courses.get(claim.number()));
        var service = catalogue.service(claim.service()).orElse(null);
        if (service == null || course.state() == ClaimState.LAPSED) {
            return new ClaimStanding(claim, course.state(), course.on(), course.reason(), null, List.of());
        }
        var wanted = holds(service, claim, course);
        var blocker = taken.stream()
                .filter(held -> wanted.stream().anyMatch(held::collidesWith))
                .findFirst();
        if (course.state() == ClaimState.ENDED) {
            var kept = blocker.isPresent() || claim.contested() ? List.<Hold>of() : wanted;
            return new ClaimStanding(claim, ClaimState.ENDED, course.on(), course.reason(), null, kept);
        }
        if (blocker.isPresent()) {
            return new ClaimStanding(
                    claim, ClaimState.CONTESTED, null, "COLLIDES", blocker.get().claim(), List.of());
        }
        if (claim.contested() && alreadyGiven(service, claim)) {
            return new ClaimStanding(claim, ClaimState.CONTESTED, null, "ALREADY_PROVIDED", null, List.of());
        }
        return new ClaimStanding(claim, course.state(), null, null, null, wanted);
    }

    // --- what became of it

    private Course course(Claim claim) {
        var service = catalogue.service(claim.service()).orElse(null);
        var end = service == null ? Optional.<Course>empty() : ended(service, claim);
        if (end.isPresent()) {
            return end.get();
        }
        var begun = proofs(claim).stream()
                .filter(proof -> BEGINS.contains(proof.code()))
                .map(Proof::on)
                .findFirst()
                .orElse(null);
        var latest = claim.latestStart();
        if (latest != null) {
            changes.add(latest.plusDays(1));
            boolean inTime = begun != null && !begun.isAfter(latest);
            boolean lapsed = latest.isBefore(asOf) && (!inTime || claim.state() == ClaimState.LAPSED);
            if (lapsed) {
                return new Course(ClaimState.LAPSED, latest.plusDays(1), "LATEST_START_PASSED", false);
            }
        }
        return new Course(begun == null ? ClaimState.NOTED : ClaimState.STARTED, null, null, false);
    }

    private Optional<Course> ended(Service service, Claim claim) {
        if (claim.state() == ClaimState.LAPSED) {
            return Optional.empty();
        }
        var end = proofs(claim).stream()
                .filter(proof -> proof.code().fulfils()
                        || ENDS.contains(proof.code())
                        || (proof.code() == EvidenceCode.STOPPED && proof.until() == null))
                .findFirst();
        var moved = movedAway(service, claim);
        var handed = handedOver(claim).filter(on -> !on.isAfter(asOf));
        var withdrawn = withdrawn(claim);
        var left = life.left(asOf).stream()
                .filter(fact -> !fact.has(Key.CODE, "WHEREABOUTS_UNKNOWN"))
                .filter(fact -> fact.period().contains(asOf))
                .filter(fact -> !isMadeForAfterwards(claim, fact))
                .findFirst();
        var day = end.map(Proof::on).orElse(null);
        if (withdrawn.isPresent()) {
            return Optional.of(new Course(ClaimState.ENDED, withdrawn.get(), "WITHDRAWN", false));
        }
        if (handed.isPresent() && (day == null || handed.get().isBefore(day))) {
            return Optional.of(new Course(ClaimState.ENDED, handed.get(), "TRANSFERRED", false));
        }
        if (moved.isPresent() && (day == null || moved.get().isBefore(day))) {
            return Optional.of(new Course(ClaimState.ENDED, moved.get(), "MOVED", false));
        }
        if (left.isPresent() && (day == null || left.get().trueFrom().isBefore(day))) {
            var why = left.get().value(Key.CODE).orElse("LEFT");
            return Optional.of(new Course(ClaimState.ENDED, left.get().trueFrom(), why, false));
        }
        return end.map(proof -> new Course(
                ClaimState.ENDED, proof.on(), proof.code().name(), proof.code().fulfils()));
    }

    /** Who left and came back begins anew: leaving ended what was claimed for the time before. */
    private boolean isMadeForAfterwards(Claim claim, Fact left) {
        return life.cameBack(left, asOf)
                .filter(back -> !claim.from().isBefore(back))
                .isPresent();
    }

    /** The day from which another party holds what this claim held, by an agreement of both. */
    private Optional<LocalDate> handedOver(Claim claim) {
        var day = life.of(FactKind.TRANSFER).stream()
                .filter(fact -> fact.has(Key.STEP, "ACCEPTED") && fact.has(Key.CLAIM, claim.number()))
                .map(Fact::trueFrom)
                .min(Comparator.naturalOrder());
        day.ifPresent(changes::add);
        return day;
    }

    /** The day on which the message that made the claim was withdrawn. */
    private Optional<LocalDate> withdrawn(Claim claim) {
        return life.of(FactKind.WITHDRAWN).stream()
                .filter(fact -> fact.has(Key.CLAIM, claim.number()))
                .map(Fact::trueFrom)
                .min(Comparator.naturalOrder());
    }

    /** The proofs that are about a claim: those that name it, and those of its provider that name none. */
    private List<Proof> proofs(Claim claim) {
        var service = catalogue.service(claim.service()).orElse(null);
        if (service == null) {
            return List.of();
        }
        var occurrence = Life.occurrence(service, claim.occurrence());
        var asked = LocalDate.ofInstant(claim.requestedAt(), ZoneOffset.UTC);
        return life.proofs(claim.service(), occurrence, asOf).stream()
                .filter(proof -> Objects.equals(proof.component(), claim.component()))
                .filter(proof -> (claim.number().equals(proof.claim()) && !isForeign(claim, proof))
                        || (proof.claim() == null
                                && claim.provider().equals(proof.party())
                                && (!proof.on().isBefore(claim.from()) || decidedSince(proof, asked))))
                .toList();
    }

    /** What another gives under a claim that is not its own is given without a claim: the holder has not begun by it. */
    private boolean isForeign(Claim claim, Proof proof) {
        return proof.fact().kind() == FactKind.PROVISION
                && !claim.provider().equals(proof.party())
                && !life.directory().rowsOf(claim.provider(), proof.on()).isEmpty(); // otherwise its heir goes on
    }

    private static boolean decidedSince(Proof proof, LocalDate asked) {
        return proof.fact().kind() == FactKind.DECISION && !proof.on().isBefore(asked);
    }

    /** The day the responsible party that holds it stopped being the responsible one. */
    private Optional<LocalDate> movedAway(Service service, Claim claim) {
        return movedAway(life, place, service, claim.provider(), claim.from(), asOf);
    }

    /**
     * The first day after {@code from} on which a party that was responsible no longer was, because of a move; or on which its
     * heir no longer was, where a reform has come between: what a municipality began that is no more ends with the move too.
     */
    static Optional<LocalDate> movedAway(
            Life life, Place place, Service service, String party, LocalDate from, LocalDate asOf) {
        if (service.onMove() == OnMove.STAYS) {
            return Optional.empty();
        }
        var first = new Lens(life, service.code(), Obligation.FIRST, from, Map.of(), null);
        boolean began = party.equals(place.of(service, first).party());
        for (LocalDate day : place.daysOfChange(service)) {
            if (day.isAfter(from) && !day.isAfter(asOf)) {
                var lens = new Lens(life, service.code(), Obligation.FIRST, day, Map.of(), null);
                var before = place.of(service, lens.on(day.minusDays(1))).party();
                var after = place.of(service, lens).party();
                boolean left = party.equals(before) || (began && before != null && !before.equals(after));
                if (left && !party.equals(after)) {
                    return Optional.of(day);
                }
            }
        }
        return Optional.empty();
    }

    private boolean alreadyGiven(Service service, Claim claim) {
        return service.occurrence().once()
                && life.proofs(claim.service(), Life.occurrence(service, claim.occurrence()), asOf).stream()
                        .anyMatch(proof -> proof.whole()
                                && proof.code().fulfils()
                                && !claim.number().equals(proof.claim())
                                && !claim.provider().equals(proof.party()));
    }

    // --- what it holds

    private List<Hold> holds(Service service, Claim claim, Course course) {
        var holds = new ArrayList<Hold>();
        if (course.state() == ClaimState.ENDED && "WITHDRAWN".equals(course.reason())) {
            return holds;
        }
        var handed = handedOver(claim).orElse(null);
        for (Hold hold : HoldRows.of(service, claim)) {
            boolean ever = hold.period().equals(DatePeriod.ALWAYS);
            if (handed != null && course.state() != ClaimState.ENDED) {
                if (!ever) { // what comes once is the receiver's from the moment it accepts
                    cut(hold, handed).ifPresent(holds::add);
                }
            } else if (course.state() != ClaimState.ENDED) {
                holds.add(ever ? hold : overrun(claim, hold, course));
            } else if (ever && course.fulfilled()) {
                holds.add(hold);
            } else if (!ever) {
                cut(hold, Objects.requireNonNull(course.on())).ifPresent(holds::add);
            }
        }
        return holds;
    }

    private static Optional<Hold> cut(Hold hold, LocalDate on) {
        var from = hold.period().from();
        var until = hold.period().until();
        var end = until == null || on.isBefore(until) ? on : until;
        return from == null || !from.isBefore(end)
                ? Optional.empty()
                : Optional.of(new Hold(hold.key(), hold.side(), new DatePeriod(from, end), hold.claim()));
    }

    /** A service that goes on past its end holds on, until the next claim's first day at the earliest. */
    private Hold overrun(Claim claim, Hold hold, Course course) {
        var until = hold.period().until();
        if (until != null && course.state() == ClaimState.STARTED) {
            changes.add(until);
        }
        if (until == null || course.state() != ClaimState.STARTED || until.isAfter(asOf)) {
            return hold;
        }
        var next = claims.stream()
                .filter(other -> !other.number().equals(claim.number()))
                .filter(other -> live(other) && other.from().isAfter(asOf))
                .filter(other -> wants(other, hold))
                .map(Claim::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (next != null) {
            changes.add(next);
        }
        return new Hold(hold.key(), hold.side(), new DatePeriod(hold.period().from(), next), hold.claim());
    }

    private boolean live(Claim claim) {
        var state = Objects.requireNonNull(courses.get(claim.number())).state();
        return state == ClaimState.NOTED || state == ClaimState.STARTED;
    }

    private boolean wants(Claim other, Hold hold) {
        return catalogue.service(other.service()).stream()
                .flatMap(service -> HoldRows.of(service, other).stream())
                .anyMatch(wanted ->
                        wanted.key().equals(hold.key()) && !wanted.side().equals(hold.side()));
    }
}
