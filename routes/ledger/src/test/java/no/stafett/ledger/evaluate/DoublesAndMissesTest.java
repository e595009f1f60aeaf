package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.claim.AskedClaim;
import no.stafett.ledger.claim.ClaimJudgement;
import no.stafett.ledger.claim.Collision;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What must not be given twice and what must not be missed, as far as the tests of each service, of journeys and of claims don't
 * show it already.
 */
class DoublesAndMissesTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String GUIDANCE = "CAREER_GUIDANCE";
    private static final String JOB_CHANCE = "JOB_CHANCE";
    private static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    private static final String VOUCHER = "NORWEGIAN_VOUCHER";

    private static A settled() {
        return A.refugee("2025-01-10").settled("2025-03-01", "0301");
    }

    private static List<Conflict> doubles(A person, String on) {
        return person.on(on).conflicts().stream()
                .filter(conflict -> conflict.kind() == Conflict.Kind.DOUBLE_PROVISION)
                .toList();
    }

    private static boolean late(A person, String on, String service) {
        return person.on(on, service).overdue(A.day(on));
    }

    private static Collision.Kind collision(A person, String on, String service, String provider, String from) {
        var asked = new AskedClaim(service, null, provider, A.day(from), null, null, null, false, null);
        return ClaimJudgement.judge(asked, "K-new", person.facts(), person.on(on), A.CATALOGUE, A.DIRECTORY)
                .collision()
                .orElseThrow()
                .kind();
    }

    @Nested
    class Given_career_guidance_that_was_given {
        private final A person = settled().fact(FactKind.GUIDANCE, "2025-04-10", Key.BY, A.COUNTY_OSLO);

        @Test
        void when_another_county_guides_again_then_that_is_a_double() {
            person.fact(FactKind.GUIDANCE, "2025-09-01", Key.BY, A.COUNTY_MORE);

            assertThat(doubles(person, "2025-08-31")).isEmpty();
            assertThat(doubles(person, "2025-09-01")).singleElement().satisfies(conflict -> {
                assertThat(conflict.services()).containsExactly(GUIDANCE);
                assertThat(conflict.parties()).containsExactlyInAnyOrder(A.COUNTY_OSLO, A.COUNTY_MORE);
                assertThat(conflict.since()).isEqualTo("2025-09-01");
            });
        }

        @Test
        void when_the_same_county_guides_again_on_another_day_then_that_is_a_double_too() {
            person.fact(FactKind.GUIDANCE, "2025-09-01", Key.BY, A.COUNTY_OSLO);

            assertThat(doubles(person, "2025-09-02")).hasSize(1);
        }

        @Test
        void when_the_same_report_comes_again_then_it_is_none() {
            person.fact(FactKind.GUIDANCE, "2025-04-10", Key.BY, A.COUNTY_OSLO)
                    .event(GUIDANCE, "COMPLETED", "2025-04-12", A.COUNTY_OSLO);

            assertThat(doubles(person, "2025-09-02")).isEmpty();
        }

        @Test
        void
                when_somebody_would_guide_again_then_the_claim_collides_and_in_spite_of_it_with_a_reason_it_is_no_double() {
            assertThat(collision(person, "2025-08-01", GUIDANCE, A.COUNTY_MORE, "2025-09-01"))
                    .isEqualTo(Collision.Kind.ALREADY_PROVIDED);

            person.claim("K-2", GUIDANCE, A.COUNTY_MORE, "2025-09-01", null, null, true)
                    .fact(FactKind.GUIDANCE, "2025-09-01", Key.BY, A.COUNTY_MORE, Key.CLAIM, "K-2");

            assertThat(doubles(person, "2025-09-02")).isEmpty();
        }
    }

    @Nested
    class Given_a_programme_that_runs {
        private final A person = settled().event(PROGRAMME, "STARTED", "2025-05-05", A.OSLO);

        @ParameterizedTest
        @CsvSource({"2026-01-11, 1", "2026-01-12, 0"})
        void when_the_job_chance_begins_before_it_ends_then_that_is_a_double(String begins, int doubles) {
            person.event(JOB_CHANCE, "STARTED", begins, A.ALESUND).event(PROGRAMME, "COMPLETED", "2026-01-12", A.OSLO);

            assertThat(doubles(person, "2026-02-01")).hasSize(doubles).allSatisfy(conflict -> {
                assertThat(conflict.services()).containsExactlyInAnyOrder(JOB_CHANCE, PROGRAMME);
                assertThat(conflict.parties()).containsExactlyInAnyOrder(A.OSLO, A.ALESUND);
                assertThat(conflict.since()).isEqualTo(begins);
            });
        }

        @Test
        void when_the_job_chance_is_claimed_then_it_collides() {
            person.claim("K-1", PROGRAMME, A.OSLO, "2025-05-05", "2026-05-05");

            assertThat(collision(person, "2025-06-01", JOB_CHANCE, A.ALESUND, "2026-05-04"))
                    .isEqualTo(Collision.Kind.OVERLAPS_EXCLUSIVE_SERVICE);
        }
    }

    @Nested
    class Given_the_qualification_programme_that_runs {
        @Test
        void when_the_job_chance_begins_then_that_is_a_double() {
            var person = settled()
                    .event("QUALIFICATION_PROGRAMME", "STARTED", "2025-05-05", A.OSLO)
                    .event(JOB_CHANCE, "STARTED", "2025-06-01", A.OSLO);

            assertThat(doubles(person, "2025-06-02"))
                    .singleElement()
                    .extracting(Conflict::services)
                    .isEqualTo(new TreeSet<>(List.of(JOB_CHANCE, "QUALIFICATION_PROGRAMME")));
        }
    }

    @Nested
    class Given_Norwegian_training_that_runs {
        @ParameterizedTest
        @CsvSource({"2026-01-11, 1", "2026-01-12, 0"})
        void when_a_voucher_is_used_before_it_ends_then_that_is_a_double(String begins, int doubles) {
            var person = settled()
                    .event(NORWEGIAN, "STARTED", "2025-05-05", A.OSLO)
                    .event(VOUCHER, "STARTED", begins, A.OSLO)
                    .event(NORWEGIAN, "COMPLETED", "2026-01-12", A.OSLO);

            assertThat(doubles(person, "2026-02-01")).hasSize(doubles);
        }
    }

    @Nested
    class Given_what_was_given_in_reception {
        @ParameterizedTest
        @CsvSource({"PARENTAL_GUIDANCE", "LIFE_SKILLS"})
        void when_the_municipality_gives_it_again_then_that_is_a_double(String service) {
            var person = settled()
                    .fact(FactKind.CHILD, "2025-03-01", Key.DATE, "2020-01-01")
                    .event(service, "COMPLETED", "2025-02-01", A.HOST)
                    .event(PROGRAMME, "STARTED", "2025-05-05", A.OSLO);
            assertThat(doubles(person, "2025-09-30")).isEmpty();
            assertThat(collision(person, "2025-06-01", service, A.OSLO, "2025-09-01"))
                    .isEqualTo(Collision.Kind.ALREADY_PROVIDED);

            person.event(service, "COMPLETED", "2025-10-01", A.OSLO);

            assertThat(doubles(person, "2025-10-01"))
                    .singleElement()
                    .extracting(Conflict::parties)
                    .isEqualTo(new TreeSet<>(List.of(A.HOST, A.OSLO)));
        }
    }

    @Nested
    class Given_somebody_settled_on_1_March {
        /** Three months: integreringsloven §§ 10, 12 (mapping), 11 (guidance), 12 (programme), 30 (Norwegian). */
        @ParameterizedTest
        @CsvSource({"SKILLS_MAPPING", "CAREER_GUIDANCE", "INTRODUCTION_PROGRAMME", "NORWEGIAN_TRAINING"})
        void when_three_months_have_passed_then_it_is_missed(String service) {
            assertThat(late(settled(), "2025-06-01", service)).isFalse();
            assertThat(late(settled(), "2025-06-02", service)).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "SKILLS_MAPPING, COMPLETED",
            "CAREER_GUIDANCE, COMPLETED",
            "NORWEGIAN_TRAINING, OFFERED",
            "NORWEGIAN_TRAINING, ENROLLED"
        })
        void when_it_came_on_the_last_day_then_it_is_not_missed(String service, String event) {
            var person = settled().event(service, event, "2025-06-01", A.OSLO);

            assertThat(late(person, "2025-06-02", service)).isFalse();
        }

        @Test
        void when_it_is_decided_in_time_and_begins_too_late_then_it_is_missed() {
            var person = settled().decided(PROGRAMME, "GRANTED", "2025-05-20", A.OSLO);

            assertThat(late(person, "2025-06-02", PROGRAMME)).isTrue();
            assertThat(late(person.event(PROGRAMME, "STARTED", "2025-06-01", A.OSLO), "2025-06-02", PROGRAMME))
                    .isFalse();
        }

        /** What follows the person: the new county, or municipality, has three months from the move. */
        @ParameterizedTest
        @CsvSource({"SKILLS_MAPPING", "CAREER_GUIDANCE", "NORWEGIAN_TRAINING"})
        void when_moved_then_who_owes_it_from_then_on_has_three_months(String service) {
            var person = settled().settled("2025-05-20", "3301");
            var owed = person.on("2025-08-20", service);

            assertThat(owed.responsible().party()).isIn(A.DRAMMEN, A.COUNTY_BUSKERUD);
            assertThat(owed.overdue(A.day("2025-08-20"))).isFalse();
            assertThat(late(person, "2025-08-21", service)).isTrue();
        }

        @Test
        void when_moved_before_anything_was_decided_then_the_new_municipality_has_three_months_and_not_the_old_one() {
            var person = settled().settled("2025-05-20", "3301");
            var owed = person.on("2025-08-20", PROGRAMME);

            assertThat(owed.responsible().party()).isEqualTo(A.DRAMMEN);
            assertThat(owed.overdue(A.day("2025-08-20"))).isFalse();
            assertThat(late(person, "2025-08-21", PROGRAMME)).isTrue();
        }
    }

    @Nested
    class Given_the_qualification_programme_that_was_granted {
        private final A person = settled()
                .asked("QUALIFICATION_PROGRAMME", "2025-09-01")
                .decided("QUALIFICATION_PROGRAMME", "GRANTED", "2025-10-01", A.OSLO);

        /** Six months from the decision (sosialtjenesteloven § 29; not verified). */
        @ParameterizedTest
        @CsvSource({"2026-04-01, false", "2026-04-02, true"})
        void when_it_has_not_begun_after_six_months_then_it_is_missed(String on, boolean missed) {
            assertThat(late(person, on, "QUALIFICATION_PROGRAMME")).isEqualTo(missed);
        }
    }

    @Nested
    class Given_a_programme_that_ran_out {
        private final A person = settled()
                .event(PROGRAMME, "STARTED", "2025-05-05", A.OSLO)
                .event(PROGRAMME, "DISCONTINUED", "2026-03-02", A.OSLO, Key.REASON, "TIME_LIMIT_REACHED");

        @Test
        void when_no_next_step_is_told_then_that_is_missed_after_two_months_and_asked_for_after_three() {
            assertThat(late(person, "2026-05-02", "OUTCOME_REGISTRATION")).isFalse();
            assertThat(late(person, "2026-05-03", "OUTCOME_REGISTRATION")).isTrue();
            assertThat(person.on("2026-05-03").obligation(PROGRAMME + "/1.after-3-months"))
                    .hasValueSatisfying(advised -> {
                        assertThat(advised.kind()).isEqualTo(EntitlementKind.ADVISED);
                        assertThat(advised.nextDue()).contains(A.day("2026-06-02"));
                    });
        }
    }
}
