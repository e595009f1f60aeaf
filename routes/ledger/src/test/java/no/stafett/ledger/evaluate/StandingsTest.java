package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Hold;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingsTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String QUALIFICATION = "QUALIFICATION_PROGRAMME";
    private static final String MAPPING = "SKILLS_MAPPING";

    private static A settled() {
        return A.refugee("2025-01-10").settled("2025-03-01", "0301");
    }

    private static ClaimStanding claim(A person, String on, String number) {
        return person.on(on).claim(number).orElseThrow();
    }

    private static Hold hold(String key, String side, String from, String until, String claim) {
        return new Hold(key, side, new DatePeriod(A.day(from), until.isEmpty() ? null : A.day(until)), claim);
    }

    @Nested
    class Given_a_claim_of_the_programme {
        private final A person =
                settled().claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01", "2025-06-15", false);

        @Test
        void when_noted_then_the_obligation_is_claimed_and_its_rows_are_those_of_the_catalogue() {
            var standing = claim(person, "2025-04-01", "K-1");

            assertThat(standing.state()).isEqualTo(ClaimState.NOTED);
            assertThat(standing.holds())
                    .containsExactly(
                            hold("one:" + PROGRAMME, "K-1", "2025-05-01", "2026-05-01", "K-1"),
                            hold("group:full-time-programme", PROGRAMME, "2025-05-01", "2026-05-01", "K-1"));
            var owed = person.on("2025-04-01", PROGRAMME);
            assertThat(owed.state()).isEqualTo(ObligationState.CLAIMED);
            assertThat(owed.claim()).isEqualTo("K-1");
            assertThat(owed.holder()).isEqualTo(A.OSLO);
        }

        @ParameterizedTest
        @CsvSource({"2025-06-15, NOTED, CLAIMED", "2025-06-16, LAPSED, OPEN"})
        void when_it_has_not_started_by_the_latest_start_then_it_lapses(
                String on, ClaimState state, ObligationState owed) {
            assertThat(claim(person, on, "K-1").state()).isEqualTo(state);
            assertThat(person.on(on, PROGRAMME).state()).isEqualTo(owed);
        }

        @Test
        void when_it_lapses_then_it_holds_nothing_and_both_are_told_once() {
            var now = person.on("2025-06-16");

            assertThat(now.claim("K-1").orElseThrow().holds()).isEmpty();
            var told = Notices.due(
                    new Ledger(now.obligations(), List.of(), person.claims()),
                    now,
                    A.CATALOGUE,
                    A.DIRECTORY,
                    A.day("2025-06-16"),
                    java.util.Set.of());
            assertThat(told)
                    .filteredOn(notice -> notice.subject().equals("K-1"))
                    .extracting(Notice::key)
                    .containsExactly("CLAIM_LAPSED:K-1:2025-06-16:" + A.OSLO);
        }

        @Test
        void when_started_in_time_then_it_stands_and_a_pause_keeps_the_hold() {
            person.event(PROGRAMME, "STARTED", "2025-05-02", A.OSLO, "claim", "K-1")
                    .event(PROGRAMME, "PAUSED", "2025-07-01", A.OSLO, "claim", "K-1");

            var standing = claim(person, "2025-08-01", "K-1");

            assertThat(standing.state()).isEqualTo(ClaimState.STARTED);
            assertThat(standing.holds()).hasSize(2);
        }

        @Test
        void when_started_too_late_then_the_claim_stays_lapsed_and_the_service_counts() {
            person.event(PROGRAMME, "STARTED", "2025-06-20", A.OSLO, "claim", "K-1");

            assertThat(claim(person, "2025-07-01", "K-1").state()).isEqualTo(ClaimState.LAPSED);
            assertThat(person.on("2025-07-01", PROGRAMME).state()).isEqualTo(ObligationState.IN_PROGRESS);
        }

        @Test
        void when_it_ends_early_then_the_hold_is_cut_on_that_day() {
            person.event(PROGRAMME, "STARTED", "2025-05-02", A.OSLO)
                    .event(PROGRAMME, "DISCONTINUED", "2025-10-01", A.OSLO);

            var standing = claim(person, "2025-10-02", "K-1");

            assertThat(standing.state()).isEqualTo(ClaimState.ENDED);
            assertThat(standing.holds()).contains(hold("one:" + PROGRAMME, "K-1", "2025-05-01", "2025-10-01", "K-1"));
        }

        @Test
        void when_it_overruns_then_it_holds_on_until_the_next_ones_first_day_and_then_gives_a_conflict() {
            person.event(PROGRAMME, "STARTED", "2025-05-02", A.OSLO)
                    .claim("K-2", QUALIFICATION, A.OSLO, "2026-08-01", "2027-08-01");

            assertThat(claim(person, "2026-06-01", "K-1").holds())
                    .contains(hold("group:full-time-programme", PROGRAMME, "2025-05-01", "2026-08-01", "K-1"));
            assertThat(person.on("2026-06-01").conflicts()).isEmpty();
            assertThat(person.on("2026-06-01").attentionOn()).isBeforeOrEqualTo("2026-08-01");
            assertThat(person.on("2026-08-01").conflicts())
                    .extracting(Conflict::kind)
                    .contains(Conflict.Kind.OVERRUN);
        }

        @Test
        void when_the_person_moves_then_it_ends_that_day_and_the_new_municipality_can_claim() {
            person.event(PROGRAMME, "STARTED", "2025-05-02", A.OSLO)
                    .settled("2025-10-01", "1508")
                    .claim("K-2", PROGRAMME, A.ALESUND, "2025-10-01", "2026-05-01");

            var now = person.on("2025-10-02");

            assertThat(now.claim("K-1").orElseThrow().reason()).isEqualTo("MOVED");
            assertThat(now.claim("K-1").orElseThrow().since()).isEqualTo("2025-10-01");
            assertThat(now.claim("K-2").orElseThrow().state()).isEqualTo(ClaimState.NOTED);
            assertThat(now.conflicts()).isEmpty();
        }

        @Test
        void when_another_is_made_in_spite_of_it_then_that_holds_nothing_until_the_first_ends() {
            person.claim("K-2", PROGRAMME, A.ALESUND, "2025-06-01", "2026-06-01", null, true)
                    .event(PROGRAMME, "STARTED", "2025-05-02", A.OSLO);

            var contested = person.on("2025-06-02");
            assertThat(contested.claim("K-2").orElseThrow().state()).isEqualTo(ClaimState.CONTESTED);
            assertThat(contested.claim("K-2").orElseThrow().collidesWith()).isEqualTo("K-1");
            assertThat(contested.claim("K-2").orElseThrow().holds()).isEmpty();
            assertThat(contested.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.kind()).isEqualTo(Conflict.Kind.CONTESTED_CLAIM);
                assertThat(conflict.claims()).containsExactly("K-1", "K-2");
            });

            person.event(PROGRAMME, "DISCONTINUED", "2025-06-01", A.OSLO);
            var promoted = person.on("2025-06-02");
            assertThat(promoted.claim("K-2").orElseThrow().state()).isEqualTo(ClaimState.NOTED);
            assertThat(promoted.conflicts()).isEmpty();
        }
    }

    @Nested
    class Given_two_numbers_with_a_claim_each {
        private final A one = settled().claim("K-1", PROGRAMME, A.OSLO, "2025-05-01", "2026-05-01");
        private final A other = A.person().under(2).claim("K-2", PROGRAMME, A.ALESUND, "2025-06-01", "2026-05-01");

        @Test
        void when_linked_then_the_earlier_keeps_its_hold_and_when_unlinked_both_stand() {
            var linked = one.linkedWith(other).on("2025-04-01");

            assertThat(linked.claim("K-1").orElseThrow().holds()).hasSize(2);
            assertThat(linked.claim("K-2").orElseThrow().state()).isEqualTo(ClaimState.CONTESTED);
            assertThat(linked.conflicts()).hasSize(1);
            assertThat(other.on("2025-04-01").claim("K-2").orElseThrow().holds())
                    .hasSize(2);
        }
    }

    @Nested
    class Given_what_comes_once {
        private final A person = settled().claim("K-1", MAPPING, A.OSLO, "2025-03-10", "2025-05-01");

        @Test
        void when_done_then_it_is_held_for_ever() {
            person.mapped("2025-03-20", A.OSLO, "AFTER_SETTLEMENT");

            var standing = claim(person, "2026-01-01", "K-1");

            assertThat(standing.state()).isEqualTo(ClaimState.ENDED);
            assertThat(standing.holds()).containsExactly(new Hold("once:" + MAPPING, "K-1", DatePeriod.ALWAYS, "K-1"));
        }

        @Test
        void when_given_up_then_it_is_free() {
            person.event(MAPPING, "DISCONTINUED", "2025-03-20", A.OSLO);

            assertThat(claim(person, "2026-01-01", "K-1").holds()).isEmpty();
        }

        @Test
        void when_made_in_spite_of_what_was_given_without_a_claim_then_it_stays_contested() {
            var twice = A.refugee("2025-01-10")
                    .inReception("2025-01-01")
                    .mapped("2025-01-20", A.HOST, "BEFORE_SETTLEMENT")
                    .settled("2025-03-01", "0301")
                    .claim("K-1", MAPPING, A.OSLO, "2025-03-10", "2025-05-01", null, true);

            assertThat(claim(twice, "2025-03-11", "K-1").state()).isEqualTo(ClaimState.CONTESTED);
        }

        @Test
        void when_done_again_under_a_contested_claim_then_people_have_decided_and_it_is_no_double() {
            var twice = A.refugee("2025-01-10")
                    .inReception("2025-01-01")
                    .mapped("2025-01-20", A.HOST, "BEFORE_SETTLEMENT")
                    .settled("2025-03-01", "0301")
                    .claim("K-1", MAPPING, A.OSLO, "2025-03-10", "2025-05-01", null, true)
                    .mapped("2025-03-20", A.OSLO, "AFTER_SETTLEMENT");

            assertThat(twice.on("2025-04-01").conflicts())
                    .extracting(Conflict::kind)
                    .doesNotContain(Conflict.Kind.DOUBLE_PROVISION);
        }
    }

    @Nested
    class Given_services_that_exclude_each_other {
        @Test
        void when_both_are_given_at_once_without_claims_then_it_is_a_double() {
            var person = settled()
                    .event(PROGRAMME, "STARTED", "2025-04-15", A.OSLO)
                    .event(QUALIFICATION, "STARTED", "2025-09-01", A.OSLO);

            assertThat(person.on("2025-09-02").conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DOUBLE_PROVISION);
                assertThat(conflict.key()).doesNotContain(QUALIFICATION);
                assertThat(conflict.since()).isEqualTo("2025-09-01");
            });
        }

        @Test
        void when_one_ends_on_the_day_the_other_starts_then_it_is_none() {
            var person = settled()
                    .event(PROGRAMME, "STARTED", "2025-04-15", A.OSLO)
                    .event(PROGRAMME, "COMPLETED", "2025-09-01", A.OSLO)
                    .event(QUALIFICATION, "STARTED", "2025-09-01", A.OSLO);

            assertThat(person.on("2025-09-02").conflicts()).isEmpty();
        }

        @Test
        void when_two_municipalities_give_the_programme_then_it_is_a_double() {
            var person = settled()
                    .event(PROGRAMME, "STARTED", "2025-04-15", A.OSLO)
                    .event(PROGRAMME, "STARTED", "2025-09-01", A.ALESUND);

            assertThat(person.on("2025-09-02").conflicts()).hasSize(1);
        }
    }

    @Test
    void holds_of_one_person_never_collide_whatever_was_claimed() {
        var random = new java.util.Random(20260101);
        for (int round = 0; round < 100; round++) {
            var person = settled();
            for (int i = 1; i <= 6; i++) {
                var from = A.day("2025-04-01").plusDays(random.nextInt(400));
                var service = List.of(PROGRAMME, QUALIFICATION, MAPPING).get(random.nextInt(3));
                var party = List.of(A.OSLO, A.ALESUND, A.HARAM).get(random.nextInt(3));
                person.claim(
                        "K-" + i,
                        service,
                        party,
                        from.toString(),
                        random.nextInt(4) == 0
                                ? null
                                : from.plusDays(random.nextInt(300)).toString(),
                        random.nextBoolean() ? from.plusDays(30).toString() : null,
                        random.nextInt(3) == 0);
                if (random.nextBoolean()) {
                    var event = List.of("STARTED", "COMPLETED", "DISCONTINUED").get(random.nextInt(3));
                    person.event(
                            service, event, from.plusDays(random.nextInt(60)).toString(), party, "claim", "K-" + i);
                }
            }

            var holds = person.on("2025-12-01").claims().stream()
                    .flatMap(standing -> standing.holds().stream())
                    .toList();

            for (Hold hold : holds) {
                assertThat(holds).noneMatch(hold::collidesWith);
            }
        }
    }

    @Nested
    class Given_somebody_who_left_and_came_back {
        private final A person = settled()
                .event(PROGRAMME, "STARTED", "2025-04-01", A.OSLO, "claim", "K-1")
                .left("EMIGRATED", "2025-05-01")
                .settled("2025-09-01", "0301")
                .claim("K-1", PROGRAMME, A.OSLO, "2025-04-01", null)
                .claim("K-2", PROGRAMME, A.COUNTY_OSLO, "2025-10-01", null)
                .event(PROGRAMME, "STARTED", "2025-10-01", A.COUNTY_OSLO, "claim", "K-2");

        @Test
        void when_claimed_afterwards_then_it_is_held_and_what_was_claimed_before_has_ended() {
            assertThat(claim(person, "2025-12-01", "K-1").state()).isEqualTo(ClaimState.ENDED);
            assertThat(claim(person, "2025-12-01", "K-2").state()).isEqualTo(ClaimState.STARTED);
            assertThat(claim(person, "2025-12-01", "K-2").holds()).isNotEmpty();
        }

        @Test
        void when_begun_anew_then_that_is_no_double_of_what_leaving_ended() {
            assertThat(person.on("2025-12-01").conflicts()).isEmpty();
        }
    }

    @Test
    void a_component_is_held_under_its_parent() {
        var component = new Claim(
                "K-9",
                1,
                PROGRAMME,
                null,
                A.ALESUND,
                A.day("2025-06-01"),
                null,
                null,
                "WORK_PRACTICE",
                "K-1",
                false,
                null,
                ClaimState.NOTED,
                java.time.Instant.EPOCH);

        assertThat(HoldRows.of(A.CATALOGUE.service(PROGRAMME).orElseThrow(), component))
                .containsExactly(hold("part:K-1/WORK_PRACTICE", "K-9", "2025-06-01", "", "K-9"));
    }
}
