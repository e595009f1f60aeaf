package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.stafett.ledger.calendar.TimeLimit;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.Days;
import no.stafett.ledger.catalogue.Service.Lengthening;
import no.stafett.ledger.catalogue.Service.Limit;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;

/**
 * How long a service may last for one person: the limit of the catalogue, what a decision has extended it by, and the leave and
 * absence that come on top. What is not decided fits no limit that depends on it.
 */
final class Term {
    private static final Set<EvidenceCode> GOES_ON =
            Set.of(EvidenceCode.STARTED, EvidenceCode.RESUMED, EvidenceCode.COMPLETED, EvidenceCode.DISCONTINUED);

    private final Life life;
    private final Service service;
    private final Lens lens;

    Term(Life life, Service service, Lens lens) {
        this.life = life;
        this.service = service;
        this.lens = lens;
    }

    /** The limit for this person; empty where there is none, or none is known to hold. */
    Optional<Limit> limit() {
        var limits = service.limits();
        return limits == null
                ? Optional.empty()
                : limits.at(lens.anchor(limits.anchor()).orElse(lens.today())).orElse(List.of()).stream()
                        .filter(this::fits)
                        .findFirst();
    }

    private boolean fits(Limit limit) {
        return fits(limit.educationGroups(), lens.educationGroup())
                && fits(limit.goals(), goal())
                && (limit.when() == null || limit.when().holds(lens).possible());
    }

    private static boolean fits(Set<String> codes, Optional<String> decided) {
        return codes.isEmpty() || decided.filter(codes::contains).isPresent();
    }

    private Optional<String> goal() {
        return life.of(FactKind.DECISION, lens.today()).stream()
                .filter(fact -> fact.has(Key.SERVICE, service.code()))
                .flatMap(fact -> fact.value(Key.GOAL).stream())
                .reduce((earlier, latest) -> latest);
    }

    /** The day on which the limit is over for what began on a day: the first day after, as periods are half-open. */
    LocalDate over(Limit limit, LocalDate start) {
        return lengthened(extended(limit, start), start);
    }

    /** The decision that extends it says until when, and never further than the law lets it. */
    private LocalDate extended(Limit limit, LocalDate start) {
        var end = start.plus(limit.upTo());
        var longest = end.plus(limit.extension());
        return lens.proofs().stream()
                .filter(proof -> proof.whole() && proof.code() == EvidenceCode.EXTENDED)
                .map(proof -> proof.fact().day(Key.UNTIL).orElse(longest))
                .max(Comparator.naturalOrder())
                .filter(until -> until.isAfter(end))
                .map(until -> until.isBefore(longest) ? until : longest)
                .orElse(end);
    }

    /** What began on a day and was due on another, with the leave and absence that came between. */
    LocalDate lengthened(LocalDate due, LocalDate start) {
        var end = due;
        for (Lengthening lengthening : service.lengthenings()) {
            long days = away(lengthening, start).stream()
                    .mapToLong(away -> count(lengthening.counts(), away))
                    .sum();
            if (days > lengthening.over()) {
                end = lengthening.counts() == Days.DAYS
                        ? end.plusDays(days)
                        : TimeLimit.ofWorkingDays(Math.toIntExact(days))
                                .after(end.minusDays(1))
                                .plusDays(1);
            }
        }
        return end;
    }

    private static long count(Days days, DatePeriod away) {
        var first = Objects.requireNonNull(away.from());
        var until = Objects.requireNonNull(away.until());
        return days == Days.DAYS
                ? ChronoUnit.DAYS.between(first, until)
                : TimeLimit.workingDaysBetween(first.minusDays(1), until.minusDays(1));
    }

    /** Whether the person is away now and nobody has told for how long: then the end is not known. */
    boolean openEnded() {
        return service.lengthenings().stream().anyMatch(lengthening -> counting(lengthening)
                .anyMatch(away ->
                        told(lengthening, away).isEmpty() && goesOnAfter(away).isEmpty()));
    }

    /** The times of leave and absence since the start, one after the other: a day that is told of twice is one day. */
    private List<DatePeriod> away(Lengthening lengthening, LocalDate start) {
        var found = new ArrayList<DatePeriod>();
        counting(lengthening)
                .filter(proof -> later(proof.on(), start).isBefore(back(lengthening, proof)))
                .map(proof -> new DatePeriod(later(proof.on(), start), back(lengthening, proof)))
                .sorted(Comparator.comparing(DatePeriod::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(away -> join(found, away));
        return found;
    }

    private static void join(List<DatePeriod> found, DatePeriod next) {
        var last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last == null || !last.overlaps(next)) {
            found.add(next);
        } else {
            var end = later(Objects.requireNonNull(last.until()), Objects.requireNonNull(next.until()));
            found.set(found.size() - 1, new DatePeriod(last.from(), end));
        }
    }

    private Stream<Proof> counting(Lengthening lengthening) {
        return lengthening.by().stream().flatMap(by -> proofs(by.of()).stream()
                .filter(proof -> proof.whole()
                        && by.code() == proof.code()
                        && (by.reasons().isEmpty()
                                || (proof.reason() != null && by.reasons().contains(proof.reason())))));
    }

    private List<Proof> proofs(@Nullable String of) {
        return of == null ? lens.proofs() : lens.about(of).proofs();
    }

    /** The day the person was back: as told, or when it went on before that; while neither is known, today. */
    private LocalDate back(Lengthening lengthening, Proof away) {
        var told = told(lengthening, away);
        return Stream.concat(told.stream(), goesOnAfter(away).stream())
                .min(Comparator.naturalOrder())
                .orElse(lens.today());
    }

    /** Until when; a leave that is told to have begun ends as the decision about it says. */
    private Optional<LocalDate> told(Lengthening lengthening, Proof away) {
        return away.until() != null
                ? Optional.of(away.until())
                : counting(lengthening)
                        .filter(other -> !other.on().isAfter(away.on()))
                        .flatMap(other -> Optional.ofNullable(other.until()).stream())
                        .filter(until -> until.isAfter(away.on()))
                        .max(Comparator.naturalOrder());
    }

    private Optional<LocalDate> goesOnAfter(Proof away) {
        return proofs(away.service().equals(service.code()) ? null : away.service()).stream()
                .filter(proof -> proof.whole() && GOES_ON.contains(proof.code()))
                .map(Proof::on)
                .filter(day -> day.isAfter(away.on()))
                .findFirst();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    Optional<Bound> bound(LocalDate claimedFrom) {
        return limit().map(limit -> {
            var start = lens.anchor(limit.after())
                    .filter(day -> day.isBefore(claimedFrom))
                    .orElse(claimedFrom);
            var over = over(limit, start);
            return new Bound(over, over.equals(start.plus(limit.upTo())) ? limit.upTo() : Period.between(start, over));
        });
    }
}
