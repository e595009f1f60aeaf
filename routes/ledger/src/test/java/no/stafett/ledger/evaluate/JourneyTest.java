package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.catalogue.Service.NoticeKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The journeys of the demo, as far as evaluation goes. */
class JourneyTest {
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String MAPPING = "SKILLS_MAPPING";

    @Nested
    class Given_Amina_mapped_in_reception {
        private A amina() {
            return A.person()
                    .born("1988-04-12")
                    .inReception("2025-01-05")
                    .permit("REFUGEE", "2025-02-01")
                    .mapped("2025-02-20", A.HOST, "BEFORE_SETTLEMENT");
        }

        @Test
        void when_mapped_then_the_host_has_done_what_it_owed() {
            var owed = amina().on("2025-02-21", MAPPING);

            assertThat(owed.state()).isEqualTo(ObligationState.FULFILLED);
            assertThat(owed.responsible().party()).isEqualTo(A.HOST);
            assertThat(owed.because().rule()).isEqualTo("mapping-protection");
        }

        @Test
        void when_the_new_municipality_sends_a_supplement_then_it_is_no_double() {
            var settled = amina().settled("2025-04-01", "1508");

            assertThat(settled.supplement("2025-05-01", A.ALESUND)
                            .on("2025-05-02")
                            .conflicts())
                    .isEmpty();
        }

        @Test
        void when_the_new_municipality_maps_anew_then_it_is_a_double() {
            var twice = amina().settled("2025-04-01", "1508").assured("2025-05-01", A.ALESUND, "AFTER_SETTLEMENT");

            assertThat(twice.on("2025-05-02").conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DOUBLE_PROVISION);
                assertThat(conflict.parties()).containsExactlyInAnyOrder(A.HOST, A.ALESUND);
                assertThat(conflict.since()).isEqualTo("2025-05-01");
            });
        }

        @Test
        void when_the_document_and_the_event_tell_of_the_same_mapping_then_it_is_one() {
            var told = amina().event(MAPPING, "COMPLETED", "2025-02-22", A.HOST, "outcome", "MAPPED");

            assertThat(told.on("2025-03-01").conflicts()).isEmpty();
        }
    }

    @Nested
    class Given_Fatima_mapped_abroad {
        private final A abroad = A.person()
                .permit("RESETTLEMENT_REFUGEE", "2025-01-10")
                .born("1991-02-03")
                .mapped("2025-02-01", A.IMDI, "ABROAD");

        @Test
        void when_not_yet_mapped_then_the_directorate_owes_it() {
            var owed = A.person()
                    .born("1991-02-03")
                    .permit("RESETTLEMENT_REFUGEE", "2025-01-10")
                    .on("2025-01-11", MAPPING);

            assertThat(owed.responsible().party()).isEqualTo(A.IMDI);
        }

        @Test
        void when_the_municipality_goes_through_it_then_the_link_shows_quality_assurance_only() {
            var arrived = A.person()
                    .under(2)
                    .born("1991-02-03")
                    .permit("RESETTLEMENT_REFUGEE", "2025-01-10")
                    .settled("2025-06-01", "0301")
                    .assured("2025-07-01", A.OSLO, "AFTER_SETTLEMENT");

            var linked = abroad.linkedWith(arrived).on("2025-08-01");

            assertThat(linked.conflicts()).isEmpty();
            assertThat(linked.obligation(MAPPING + "/1").orElseThrow().endedOn())
                    .isEqualTo("2025-02-01");
        }

        @Test
        void when_the_municipality_maps_without_saying_so_then_the_link_shows_a_double() {
            var arrived = A.person()
                    .under(2)
                    .born("1991-02-03")
                    .settled("2025-06-01", "0301")
                    .mapped("2025-07-01", A.OSLO, "AFTER_SETTLEMENT");

            assertThat(abroad.linkedWith(arrived).on("2025-08-01").conflicts()).hasSize(1);
        }
    }

    @Nested
    class Given_Layla_under_two_numbers {
        private final A one = A.person()
                .born("1995-05-05")
                .permit("REFUGEE", "2025-01-10")
                .settled("2025-03-01", "0301")
                .assured("2025-04-01", A.OSLO, "AFTER_SETTLEMENT");
        private final A other = A.person()
                .under(2)
                .born("1995-05-05")
                .permit("REFUGEE", "2025-01-12")
                .inReception("2025-01-01")
                .assured("2025-02-20", A.HOST, "BEFORE_SETTLEMENT");

        @Test
        void when_linked_then_a_double_is_found_late_and_when_unlinked_both_histories_are_back() {
            assertThat(one.on("2025-06-01").conflicts()).isEmpty();
            assertThat(other.on("2025-06-01").conflicts()).isEmpty();

            var linked = one.linkedWith(other).on("2025-06-01");

            assertThat(linked.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DOUBLE_PROVISION);
                assertThat(conflict.parties()).containsExactlyInAnyOrder(A.OSLO, A.HOST);
            });
            assertThat(linked.obligation(MAPPING + "/1").orElseThrow().endedOn())
                    .isEqualTo("2025-02-20");
            assertThat(one.on("2025-06-01", MAPPING).endedOn()).isEqualTo("2025-04-01");
        }

        @Test
        void when_linked_and_unlinked_then_both_parties_are_told_once_each_time() {
            var apart = one.on("2025-06-01");
            var linked = one.linkedWith(other).on("2025-06-01");

            var raised = Notices.due(
                    new Ledger(apart.obligations(), apart.conflicts(), List.of()),
                    linked,
                    A.CATALOGUE,
                    A.DIRECTORY,
                    A.day("2025-06-01"),
                    Set.of());
            assertThat(raised)
                    .filteredOn(notice -> notice.kind() == NoticeKind.CONFLICT)
                    .extracting(Notice::receiver)
                    .containsExactlyInAnyOrder(A.OSLO, A.HOST);

            var resolved = Notices.due(
                    new Ledger(linked.obligations(), linked.conflicts(), List.of()),
                    apart,
                    A.CATALOGUE,
                    A.DIRECTORY,
                    A.day("2025-06-01"),
                    Set.of());
            assertThat(resolved)
                    .filteredOn(notice -> notice.kind() == NoticeKind.CONFLICT_RESOLVED)
                    .extracting(Notice::receiver)
                    .containsExactlyInAnyOrder(A.OSLO, A.HOST);
        }
    }

    @Nested
    class Given_Anna_and_Ingrid {
        @Test
        void when_Anna_from_Poland_applies_for_nothing_then_no_obligation_opens() {
            var anna = A.person()
                    .born("1992-01-01")
                    .citizen("POL")
                    .permit("EEA", "2025-01-10")
                    .registered("2025-02-01", "0301");

            assertThat(anna.on("2026-01-01").obligations()).isEmpty();
        }

        @Test
        void when_Ingrids_decision_lay_unread_then_the_miss_is_noticed_once_and_again_after_grace() {
            var person = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .assured("2025-03-10", A.OSLO, "AFTER_SETTLEMENT");
            var sent = new HashSet<String>();

            assertThat(notices(person, "2025-05-17", sent)).isEmpty();
            assertThat(notices(person, "2025-05-18", sent))
                    .contains("DUE_SOON " + PROGRAMME + "/1 2025-06-01 " + A.OSLO);
            assertThat(notices(person, "2025-06-01", sent)).isEmpty();
            assertThat(notices(person, "2025-06-02", sent))
                    .contains("OVERDUE " + PROGRAMME + "/1 2025-06-01 " + A.OSLO)
                    .filteredOn(text -> text.contains(PROGRAMME))
                    .hasSize(1);
            assertThat(notices(person, "2025-06-02", sent)).isEmpty();
            assertThat(notices(person, "2025-06-15", sent)).isEmpty();
            assertThat(notices(person, "2025-06-16", sent))
                    .contains(
                            "SECOND_NOTICE " + PROGRAMME + "/1 2025-06-01 " + A.OSLO,
                            "SECOND_NOTICE " + PROGRAMME + "/1 2025-06-01 " + A.IMDI);
            assertThat(notices(person, "2025-09-01", sent)).isEmpty();
            assertThat(person.on("2025-09-01", PROGRAMME).overdue(A.day("2025-09-01")))
                    .isTrue();

            person.decided(PROGRAMME, "GRANTED", "2025-09-01", A.OSLO)
                    .event(PROGRAMME, "STARTED", "2025-09-01", A.OSLO);
            assertThat(person.on("2025-09-02", PROGRAMME).overdue(A.day("2025-09-02")))
                    .isFalse();
        }

        @Test
        void when_time_passes_then_attention_stops_at_every_day_on_which_a_notice_comes() {
            var person = A.refugee("2025-01-10")
                    .settled("2025-03-01", "0301")
                    .assured("2025-03-10", A.OSLO, "AFTER_SETTLEMENT");
            var stops = new HashSet<String>();
            for (var day = A.day("2025-03-11"); day != null && day.isBefore(A.day("2025-12-31")); ) {
                var next = person.on(day.toString()).attentionOn();
                if (next != null) {
                    stops.add(next.toString());
                }
                day = next;
            }

            assertThat(stops).contains("2025-05-18", "2025-06-02", "2025-06-16").hasSizeLessThan(10);
        }

        private List<String> notices(A person, String on, Set<String> sent) {
            var now = person.on(on);
            var due = Notices.due(
                    new Ledger(now.obligations(), now.conflicts(), person.claims()),
                    now,
                    A.CATALOGUE,
                    A.DIRECTORY,
                    A.day(on),
                    sent);
            due.forEach(notice -> sent.add(notice.key()));
            return due.stream()
                    .map(notice ->
                            notice.kind() + " " + notice.subject() + " " + notice.due() + " " + notice.receiver())
                    .toList();
        }
    }
}
