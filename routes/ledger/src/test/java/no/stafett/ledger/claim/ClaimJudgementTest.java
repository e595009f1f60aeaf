package no.stafett.ledger.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.stafett.ledger.evaluate.A;
import no.stafett.ledger.fact.FactKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimJudgementTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String QUALIFICATION = "QUALIFICATION_PROGRAMME";
    private static final String MAPPING = "SKILLS_MAPPING";

    private static AskedClaim asked(String service, String provider, String from, @Nullable String until) {
        return new AskedClaim(
                service, null, provider, A.day(from), until == null ? null : A.day(until), null, null, false, null);
    }

    private static ClaimJudgement judge(A person, String on, AskedClaim asked) {
        return ClaimJudgement.judge(asked, "K-new", person.facts(), person.on(on), A.CATALOGUE, A.DIRECTORY);
    }

    private static A settled() {
        return A.refugee("2025-01-10").settled("2025-03-01", "0301");
    }

    private static A ready() {
        return settled()
                .assured("2025-03-05", A.OSLO, "AFTER_SETTLEMENT")
                .event("CAREER_GUIDANCE", "COMPLETED", "2025-03-20", A.COUNTY_OSLO);
    }

    @Nested
    class Given_warnings {
        @Test
        void when_all_is_well_then_there_are_none() {
            var judgement = judge(ready(), "2025-04-01", asked(PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01"));

            assertThat(judgement.warnings()).isEmpty();
            assertThat(judgement.collision()).isEmpty();
            assertThat(judgement.holds()).hasSize(2);
        }

        @Test
        void when_mapping_or_guidance_is_missing_then_it_is_warned_of_and_noted_all_the_same() {
            var judgement = judge(settled(), "2025-04-01", asked(PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01"));

            assertThat(judgement.warnings()).containsExactly(Warning.PREREQUISITE_MISSING);
            assertThat(judgement.told()).containsEntry("prerequisite", "SKILLS_MAPPING, CAREER_GUIDANCE");
            assertThat(judgement.holds()).hasSize(2);
        }

        @Test
        void when_another_municipality_asks_then_it_is_not_responsible() {
            assertThat(judge(ready(), "2025-04-01", asked(PROGRAMME, A.ALESUND, "2025-05-01", "2026-05-01"))
                            .warnings())
                    .containsExactly(Warning.NOT_RESPONSIBLE);
        }

        @Test
        void when_a_part_is_asked_for_without_the_responsible_partys_consent_then_it_is_not_responsible() {
            var person = ready().claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01");
            var part = new AskedClaim(
                    PROGRAMME, null, A.HARAM, A.day("2025-06-01"), null, "WORK_PRACTICE", "K-1", false, null);

            assertThat(judge(person, "2025-05-02", part).warnings()).containsExactly(Warning.NOT_RESPONSIBLE);
        }

        @Test
        void when_a_part_is_asked_for_under_the_responsible_partys_claim_then_it_is_in_order() {
            var person = ready().claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01")
                    .fact(
                            no.stafett.ledger.fact.FactKind.COMPONENT_AGREED,
                            "2025-06-01",
                            no.stafett.ledger.fact.Key.SERVICE,
                            PROGRAMME,
                            no.stafett.ledger.fact.Key.COMPONENT,
                            "WORK_PRACTICE",
                            no.stafett.ledger.fact.Key.STEP,
                            "ACCEPTED",
                            no.stafett.ledger.fact.Key.BY,
                            A.OSLO,
                            no.stafett.ledger.fact.Key.PROVIDER,
                            A.HARAM);
            var part = new AskedClaim(
                    PROGRAMME, null, A.HARAM, A.day("2025-06-01"), null, "WORK_PRACTICE", "K-1", false, null);

            var judgement = judge(person, "2025-05-02", part);

            assertThat(judgement.warnings()).isEmpty();
            assertThat(judgement.collision()).isEmpty();
            assertThat(judgement.holds())
                    .extracting(no.stafett.ledger.fact.Hold::key)
                    .containsExactly("part:K-1/WORK_PRACTICE");
        }

        @Test
        void when_no_rule_gives_a_right_then_it_is_not_entitled() {
            var worker = A.person()
                    .born("1990-01-01")
                    .permit("WORK_OR_FAMILY_OF_WORKER", "2025-01-01")
                    .settled("2025-03-01", "0301");

            assertThat(judge(worker, "2025-04-01", asked(PROGRAMME, A.OSLO, "2025-05-01", null))
                            .warnings())
                    .contains(Warning.NOT_ENTITLED);
        }

        @Test
        void when_it_may_be_offered_then_that_is_no_warning() {
            var older = A.person()
                    .born("1960-01-01")
                    .permit("REFUGEE", "2025-01-01")
                    .settled("2025-03-01", "0301");

            assertThat(judge(older, "2025-04-01", asked(PROGRAMME, A.OSLO, "2025-05-01", null))
                            .warnings())
                    .doesNotContain(Warning.NOT_ENTITLED);
        }

        @ParameterizedTest
        @CsvSource({
            // offered after 1 January 2026, upper secondary: twelve months, no extension
            "2026-02-01, UPPER_SECONDARY_OR_MORE, WORK, 2027-03-01, false",
            "2026-02-01, UPPER_SECONDARY_OR_MORE, WORK, 2027-03-02, true",
            // offered in 2025: six months
            "2025-12-31, UPPER_SECONDARY_OR_MORE, WORK, 2026-09-01, false",
            "2025-12-31, UPPER_SECONDARY_OR_MORE, WORK, 2026-09-02, true",
            "2026-02-01, BELOW_UPPER_SECONDARY, COMPLETE_UPPER_SECONDARY, 2030-03-01, false",
            "2026-02-01, BELOW_UPPER_SECONDARY, COMPLETE_UPPER_SECONDARY, 2030-03-02, true",
            "2026-02-01, BELOW_UPPER_SECONDARY, VOCATIONAL_CERTIFICATE, 2031-03-01, false",
            "2026-02-01, BELOW_UPPER_SECONDARY, VOCATIONAL_CERTIFICATE, 2031-03-02, true",
            "2026-02-01, BELOW_UPPER_SECONDARY, QUALIFY_FOR_WORK, 2028-03-01, false",
            "2026-02-01, BELOW_UPPER_SECONDARY, QUALIFY_FOR_WORK, 2028-03-02, true",
            // part of upper secondary: three years from 2025 on, two before
            "2024-12-31, BELOW_UPPER_SECONDARY, PART_OF_UPPER_SECONDARY, 2028-03-01, false",
            "2024-12-31, BELOW_UPPER_SECONDARY, PART_OF_UPPER_SECONDARY, 2028-03-02, true",
            "2025-01-01, BELOW_UPPER_SECONDARY, PART_OF_UPPER_SECONDARY, 2029-03-01, false",
            "2025-01-01, BELOW_UPPER_SECONDARY, PART_OF_UPPER_SECONDARY, 2029-03-02, true",
            // complete upper secondary: three years before 2025, four from then on
            "2024-12-31, BELOW_UPPER_SECONDARY, COMPLETE_UPPER_SECONDARY, 2029-03-01, false",
            "2024-12-31, BELOW_UPPER_SECONDARY, COMPLETE_UPPER_SECONDARY, 2029-03-02, true",
            "2025-01-01, BELOW_UPPER_SECONDARY, COMPLETE_UPPER_SECONDARY, 2030-03-01, false",
            // a trade: two years before 2025, five from then on
            "2024-12-31, BELOW_UPPER_SECONDARY, VOCATIONAL_CERTIFICATE, 2028-03-02, true",
            "2025-01-01, BELOW_UPPER_SECONDARY, VOCATIONAL_CERTIFICATE, 2031-03-01, false",
            "2025-12-31, BELOW_UPPER_SECONDARY, QUALIFY_FOR_WORK, 2028-03-02, true"
        })
        void when_longer_than_the_limit_of_its_offer_then(
                String offered, String group, String goal, String until, boolean warned) {
            var person = ready().decided(
                            PROGRAMME,
                            "GRANTED",
                            "2026-02-15",
                            A.OSLO,
                            "offered",
                            offered,
                            "educationGroup",
                            group,
                            "goal",
                            goal);

            assertThat(judge(person, "2026-02-20", asked(PROGRAMME, A.OSLO, "2026-03-01", until))
                            .warnings()
                            .contains(Warning.PERIOD_EXCEEDS_LIMIT))
                    .isEqualTo(warned);
        }

        @Test
        void when_longer_than_the_limit_then_it_is_told_which() {
            var person = ready().decided(
                            PROGRAMME, "GRANTED", "2026-02-15", A.OSLO, "educationGroup", "UPPER_SECONDARY_OR_MORE");

            assertThat(judge(person, "2026-02-20", asked(PROGRAMME, A.OSLO, "2026-03-01", "2029-03-01"))
                            .told())
                    .containsEntry("limit", "P12M");
        }

        @Test
        void when_no_group_is_decided_then_no_limit_is_held_against_it() {
            assertThat(judge(ready(), "2026-02-20", asked(PROGRAMME, A.OSLO, "2026-03-01", "2036-03-01"))
                            .warnings())
                    .doesNotContain(Warning.PERIOD_EXCEEDS_LIMIT);
        }
    }

    @Nested
    class Given_a_collision {
        @Test
        void when_it_was_given_without_a_claim_then_it_is_already_provided_and_by_whom() {
            var mapped = A.refugee("2025-01-10")
                    .inReception("2025-01-01")
                    .mapped("2025-01-20", A.HOST, "BEFORE_SETTLEMENT")
                    .settled("2025-03-01", "0301");

            var judgement = judge(mapped, "2025-03-02", asked(MAPPING, A.OSLO, "2025-03-10", null));

            assertThat(judgement.collision())
                    .contains(new Collision(Collision.Kind.ALREADY_PROVIDED, A.HOST, null, null));
            assertThat(judgement.holds()).isEmpty();
        }

        @Test
        void when_another_holds_it_then_the_first_free_day_is_told() {
            var held = ready().claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01");

            assertThat(judge(held, "2025-04-01", asked(PROGRAMME, A.ALESUND, "2025-09-01", "2026-09-01"))
                            .collision())
                    .contains(new Collision(Collision.Kind.HELD_BY_OTHER, A.OSLO, "K-1", A.day("2026-05-01")));
        }

        @Test
        void when_two_follow_each_other_then_the_first_free_day_lies_after_both() {
            var held = ready().claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01")
                    .claim("K-2", PROGRAMME, A.HARAM, "2026-06-01", "2026-09-01");

            assertThat(judge(held, "2025-04-01", asked(PROGRAMME, A.ALESUND, "2025-09-01", "2026-03-01"))
                            .collision()
                            .orElseThrow()
                            .firstFreeDay())
                    .isEqualTo("2026-09-01");
        }

        @ParameterizedTest
        @CsvSource({"2026-04-30, true", "2026-05-01, false"})
        void when_periods_overlap_or_only_touch_then(String from, boolean collides) {
            var held = ready().claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01");

            assertThat(judge(held, "2025-04-01", asked(PROGRAMME, A.ALESUND, from, "2026-12-01"))
                            .collision()
                            .isPresent())
                    .isEqualTo(collides);
        }

        @ParameterizedTest
        @ValueSource(strings = {QUALIFICATION, "JOB_CHANCE"})
        void when_it_is_the_municipalitys_own_business_then_it_is_yes_and_nothing_more(String service) {
            var held = ready().claim("K-1", service, A.OSLO, "2025-05-01", "2026-05-01");

            assertThat(judge(held, "2025-04-01", asked(PROGRAMME, A.ALESUND, "2025-09-01", "2026-09-01"))
                            .collision())
                    .contains(new Collision(Collision.Kind.OVERLAPS_EXCLUSIVE_SERVICE, null, null, null));
        }

        @Test
        void when_the_address_is_protected_then_the_holder_is_not_told() {
            var held = ready().fact(FactKind.ADDRESS_PROTECTION, "2025-03-01", "level", "STRICTLY_CONFIDENTIAL")
                    .claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01");

            var collision = judge(held, "2025-04-01", asked(PROGRAMME, A.ALESUND, "2025-09-01", "2026-09-01"))
                    .collision()
                    .orElseThrow();

            assertThat(collision.kind()).isEqualTo(Collision.Kind.HELD_BY_OTHER);
            assertThat(collision.heldBy()).isNull();
            assertThat(collision.claim()).isNull();
        }

        @Test
        void when_protection_was_lifted_then_the_latest_word_counts() {
            var held = ready().fact(FactKind.ADDRESS_PROTECTION, "2025-03-01", "level", "STRICTLY_CONFIDENTIAL")
                    .knownAt("2025-03-20T08:00:00Z")
                    .fact(FactKind.ADDRESS_PROTECTION, "2025-03-01", "level", "NONE")
                    .claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01");

            assertThat(judge(held, "2025-04-01", asked(PROGRAMME, A.ALESUND, "2025-09-01", "2026-09-01"))
                            .collision()
                            .orElseThrow()
                            .heldBy())
                    .isEqualTo(A.OSLO);
        }

        @Test
        void when_what_is_held_has_been_done_once_and_for_all_then_it_is_already_provided() {
            var held = settled()
                    .claim("K-1", MAPPING, A.OSLO, "2025-03-02", "2025-05-01")
                    .mapped("2025-03-20", A.OSLO, "AFTER_SETTLEMENT");

            assertThat(judge(held, "2025-04-01", asked(MAPPING, A.ALESUND, "2025-09-01", null))
                            .collision()
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Collision.Kind.ALREADY_PROVIDED);
        }

        @Test
        void when_what_was_held_is_given_up_then_it_is_free() {
            var held = settled()
                    .claim("K-1", MAPPING, A.OSLO, "2025-03-02", "2025-05-01")
                    .event(MAPPING, "DISCONTINUED", "2025-03-20", A.OSLO);

            assertThat(judge(held, "2025-04-01", asked(MAPPING, A.OSLO, "2025-09-01", null))
                            .collision())
                    .isEmpty();
        }
    }

    @Test
    void a_service_without_a_row_is_the_callers_fault() {
        assertThatThrownBy(() -> judge(settled(), "2025-04-01", asked("SWIMMING", A.OSLO, "2025-09-01", null)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
