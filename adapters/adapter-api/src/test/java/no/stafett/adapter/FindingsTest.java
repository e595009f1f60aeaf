package no.stafett.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Language;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings();
    private final Place place = new Place("/a/b[1]", 3);

    @Nested
    class Given_a_warning {
        @Test
        void when_the_message_is_asked_for_then_both_are_there() {
            findings.leftOut(place, "a mark");

            var translation = findings.orElse(() -> "message");

            assertThat(translation.message()).contains("message");
            assertThat(translation.findings())
                    .extracting(Finding::code, Finding::at, Finding::line)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(FindingCode.NATIVE_VALUE_LEFT_OUT, "/a/b[1]", 3));
        }
    }

    @Nested
    class Given_an_error {
        @Test
        void when_the_message_is_asked_for_then_it_is_not_even_made() {
            findings.missing(place, "b");

            var translation = findings.orElse(() -> {
                throw new AssertionError("made in spite of an error");
            });

            assertThat(translation.message()).isEmpty();
        }

        @Test
        void when_somebody_keeps_a_message_beside_it_then_that_is_refused() {
            var error = List.of(Finding.of(FindingCode.PERSON_NOT_IDENTIFIED));

            assertThatThrownBy(() -> new Translation<>(error, Optional.of("half a message")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Given_a_value_about_a_person {
        @Test
        void when_it_is_reported_then_only_its_shape_is_shown() {
            findings.personalNotUnderstood(place, "180766-2213");

            assertThat(findings.list().get(0).text(Language.EN))
                    .contains("######-####")
                    .doesNotContain("180766");
        }

        @Test
        void when_it_hides_in_other_words_then_it_is_masked_still() {
            findings.leftOut(place, "see number 01829012355 of the applicant");

            assertThat(findings.list().get(0).text(Language.EN))
                    .contains("see number ########### of the applicant")
                    .doesNotContain("01829012355");
        }
    }

    @Nested
    class Given_a_part_left_out_within_a_whole_left_out {
        @Test
        void when_listed_then_the_whole_is_named_once() {
            findings.leftOut(new Place("/a/b[1]/c[1]", 4), "c");
            findings.leftOutWhole(place, "b");
            findings.leftOut(new Place("/a/b[10]", 9), "a word of another b");
            findings.leftOut(new Place("/a/b[10]/c[1]", 9), "its c");

            assertThat(findings.list()).extracting(Finding::at).containsExactly("/a/b[1]", "/a/b[10]", "/a/b[10]/c[1]");
        }
    }

    @Nested
    class Given_more_findings_than_are_listed {
        @Test
        void when_an_error_comes_last_then_it_is_listed_and_the_rest_are_counted() {
            for (var number = 0; number < Findings.LISTED_MAX + 20; number++) {
                findings.notUnderstood(new Place("/a/b[" + number + "]", number + 1), "x");
            }
            findings.missing(place, "b");

            assertThat(findings.list()).hasSize(Findings.LISTED_MAX + 2);
            assertThat(findings.list()).extracting(Finding::code).contains(FindingCode.NATIVE_VALUE_MISSING);
            assertThat(findings.list().get(Findings.LISTED_MAX + 1).text(Language.EN))
                    .startsWith("20 more");
        }
    }

    @Nested
    class Given_a_table_of_codes {
        @Test
        void when_a_code_is_not_in_it_then_it_is_a_finding_and_no_guess() {
            assertThat(findings.codeAt(place, "ARBEID", Map.of("ARBEID", 1))).contains(1);
            assertThat(findings.codeAt(place, "arbeid", Map.of("ARBEID", 1))).isEmpty();
            assertThat(findings.list())
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.NATIVE_VALUE_NOT_UNDERSTOOD);
        }
    }
}
