package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.claim.AskedClaim;
import no.stafett.ledger.claim.ClaimJudgement;
import no.stafett.ledger.claim.Warning;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a service may last, and what comes on top: leave, absence, an extension. */
class TermTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    private static final String SOCIAL = "SOCIAL_STUDIES";
    private static final String TEST = "SOCIAL_STUDIES_TEST";

    private static @Nullable LocalDate due(A person, String on, String service, String milestone) {
        return person.on(on, service).milestones().stream()
                .filter(standing -> standing.name().equals(milestone))
                .findFirst()
                .orElseThrow()
                .due();
    }

    private static boolean tooLong(A person, String on, String service, String from, String until) {
        var asked = new AskedClaim(service, null, A.OSLO, A.day(from), A.day(until), null, null, false, null);
        return ClaimJudgement.judge(asked, "K-new", person.facts(), person.on(on), A.CATALOGUE, A.DIRECTORY)
                .warnings()
                .contains(Warning.PERIOD_EXCEEDS_LIMIT);
    }

    private static A programme(String offered, String group, String goal) {
        return A.refugee("2025-01-10")
                .settled("2025-12-01", "0301")
                .decided(
                        PROGRAMME,
                        "GRANTED",
                        "2026-02-16",
                        A.OSLO,
                        Key.OFFERED,
                        offered,
                        Key.EDUCATION_GROUP,
                        group,
                        Key.GOAL,
                        goal)
                .event(PROGRAMME, "STARTED", "2026-03-02", A.OSLO);
    }

    @Nested
    class Given_a_programme_of_twelve_months_from_2_March_2026 {
        private final A person = programme("2026-02-16", "UPPER_SECONDARY_OR_MORE", "WORK");

        @ParameterizedTest
        @CsvSource({"2027-03-02, false", "2027-03-03, true"})
        void when_it_is_not_ended_on_its_last_day_then_it_is_late(String on, boolean late) {
            assertThat(due(person, on, PROGRAMME, "END")).isEqualTo("2027-03-02");
            assertThat(person.on(on, PROGRAMME).overdue(A.day(on))).isEqualTo(late);
        }

        @Test
        void when_it_is_ended_then_nothing_is_due() {
            person.event(PROGRAMME, "COMPLETED", "2027-03-01", A.OSLO);

            assertThat(person.on("2027-06-01", PROGRAMME).overdue(A.day("2027-06-01")))
                    .isFalse();
        }

        @Test
        void when_no_group_is_decided_then_no_end_is_known() {
            var undecided = A.refugee("2025-01-10")
                    .settled("2025-12-01", "0301")
                    .event(PROGRAMME, "STARTED", "2026-03-02", A.OSLO);

            assertThat(due(undecided, "2030-01-01", PROGRAMME, "END")).isNull();
        }

        /** Two weeks from Monday 13 April 2026 are ten working days; Easter 2026 takes Thursday 2 to Monday 6 April. */
        @ParameterizedTest
        @CsvSource({
            "2026-04-13, 2026-04-27, 2027-03-02",
            "2026-04-13, 2026-04-28, 2027-03-17",
            "2026-04-13, 2026-04-29, 2027-03-18",
            "2026-03-30, 2026-04-16, 2027-03-02",
            "2026-03-30, 2026-04-17, 2027-03-17"
        })
        void when_on_leave_for_more_than_ten_working_days_then_all_of_them_come_on_top(
                String from, String until, String end) {
            person.decided(PROGRAMME, "LEAVE", from, A.OSLO, Key.FROM, from, Key.UNTIL, until);

            assertThat(due(person, "2026-09-01", PROGRAMME, "END")).isEqualTo(end);
        }

        @ParameterizedTest
        @CsvSource({"2027-03-17, false", "2027-03-18, true"})
        void when_eleven_days_come_on_top_then_what_is_late_and_what_is_too_long_follow(String day, boolean after) {
            person.event(PROGRAMME, "LEAVE", "2026-04-13", A.OSLO, Key.UNTIL, "2026-04-28");

            assertThat(person.on(day, PROGRAMME).overdue(A.day(day))).isEqualTo(after);
            assertThat(tooLong(person, "2026-09-01", PROGRAMME, "2026-09-02", day))
                    .isEqualTo(after);
        }

        @Test
        void when_leave_is_decided_afterwards_without_its_first_day_then_nothing_can_be_counted() {
            person.decided(PROGRAMME, "LEAVE", "2026-06-01", A.OSLO, Key.UNTIL, "2026-05-01");

            assertThat(due(person, "2026-09-01", PROGRAMME, "END")).isEqualTo("2027-03-02");
        }

        @Test
        void when_it_is_told_twice_then_it_counts_once() {
            person.decided(
                            PROGRAMME,
                            "LEAVE",
                            "2026-04-01",
                            A.OSLO,
                            Key.FROM,
                            "2026-04-13",
                            Key.UNTIL,
                            "2026-04-28",
                            Key.REASON,
                            "WELFARE_LEAVE")
                    .event(PROGRAMME, "LEAVE", "2026-04-13", A.OSLO)
                    .event(PROGRAMME, "LEAVE", "2026-04-20", A.OSLO, Key.UNTIL, "2026-04-28");

            assertThat(due(person, "2026-09-01", PROGRAMME, "END")).isEqualTo("2027-03-17");
        }

        @ParameterizedTest
        @CsvSource({"2026-06-05, 2027-03-02", "2026-06-06, 2027-03-17"})
        void when_leave_and_absence_are_more_than_ten_days_together_then_they_come_on_top(String back, String end) {
            person.event(PROGRAMME, "LEAVE", "2026-04-13", A.OSLO, Key.UNTIL, "2026-04-20", Key.REASON, "CHILD_ILL")
                    .event(PROGRAMME, "PAUSED", "2026-05-29", A.OSLO, Key.REASON, "ABSENCE")
                    .event(PROGRAMME, "RESUMED", back, A.OSLO);

            assertThat(due(person, "2026-09-01", PROGRAMME, "END")).isEqualTo(end);
        }

        @ParameterizedTest
        @CsvSource({"CAPACITY, 2027-03-02", "HEALTH, 2027-04-02"})
        void when_it_rests_for_another_reason_than_the_persons_then_nothing_comes_on_top(String reason, String end) {
            person.event(PROGRAMME, "PAUSED", "2026-06-08", A.OSLO, Key.UNTIL, "2026-07-06", Key.REASON, reason);

            assertThat(due(person, "2026-09-01", PROGRAMME, "END")).isEqualTo(end);
        }

        @Test
        void when_leave_goes_on_and_nobody_says_for_how_long_then_the_end_is_not_known_until_it_is_over() {
            person.event(PROGRAMME, "LEAVE", "2026-04-13", A.OSLO);
            assertThat(due(person, "2026-06-01", PROGRAMME, "END")).isNull();

            person.event(PROGRAMME, "RESUMED", "2026-04-28", A.OSLO);

            assertThat(due(person, "2026-06-01", PROGRAMME, "END")).isEqualTo("2027-03-17");
        }

        @Test
        void when_the_person_is_back_before_it_was_told_then_only_what_was_taken_counts() {
            person.event(PROGRAMME, "LEAVE", "2026-04-13", A.OSLO, Key.UNTIL, "2026-08-01")
                    .event(PROGRAMME, "RESUMED", "2026-04-28", A.OSLO);

            assertThat(due(person, "2026-09-01", PROGRAMME, "END")).isEqualTo("2027-03-17");
        }

        @Test
        void when_it_is_extended_though_the_law_lets_nobody_then_the_limit_stands() {
            person.decided(PROGRAMME, "EXTENDED", "2026-12-01", A.OSLO, Key.UNTIL, "2027-06-01");

            assertThat(due(person, "2026-12-02", PROGRAMME, "END")).isEqualTo("2027-03-02");
        }
    }

    @Nested
    class Given_a_programme_without_a_goal_for_somebody_without_upper_secondary {
        private A programme(String born, String offered, @Nullable String goal) {
            var person = A.person()
                    .born(born)
                    .permit("REFUGEE", "2025-01-10")
                    .settled("2025-12-01", "0301")
                    .decided(
                            PROGRAMME,
                            "GRANTED",
                            "2026-02-16",
                            A.OSLO,
                            Key.OFFERED,
                            offered,
                            Key.EDUCATION_GROUP,
                            "BELOW_UPPER_SECONDARY")
                    .event(PROGRAMME, "STARTED", "2026-03-02", A.OSLO);
            return goal == null ? person : person.decided(PROGRAMME, "GRANTED", "2026-02-20", A.OSLO, Key.GOAL, goal);
        }

        /** Under 25 at the decision the goal is to complete upper secondary, unless another is set (§ 14 (3)). */
        @ParameterizedTest
        @CsvSource({
            "2001-02-17, 2026-02-16, 2030-03-02",
            "2001-02-16, 2026-02-16, 2028-03-02",
            "2001-02-17, 2025-12-31, 2030-03-02",
            "2001-02-17, 2024-12-31, 2029-03-02",
            "2001-02-16, 2024-12-31, 2028-03-02"
        })
        void when_under_25_then_it_may_last_as_long_as_upper_secondary(String born, String offered, String end) {
            assertThat(due(programme(born, offered, null), "2026-06-01", PROGRAMME, "END"))
                    .isEqualTo(end);
        }

        @ParameterizedTest
        @CsvSource({
            "QUALIFY_FOR_WORK, 2028-03-02",
            "PRIMARY_EDUCATION, 2028-03-02",
            "PART_OF_UPPER_SECONDARY, 2029-03-02",
            "VOCATIONAL_CERTIFICATE, 2031-03-02"
        })
        void when_under_25_and_another_goal_is_set_then_that_one_counts(String goal, String end) {
            assertThat(due(programme("2001-02-17", "2026-02-16", goal), "2026-06-01", PROGRAMME, "END"))
                    .isEqualTo(end);
        }

        /** Over 55 at the permit the programme is for work (§ 14 (1)). */
        @ParameterizedTest
        @CsvSource({
            "1969-01-11, 2026-02-16, 2030-03-02",
            "1969-01-10, 2026-02-16, 2028-03-02",
            "1969-01-10, 2025-12-31, 2030-03-02"
        })
        void when_over_55_then_it_is_for_work_whatever_goal_is_set(String born, String offered, String end) {
            var person = programme(born, offered, "COMPLETE_UPPER_SECONDARY");

            assertThat(tooLong(person, "2026-06-01", PROGRAMME, "2026-06-01", end))
                    .isFalse();
            assertThat(tooLong(
                            person,
                            "2026-06-01",
                            PROGRAMME,
                            "2026-06-01",
                            A.day(end).plusDays(1).toString()))
                    .isTrue();
        }
    }

    @Nested
    class Given_a_programme_that_a_decision_may_extend {
        private final A person = programme("2025-12-31", "UPPER_SECONDARY_OR_MORE", "WORK");

        @Test
        void when_nothing_is_decided_then_it_may_last_six_months() {
            assertThat(due(person, "2026-08-01", PROGRAMME, "END")).isEqualTo("2026-09-02");
            assertThat(tooLong(person, "2026-08-01", PROGRAMME, "2026-08-01", "2026-09-02"))
                    .isFalse();
            assertThat(tooLong(person, "2026-08-01", PROGRAMME, "2026-08-01", "2026-09-03"))
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource({", 2027-03-02", "2026-12-01, 2026-12-01", "2027-06-01, 2027-03-02"})
        void when_extended_then_as_decided_and_by_six_months_at_most(@Nullable String until, String end) {
            if (until == null) {
                person.decided(PROGRAMME, "EXTENDED", "2026-07-31", A.OSLO);
            } else {
                person.decided(PROGRAMME, "EXTENDED", "2026-07-31", A.OSLO, Key.UNTIL, until);
            }

            assertThat(due(person, "2026-07-30", PROGRAMME, "END")).isEqualTo("2026-09-02");
            assertThat(due(person, "2026-07-31", PROGRAMME, "END")).isEqualTo(end);
            var after = A.day(end).plusDays(1).toString();
            assertThat(tooLong(person, "2026-08-01", PROGRAMME, "2026-08-01", end))
                    .isFalse();
            assertThat(tooLong(person, "2026-08-01", PROGRAMME, "2026-08-01", after))
                    .isTrue();
        }

        @Test
        void when_extended_and_on_leave_then_both_count() {
            person.decided(PROGRAMME, "EXTENDED", "2026-07-31", A.OSLO)
                    .event(PROGRAMME, "LEAVE", "2026-04-13", A.OSLO, Key.UNTIL, "2026-04-28");

            assertThat(due(person, "2026-08-01", PROGRAMME, "END")).isEqualTo("2027-03-17");
        }
    }

    @Nested
    class Given_other_services {
        /** Two years and one more by decision (sosialtjenesteloven § 32); half a year, three years by decision (tiltaksforskriften). */
        @ParameterizedTest
        @CsvSource({"QUALIFICATION_PROGRAMME, 2027-05-05, 2028-05-05", "NAV_MENTOR, 2025-11-05, 2028-05-05"})
        void when_claimed_for_longer_than_they_may_last_then_it_is_warned_of(
                String service, String end, String extended) {
            var person = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .event(service, "STARTED", "2025-05-05", A.OSLO);
            assertThat(tooLong(person, "2025-06-01", service, "2025-06-02", end))
                    .isFalse();
            assertThat(tooLong(person, "2025-06-01", service, "2025-06-02", after(end)))
                    .isTrue();

            person.decided(service, "EXTENDED", "2025-10-01", A.OSLO);

            assertThat(tooLong(person, "2025-10-01", service, "2025-10-02", extended))
                    .isFalse();
            assertThat(tooLong(person, "2025-10-01", service, "2025-10-02", after(extended)))
                    .isTrue();
        }

        private static String after(String day) {
            return A.day(day).plusDays(1).toString();
        }
    }

    @Nested
    class Given_Norwegian_that_was_offered_on_1_March_2025 {
        private A learner(String permit, String group) {
            return A.refugee(permit)
                    .settled("2025-02-01", "0301")
                    .decided(
                            NORWEGIAN,
                            "GRANTED",
                            "2025-02-15",
                            A.OSLO,
                            Key.OFFERED,
                            "2025-03-01",
                            Key.EDUCATION_GROUP,
                            group)
                    .event(NORWEGIAN, "STARTED", "2025-04-01", A.OSLO);
        }

        @ParameterizedTest
        @CsvSource({
            "2023-07-31, UPPER_SECONDARY_OR_MORE, 2028-03-01",
            "2023-08-01, UPPER_SECONDARY_OR_MORE, 2026-09-01",
            "2023-08-01, BELOW_UPPER_SECONDARY, 2028-03-01"
        })
        void when_counted_from_the_offer_then_it_ends(String permit, String group, String end) {
            var person = learner(permit, group);

            assertThat(due(person, "2025-06-01", NORWEGIAN, "END")).isEqualTo(end);
            assertThat(tooLong(person, "2025-06-01", NORWEGIAN, "2025-06-01", end))
                    .isFalse();
            assertThat(tooLong(
                            person,
                            "2025-06-01",
                            NORWEGIAN,
                            "2025-06-01",
                            A.day(end).plusDays(1).toString()))
                    .isTrue();
        }

        /** The permit is older than August 2023; who came later is under the new rule all the same (integreringsforskriften § 74). */
        @ParameterizedTest
        @CsvSource({"true, 2023-07-31, 2028-03-01", "true, 2023-08-01, 2026-09-01", "false, 2023-08-01, 2028-03-01"})
        void when_the_permit_was_granted_abroad_then_the_arrival_decides(String abroad, String arrived, String end) {
            var person = A.person()
                    .born("1990-06-15")
                    .fact(FactKind.PERMIT, "2023-06-01", Key.BASIS, "RESETTLEMENT_REFUGEE", Key.ABROAD, abroad)
                    .fact(FactKind.ARRIVAL, arrived)
                    .settled("2025-02-01", "0301")
                    .decided(NORWEGIAN, "GRANTED", "2025-02-15", A.OSLO, Key.EDUCATION_GROUP, "UPPER_SECONDARY_OR_MORE")
                    .event(NORWEGIAN, "OFFERED", "2025-03-01", A.OSLO);

            assertThat(due(person, "2025-06-01", NORWEGIAN, "END")).isEqualTo(end);
        }

        @Test
        void when_it_is_over_then_that_is_no_miss() {
            var person = learner("2024-01-10", "UPPER_SECONDARY_OR_MORE");

            assertThat(person.on("2027-01-01", NORWEGIAN).overdue(A.day("2027-01-01")))
                    .isFalse();
            assertThat(person.on("2027-01-01", NORWEGIAN).state()).isEqualTo(ObligationState.IN_PROGRESS);
        }

        @ParameterizedTest
        @CsvSource({"LEAVE, PARENTAL_LEAVE, 2026-09-02", "PAUSED, ABSENCE, 2026-09-01"})
        void when_on_leave_for_a_day_then_that_day_comes_on_top_and_absence_does_not(
                String event, String reason, String end) {
            var person = learner("2024-01-10", "UPPER_SECONDARY_OR_MORE")
                    .event(NORWEGIAN, event, "2025-05-12", A.OSLO, Key.UNTIL, "2025-05-13", Key.REASON, reason);

            assertThat(due(person, "2025-06-01", NORWEGIAN, "END")).isEqualTo(end);
        }
    }

    @Nested
    class Given_Norwegian_of_somebody_with_collective_protection {
        private A learner(@Nullable String group) {
            var person = A.person()
                    .born("1990-06-15")
                    .permit("COLLECTIVE_PROTECTION", "2025-01-10")
                    .settled("2025-02-01", "0301")
                    .event(NORWEGIAN, "OFFERED", "2025-03-01", A.OSLO)
                    .event(NORWEGIAN, "STARTED", "2025-04-01", A.OSLO);
            return group == null
                    ? person
                    : person.decided(NORWEGIAN, "GRANTED", "2025-03-01", A.OSLO, Key.EDUCATION_GROUP, group);
        }

        @ParameterizedTest
        @CsvSource({
            ", 2026-04-01, 2028-04-01",
            "UPPER_SECONDARY_OR_MORE, 2026-04-01, 2026-10-01",
            "BELOW_UPPER_SECONDARY, 2026-04-01, 2028-04-01"
        })
        void when_it_has_started_then_it_is_a_year_from_the_start_and_more_by_decision(
                @Nullable String group, String end, String extended) {
            var person = learner(group);
            assertThat(due(person, "2025-06-01", NORWEGIAN, "END")).isEqualTo(end);

            person.decided(NORWEGIAN, "EXTENDED", "2026-03-01", A.OSLO);

            assertThat(due(person, "2026-03-01", NORWEGIAN, "END")).isEqualTo(extended);
        }
    }

    @Nested
    class Given_Norwegian_of_a_worker {
        private A learner(String basis, String permit) {
            return A.person()
                    .born("1990-06-15")
                    .permit(basis, permit)
                    .registered("2025-02-01", "0301")
                    .event(NORWEGIAN, "OFFERED", "2025-03-01", A.OSLO)
                    .event(NORWEGIAN, "STARTED", "2025-04-01", A.OSLO);
        }

        @ParameterizedTest
        @CsvSource({"2021-12-31, 249, false", "2021-12-31, 250, true", "2022-01-01, 224, false", "2022-01-01, 225, true"
        })
        void when_so_many_hours_were_given_then_it_is_enough(String permit, String hours, boolean met) {
            var owed = learner("WORK_OR_FAMILY_OF_WORKER", permit)
                    .event(NORWEGIAN, "HOURS", "2025-12-01", A.OSLO, Key.HOURS, hours)
                    .on("2025-12-02", NORWEGIAN);

            assertThat(owed.milestones())
                    .filteredOn(milestone -> milestone.name().equals(Measure.HOURS))
                    .singleElement()
                    .extracting(MilestoneStanding::met)
                    .isEqualTo(met);
        }

        @Test
        void when_others_learn_then_their_hours_are_not_counted() {
            assertThat(learner("REFUGEE", "2025-01-10")
                            .on("2025-12-02", NORWEGIAN)
                            .milestones())
                    .extracting(MilestoneStanding::name)
                    .doesNotContain(Measure.HOURS);
        }

        @Test
        void when_years_pass_then_there_is_no_limit_as_there_is_for_others() {
            assertThat(due(learner("WORK_OR_FAMILY_OF_WORKER", "2025-01-10"), "2025-06-01", NORWEGIAN, "END"))
                    .isNull();
            assertThat(due(learner("WORK_OR_FAMILY_OF_WORKER", "2021-05-01"), "2025-06-01", NORWEGIAN, "END"))
                    .isNull();
            assertThat(due(learner("REFUGEE", "2025-01-10"), "2025-06-01", NORWEGIAN, "END"))
                    .isEqualTo("2028-03-01");
        }
    }

    @Nested
    class Given_social_studies_offered_on_5_May_2025 {
        private final A person =
                A.refugee("2025-01-10").settled("2025-03-01", "0301").event(SOCIAL, "OFFERED", "2025-05-05", A.OSLO);

        @Test
        void when_on_leave_then_it_is_to_be_completed_so_much_later() {
            assertThat(due(person, "2025-06-01", SOCIAL, "COMPLETION")).isEqualTo("2026-05-05");

            person.event(SOCIAL, "STARTED", "2025-05-20", A.OSLO)
                    .event(SOCIAL, "LEAVE", "2025-06-01", A.OSLO, Key.UNTIL, "2025-07-01");

            assertThat(due(person, "2025-08-01", SOCIAL, "COMPLETION")).isEqualTo("2026-06-04");
            assertThat(person.on("2026-06-04", SOCIAL).overdue(A.day("2026-06-04")))
                    .isFalse();
            assertThat(person.on("2026-06-05", SOCIAL).overdue(A.day("2026-06-05")))
                    .isTrue();
        }

        @Test
        void when_leave_is_told_of_norwegian_or_of_both_then_it_counts_once() {
            person.event(SOCIAL, "STARTED", "2025-05-20", A.OSLO)
                    .event(NORWEGIAN, "LEAVE", "2025-06-01", A.OSLO, Key.UNTIL, "2025-07-01");
            assertThat(due(person, "2025-08-01", SOCIAL, "COMPLETION")).isEqualTo("2026-06-04");

            person.event(SOCIAL, "LEAVE", "2025-06-15", A.OSLO, Key.UNTIL, "2025-07-02");

            assertThat(due(person, "2025-08-01", SOCIAL, "COMPLETION")).isEqualTo("2026-06-05");
        }

        @Test
        void when_in_upper_secondary_full_time_then_the_county_gives_it_without_a_date() {
            person.fact(FactKind.UPPER_SECONDARY, "2025-08-18", Key.CODE, "FULL_TIME");

            var owed = person.on("2026-06-01", SOCIAL);

            assertThat(owed.responsible().party()).isEqualTo(A.COUNTY_OSLO);
            assertThat(owed.because().rule()).isEqualTo("social-studies-upper-secondary");
            assertThat(owed.overdue(A.day("2026-06-01"))).isFalse();
            assertThat(person.on("2025-08-17", SOCIAL).responsible().party()).isEqualTo(A.OSLO);
            person.fact(FactKind.UPPER_SECONDARY, "2026-05-20", Key.CODE, "LEFT");
            assertThat(person.on("2026-06-01", SOCIAL).overdue(A.day("2026-06-01")))
                    .as("due again where the municipality owes it")
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource({"2026-05-05, false", "2026-05-06, true"})
        void when_the_test_is_not_taken_within_a_year_then_it_is_late(String on, boolean late) {
            assertThat(person.on(on, TEST).overdue(A.day(on))).isEqualTo(late);
        }

        @Test
        void when_on_leave_then_the_test_too_is_due_so_much_later() {
            person.event(SOCIAL, "LEAVE", "2025-06-01", A.OSLO, Key.UNTIL, "2025-07-01");

            assertThat(due(person, "2025-08-01", TEST, "TEST")).isEqualTo("2026-06-04");
        }

        @ParameterizedTest
        @CsvSource({"PASSED", "FAILED"})
        void when_the_test_is_taken_then_it_is_done_passed_or_not(String outcome) {
            person.fact(
                    FactKind.TESTED, "2026-05-05", Key.CODE, "SOCIAL_STUDIES", Key.OUTCOME, outcome, Key.BY, A.OSLO);

            assertThat(person.on("2026-06-01", TEST).state()).isEqualTo(ObligationState.FULFILLED);
            assertThat(person.on("2026-06-01").obligations())
                    .extracting(Obligation::service)
                    .doesNotContain("NORWEGIAN_TEST");
        }

        @Test
        void when_a_part_of_the_Norwegian_test_is_taken_then_that_is_another_test() {
            person.fact(
                    FactKind.TESTED,
                    "2026-05-05",
                    Key.CODE,
                    "NORWEGIAN",
                    Key.SKILL,
                    "ORAL",
                    Key.LEVEL,
                    "B1",
                    Key.FREE,
                    "true");

            assertThat(person.on("2026-05-05", TEST).state()).isEqualTo(ObligationState.OPEN);
        }

        @Test
        void when_in_upper_secondary_full_time_then_the_test_is_not_owed_meanwhile() {
            person.fact(FactKind.UPPER_SECONDARY, "2025-08-18", Key.CODE, "FULL_TIME");

            assertThat(person.on("2025-08-17", TEST).state()).isEqualTo(ObligationState.OPEN);
            assertThat(person.on("2026-06-01", TEST).state()).isEqualTo(ObligationState.SUSPENDED);
            assertThat(person.on("2026-06-01", TEST).overdue(A.day("2026-06-01")))
                    .isFalse();
        }

        @Test
        void when_exempted_then_the_test_is_not_owed() {
            person.decided(TEST, "EXEMPTED", "2025-09-01", A.OSLO);

            assertThat(person.on("2026-06-01", TEST).state()).isEqualTo(ObligationState.EXEMPTED);
        }

        @Test
        void when_leave_was_before_the_offer_then_it_does_not_count() {
            person.event(SOCIAL, "LEAVE", "2025-04-01", A.OSLO, Key.UNTIL, "2025-05-05");

            assertThat(due(person, "2025-08-01", SOCIAL, "COMPLETION")).isEqualTo("2026-05-05");
        }
    }
}
