package no.stafett.ledger.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.DisclosedMessage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the standard's own examples mean to the ledger. */
class MessageEventsTest {
    private static final Stafett STAFETT = Stafett.v1();
    private static final Set<String> ONLY_ANSWERS = Set.of("Receipt");

    /** Every message that somebody may send. */
    static List<String> sent() {
        return STAFETT.disclosureTable().getMessage().stream()
                .filter(message -> !message.getMaySend().isEmpty())
                .map(DisclosedMessage::getType)
                .filter(type -> !ONLY_ANSWERS.contains(type))
                .toList();
    }

    private static Event event(String message, String file) {
        var folder = message.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        Message<?> read = STAFETT.parser()
                .parse(STAFETT.examples()
                        .at(folder + "/" + file + ".xml")
                        .orElseThrow()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var header = read.header();
        return MessageEvents.of(
                        read.payload(),
                        new MessageEvents.Context(header.principal(), header.receiver(), Instant.EPOCH, null))
                .orElseThrow();
    }

    private static FactDraft only(String message, String file) {
        var facts = event(message, file).facts();
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }

    @Nested
    class Given_any_message_that_parties_send {
        @ParameterizedTest
        @MethodSource("no.stafett.ledger.event.MessageEventsTest#sent")
        void when_it_is_read_then_its_facts_have_only_values_of_their_kind(String message) {
            var event = event(message, "valid-complete");

            for (FactDraft draft : event.facts()) {
                var kept = new Fact(
                        1, 1, draft.kind(), draft.values(), draft.trueFrom(), draft.trueUntil(), Instant.EPOCH, 1);
                assertThat(kept.values()).isEqualTo(draft.values());
            }
            assertThat(event.facts().isEmpty())
                    .as("a message without facts asks for something else")
                    .isEqualTo(
                            !(event.act() instanceof Act.Keep) && event.facts().isEmpty());
        }
    }

    @Nested
    class Given_a_life_that_changes {
        @Test
        void when_the_person_is_back_then_the_absence_has_an_end() {
            var left = only("PersonLeft", "valid-complete");

            assertThat(left.kind()).isEqualTo(FactKind.LEFT);
            assertThat(left.values()).containsEntry(Key.CODE, "WHEREABOUTS_UNKNOWN");
            assertThat(left.trueUntil()).isEqualTo("2025-04-14");
        }

        @Test
        void when_a_permit_lapses_then_it_has_ended_and_when_it_is_restored_then_it_holds_from_the_day_it_did_not() {
            assertThat(only("ResidenceChanged", "valid-minimal").kind()).isEqualTo(FactKind.PERMIT_ENDED);
            var restored = only("ResidenceChanged", "valid-restored");
            assertThat(restored.kind()).isEqualTo(FactKind.PERMIT);
            assertThat(restored.trueFrom()).isEqualTo("2026-09-01");
        }

        @Test
        void when_circumstances_change_then_each_is_a_fact_of_its_own_kind() {
            assertThat(only("CircumstanceChanged", "valid-complete").values()).containsEntry(Key.HOURS, "30");
            assertThat(only("CircumstanceChanged", "valid-child-born").kind()).isEqualTo(FactKind.CHILD);
            assertThat(only("CircumstanceChanged", "valid-education-group").kind())
                    .isEqualTo(FactKind.EDUCATION_GROUP);
            assertThat(only("CircumstanceChanged", "valid-upper-secondary").values())
                    .containsEntry(Key.CODE, "FULL_TIME");
        }
    }

    @Nested
    class Given_messages_that_name_messages {
        @Test
        void when_one_is_corrected_then_it_is_the_one_that_must_be_found() {
            var event = event("Correction", "valid-complete");

            assertThat(event.act()).isInstanceOfSatisfying(Act.Correct.class, correct -> assertThat(event.messages())
                    .contains(correct.message()));
        }

        @Test
        void when_a_referral_names_two_then_both_are() {
            assertThat(event("TransitionReferral", "valid-complete").messages()).hasSize(2);
        }
    }

    @Nested
    class Given_a_message_about_nobody {
        @Test
        void when_it_is_read_then_it_is_for_publishing() {
            for (String message : List.of("ServiceCatalogue", "ParticipantDirectory", "OutcomeStatistics")) {
                var event = event(message, "valid-minimal");
                assertThat(event.act()).isInstanceOf(Act.Publish.class);
                assertThat(event.subject()).isEmpty();
            }
        }
    }

    @Nested
    class Given_a_report_of_a_partys_own_books {
        @Test
        void when_it_is_read_then_it_makes_nobody_known_and_keeps_apart_an_empty_list_from_none() {
            var whole = event("ReconciliationReport", "valid-complete");
            assertThat(whole.makesKnown()).isFalse();
            assertThat(whole.act()).isInstanceOfSatisfying(Act.Reconcile.class, asked -> {
                assertThat(asked.sent()).hasSize(2);
                assertThat(asked.received()).hasSize(1);
                assertThat(asked.provides())
                        .containsEntry("K-000124", new Act.Provided("INTRODUCTION_PROGRAMME", "STARTED"));
            });

            assertThat(event("ReconciliationReport", "valid-nothing-received").act())
                    .isInstanceOfSatisfying(Act.Reconcile.class, asked -> {
                        assertThat(asked.sent()).isNull();
                        assertThat(asked.received()).isEmpty();
                    });
        }
    }
}
