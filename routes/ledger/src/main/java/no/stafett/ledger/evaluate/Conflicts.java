package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.HoldKind;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;

/** Finds what stands against each other: what was given twice, what overlaps and may not, claims that give way. */
final class Conflicts {
    private static final Set<EvidenceCode> STOPS =
            Set.of(EvidenceCode.COMPLETED, EvidenceCode.DISCONTINUED, EvidenceCode.DECLINED, EvidenceCode.EXEMPTED);

    private final Life life;
    private final Place place;
    private final Catalogue catalogue;
    private final List<ClaimStanding> standings;
    private final List<Claim> madeInSpite;
    private final LocalDate asOf;
    private final Map<String, Conflict> found = new TreeMap<>();

    Conflicts(Life life, Place place, Catalogue catalogue, List<ClaimStanding> standings, LocalDate asOf) {
        this.life = life;
        this.place = place;
        this.catalogue = catalogue;
        this.standings = standings;
        this.madeInSpite = standings.stream()
                .map(ClaimStanding::claim)
                .filter(Claim::contested)
                .toList();
        this.asOf = asOf;
    }

    List<Conflict> all() {
        standings.forEach(this::contested);
        for (Service service : catalogue.services()) {
            if (service.occurrence().once() && !life.proofs(service.code()).isEmpty()) {
                givenTwice(service);
            }
        }
        for (Service service : catalogue.services()) {
            if (service.quantities() != null) {
                hoursAgain(service);
            }
        }
        overlapping();
        return List.copyOf(found.values());
    }

    private void keep(Conflict conflict) {
        found.put(conflict.key(), conflict);
    }

    // --- claims

    private void contested(ClaimStanding standing) {
        if (standing.state() != ClaimState.CONTESTED) {
            return;
        }
        var claim = standing.claim();
        var other = Optional.ofNullable(standing.collidesWith()).flatMap(this::standing);
        boolean overrun = !claim.contested()
                && other.map(holder -> holder.claim().until())
                        .filter(until -> !until.isAfter(claim.from()))
                        .isPresent();
        var services = new TreeSet<>(Set.of(claim.service()));
        var parties = new TreeSet<>(Set.of(claim.provider()));
        var claims = new TreeSet<>(Set.of(claim.number()));
        other.ifPresent(holder -> {
            services.add(holder.claim().service());
            parties.add(holder.claim().provider());
            claims.add(holder.claim().number());
        });
        var kind = overrun ? Conflict.Kind.OVERRUN : Conflict.Kind.CONTESTED_CLAIM;
        keep(new Conflict(
                kind + "/" + claim.number(),
                kind,
                services,
                Optional.ofNullable(claim.occurrence()).orElse(Obligation.FIRST),
                overrun ? claim.from() : LocalDate.ofInstant(claim.requestedAt(), java.time.ZoneOffset.UTC),
                parties,
                claims,
                List.of()));
    }

    private Optional<ClaimStanding> standing(String number) {
        return standings.stream()
                .filter(standing -> standing.claim().number().equals(number))
                .findFirst();
    }

    /** Whether a proof belongs to a claim that was made in spite of another, with a reason: people have decided. */
    private boolean underContestedClaim(Proof proof) {
        return madeInSpite.stream()
                .filter(claim -> claim.service().equals(proof.service()))
                .anyMatch(claim -> claim.number().equals(proof.claim())
                        || (proof.claim() == null
                                && claim.provider().equals(proof.party())
                                && !proof.on().isBefore(claim.from())));
    }

    // --- given twice

    private void givenTwice(Service service) {
        var byOccurrence = new TreeMap<String, List<Proof>>();
        for (Proof proof : life.proofs(service.code())) {
            if (proof.whole() && proof.code().fulfils() && !proof.on().isAfter(asOf) && !underContestedClaim(proof)) {
                var earlier = byOccurrence.computeIfAbsent(proof.occurrence(), key -> new ArrayList<>());
                if (earlier.stream().noneMatch(one -> same(one, proof)) && !assures(proof, earlier)) {
                    earlier.add(proof);
                }
            }
        }
        byOccurrence.forEach((occurrence, given) -> {
            for (int i = 1; i < given.size(); i++) {
                doubled(service, occurrence, given.get(0), given.get(i));
            }
        });
    }

    /** The same thing told again, or told by the document and by the event: one party, one day, or two kinds of evidence. */
    private static boolean same(Proof one, Proof other) {
        if (!Objects.equals(one.party(), other.party())) {
            return false;
        }
        return one.on().equals(other.on())
                || one.code() != other.code()
                || one.code() == EvidenceCode.RECOGNITION_DECIDED;
    }

    /** A mapping made abroad is gone through after arrival: marked as quality assurance, that is no second mapping. */
    private static boolean assures(Proof mapping, List<Proof> earlier) {
        return mapping.fact().has(Key.QUALITY_ASSURED, "true")
                && earlier.stream().anyMatch(one -> one.fact().has(Key.STAGE, "ABROAD"));
    }

    private void doubled(Service service, String occurrence, Proof first, Proof second) {
        var low = Math.min(first.fact().id(), second.fact().id());
        var high = Math.max(first.fact().id(), second.fact().id());
        keep(new Conflict(
                Conflict.Kind.DOUBLE_PROVISION + "/" + low + "-" + high,
                Conflict.Kind.DOUBLE_PROVISION,
                new TreeSet<>(Set.of(service.code())),
                occurrence,
                second.on(),
                present(first.party(), second.party()),
                present(first.claim(), second.claim()),
                List.of(low, high)));
    }

    private static TreeSet<String> present(@Nullable String... values) {
        var present = new TreeSet<String>();
        Stream.of(values).filter(Objects::nonNull).forEach(present::add);
        return present;
    }

    /** Hours that another service had given already, and that count, were given a second time. */
    private void hoursAgain(Service service) {
        var measure =
                new Measure(life, service, new Lens(life, service.code(), Obligation.FIRST, asOf, Map.of(), null));
        if (measure.givenAgain().signum() == 0) {
            return;
        }
        var counts = measure.quantity().map(Service.Quantity::counts).orElseThrow();
        var before = hours(counts).findFirst().orElseThrow();
        var after = hours(service.code()).reduce((earlier, latest) -> latest).orElseThrow();
        var low = Math.min(before.fact().id(), after.fact().id());
        var high = Math.max(before.fact().id(), after.fact().id());
        keep(new Conflict(
                Conflict.Kind.DOUBLE_PROVISION + "/" + low + "-" + high,
                Conflict.Kind.DOUBLE_PROVISION,
                new TreeSet<>(List.of(service.code(), counts)),
                Obligation.FIRST,
                after.on(),
                present(before.party(), after.party()),
                present(before.claim(), after.claim()),
                List.of(low, high)));
    }

    private Stream<Proof> hours(String service) {
        return life.proofs(service).stream()
                .filter(proof ->
                        proof.code() == EvidenceCode.HOURS && !proof.on().isAfter(asOf));
    }

    // --- at the same time

    /**
     * A service as one party gives it, from its start to its end.
     *
     * @param first the proof that it started
     */
    private record Run(Service service, Proof first, DatePeriod period) {}

    private void overlapping() {
        var runs = catalogue.services().stream()
                .filter(service -> !life.proofs(service.code()).isEmpty())
                .flatMap(this::runs)
                .toList();
        for (int i = 0; i < runs.size(); i++) {
            for (int j = i + 1; j < runs.size(); j++) {
                var one = runs.get(i);
                var other = runs.get(j);
                if (exclude(one, other) && one.period().overlaps(other.period())) {
                    overlap(one, other);
                }
            }
        }
    }

    private static boolean exclude(Run one, Run other) {
        if (one.service().code().equals(other.service().code())) {
            return !Objects.equals(one.first().party(), other.first().party())
                    && one.service().holds().stream().anyMatch(rule -> rule.kind() == HoldKind.ONE_AT_A_TIME);
        }
        return one.service().holds().stream()
                .filter(rule -> rule.kind() == HoldKind.EXCLUSIVE_GROUP)
                .anyMatch(rule -> other.service().holds().contains(rule));
    }

    private void overlap(Run one, Run other) {
        var low = Math.min(one.first().fact().id(), other.first().fact().id());
        var high = Math.max(one.first().fact().id(), other.first().fact().id());
        var starts = Stream.of(one.first().on(), other.first().on());
        keep(new Conflict(
                Conflict.Kind.DOUBLE_PROVISION + "/" + low + "-" + high,
                Conflict.Kind.DOUBLE_PROVISION,
                new TreeSet<>(List.of(one.service().code(), other.service().code())),
                one.first().occurrence(),
                starts.max(Comparator.naturalOrder()).orElseThrow(),
                present(one.first().party(), other.first().party()),
                present(one.first().claim(), other.first().claim()),
                List.of(low, high)));
    }

    private Stream<Run> runs(Service service) {
        boolean matters = service.holds().stream().anyMatch(rule -> rule.kind() != HoldKind.ONCE);
        if (!matters) {
            return Stream.empty();
        }
        var runs = new ArrayList<Run>();
        var open = new TreeMap<String, Proof>();
        for (Proof proof : life.proofs(service.code())) {
            var party = proof.party();
            if (!proof.whole() || party == null || proof.on().isAfter(asOf) || underContestedClaim(proof)) {
                continue;
            }
            if (proof.code() == EvidenceCode.STARTED) {
                open.putIfAbsent(party, proof);
            } else if (STOPS.contains(proof.code()) && open.containsKey(party)) {
                runs.add(run(service, open.remove(party), proof.on()));
            }
        }
        open.values().forEach(start -> runs.add(run(service, start, null)));
        return runs.stream().filter(run -> !run.period().empty());
    }

    private Run run(Service service, Proof start, @Nullable LocalDate end) {
        var moved = Standings.movedAway(life, place, service, Objects.requireNonNull(start.party()), start.on(), asOf);
        var until = Stream.of(moved, leftAfter(start.on()), Optional.ofNullable(end))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Run(service, start, new DatePeriod(start.on(), until));
    }

    /** Who leaves for good is given nothing more, whether its end is told or not. */
    private Optional<LocalDate> leftAfter(LocalDate start) {
        return life.left(asOf).stream()
                .filter(fact -> fact.trueUntil() == null && !fact.has(Key.CODE, "WHEREABOUTS_UNKNOWN"))
                .map(Fact::trueFrom)
                .filter(day -> !day.isBefore(start))
                .findFirst();
    }
}
