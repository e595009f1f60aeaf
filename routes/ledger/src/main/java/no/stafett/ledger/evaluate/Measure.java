package no.stafett.ledger.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.stafett.ledger.catalogue.Condition.LanguageLevelAtLeast;
import no.stafett.ledger.catalogue.Dated;
import no.stafett.ledger.catalogue.EvidenceCode;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.LanguageGoal;
import no.stafett.ledger.catalogue.Service.Quantity;
import no.stafett.ledger.catalogue.Truth;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;

/** What of a service is counted: hours given, with those that another service has given before; levels reached. */
final class Measure {
    static final String HOURS = "HOURS";
    static final String LANGUAGE_GOAL = "LANGUAGE_GOAL";

    private final Life life;
    private final Service service;
    private final Lens lens;

    Measure(Life life, Service service, Lens lens) {
        this.life = life;
        this.service = service;
        this.lens = lens;
    }

    /** The quantity for this person, with the day on which enough had been given; empty where the service has none. */
    Optional<MilestoneStanding> hours() {
        return quantity().map(quantity -> new MilestoneStanding(HOURS, null, reachedOn(quantity), false));
    }

    /** The least language goal, with the day on which it was reached; empty where there is none for this person. */
    Optional<MilestoneStanding> languageGoal() {
        var goals = at(service.languageGoals()).stream()
                .filter(goal -> fits(goal.educationGroups()))
                .toList();
        return goals.isEmpty()
                ? Optional.empty()
                : Optional.of(new MilestoneStanding(LANGUAGE_GOAL, null, goalReachedOn(goals), false));
    }

    /**
     * The hours this service has given beyond what was left to give, where another service had given some: given a second
     * time.
     */
    BigDecimal givenAgain() {
        var quantity = quantity().orElse(null);
        if (quantity == null || quantity.counts() == null) {
            return BigDecimal.ZERO;
        }
        var before = counted(quantity, lens.today());
        var beyond = own(lens.today()).add(before).subtract(BigDecimal.valueOf(quantity.hours()));
        return before.signum() > 0 ? beyond.max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    Optional<Quantity> quantity() {
        return at(service.quantities()).stream()
                .filter(quantity -> fits(quantity.educationGroups()))
                .filter(quantity -> quantity.when() == null || quantity.when().holds(lens) == Truth.YES)
                .findFirst();
    }

    private <T> List<T> at(@Nullable Dated<List<T>> dated) {
        return dated == null
                ? List.of()
                : lens.anchor(dated.anchor()).flatMap(dated::at).orElse(List.of());
    }

    /** Only a group that has been decided fits a rule for groups. */
    private boolean fits(Set<String> groups) {
        return groups.isEmpty()
                || lens.educationGroup().filter(groups::contains).isPresent();
    }

    private @Nullable LocalDate reachedOn(Quantity quantity) {
        var days = new ArrayList<LocalDate>();
        life.proofs(service.code()).forEach(proof -> days.add(proof.on()));
        if (quantity.counts() != null) {
            life.proofs(quantity.counts()).forEach(proof -> days.add(proof.on()));
        }
        return days.stream()
                .filter(day -> !day.isAfter(lens.today()))
                .sorted()
                .filter(day ->
                        own(day).add(counted(quantity, day)).compareTo(BigDecimal.valueOf(quantity.hours())) >= 0)
                .findFirst()
                .orElse(null);
    }

    private BigDecimal own(LocalDate upTo) {
        return sum(service.code(), null, upTo);
    }

    private BigDecimal counted(Quantity quantity, LocalDate upTo) {
        if (quantity.counts() == null) {
            return BigDecimal.ZERO;
        }
        var given = sum(quantity.counts(), quantity.component(), upTo);
        return quantity.atMost() == null ? given : given.min(BigDecimal.valueOf(quantity.atMost()));
    }

    private BigDecimal sum(String of, @Nullable String component, LocalDate upTo) {
        return life.proofs(of).stream()
                .filter(proof ->
                        proof.code() == EvidenceCode.HOURS && !proof.on().isAfter(upTo))
                .filter(proof -> component == null || component.equals(proof.component()))
                .flatMap(proof -> proof.fact().value(Key.HOURS).stream())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable LocalDate goalReachedOn(List<LanguageGoal> goals) {
        return life.of(FactKind.TESTED, lens.today()).stream()
                .map(fact -> fact.trueFrom())
                .filter(day -> goals.stream().allMatch(goal -> reached(goal, lens.on(day))))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean reached(LanguageGoal goal, Lens on) {
        return new LanguageLevelAtLeast(goal.test(), goal.skills(), goal.level()).holds(on) == Truth.YES;
    }
}
