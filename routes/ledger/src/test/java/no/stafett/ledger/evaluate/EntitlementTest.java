package no.stafett.ledger.evaluate;

import static no.stafett.ledger.evaluate.A.person;
import static org.assertj.core.api.Assertions.assertThat;

import no.stafett.ledger.catalogue.EntitlementKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the catalogue on both sides of each of its borders. */
class EntitlementTest {
    private static String kind(A person, String on, String service) {
        return person.on(on)
                .obligation(service + "/1")
                .map(owed -> owed.kind().name())
                .orElse("-");
    }

    @Nested
    class Given_the_introduction_programme {
        private static final String SERVICE = "INTRODUCTION_PROGRAMME";

        @ParameterizedTest
        @CsvSource({
            // the age at the permit decides: from the day of 18 to the day before 56
            "2007-03-02, 2025-03-01, MAY_NOT",
            "2007-03-01, 2025-03-01, RIGHT_AND_DUTY",
            "1969-03-02, 2025-03-01, RIGHT_AND_DUTY",
            "1969-03-01, 2025-03-01, MAY_OFFER",
            // born on a leap day: a year older on 1 March
            "2004-02-29, 2022-02-28, MAY_NOT",
            "2004-02-29, 2022-03-01, RIGHT_AND_DUTY"
        })
        void when_of_that_age_at_the_permit_then(String born, String permit, String kind) {
            var person = person().born(born).permit("REFUGEE", permit).settled("2025-06-01", "0301");

            assertThat(kind(person, "2025-06-02", SERVICE)).isEqualTo(kind.equals("MAY_NOT") ? "-" : kind);
        }

        @Test
        void when_eighteen_comes_after_the_permit_then_nothing_opens_later() {
            var person =
                    person().born("2007-03-02").permit("REFUGEE", "2025-03-01").settled("2025-02-20", "0301");

            assertThat(kind(person, "2027-01-01", SERVICE)).isEqualTo("-");
        }

        @ParameterizedTest
        @CsvSource({
            "REFUGEE, RIGHT_AND_DUTY",
            "RESETTLEMENT_REFUGEE, RIGHT_AND_DUTY",
            "HUMANITARIAN_AFTER_ASYLUM, RIGHT_AND_DUTY",
            "LIMITED_AWAITING_IDENTITY, RIGHT_AND_DUTY",
            "COLLECTIVE_PROTECTION, RIGHT",
            "INDEPENDENT_PERMIT, RIGHT_AND_DUTY",
            "FAMILY_OTHER, MAY_OFFER",
            "WORK_OR_FAMILY_OF_WORKER, -",
            "EEA, -",
            "NORDIC, -",
            "PERMANENT, -",
            "OTHER, -"
        })
        void when_the_permit_rests_on_that_basis_then(String basis, String kind) {
            var person = person().born("1990-01-01").permit(basis, "2025-01-10").settled("2025-03-01", "0301");

            assertThat(kind(person, "2025-03-02", SERVICE)).isEqualTo(kind);
        }

        @ParameterizedTest
        @CsvSource({
            "AGREEMENT, RIGHT_AND_DUTY",
            "SELF_SETTLED_BY_AGREEMENT, RIGHT_AND_DUTY",
            "OWN_WITHOUT_AGREEMENT, MAY_OFFER",
            "FAMILY, MAY_OFFER"
        })
        void when_settled_in_that_way_then(String mode, String kind) {
            var person =
                    person().born("1990-01-01").permit("REFUGEE", "2025-01-10").settled("2025-03-01", "0301", mode);

            assertThat(kind(person, "2025-03-02", SERVICE)).isEqualTo(kind);
        }

        @ParameterizedTest
        @CsvSource({"2022-03-10, -", "2022-03-11, RIGHT", "2028-06-30, RIGHT", "2028-07-01, MAY_OFFER"})
        void when_collective_protection_is_given_inside_its_chapters_time_then(String permit, String kind) {
            var person = person().born("1990-01-01")
                    .permit("COLLECTIVE_PROTECTION", permit)
                    .settled(permit, "0301");

            assertThat(kind(person, permit, SERVICE)).isEqualTo(kind);
        }

        @ParameterizedTest
        @CsvSource({
            // settled 1 March 2023: two years are over on 1 March 2025
            "2025-02-28, programme-protection",
            "2025-03-01, decision-in-force"
        })
        void when_decided_before_or_after_two_years_then_the_ground_is_another(String decided, String rule) {
            var person =
                    A.refugee("2023-01-10").settled("2023-03-01", "0301").decided(SERVICE, "GRANTED", decided, A.OSLO);

            assertThat(person.on("2025-03-02", SERVICE).because().rule()).isEqualTo(rule);
        }

        @Test
        void when_nobody_decides_for_two_years_then_the_miss_stays_visible() {
            var person = A.refugee("2023-01-10").settled("2023-03-01", "0301");

            assertThat(person.on("2026-03-01", SERVICE).overdue(A.day("2026-03-01")))
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            // the husband was settled on 1 May 2020
            "2025-04-30, RIGHT_AND_DUTY",
            "2025-05-01, MAY_OFFER"
        })
        void when_family_applies_before_or_after_five_years_then(String applied, String kind) {
            var person = person().born("1990-01-01")
                    .reference("2020-05-01")
                    .permit("FAMILY_OF_REFUGEE", "2025-09-01", applied)
                    .settled("2025-10-01", "0301", "FAMILY");

            assertThat(kind(person, "2025-10-02", SERVICE)).isEqualTo(kind);
        }

        @Test
        void when_it_is_not_known_when_family_applied_then_it_is_presumed_and_says_so() {
            var person = person().born("1990-01-01")
                    .reference("2020-05-01")
                    .permit("FAMILY_OF_REFUGEE", "2025-09-01")
                    .settled("2025-10-01", "0301", "FAMILY");

            var owed = person.on("2025-10-02", SERVICE);

            assertThat(owed.kind()).isEqualTo(EntitlementKind.RIGHT_AND_DUTY);
            assertThat(owed.because().certain()).isFalse();
            assertThat(owed.presumed()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "1990, RIGHT_AND_DUTY, true",
            "2007, RIGHT_AND_DUTY, false",
            "2007-02, RIGHT_AND_DUTY, true",
            "2007-03, RIGHT_AND_DUTY, false",
            "2007-04, -, true"
        })
        void when_the_birth_date_is_known_in_part_then_it_is_not_padded(String born, String kind, boolean certain) {
            var person = person().born(born).permit("REFUGEE", "2025-03-15").settled("2025-06-01", "0301");

            assertThat(kind(person, "2025-06-02", SERVICE)).isEqualTo(kind);
            person.on("2025-06-02")
                    .obligation(SERVICE + "/1")
                    .ifPresent(owed -> assertThat(owed.because().certain()).isEqualTo(certain));
        }

        @Test
        void when_the_person_is_an_EEA_citizen_then_nothing_is_owed() {
            var person = A.refugee("2025-01-10").citizen("POL").settled("2025-03-01", "0301");

            assertThat(person.on("2025-04-01").obligations()).isEmpty();
        }

        @Test
        void when_nothing_starts_the_clock_then_nothing_is_owed_until_the_person_asks() {
            var person = A.refugee("2025-01-10");

            assertThat(kind(person, "2025-04-01", SERVICE)).isEqualTo("-");
            assertThat(kind(person.asked(SERVICE, "2025-05-01"), "2025-05-01", SERVICE))
                    .as("not settled by agreement")
                    .isEqualTo("MAY_OFFER");
        }

        @Test
        void when_a_permit_is_renewed_then_the_first_one_decides_the_age() {
            var person = person().born("1969-06-01")
                    .permit("REFUGEE", "2025-03-01")
                    .permit("REFUGEE", "2028-03-01")
                    .settled("2025-05-01", "0301");

            assertThat(kind(person, "2028-04-01", SERVICE)).isEqualTo("RIGHT_AND_DUTY");
        }

        @Test
        void when_a_started_programme_loses_its_ground_then_a_decision_in_force_carries_it() {
            var person = person().born("1990-01-01")
                    .permit("REFUGEE", "2025-01-10")
                    .settled("2025-03-01", "0301")
                    .decided(SERVICE, "GRANTED", "2025-04-01", A.OSLO)
                    .event(SERVICE, "STARTED", "2025-04-15", A.OSLO)
                    .permit("PERMANENT", "2025-09-01");

            var owed = person.on("2025-10-01", SERVICE);

            assertThat(owed.state().name()).isEqualTo("IN_PROGRESS");
            assertThat(owed.because().rule()).isEqualTo(Because.BY_DECISION);
        }
    }

    @Nested
    class Given_skills_mapping {
        private static final String SERVICE = "SKILLS_MAPPING";

        @ParameterizedTest
        @CsvSource({
            "2007-03-02, REFUGEE, -",
            "2007-03-01, REFUGEE, RIGHT_AND_DUTY",
            "1969-03-02, REFUGEE, RIGHT_AND_DUTY",
            "1969-03-01, REFUGEE, -",
            "1990-01-01, COLLECTIVE_PROTECTION, -"
        })
        void when_in_reception_then(String born, String basis, String kind) {
            var person = person().born(born).permit(basis, "2025-03-01").inReception("2025-01-01");

            assertThat(kind(person, "2025-03-02", SERVICE)).isEqualTo(kind);
        }

        @ParameterizedTest
        @CsvSource({
            "1969-03-01, REFUGEE, MAY_OFFER",
            "1990-01-01, COLLECTIVE_PROTECTION, RIGHT",
            "1990-01-01, INDEPENDENT_PERMIT, RIGHT_AND_DUTY",
            "1990-01-01, FAMILY_OTHER, MAY_OFFER",
            "1990-01-01, WORK_OR_FAMILY_OF_WORKER, -"
        })
        void when_settled_then(String born, String basis, String kind) {
            var person = person().born(born).permit(basis, "2025-03-01").settled("2025-04-01", "0301");

            assertThat(kind(person, "2025-04-02", SERVICE)).isEqualTo(kind);
        }

        @Test
        void when_collective_protection_takes_part_in_the_programme_then_the_right_becomes_a_duty_too() {
            var person = person().born("1990-01-01")
                    .permit("COLLECTIVE_PROTECTION", "2025-03-01")
                    .settled("2025-04-01", "0301")
                    .event("INTRODUCTION_PROGRAMME", "STARTED", "2025-05-01", A.OSLO);

            assertThat(kind(person, "2025-04-30", SERVICE)).isEqualTo("RIGHT");
            assertThat(kind(person, "2025-05-01", SERVICE)).isEqualTo("RIGHT_AND_DUTY");
        }
    }

    @Nested
    class Given_career_guidance {
        @ParameterizedTest
        @CsvSource({
            "2007-03-02, REFUGEE, AGREEMENT, -",
            "2007-03-01, REFUGEE, AGREEMENT, RIGHT_AND_DUTY",
            "1969-03-02, REFUGEE, AGREEMENT, RIGHT_AND_DUTY",
            "1969-03-01, REFUGEE, AGREEMENT, MAY_OFFER",
            "1990-01-01, COLLECTIVE_PROTECTION, AGREEMENT, RIGHT",
            "1990-01-01, REFUGEE, OWN_WITHOUT_AGREEMENT, MAY_OFFER",
            "1990-01-01, EEA, OWN_WITHOUT_AGREEMENT, -"
        })
        void when_settled_then(String born, String basis, String mode, String kind) {
            var person = person().born(born).permit(basis, "2025-03-01").settled("2025-04-01", "0301", mode);

            assertThat(kind(person, "2025-04-02", "CAREER_GUIDANCE")).isEqualTo(kind);
        }
    }

    @Nested
    class Given_Norwegian_training {
        private static final String SERVICE = "NORWEGIAN_TRAINING";

        @ParameterizedTest
        @CsvSource({
            "2007-03-02, REFUGEE, -",
            "2007-03-01, REFUGEE, RIGHT_AND_DUTY",
            "1958-03-02, REFUGEE, RIGHT_AND_DUTY",
            "1958-03-01, REFUGEE, MAY_OFFER",
            "1990-01-01, FAMILY_OTHER, RIGHT_AND_DUTY",
            "1990-01-01, LEADS_TO_PERMANENT, RIGHT_AND_DUTY",
            "1990-01-01, COLLECTIVE_PROTECTION, -",
            "1990-01-01, WORK_OR_FAMILY_OF_WORKER, DUTY",
            "1990-01-01, PERMANENT, MAY_OFFER",
            "1990-01-01, NORDIC, -"
        })
        void when_registered_then(String born, String basis, String kind) {
            var person = person().born(born).permit(basis, "2025-03-01").registered("2025-04-01", "0301");

            assertThat(kind(person, "2025-04-01", SERVICE)).isEqualTo(kind);
        }

        /** Collective protection: from the settlement on, not from registration (§ 26 (2)). */
        @ParameterizedTest
        @CsvSource({"2025-04-30, -", "2025-05-01, RIGHT"})
        void when_collective_protection_is_settled_then_it_is_owed(String on, String kind) {
            var person = person().born("1990-01-01")
                    .permit("COLLECTIVE_PROTECTION", "2025-03-01")
                    .registered("2025-04-01", "0301")
                    .settled("2025-05-01", "0301");

            assertThat(kind(person, on, SERVICE)).isEqualTo(kind);
        }

        @Test
        void when_the_person_turns_67_then_it_ends_on_that_day() {
            var person =
                    person().born("1959-03-02").permit("REFUGEE", "2025-03-01").settled("2025-04-01", "0301");

            assertThat(person.on("2026-03-01", SERVICE).state().name()).isEqualTo("OPEN");
            var ended = person.on("2026-04-01", SERVICE);
            assertThat(ended.state().name()).isEqualTo("CANCELLED");
            assertThat(ended.reason()).isEqualTo("AGE_LIMIT");
            assertThat(ended.endedOn()).isEqualTo("2026-03-02");
            assertThat(person.on("2025-12-01").attentionOn()).isBeforeOrEqualTo("2026-03-02");
        }

        @Test
        void when_a_decision_is_in_force_then_the_age_does_not_end_it() {
            var person = person().born("1959-03-02")
                    .permit("REFUGEE", "2025-03-01")
                    .settled("2025-04-01", "0301")
                    .decided(SERVICE, "GRANTED", "2025-05-01", A.OSLO);

            assertThat(person.on("2026-04-01", SERVICE).state().name()).isEqualTo("OPEN");
        }
    }

    @Nested
    class Given_the_qualification_programme {
        @ParameterizedTest
        @CsvSource({"2007-09-02, -", "2007-09-01, RIGHT", "1958-09-02, RIGHT", "1958-09-01, -"})
        void when_asked_for_at_that_age_then(String born, String kind) {
            var person = person().born(born)
                    .permit("REFUGEE", "2024-03-01")
                    .settled("2024-04-01", "0301")
                    .asked("QUALIFICATION_PROGRAMME", "2025-09-01");

            assertThat(kind(person, "2025-09-01", "QUALIFICATION_PROGRAMME")).isEqualTo(kind);
        }

        @Test
        void when_nobody_asks_then_it_is_not_owed() {
            assertThat(kind(
                            A.refugee("2024-03-01").settled("2024-04-01", "0301"),
                            "2025-09-01",
                            "QUALIFICATION_PROGRAMME"))
                    .isEqualTo("-");
        }
    }

    @Nested
    class Given_recognition {
        @Test
        void when_anyone_applies_then_each_qualification_is_one_of_its_own() {
            var person =
                    person().citizen("POL").applied("degree-a", "2025-01-10").applied("degree-b", "2025-02-10");

            var owed = person.on("2025-03-01").obligations();

            assertThat(owed)
                    .extracting(Obligation::key)
                    .containsExactly("RECOGNITION_HIGHER_EDUCATION/degree-a", "RECOGNITION_HIGHER_EDUCATION/degree-b");
            assertThat(owed).extracting(Obligation::kind).containsOnly(EntitlementKind.RIGHT);
        }

        @ParameterizedTest
        @CsvSource({"2024-07-31, recognition-2005", "2024-08-01, recognition"})
        void when_applied_under_the_old_or_the_new_act_then(String applied, String rule) {
            var owed = person().applied("d", applied)
                    .on("2024-09-01")
                    .obligations()
                    .get(0);

            assertThat(owed.because().rule()).isEqualTo(rule);
        }

        @Test
        void when_another_level_is_applied_for_then_it_is_another_service() {
            var person = person().fact(
                            no.stafett.ledger.fact.FactKind.APPLICATION,
                            "2025-01-10",
                            "qualification",
                            "trade",
                            "level",
                            "VET");

            assertThat(person.on("2025-02-01").obligations())
                    .extracting(Obligation::service)
                    .containsExactly("RECOGNITION_VET");
        }
    }
}
