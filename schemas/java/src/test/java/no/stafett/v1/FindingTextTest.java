package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the texts of a finding are filled in. */
class FindingTextTest {

    @Test
    void when_a_word_in_brackets_is_known_then_they_are_read_and_not_seen() {
        var collision = Finding.of(FindingCode.OVERLAPS_EXCLUSIVE_SERVICE, "firstFreeDay", "2027-05-01");

        assertThat(collision.remedy(Language.EN)).contains("Ask for a transfer, or claim from 2027-05-01.");
        assertThat(collision.remedy(Language.NB)).contains("Be om overføring, eller reserver fra og med 2027-05-01.");
    }

    @Test
    void when_it_is_not_known_then_the_sentence_goes_without() {
        var collision = Finding.of(FindingCode.OVERLAPS_EXCLUSIVE_SERVICE, "period", "2027-01-04 – …");

        assertThat(collision.remedy(Language.EN)).contains("Ask for a transfer.");
        assertThat(collision.remedy(Language.NB)).contains("Be om overføring.");
    }

    @Test
    void what_is_filled_in_may_hold_brackets_of_its_own() {
        var wrong = Finding.of(FindingCode.SCHEMA_VIOLATION, "reason", "[{x}]");

        assertThat(wrong.text(Language.EN)).contains("[{x}]");
    }
}
