package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service.NoticeKind;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static List<Notice> due(A before, String then, A person, String on) {
        var was = before.on(then);
        return Notices.due(
                new Ledger(was.obligations(), was.conflicts(), before.claims()),
                person.on(on),
                A.CATALOGUE,
                A.DIRECTORY,
                A.day(on),
                Set.of());
    }

    private static List<Notice> due(A person, String on) {
        return due(person, on, person, on);
    }

    @Nested
    class Given_what_can_not_be_missed {
        @Test
        void when_it_may_be_offered_then_nobody_is_told() {
            var older = A.person()
                    .born("1960-01-01")
                    .permit("REFUGEE", "2025-01-10")
                    .settled("2025-03-01", "0301");

            assertThat(due(older, "2025-12-01")).extracting(Notice::service).containsOnly("NORWEGIAN_TRAINING");
        }

        @Test
        void when_it_is_advised_then_there_is_a_reminder_and_nothing_more() {
            var done = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .event("INTRODUCTION_PROGRAMME", "STARTED", "2025-04-15", A.OSLO)
                    .event("INTRODUCTION_PROGRAMME", "COMPLETED", "2026-04-10", A.OSLO, "outcome", "WORK_FULL_TIME");

            assertThat(due(done, "2026-07-01"))
                    .filteredOn(notice -> notice.subject().endsWith("after-3-months"))
                    .extracting(Notice::kind)
                    .containsExactly(NoticeKind.DUE_SOON);
            assertThat(due(done, "2026-09-01"))
                    .filteredOn(notice -> notice.subject().endsWith("after-3-months"))
                    .isEmpty();
        }

        @Test
        void when_a_right_is_declined_then_nobody_is_told() {
            var declined = A.person()
                    .born("1990-01-01")
                    .permit("COLLECTIVE_PROTECTION", "2025-01-10")
                    .settled("2025-03-01", "0301")
                    .event("SKILLS_MAPPING", "DECLINED", "2025-04-01", A.OSLO);

            assertThat(due(declined, "2025-12-01")).extracting(Notice::service).doesNotContain("SKILLS_MAPPING");
        }
    }

    @Nested
    class Given_a_long_miss {
        @Test
        void when_the_grace_is_over_then_the_directorate_gets_a_count_and_no_name() {
            var person = A.refugee("2025-01-10").settled("2025-03-01", "0301");

            assertThat(due(person, "2025-07-01"))
                    .filteredOn(notice -> notice.receiver().equals(A.IMDI))
                    .isNotEmpty()
                    .allSatisfy(notice -> {
                        assertThat(notice.kind()).isEqualTo(NoticeKind.SECOND_NOTICE);
                        assertThat(notice.countsOnly()).isTrue();
                        assertThat(notice.text()).isEqualTo("OVERDUE_COUNT");
                    });
        }

        @Test
        void when_it_is_a_service_under_secrecy_then_the_directorate_gets_nothing() {
            var person = A.refugee("2024-01-10")
                    .settled("2024-03-01", "0301")
                    .asked("QUALIFICATION_PROGRAMME", "2025-01-10")
                    .decided("QUALIFICATION_PROGRAMME", "GRANTED", "2025-02-01", A.OSLO);

            assertThat(due(person, "2025-12-01"))
                    .filteredOn(notice -> notice.service().equals("QUALIFICATION_PROGRAMME"))
                    .isNotEmpty()
                    .extracting(Notice::receiver)
                    .containsOnly(A.OSLO);
        }
    }

    @Nested
    class Given_a_change {
        @Test
        void when_responsibility_passes_on_by_reform_then_both_are_told_once() {
            var person = A.person().applied("d", "2022-12-10");

            assertThat(due(person, "2022-12-31", person, "2023-01-01"))
                    .extracting(notice -> notice.kind() + " " + notice.text() + " " + notice.receiver())
                    .containsExactlyInAnyOrder(
                            "REASSIGNED RESPONSIBILITY_GIVEN " + A.NOKUT,
                            "REASSIGNED RESPONSIBILITY_RECEIVED " + A.HKDIR);
            assertThat(due(person, "2023-01-01", person, "2023-01-01")).isEmpty();
        }

        @Test
        void when_a_municipality_is_split_then_the_former_is_told_on_the_day_and_the_part_when_it_is_known() {
            var before = A.refugee("2023-01-10").settled("2023-11-01", "1507");
            var after = A.refugee("2023-01-10")
                    .settled("2023-11-01", "1507")
                    .fact(
                            FactKind.MOVED,
                            "2024-01-01",
                            Key.MUNICIPALITY,
                            "1580",
                            Key.VALID_AT,
                            "2024-01-01",
                            Key.MODE,
                            "MERGER");

            assertThat(reassigned(due(before, "2023-12-31", before, "2024-01-01")))
                    .containsExactly("RESPONSIBILITY_GIVEN " + A.ALESUND);
            assertThat(reassigned(due(before, "2024-01-01", after, "2024-01-03")))
                    .containsExactly("RESPONSIBILITY_RECEIVED " + A.HARAM);
        }

        private static List<String> reassigned(List<Notice> notices) {
            return notices.stream()
                    .filter(notice -> notice.kind() == NoticeKind.REASSIGNED
                            && notice.service().equals("SOCIAL_STUDIES"))
                    .map(notice -> notice.text() + " " + notice.receiver())
                    .toList();
        }

        @Test
        void when_it_closes_by_itself_then_its_holder_is_told() {
            var before = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .claim("K-1", "NORWEGIAN_TRAINING", A.HARAM, "2025-04-01", "2026-04-01");
            var after = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .left("RETURNED", "2025-03-20")
                    .claim("K-1", "NORWEGIAN_TRAINING", A.HARAM, "2025-04-01", "2026-04-01");

            assertThat(due(before, "2025-03-19", after, "2025-03-20"))
                    .filteredOn(notice -> notice.kind() == NoticeKind.CLOSED)
                    .filteredOn(notice -> notice.service().equals("NORWEGIAN_TRAINING"))
                    .extracting(Notice::receiver)
                    .containsExactlyInAnyOrder(A.HARAM, A.OSLO);
        }

        @Test
        void when_the_facts_behind_it_are_withdrawn_then_it_is_cancelled_and_told() {
            var before = A.refugee("2025-01-10").settled("2025-03-01", "0301");
            var after = A.refugee("2025-01-10");
            var was = before.on("2025-03-19");
            var ledger = new Ledger(was.obligations(), List.of(), List.of());

            var changes = Changes.between(ledger, after.on("2025-03-20"), after.facts());

            assertThat(changes.obligations())
                    .filteredOn(owed -> owed.service().equals("INTRODUCTION_PROGRAMME"))
                    .singleElement()
                    .satisfies(owed -> {
                        assertThat(owed.state().name()).isEqualTo("CANCELLED");
                        assertThat(owed.reason()).isEqualTo(Changes.FACTS_CORRECTED);
                    });
            assertThat(due(before, "2025-03-19", after, "2025-03-20"))
                    .extracting(Notice::kind)
                    .contains(NoticeKind.CLOSED);
        }

        @Test
        void when_what_was_given_was_another_persons_then_it_is_no_longer_fulfilled_and_that_is_written_once() {
            var before =
                    A.person().born("1990-06-15").permit("EEA", "2025-01-10").mapped("2025-02-01", A.HOST, "ABROAD");
            var was = before.on("2025-03-19");
            var after = A.person().born("1990-06-15").permit("EEA", "2025-01-10");

            var changes = Changes.between(
                    new Ledger(was.obligations(), List.of(), List.of()), after.on("2025-03-20"), after.facts());

            assertThat(was.obligations()).extracting(Obligation::state).containsExactly(ObligationState.FULFILLED);
            assertThat(changes.obligations()).singleElement().satisfies(owed -> {
                assertThat(owed.state()).isEqualTo(ObligationState.CANCELLED);
                assertThat(owed.reason()).isEqualTo(Changes.FACTS_CORRECTED);
            });
            assertThat(Changes.between(
                                    new Ledger(changes.obligations(), List.of(), List.of()),
                                    after.on("2025-03-21"),
                                    after.facts())
                            .none())
                    .isTrue();
        }

        @Test
        void when_what_was_given_is_told_still_then_it_stays_though_it_is_derived_no_more() {
            var person =
                    A.person().born("1990-06-15").permit("EEA", "2025-01-10").mapped("2025-02-01", A.HOST, "ABROAD");
            var was = person.on("2025-03-19");
            var nothing = A.person().on("2025-03-20");

            var changes = Changes.between(new Ledger(was.obligations(), List.of(), List.of()), nothing, person.facts());

            assertThat(changes.obligations()).isEmpty();
        }

        @Test
        void when_nothing_has_changed_then_there_is_nothing_to_write() {
            var person = A.refugee("2025-01-10").settled("2025-03-01", "0301");
            var now = person.on("2025-03-19");

            var stored = new Ledger(now.obligations(), now.conflicts(), person.claims());

            assertThat(Changes.between(stored, now, person.facts()).none()).isTrue();
        }

        @Test
        void when_services_that_exclude_each_other_meet_then_each_party_is_told_of_its_own() {
            var before = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .event("INTRODUCTION_PROGRAMME", "STARTED", "2025-04-15", A.OSLO);
            var after = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .event("INTRODUCTION_PROGRAMME", "STARTED", "2025-04-15", A.OSLO)
                    .event("QUALIFICATION_PROGRAMME", "STARTED", "2025-09-01", A.HARAM);

            assertThat(due(before, "2025-09-01", after, "2025-09-02"))
                    .filteredOn(notice -> notice.kind() == NoticeKind.CONFLICT)
                    .filteredOn(notice -> notice.receiver().equals(A.HARAM))
                    .extracting(Notice::service)
                    .containsExactly("QUALIFICATION_PROGRAMME");
        }
    }
}
