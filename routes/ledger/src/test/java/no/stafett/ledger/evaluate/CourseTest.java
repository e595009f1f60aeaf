package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.fact.PersonFacts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an obligation comes to stand where it stands. */
class CourseTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String MAPPING = "SKILLS_MAPPING";
    private static final String NORWEGIAN = "NORWEGIAN_TRAINING";

    private static A settled() {
        return A.refugee("2025-01-10").settled("2025-03-01", "0301");
    }

    @Nested
    class Given_a_settled_refugee {
        @Test
        void when_nothing_has_happened_then_decision_and_start_are_due_within_three_months() {
            var owed = settled().on("2025-03-02", PROGRAMME);

            assertThat(owed.state()).isEqualTo(ObligationState.OPEN);
            assertThat(owed.openedOn()).isEqualTo("2025-03-01");
            assertThat(owed.milestones())
                    .containsExactly(
                            new MilestoneStanding("DECISION", A.day("2025-06-01"), null, true),
                            new MilestoneStanding("START", A.day("2025-06-01"), null, true),
                            new MilestoneStanding("END", null, null, true));
            assertThat(owed.responsible())
                    .isEqualTo(new Responsible(no.stafett.ledger.fact.PartyRole.MUNICIPALITY, "0301", A.OSLO));
            assertThat(owed.presumed()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"2025-06-01, false", "2025-06-02, true"})
        void when_the_due_date_comes_then_it_is_overdue_on_the_day_after(String on, boolean overdue) {
            assertThat(settled().on(on, PROGRAMME).overdue(A.day(on))).isEqualTo(overdue);
        }

        @Test
        void when_granted_then_only_the_start_is_still_due() {
            var owed = settled()
                    .decided(PROGRAMME, "GRANTED", "2025-05-20", A.OSLO)
                    .on("2025-06-10", PROGRAMME);

            assertThat(owed.state()).isEqualTo(ObligationState.OPEN);
            assertThat(owed.presumed()).isFalse();
            assertThat(owed.milestones().get(0).metOn()).isEqualTo("2025-05-20");
            assertThat(owed.overdue(A.day("2025-06-10"))).isTrue();
        }

        @Test
        void when_started_and_completed_then_it_is_fulfilled_and_status_is_asked_for_afterwards() {
            var person = settled()
                    .decided(PROGRAMME, "GRANTED", "2025-04-01", A.OSLO)
                    .event(PROGRAMME, "STARTED", "2025-04-15", A.OSLO)
                    .event(PROGRAMME, "COMPLETED", "2026-04-10", A.OSLO, "outcome", "WORK_FULL_TIME");

            assertThat(person.on("2025-12-01", PROGRAMME).state()).isEqualTo(ObligationState.IN_PROGRESS);
            assertThat(person.on("2025-12-01", PROGRAMME).holder()).isEqualTo(A.OSLO);
            var ended = person.on("2026-05-01");
            assertThat(ended.obligation(PROGRAMME + "/1"))
                    .hasValueSatisfying(owed -> assertThat(owed.state()).isEqualTo(ObligationState.FULFILLED));
            assertThat(ended.obligation(PROGRAMME + "/1.after-3-months")).hasValueSatisfying(owed -> {
                assertThat(owed.kind().name()).isEqualTo("ADVISED");
                assertThat(owed.nextDue()).contains(A.day("2026-07-10"));
                assertThat(owed.overdue(A.day("2027-01-01"))).isFalse();
            });
        }

        @Test
        void when_paused_for_a_time_then_it_goes_on_by_itself() {
            var person = settled()
                    .event(PROGRAMME, "STARTED", "2025-04-15", A.OSLO)
                    .decided(PROGRAMME, "LEAVE", "2025-08-01", A.OSLO, "from", "2025-09-01", "until", "2025-11-01");

            assertThat(person.on("2025-08-31", PROGRAMME).state()).isEqualTo(ObligationState.IN_PROGRESS);
            assertThat(person.on("2025-08-31").attentionOn()).isEqualTo("2025-09-01");
            assertThat(person.on("2025-09-01", PROGRAMME).state()).isEqualTo(ObligationState.PAUSED);
            assertThat(person.on("2025-10-31", PROGRAMME).state()).isEqualTo(ObligationState.PAUSED);
            assertThat(person.on("2025-11-01", PROGRAMME).state()).isEqualTo(ObligationState.IN_PROGRESS);
        }

        @Test
        void when_paused_before_its_start_was_told_then_the_start_stays_due_until_it_is() {
            var person = settled()
                    .decided(PROGRAMME, "GRANTED", "2025-04-01", A.OSLO)
                    .event(PROGRAMME, "PAUSED", "2025-05-25", A.OSLO);
            var paused = person.on("2025-06-02", PROGRAMME);

            assertThat(paused.state()).isEqualTo(ObligationState.PAUSED);
            assertThat(paused.overdueSince(A.day("2025-06-02"))).contains(A.day("2025-06-01"));

            var told = person.event(PROGRAMME, "STARTED", "2025-04-10", A.OSLO).on("2025-06-02", PROGRAMME);

            assertThat(told.state()).isEqualTo(ObligationState.PAUSED);
            assertThat(told.overdueSince(A.day("2025-06-02"))).isEmpty();
        }

        @Test
        void when_deferred_then_the_due_date_waits() {
            var person = settled().event(PROGRAMME, "DEFERRED", "2025-05-01", A.OSLO, "until", "2025-09-01");

            assertThat(person.on("2025-08-01", PROGRAMME).state()).isEqualTo(ObligationState.DEFERRED);
            assertThat(person.on("2025-08-01", PROGRAMME).overdue(A.day("2025-08-01")))
                    .isFalse();
            assertThat(person.on("2025-09-02", PROGRAMME).overdue(A.day("2025-09-02")))
                    .isTrue();
        }

        @Test
        void when_refused_then_it_ends_and_when_that_is_overturned_then_the_first_due_date_stands_again() {
            var refused = settled().decided(PROGRAMME, "REFUSED", "2025-05-01", A.OSLO, "reason", "AGE_LIMIT");
            assertThat(refused.on("2025-07-01", PROGRAMME).state()).isEqualTo(ObligationState.CANCELLED);
            assertThat(refused.on("2025-07-01", PROGRAMME).reason()).isEqualTo("AGE_LIMIT");

            var won = refused.decided(PROGRAMME, "OVERTURNED", "2025-08-01", A.OSLO)
                    .on("2025-08-02", PROGRAMME);

            assertThat(won.state()).isEqualTo(ObligationState.OPEN);
            assertThat(won.overdueSince(A.day("2025-08-02"))).contains(A.day("2025-06-01"));
        }

        @Test
        void when_the_earlier_of_two_decisions_is_overturned_then_the_later_still_stands() {
            assertThat(overturned("id-of-the-first")).isEqualTo(ObligationState.CANCELLED);
            assertThat(overturned("id-of-the-second")).isEqualTo(ObligationState.EXEMPTED);
        }

        private ObligationState overturned(String id) {
            return settled()
                    .decided(PROGRAMME, "EXEMPTED", "2025-05-01", A.OSLO, "messageId", "id-of-the-first")
                    .decided(PROGRAMME, "REFUSED", "2025-06-01", A.OSLO, "messageId", "id-of-the-second")
                    .decided(PROGRAMME, "OVERTURNED", "2025-08-01", A.OSLO, "overturns", id)
                    .on("2025-08-02", PROGRAMME)
                    .state();
        }

        @Test
        void when_exempted_then_it_ends() {
            var owed = settled().decided(PROGRAMME, "EXEMPTED", "2025-05-01", A.OSLO, "reason", "HEALTH");

            assertThat(owed.on("2025-07-01", PROGRAMME).state()).isEqualTo(ObligationState.EXEMPTED);
        }

        @Test
        void when_stopped_for_good_then_it_is_interrupted() {
            var person = settled()
                    .event(PROGRAMME, "STARTED", "2025-04-15", A.OSLO)
                    .decided(PROGRAMME, "STOPPED", "2025-08-01", A.OSLO, "reason", "ABSENCE");

            assertThat(person.on("2025-08-02", PROGRAMME).state()).isEqualTo(ObligationState.INTERRUPTED);
            assertThat(person.on("2025-08-02", PROGRAMME).reason()).isEqualTo("ABSENCE");
        }

        @Test
        void when_the_person_says_no_then_the_programme_ends_but_not_the_mapping() {
            var person = settled()
                    .event(PROGRAMME, "DECLINED", "2025-04-01", A.OSLO)
                    .event(MAPPING, "DECLINED", "2025-04-01", A.OSLO);

            assertThat(person.on("2025-07-01", PROGRAMME).state()).isEqualTo(ObligationState.DECLINED);
            assertThat(person.on("2025-07-01", PROGRAMME).overdue(A.day("2025-07-01")))
                    .isFalse();
            assertThat(person.on("2025-07-01", MAPPING).state()).isEqualTo(ObligationState.OPEN);
            assertThat(person.on("2025-07-01", MAPPING).reason()).isEqualTo("PERSON_DECLINED");
            assertThat(person.on("2025-07-01", MAPPING).overdue(A.day("2025-07-01")))
                    .isTrue();
        }

        @Test
        void when_Norwegian_training_is_discontinued_then_somebody_must_take_it_on() {
            var person = settled()
                    .event(NORWEGIAN, "STARTED", "2025-04-15", A.OSLO)
                    .event(NORWEGIAN, "DISCONTINUED", "2025-08-01", A.OSLO, "outcome", "OTHER");

            assertThat(person.on("2025-08-02", NORWEGIAN).state()).isEqualTo(ObligationState.OPEN);
        }

        @Test
        void when_enrolled_and_waiting_then_it_is_no_miss() {
            var person = settled().event(NORWEGIAN, "ENROLLED", "2025-05-15", A.OSLO);

            assertThat(person.on("2025-09-01", NORWEGIAN).overdue(A.day("2025-09-01")))
                    .isFalse();
        }

        @Test
        void when_what_is_told_comes_late_then_it_counts_from_its_own_day() {
            var person = settled().knownAt("2025-09-01T10:00:00Z").event(PROGRAMME, "STARTED", "2025-05-15", A.OSLO);

            assertThat(person.on("2025-06-10", PROGRAMME).state()).isEqualTo(ObligationState.IN_PROGRESS);
            var known = Evaluation.evaluate(
                    PersonFacts.of(person.facts().own().stream()
                            .filter(fact -> fact.knownAt().isBefore(java.time.Instant.parse("2025-06-10T00:00:00Z")))
                            .toList()),
                    person.claims(),
                    A.CATALOGUE,
                    A.DIRECTORY,
                    A.day("2025-06-10"));
            assertThat(known.obligation(PROGRAMME + "/1").orElseThrow().state()).isEqualTo(ObligationState.OPEN);
        }

        @Test
        void when_the_same_event_is_told_twice_then_nothing_changes() {
            var once = settled().event(PROGRAMME, "STARTED", "2025-05-15", A.OSLO);
            var state = once.on("2025-06-10", PROGRAMME);
            var twice = once.event(PROGRAMME, "STARTED", "2025-05-15", A.OSLO).on("2025-06-10");

            assertThat(twice.obligation(PROGRAMME + "/1").orElseThrow().milestones())
                    .isEqualTo(state.milestones());
            assertThat(twice.conflicts()).isEmpty();
        }

        @Test
        void when_the_message_is_withdrawn_then_its_facts_no_longer_count() {
            var person = settled().event(PROGRAMME, "STARTED", "2025-05-15", A.OSLO);
            var message = person.listed().get(person.listed().size() - 1).message();
            person.fact(no.stafett.ledger.fact.FactKind.WITHDRAWN, "2025-06-01", "message", Long.toString(message));

            assertThat(person.on("2025-06-10", PROGRAMME).state()).isEqualTo(ObligationState.OPEN);
        }

        @ParameterizedTest
        @CsvSource({
            "RETURNED, CANCELLED",
            "DIED, CANCELLED",
            "PERMIT_LAPSED, CANCELLED",
            "WHEREABOUTS_UNKNOWN, SUSPENDED"
        })
        void when_the_person_is_gone_then_it_ends_or_rests(String code, ObligationState state) {
            var person = settled().left(code, "2025-04-01");

            assertThat(person.on("2025-07-01", PROGRAMME).state()).isEqualTo(state);
            assertThat(person.on("2025-07-01", PROGRAMME).overdue(A.day("2025-07-01")))
                    .isFalse();
        }
    }

    @Nested
    class Given_work {
        @Test
        void when_of_thirty_hours_before_a_decision_then_it_suspends_and_its_loss_revives() {
            var person = A.refugee("2026-01-10").settled("2026-03-01", "0301").works("30", "2026-04-01", "2026-09-01");

            assertThat(person.on("2026-03-31", PROGRAMME).state()).isEqualTo(ObligationState.OPEN);
            var working = person.on("2026-08-31", PROGRAMME);
            assertThat(working.state()).isEqualTo(ObligationState.SUSPENDED);
            assertThat(working.reason()).isEqualTo("IN_WORK");
            assertThat(working.overdue(A.day("2026-08-31"))).isFalse();
            assertThat(person.on("2026-08-31").attentionOn()).isEqualTo("2026-09-01");
            var lost = person.on("2026-09-01", PROGRAMME);
            assertThat(lost.state()).isEqualTo(ObligationState.OPEN);
            assertThat(lost.nextDue()).contains(A.day("2026-12-01"));
        }

        @Test
        void when_of_fewer_hours_then_nothing_is_suspended() {
            var person = A.refugee("2026-01-10").settled("2026-03-01", "0301").works("29.5", "2026-04-01", null);

            assertThat(person.on("2026-05-01", PROGRAMME).state()).isEqualTo(ObligationState.OPEN);
        }

        @ParameterizedTest
        @CsvSource({"2028-02-29, OPEN", "2028-03-01, CANCELLED"})
        void when_lost_before_or_after_two_years_then(String lost, ObligationState state) {
            var person = A.refugee("2026-01-10").settled("2026-03-01", "0301").works("37.5", "2026-04-01", lost);

            assertThat(person.on("2028-03-02", PROGRAMME).state()).isEqualTo(state);
        }

        @Test
        void when_granted_before_the_work_then_the_decision_stands() {
            var person = A.refugee("2026-01-10")
                    .settled("2026-03-01", "0301")
                    .decided(PROGRAMME, "GRANTED", "2026-03-20", A.OSLO)
                    .works("37.5", "2026-04-01", null);

            assertThat(person.on("2026-05-01", PROGRAMME).state()).isEqualTo(ObligationState.OPEN);
        }

        @Test
        void when_the_authority_says_so_then_it_suspends_until_the_person_asks_again() {
            var person = A.refugee("2026-01-10")
                    .settled("2026-03-01", "0301")
                    .decided(PROGRAMME, "REFUSED", "2026-04-20", A.OSLO, "reason", "IN_WORK");
            assertThat(person.on("2026-06-10", PROGRAMME).state()).isEqualTo(ObligationState.SUSPENDED);

            var again = person.asked(PROGRAMME, "2027-01-15").on("2027-01-16", PROGRAMME);

            assertThat(again.state()).isEqualTo(ObligationState.OPEN);
            assertThat(again.nextDue()).contains(A.day("2027-04-15"));
        }

        @Test
        void when_the_person_asks_again_after_two_years_then_it_does_not_revive() {
            var person = A.refugee("2026-01-10")
                    .settled("2026-03-01", "0301")
                    .decided(PROGRAMME, "REFUSED", "2026-04-20", A.OSLO, "reason", "IN_WORK")
                    .asked(PROGRAMME, "2028-03-01");

            assertThat(person.on("2028-03-02", PROGRAMME).state()).isEqualTo(ObligationState.CANCELLED);
            assertThat(person.on("2028-03-02", PROGRAMME).reason()).isEqualTo("NOT_REVIVED");
        }
    }

    @Nested
    class Given_a_move {
        @Test
        void when_in_the_programme_then_the_new_municipalitys_decision_is_awaited_and_watched() {
            var person = settled()
                    .decided(PROGRAMME, "GRANTED", "2025-04-01", A.OSLO)
                    .event(PROGRAMME, "STARTED", "2025-04-15", A.OSLO)
                    .settled("2025-10-01", "1508", "OWN_WITHOUT_AGREEMENT");

            var moved = person.on("2025-10-02", PROGRAMME);
            assertThat(moved.state()).isEqualTo(ObligationState.AWAITING_DECISION);
            assertThat(moved.responsible().party()).isEqualTo(A.ALESUND);
            assertThat(moved.nextDue()).contains(A.day("2026-01-01"));
            assertThat(person.on("2026-01-02", PROGRAMME).overdue(A.day("2026-01-02")))
                    .isTrue();

            var granted = person.decided(PROGRAMME, "GRANTED", "2025-12-01", A.ALESUND)
                    .event(PROGRAMME, "STARTED", "2025-12-10", A.ALESUND)
                    .on("2026-01-02", PROGRAMME);
            assertThat(granted.state()).isEqualTo(ObligationState.IN_PROGRESS);
        }

        @Test
        void when_in_Norwegian_training_then_it_follows_where_the_person_is_registered() {
            var person =
                    settled().event(NORWEGIAN, "STARTED", "2025-04-15", A.OSLO).registered("2025-10-01", "1508");

            var moved = person.on("2025-10-02", NORWEGIAN);

            assertThat(moved.state()).isEqualTo(ObligationState.OPEN);
            assertThat(moved.reason()).isEqualTo("MOVED");
            assertThat(moved.responsible().party()).isEqualTo(A.ALESUND);
            assertThat(moved.nextDue()).contains(A.day("2026-01-01"));
            assertThat(person.on("2025-10-02", PROGRAMME).responsible().party()).isEqualTo(A.OSLO);
        }

        @Test
        void when_recognition_is_open_then_it_stays() {
            var person = settled().applied("d", "2025-05-01").settled("2025-10-01", "1508");

            var owed = person.on("2025-10-02")
                    .obligation("RECOGNITION_HIGHER_EDUCATION/d")
                    .orElseThrow();

            assertThat(owed.state()).isEqualTo(ObligationState.OPEN);
            assertThat(owed.responsible().party()).isEqualTo(A.HKDIR);
        }

        @Test
        void when_only_the_number_changes_then_nobody_has_moved() {
            var person = A.refugee("2023-01-10")
                    .settled("2023-11-01", "3005")
                    .event(PROGRAMME, "STARTED", "2023-12-01", A.DRAMMEN)
                    .registered("2024-01-01", "3301");

            var owed = person.on("2024-01-02", PROGRAMME);

            assertThat(owed.state()).isEqualTo(ObligationState.IN_PROGRESS);
            assertThat(owed.responsible().territory()).isEqualTo("3301");
            assertThat(owed.responsible().party()).isEqualTo(A.DRAMMEN);
        }

        @Test
        void when_the_municipality_is_split_then_the_persons_own_statement_says_which_part() {
            var person = A.refugee("2023-01-10").settled("2023-11-01", "1507").registered("2024-01-01", "1580");

            var owed = person.on("2024-01-02", NORWEGIAN);

            assertThat(owed.responsible().party()).isEqualTo(A.HARAM);
            assertThat(owed.reason()).isNull();
        }

        @Test
        void when_moved_within_the_county_then_guidance_is_not_begun_anew() {
            var person = A.refugee("2025-01-10").settled("2025-03-01", "1508").settled("2025-05-01", "1580");

            assertThat(person.on("2025-06-03", "CAREER_GUIDANCE").overdue(A.day("2025-06-03")))
                    .isTrue();
        }
    }

    @Nested
    class Given_a_reform {
        @Test
        void when_the_recognition_authority_changes_then_the_new_one_is_responsible_from_that_day() {
            var person = A.person().applied("d", "2022-12-10");

            assertThat(person.on("2022-12-31")
                            .obligations()
                            .get(0)
                            .responsible()
                            .party())
                    .isEqualTo(A.NOKUT);
            assertThat(person.on("2022-12-31").attentionOn()).isEqualTo("2023-01-01");
            assertThat(person.on("2023-01-01")
                            .obligations()
                            .get(0)
                            .responsible()
                            .party())
                    .isEqualTo(A.HKDIR);
        }

        @Test
        void when_a_county_is_split_then_the_municipality_says_which_heir() {
            var person = A.refugee("2023-01-10").settled("2023-11-01", "3005");

            assertThat(person.on("2023-12-31", "CAREER_GUIDANCE").responsible().party())
                    .isEqualTo(A.COUNTY_VIKEN);
            assertThat(person.on("2024-01-01", "CAREER_GUIDANCE").responsible().party())
                    .isEqualTo(A.COUNTY_BUSKERUD);
        }

        @Test
        void when_what_was_owed_has_ended_then_it_stays_with_who_did_it() {
            var person = A.person().applied("d", "2022-12-01").recognised("d", "2022-12-20", A.NOKUT, "RECOGNISED");

            var owed = person.on("2024-01-01").obligations().get(0);

            assertThat(owed.state()).isEqualTo(ObligationState.FULFILLED);
            assertThat(owed.responsible().party()).isEqualTo(A.NOKUT);
        }
    }

    @Nested
    class Given_recognition {
        @Test
        void when_it_takes_long_then_there_is_a_reminder_but_no_miss() {
            var owed = A.person()
                    .applied("d", "2025-01-10")
                    .on("2026-01-10")
                    .obligations()
                    .get(0);

            assertThat(owed.overdue(A.day("2026-01-10"))).isFalse();
            assertThat(owed.milestones().get(0).due()).isEqualTo("2025-04-09");
        }

        @Test
        void when_the_application_is_withdrawn_then_it_is_cancelled() {
            var owed = A.person()
                    .applied("d", "2025-01-10")
                    .recognised("d", "2025-02-10", A.HKDIR, "WITHDRAWN")
                    .on("2025-03-01")
                    .obligations()
                    .get(0);

            assertThat(owed.state()).isEqualTo(ObligationState.CANCELLED);
        }
    }

    @Nested
    class Given_nobody_in_the_directory {
        @Test
        void when_a_territory_has_no_party_then_the_obligation_says_where_and_names_nobody() {
            var owed = A.refugee("2025-01-10").settled("2025-03-01", "5601").on("2025-03-02", PROGRAMME);

            assertThat(owed.responsible().territory()).isEqualTo("5601");
            assertThat(owed.responsible().party()).isNull();
        }
    }
}
