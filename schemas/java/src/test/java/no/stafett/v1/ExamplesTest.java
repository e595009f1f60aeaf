package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example of the standard is judged as its file name says. */
class ExamplesTest {

    private static final Pattern INVALID = Pattern.compile("invalid-(STF-[0-9]{4})-.+\\.xml");

    private final Stafett stafett = Stafett.v1(Settings.defaults().withSyntheticNumbers(SyntheticNumbers.REQUIRED));

    static List<Path> valid() {
        return Documents.examples("valid-");
    }

    static List<Path> invalid() {
        return Documents.examples("invalid-");
    }

    @Nested
    class Given_the_folder_of_examples {

        @Test
        void when_it_is_listed_then_there_are_valid_and_invalid_ones() {
            assertThat(valid()).hasSizeGreaterThan(17);
            assertThat(invalid()).hasSizeGreaterThan(40);
        }
    }

    @Nested
    class Given_a_valid_example {

        @ParameterizedTest
        @MethodSource("no.stafett.v1.ExamplesTest#valid")
        void when_it_is_examined_then_nothing_is_found_and_the_message_is_read(Path file) {
            Examination examination = stafett.examine(Documents.bytes(file));

            assertThat(examination.findings()).isEmpty();
            assertThat(examination.header()).isPresent();
            assertThat(examination.message()).isPresent();
        }
    }

    @Nested
    class Given_an_invalid_example {

        @ParameterizedTest
        @MethodSource("no.stafett.v1.ExamplesTest#invalid")
        void when_it_is_examined_then_that_code_is_found_and_no_other(Path file) {
            var name = INVALID.matcher(file.getFileName().toString());
            assertThat(name.matches()).isTrue();

            List<Finding> findings =
                    stafett.validator().validate(Documents.bytes(file)).findings();

            assertThat(findings).extracting(finding -> finding.code().id()).containsOnly(name.group(1));
            assertThat(findings).allSatisfy(finding -> {
                assertThat(finding.text(Language.EN)).doesNotContain("{", "…");
                assertThat(finding.remedy(Language.NB))
                        .hasValueSatisfying(text -> assertThat(text).doesNotContain("{", "…"));
            });
        }
    }
}
