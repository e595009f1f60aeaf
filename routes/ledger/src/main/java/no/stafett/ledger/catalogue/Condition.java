package no.stafett.ledger.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;

/**
 * A condition of the catalogue: {@code All}, {@code Any}, {@code Not} over a closed list of predicates, each declared in
 * the schema under the name it has here. No arithmetic, no paths, no scripts: a new predicate is a record here, its test,
 * its element in the schema and a minor version of the standard.
 */
public sealed interface Condition {
    /** Whether it holds for the person, as far as is known. */
    Truth holds(Situation person);

    /** Services it asks the state of: they must be evaluated before. */
    default Stream<String> needsStateOf() {
        return Stream.empty();
    }

    /** Every service it names. */
    default Stream<String> services() {
        return needsStateOf();
    }

    /** All of them hold; holds when there are none. */
    record All(List<Condition> of) implements Condition {
        @Override
        public Truth holds(Situation person) {
            var truth = Truth.YES;
            for (Condition condition : of) {
                truth = truth.and(condition.holds(person));
                if (truth == Truth.NO) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public Stream<String> needsStateOf() {
            return of.stream().flatMap(Condition::needsStateOf);
        }

        @Override
        public Stream<String> services() {
            return of.stream().flatMap(Condition::services);
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> of) implements Condition {
        @Override
        public Truth holds(Situation person) {
            var truth = Truth.NO;
            for (Condition condition : of) {
                truth = truth.or(condition.holds(person));
                if (truth == Truth.YES) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public Stream<String> needsStateOf() {
            return of.stream().flatMap(Condition::needsStateOf);
        }

        @Override
        public Stream<String> services() {
            return of.stream().flatMap(Condition::services);
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return of.holds(person).not();
        }

        @Override
        public Stream<String> needsStateOf() {
            return of.needsStateOf();
        }

        @Override
        public Stream<String> services() {
            return of.services();
        }
    }

    /**
     * The person's age in whole years at an anchor lies between the two, both included. Somebody born on 29 February is a
     * year older on 1 March. Possibly, when the birth date is not known well enough.
     *
     * @param min whole years; null: no lower bound
     * @param max whole years; null: no upper bound
     */
    record AgeAt(
            Anchor anchor, @Nullable Integer min, @Nullable Integer max) implements Condition {
        @Override
        public Truth holds(Situation person) {
            var at = person.anchor(anchor).orElse(null);
            if (at == null) {
                return Truth.NO;
            }
            var birth = person.birthDate().orElse(null);
            if (birth == null) {
                return Truth.POSSIBLY;
            }
            if (anchor == Anchor.TODAY) {
                announce(person, birth.earliest());
                announce(person, birth.latest());
            }
            var oldest = within(age(birth.earliest(), at));
            var youngest = within(age(birth.latest(), at));
            if (oldest && youngest) {
                return Truth.YES;
            }
            var outsideOnOneSide =
                    !oldest && !youngest && (below(age(birth.earliest(), at)) || above(age(birth.latest(), at)));
            return outsideOnOneSide ? Truth.NO : Truth.POSSIBLY;
        }

        private void announce(Situation person, LocalDate birth) {
            if (min != null) {
                person.changesOn(birthday(birth, min));
            }
            if (max != null) {
                person.changesOn(birthday(birth, max + 1));
            }
        }

        private static LocalDate birthday(LocalDate birth, int years) {
            var day = birth.plusYears(years);
            return day.getDayOfMonth() < birth.getDayOfMonth() ? day.plusDays(1) : day;
        }

        private static int age(LocalDate birth, LocalDate at) {
            return Period.between(birth, at).getYears();
        }

        private boolean within(int years) {
            return !below(years) && !above(years);
        }

        private boolean below(int years) {
            return min != null && years < min;
        }

        private boolean above(int years) {
            return max != null && years > max;
        }
    }

    /** The person's permit rests on one of these bases, by codes of the list residence-basis. */
    record PermitIn(Set<String> bases) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.permit()
                    .flatMap(permit -> permit.value(Key.BASIS))
                    .filter(bases::contains)
                    .isPresent());
        }
    }

    /** The person's permit was granted while they were abroad. */
    record PermitGrantedAbroad() implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.permit()
                    .filter(permit -> permit.has(Key.ABROAD, "true"))
                    .isPresent());
        }
    }

    /** The person is a citizen of at least one of these countries, by ISO 3166-1 alpha-3. */
    record CitizenOf(Set<String> countries) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.citizenships().stream().anyMatch(countries::contains));
        }
    }

    /**
     * The day of an anchor lies in the half-open period.
     *
     * @param from null: since always
     * @param until first day after; null: without end
     */
    record DateWithin(
            Anchor anchor,
            @Nullable LocalDate from,
            @Nullable LocalDate until) implements Condition {
        @Override
        public Truth holds(Situation person) {
            var day = person.anchor(anchor).orElse(null);
            if (day == null) {
                return Truth.NO;
            }
            if (anchor == Anchor.TODAY) {
                if (from != null) {
                    person.changesOn(from);
                }
                if (until != null) {
                    person.changesOn(until);
                }
            }
            return Truth.of((from == null || !day.isBefore(from)) && (until == null || day.isBefore(until)));
        }
    }

    /** The person's first settlement came about in one of these ways, by codes of the list settlement-mode. */
    record SettledBy(Set<String> modes) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.firstSettlement()
                    .flatMap(fact -> fact.value(Key.MODE))
                    .filter(modes::contains)
                    .isPresent());
        }
    }

    /**
     * At the anchor, the person had lived in a municipality, with the permit, for less than so many months. Counted from
     * the later of first settlement and permit. An anchor that has not come counts as the day it all began.
     */
    record MonthsLivedLessThan(Anchor anchor, int months) implements Condition {
        @Override
        public Truth holds(Situation person) {
            var settled = person.anchor(Anchor.SETTLED).orElse(null);
            if (settled == null) {
                return Truth.YES;
            }
            var permit = person.anchor(Anchor.PERMIT).orElse(settled);
            var start = permit.isAfter(settled) ? permit : settled;
            var limit = start.plusMonths(months);
            if (anchor == Anchor.TODAY) {
                person.changesOn(limit);
            }
            return Truth.of(person.anchor(anchor).orElse(start).isBefore(limit));
        }
    }

    /** The person is in reception now. */
    record InReception() implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.inReception(person.today()));
        }
    }

    /** The person is settled in a municipality now. */
    record Settled() implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.settlement().isPresent());
        }
    }

    /** The obligation of a service stands in one of these states. */
    record StateOf(String service, Set<ObligationState> states) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.stateOf(service).filter(states::contains).isPresent());
        }

        @Override
        public Stream<String> needsStateOf() {
            return Stream.of(service);
        }
    }

    /** There is evidence of this about a service, today or before, whatever became of it later. */
    record Shown(String service, Set<EvidenceCode> codes) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.shown(service, codes));
        }

        @Override
        public Stream<String> services() {
            return Stream.of(service);
        }
    }

    /** The education group decided for the person is one of these, by codes of the list education-group. */
    record EducationGroupIn(Set<String> groups) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return person.educationGroup()
                    .map(group -> Truth.of(groups.contains(group)))
                    .orElse(Truth.POSSIBLY);
        }
    }

    /** The person works at least so many hours a week now, all work together, or a decision rests on such work. */
    record WorksAtLeast(int hoursPerWeek) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.worksAtLeast(hoursPerWeek, person.today()));
        }
    }

    /**
     * The person that the permit rests on was settled less than so many months before this person applied for the permit.
     * Possibly, when the day of the application is not known and the permit itself came later than that, or when nothing is
     * known of the other person's settlement.
     */
    record ReferenceSettledWithin(int months) implements Condition {
        @Override
        public Truth holds(Situation person) {
            var permit = person.permit().orElse(null);
            if (permit == null) {
                return Truth.NO;
            }
            var settled = person.referenceSettledOn().orElse(null);
            if (settled == null) {
                return Truth.POSSIBLY;
            }
            var limit = settled.plusMonths(months);
            var applied = permit.day(Key.APPLIED).orElse(null);
            if (applied != null) {
                return Truth.of(applied.isBefore(limit));
            }
            return permit.trueFrom().isBefore(limit) ? Truth.YES : Truth.POSSIBLY;
        }
    }

    /** The person cares for a child that is younger than so many years today. */
    record ChildYoungerThan(int years) implements Condition {
        @Override
        public Truth holds(Situation person) {
            boolean younger = false;
            for (LocalDate born : person.childrenBornOn()) {
                var grown = born.plusYears(years);
                person.changesOn(grown);
                younger |= person.today().isBefore(grown);
            }
            return Truth.of(younger);
        }
    }

    /** The person stands so in upper secondary education now: FULL_TIME, PART_TIME, COMPLETED or INTERRUPTED. */
    record InUpperSecondary(Set<String> standings) implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.upperSecondary().filter(standings::contains).isPresent());
        }
    }

    /** The person has shown at least this level, by the list cefr, in each of these skills of a tested language. */
    record LanguageLevelAtLeast(String test, Set<String> skills, String level) implements Condition {
        private static final List<String> LEVELS = List.of("BELOW_A1", "A1", "A2", "B1", "B2", "C1", "C2");

        @Override
        public Truth holds(Situation person) {
            return Truth.of(skills.stream().allMatch(skill -> person.testedLevel(test, skill)
                    .filter(shown -> LEVELS.indexOf(shown) >= LEVELS.indexOf(level))
                    .isPresent()));
        }
    }

    /** A service ended less than so many months ago. */
    record EndedWithin(String service, int months) implements Condition {
        @Override
        public Truth holds(Situation person) {
            var free = person.ended(service).map(day -> day.plusMonths(months)).orElse(null);
            if (free == null) {
                return Truth.NO;
            }
            person.changesOn(free);
            return Truth.of(person.today().isBefore(free));
        }

        @Override
        public Stream<String> services() {
            return Stream.of(service);
        }
    }

    /** The person has asked for the service at hand. */
    record Requested() implements Condition {
        @Override
        public Truth holds(Situation person) {
            return Truth.of(person.anchor(Anchor.REQUEST).isPresent());
        }
    }
}
