package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Hold;
import no.stafett.ledger.fact.Key;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moves, circumstances, tests, transfers and ends do to what is owed. */
class LifeChangesTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    private static final String PARENTAL = "PARENTAL_GUIDANCE";

    private static A settled() {
        return A.refugee("2025-01-10").settled("2025-03-01", "0301");
    }

    @Nested
    class Given_a_person_who_moves {
        private final A person = settled()
                .claim("K-1", PROGRAMME, A.OSLO, "2025-04-01", "2026-04-01")
                .event(PROGRAMME, "STARTED", "2025-04-01", A.OSLO, Key.CLAIM, "K-1")
                .fact(
                        FactKind.MOVED,
                        "2025-08-01",
                        Key.MUNICIPALITY,
                        "3301",
                        Key.VALID_AT,
                        "2025-08-01",
                        Key.MODE,
                        "OWN_INITIATIVE");

        @Test
        void when_looked_at_then_the_programme_awaits_the_new_municipality_and_norwegian_follows() {
            var programme = person.on("2025-08-02", PROGRAMME);
            assertThat(programme.state()).isEqualTo(ObligationState.AWAITING_DECISION);
            assertThat(programme.responsible().party()).isEqualTo(A.DRAMMEN);
            assertThat(person.on("2025-08-02", NORWEGIAN).responsible().party()).isEqualTo(A.DRAMMEN);
            assertThat(person.on("2025-08-02").claim("K-1").orElseThrow().reason())
                    .isEqualTo("MOVED");
        }
    }

    @Nested
    class Given_a_municipality_that_became_another {
        @Test
        void when_the_person_is_said_to_live_in_one_part_then_that_is_no_move() {
            var person = A.refugee("2023-01-10")
                    .settled("2023-03-01", "1507")
                    .claim("K-1", PROGRAMME, A.ALESUND, "2023-04-01", null)
                    .event(PROGRAMME, "STARTED", "2023-04-01", A.ALESUND, Key.CLAIM, "K-1")
                    .fact(
                            FactKind.MOVED,
                            "2024-01-01",
                            Key.MUNICIPALITY,
                            "1580",
                            Key.VALID_AT,
                            "2024-01-01",
                            Key.MODE,
                            "MERGER");

            var programme = person.on("2024-02-01", PROGRAMME);
            assertThat(programme.state()).isEqualTo(ObligationState.IN_PROGRESS);
            assertThat(programme.responsible().party()).isEqualTo(A.HARAM);
        }
    }

    @Nested
    class Given_a_person_who_is_gone {
        @Test
        void when_the_whereabouts_are_unknown_then_it_rests_and_when_back_it_is_owed_again() {
            var gone = settled().left("WHEREABOUTS_UNKNOWN", "2025-04-01");
            assertThat(gone.on("2025-04-15", PROGRAMME).state()).isEqualTo(ObligationState.SUSPENDED);

            gone.knownAt("2025-05-02T00:00:00Z");
            gone.listed()
                    .add(new no.stafett.ledger.fact.Fact(
                            700,
                            1,
                            FactKind.LEFT,
                            new java.util.TreeMap<>(java.util.Map.of(Key.CODE, "WHEREABOUTS_UNKNOWN")),
                            A.day("2025-04-01"),
                            A.day("2025-05-01"),
                            java.time.Instant.parse("2025-05-02T00:00:00Z"),
                            700));
            assertThat(gone.on("2025-05-02", PROGRAMME).state()).isEqualTo(ObligationState.OPEN);
        }

        @ParameterizedTest
        @CsvSource({"DIED", "RETURNED", "DUBLIN", "EMIGRATED"})
        void when_for_good_then_it_ends(String code) {
            assertThat(settled()
                            .left(code, "2025-04-01")
                            .on("2025-04-01", PROGRAMME)
                            .state())
                    .isEqualTo(ObligationState.CANCELLED);
        }
    }

    @Nested
    class Given_a_permit_that_lapsed {
        private final A person = settled().fact(FactKind.PERMIT_ENDED, "2025-04-01", Key.CODE, "REVOKED");

        @Test
        void when_nothing_has_begun_then_nothing_is_owed() {
            var programme = person.on("2025-04-02", PROGRAMME);
            assertThat(programme.state()).isEqualTo(ObligationState.CANCELLED);
            assertThat(programme.reason()).isEqualTo("PERMIT_REVOKED");
        }

        @Test
        void when_it_is_restored_later_as_if_nothing_had_happened_then_it_is_owed() {
            person.knownAt("2025-06-01T00:00:00Z").permit("REFUGEE", "2025-04-01");
            assertThat(person.on("2025-06-02", PROGRAMME).state()).isEqualTo(ObligationState.OPEN);
        }

        @Test
        void when_the_programme_has_begun_then_it_may_be_completed() {
            var begun = settled()
                    .event(PROGRAMME, "STARTED", "2025-03-15", A.OSLO)
                    .fact(FactKind.PERMIT_ENDED, "2025-04-01", Key.CODE, "LAPSED");
            assertThat(begun.on("2025-04-02", PROGRAMME).state()).isEqualTo(ObligationState.IN_PROGRESS);
        }
    }

    @Nested
    class Given_work {
        @Test
        void when_less_is_said_later_then_what_was_said_last_holds() {
            var person = A.refugee("2026-01-10")
                    .settled("2026-03-01", "0301")
                    .works("30", "2026-04-01", null)
                    .works("0", "2026-09-01", null);

            assertThat(person.on("2026-05-01", PROGRAMME).state()).isEqualTo(ObligationState.SUSPENDED);
            assertThat(person.on("2026-09-01", PROGRAMME).state()).isEqualTo(ObligationState.OPEN);
        }

        @Test
        void when_it_is_granted_on_the_day_the_work_is_over_then_its_start_is_not_late() {
            var person = A.refugee("2026-01-10")
                    .settled("2026-03-01", "0301")
                    .works("30", "2026-03-01", null)
                    .works("0", "2026-09-01", null)
                    .decided(PROGRAMME, "GRANTED", "2026-09-01", A.OSLO);

            assertThat(person.on("2026-09-01", PROGRAMME).overdue(A.day("2026-09-01")))
                    .isFalse();
            assertThat(person.on("2026-09-01", PROGRAMME).nextDue()).contains(A.day("2026-12-01"));
        }
    }

    @Nested
    class Given_a_child_born_during_the_programme {
        private final A person = settled()
                .event(PROGRAMME, "STARTED", "2025-04-01", A.OSLO)
                .fact(FactKind.CHILD, "2025-07-01", Key.DATE, "2025-07-01");

        @Test
        void when_a_year_has_passed_then_parental_guidance_is_missed() {
            var owed = person.on("2025-07-02", PARENTAL);
            assertThat(owed.kind()).isEqualTo(EntitlementKind.RIGHT_AND_DUTY);
            assertThat(owed.nextDue()).contains(A.day("2026-07-01"));
            assertThat(person.on("2026-07-02", PARENTAL).overdue(A.day("2026-07-02")))
                    .isTrue();
        }

        @Test
        void when_nobody_takes_part_in_a_programme_then_none_is_owed() {
            var outside = settled().fact(FactKind.CHILD, "2025-07-01", Key.DATE, "2025-07-01");
            assertThat(outside.on("2025-08-01").obligation(PARENTAL + "/1")).isEmpty();
        }
    }

    @Nested
    class Given_upper_secondary_education {
        private final A person = settled()
                .claim("K-1", NORWEGIAN, A.OSLO, "2025-04-01", null)
                .event(NORWEGIAN, "STARTED", "2025-04-01", A.OSLO, Key.CLAIM, "K-1")
                .fact(FactKind.UPPER_SECONDARY, "2025-08-18", Key.CODE, "FULL_TIME");

        @Test
        void when_it_begins_full_time_then_the_county_owes_norwegian() {
            assertThat(person.on("2025-08-17", NORWEGIAN).responsible().party()).isEqualTo(A.OSLO);
            assertThat(person.on("2025-08-18", NORWEGIAN).responsible().party()).isEqualTo(A.COUNTY_OSLO);
            assertThat(person.on("2025-08-18").claim("K-1").orElseThrow().state())
                    .isEqualTo(ClaimState.ENDED);
        }

        @Test
        void when_it_is_left_and_nobody_takes_it_then_the_municipality_has_missed_it_three_months_later() {
            person.claim("K-2", NORWEGIAN, A.COUNTY_OSLO, "2025-08-18", null)
                    .event(NORWEGIAN, "STARTED", "2025-08-18", A.COUNTY_OSLO, Key.CLAIM, "K-2")
                    .fact(FactKind.UPPER_SECONDARY, "2026-05-04", Key.CODE, "INTERRUPTED");

            var owed = person.on("2026-05-05", NORWEGIAN);
            assertThat(owed.responsible().party()).isEqualTo(A.OSLO);
            assertThat(owed.state()).isEqualTo(ObligationState.OPEN);
            assertThat(person.on("2026-08-05", NORWEGIAN).overdue(A.day("2026-08-05")))
                    .isTrue();
        }
    }

    @Nested
    class Given_a_service_that_is_handed_over {
        private final A person = settled()
                .claim("K-1", NORWEGIAN, A.OSLO, "2025-04-01", "2026-04-01")
                .claim("K-2", NORWEGIAN, A.COUNTY_OSLO, "2025-08-18", "2026-04-01")
                .fact(
                        FactKind.TRANSFER,
                        "2025-08-18",
                        Key.SERVICE,
                        NORWEGIAN,
                        Key.STEP,
                        "ACCEPTED",
                        Key.CLAIM,
                        "K-1",
                        Key.FROM,
                        A.OSLO,
                        Key.TO,
                        A.COUNTY_OSLO);

        @ParameterizedTest
        @CsvSource({"2025-07-01, NOTED", "2025-08-18, ENDED"})
        void when_the_day_comes_then_the_first_ends_and_at_no_time_do_they_collide(String on, ClaimState first) {
            var now = person.on(on);

            assertThat(now.claim("K-1").orElseThrow().state()).isEqualTo(first);
            assertThat(now.claim("K-2").orElseThrow().state()).isEqualTo(ClaimState.NOTED);
            var holds = now.claims().stream()
                    .flatMap(standing -> standing.holds().stream())
                    .filter(hold -> hold.key().equals("one:" + NORWEGIAN))
                    .map(Hold::period)
                    .toList();
            assertThat(holds).hasSize(2);
            assertThat(holds.get(0).until()).isEqualTo(holds.get(1).from()).isEqualTo("2025-08-18");
            assertThat(now.conflicts()).isEmpty();
        }
    }

    @Nested
    class Given_a_claim_that_was_withdrawn {
        @Test
        void when_its_message_is_corrected_then_it_holds_nothing() {
            var person = settled()
                    .claim("K-1", PROGRAMME, A.OSLO, "2025-04-01", null)
                    .fact(FactKind.WITHDRAWN, "2025-04-02", Key.MESSAGE, "4711", Key.CLAIM, "K-1");

            var standing = person.on("2025-04-03").claim("K-1").orElseThrow();
            assertThat(standing.state()).isEqualTo(ClaimState.ENDED);
            assertThat(standing.holds()).isEmpty();
        }
    }

    @Nested
    class Given_tests_and_assessments {
        @Test
        void when_a_part_is_tested_for_free_twice_then_that_is_a_double_and_another_part_is_not() {
            var person = settled()
                    .fact(
                            FactKind.TESTED,
                            "2025-05-26",
                            Key.CODE,
                            "NORWEGIAN",
                            Key.SKILL,
                            "ORAL",
                            Key.LEVEL,
                            "A2",
                            Key.FREE,
                            "true",
                            Key.BY,
                            A.OSLO)
                    .fact(
                            FactKind.TESTED,
                            "2025-05-26",
                            Key.CODE,
                            "NORWEGIAN",
                            Key.SKILL,
                            "READING",
                            Key.LEVEL,
                            "B1",
                            Key.FREE,
                            "true",
                            Key.BY,
                            A.OSLO);
            assertThat(person.on("2025-06-01").conflicts()).isEmpty();

            person.fact(
                    FactKind.TESTED,
                    "2025-11-26",
                    Key.CODE,
                    "NORWEGIAN",
                    Key.SKILL,
                    "ORAL",
                    Key.LEVEL,
                    "B1",
                    Key.FREE,
                    "true",
                    Key.BY,
                    A.DRAMMEN);
            assertThat(person.on("2025-12-01").conflicts())
                    .extracting(Conflict::kind)
                    .containsExactly(Conflict.Kind.DOUBLE_PROVISION);
        }

        @Test
        void when_a_subject_is_approved_then_it_is_given_and_teaching_it_again_is_a_double() {
            var person = settled()
                    .fact(
                            FactKind.SUBJECT_ASSESSED,
                            "2025-06-12",
                            Key.QUALIFICATION,
                            "MAT1019",
                            Key.OUTCOME,
                            "APPROVED",
                            Key.BY,
                            A.COUNTY_OSLO);
            assertThat(person.on("2025-07-01")
                            .obligation("UPPER_SECONDARY_SUBJECT/MAT1019")
                            .orElseThrow()
                            .state())
                    .isEqualTo(ObligationState.FULFILLED);

            person.event(
                    "UPPER_SECONDARY_SUBJECT", "COMPLETED", "2026-06-01", A.COUNTY_MORE, Key.OCCURRENCE, "MAT1019");
            assertThat(person.on("2026-06-02").conflicts()).hasSize(1);
        }

        @Test
        void when_the_county_reports_its_guidance_then_it_is_fulfilled_once_also_beside_the_event() {
            var person = settled()
                    .fact(FactKind.GUIDANCE, "2025-04-10", Key.BY, A.COUNTY_OSLO)
                    .event("CAREER_GUIDANCE", "COMPLETED", "2025-04-10", A.COUNTY_OSLO);

            assertThat(person.on("2025-04-11", "CAREER_GUIDANCE").state()).isEqualTo(ObligationState.FULFILLED);
            assertThat(person.on("2025-04-11").conflicts()).isEmpty();
        }
    }

    @Nested
    class Given_a_programme_that_ended {
        private final A person = settled()
                .event(PROGRAMME, "STARTED", "2025-04-01", A.OSLO)
                .fact(
                        FactKind.OUTCOME,
                        "2026-04-01",
                        Key.SERVICE,
                        PROGRAMME,
                        Key.OUTCOME,
                        "IN_PRIMARY_EDUCATION",
                        Key.BY,
                        A.OSLO);

        @Test
        void when_only_the_outcome_tells_of_it_then_it_has_ended() {
            assertThat(person.on("2026-04-02", PROGRAMME).state()).isEqualTo(ObligationState.FULFILLED);
        }

        @Test
        void when_somebody_asks_after_three_months_then_the_advice_is_met() {
            var key = PROGRAMME + "/1.after-3-months";
            assertThat(person.on("2026-07-01").obligation(key).orElseThrow().state())
                    .isEqualTo(ObligationState.OPEN);

            person.fact(
                    FactKind.FOLLOWED_UP,
                    "2026-07-03",
                    Key.SERVICE,
                    PROGRAMME,
                    Key.MONTHS,
                    "3",
                    Key.OUTCOME,
                    "IN_PRIMARY_EDUCATION");
            assertThat(person.on("2026-07-04").obligation(key).orElseThrow().state())
                    .isEqualTo(ObligationState.FULFILLED);
        }

        @ParameterizedTest
        @CsvSource({"2027-03-31, NONE", "2028-04-01, MAY_OFFER"})
        void when_the_job_chance_is_asked_for_then_it_is_barred_for_two_years(String on, EntitlementKind kind) {
            person.asked("JOB_CHANCE", "2026-06-01").event("JOB_CHANCE", "STARTED", "2026-06-02", A.OSLO);
            assertThat(person.on(on, "JOB_CHANCE").kind()).isEqualTo(kind);
        }
    }

    @Nested
    class Given_a_referral {
        private final A person = settled()
                .fact(
                        FactKind.REFERRED,
                        "2026-01-12",
                        Key.NEED,
                        "MENTOR",
                        Key.TO,
                        "310000200",
                        Key.BY,
                        A.OSLO,
                        Key.UNTIL,
                        "2026-02-12");

        @Test
        void when_nobody_answers_then_the_answer_is_missed_and_when_one_comes_it_is_not() {
            var message = person.listed().get(person.listed().size() - 1).message();
            var key = "TRANSITION_SUPPORT/" + message;
            var owed = person.on("2026-02-13").obligation(key).orElseThrow();
            assertThat(owed.overdue(A.day("2026-02-13"))).isTrue();

            person.fact(
                    FactKind.REFERRAL_ANSWERED,
                    "2026-02-14",
                    Key.ANSWER,
                    "ACCEPTED",
                    Key.MESSAGE,
                    Long.toString(message));
            assertThat(person.on("2026-02-15").obligation(key).orElseThrow().state())
                    .isEqualTo(ObligationState.FULFILLED);
        }
    }

    @Nested
    class Given_a_voucher_for_norwegian {
        @Test
        void when_the_right_to_training_runs_then_nobody_is_entitled_to_one() {
            var person = settled()
                    .asked("NORWEGIAN_VOUCHER", "2025-04-01")
                    .event("NORWEGIAN_VOUCHER", "STARTED", "2025-04-02", A.OSLO);

            assertThat(person.on("2025-04-03", "NORWEGIAN_VOUCHER").kind()).isEqualTo(EntitlementKind.NONE);
        }
    }
}
