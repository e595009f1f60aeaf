package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each finding code has its entry, its page and its example, and what judges by it. */
class FindingCodesTest {

    private static final Pattern DECLARED = Pattern.compile("<finding code=\"(STF-[0-9]{4})\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    @Nested
    class Given_the_file_of_findings {

        @Test
        void when_its_codes_are_listed_then_the_enum_has_the_same() throws Exception {
            var declared = DECLARED.matcher(Files.readString(Documents.STANDARD.resolve("findings.xml")))
                    .results()
                    .map(match -> match.group(1))
                    .toList();

            assertThat(declared).hasSizeGreaterThan(60).doesNotHaveDuplicates();
            assertThat(declared)
                    .containsExactly(Arrays.stream(FindingCode.values())
                            .map(FindingCode::id)
                            .toArray(String[]::new));
        }
    }

    @Nested
    class Given_a_code {

        @ParameterizedTest
        @EnumSource
        void when_it_is_looked_up_then_it_has_texts_in_both_languages_with_the_same_names(FindingCode code) {
            assertThat(code.text(Language.EN)).isNotBlank();
            assertThat(code.text(Language.NB)).isNotBlank();
            assertThat(parameters(code.text(Language.NB))).isEqualTo(parameters(code.text(Language.EN)));
            assertThat(code.remedy(Language.EN)).isNotBlank();
            assertThat(parameters(code.remedy(Language.NB))).isEqualTo(parameters(code.remedy(Language.EN)));
            assertThat(FindingCode.of(code.id())).contains(code);
        }

        @ParameterizedTest
        @EnumSource
        void when_it_is_explained_then_page_and_examples_exist(FindingCode code) {
            Explanation explanation = Stafett.v1().explain(code.name()).orElseThrow();

            assertThat(explanation.code()).isEqualTo(code);
            assertThat(FindingPages.FOLDER.resolve(code.id() + ".md")).exists();
            assertThat(explanation.badExample().isPresent()
                            || explanation.given(Language.EN).isPresent())
                    .as("an example, or what is given")
                    .isTrue();
            explanation.badExample().ifPresent(path -> assertThat(new Examples().at(path))
                    .isPresent());
            explanation.goodExample().ifPresent(path -> assertThat(new Examples().at(path))
                    .isPresent());
        }

        @ParameterizedTest
        @EnumSource
        void when_a_document_alone_brings_it_about_then_its_example_is_named_after_it(FindingCode code) {
            if (code.given(Language.EN).isEmpty()) {
                assertThat(code.example())
                        .hasValueSatisfying(path -> assertThat(path).contains("/invalid-" + code.id() + "-"));
            } else {
                assertThat(code.given(Language.NB)).isPresent();
            }
        }

        /** A value that is words itself has a name for each language: {@code expectedEn}, {@code expectedNb}. */
        private static Set<String> parameters(String text) {
            return PARAMETER
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1).replaceFirst("(En|Nb)$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Nested
    class Given_the_business_rules {

        @Test
        void when_they_are_listed_then_each_rule_of_a_document_has_its_own() {
            var codes = Standard.get().rules().stream().map(BusinessRule::code).toList();

            assertThat(codes).doesNotHaveDuplicates();
            assertThat(codes)
                    .containsExactlyInAnyOrder(Arrays.stream(FindingCode.values())
                            .filter(code -> code.id().startsWith("STF-30"))
                            .toArray(FindingCode[]::new));
        }
    }

    @Nested
    class Given_the_examples_of_the_class_path {

        @Test
        void when_they_are_asked_for_then_each_message_has_a_complete_one() {
            var examples = new Examples();

            assertThat(examples.messages())
                    .contains("ServiceClaim", "PersonRegistered")
                    .hasSizeGreaterThan(16);
            assertThat(examples.complete("service-claim")).isEqualTo(examples.complete("ServiceClaim"));
            assertThat(examples.complete("ServiceClaim"))
                    .hasValueSatisfying(text -> assertThat(text).contains("<ServiceClaim"));
            assertThat(examples.complete("NoSuchMessage")).isEmpty();
            assertThat(examples.at("../findings.xml")).isEmpty();
        }

        @Test
        void when_a_code_is_unknown_then_there_is_no_explanation() {
            assertThat(Stafett.v1().explain("STF-7777")).isEmpty();
            assertThat(Stafett.v1().explain("stf-2201")).map(Explanation::code).contains(FindingCode.CODE_NOT_IN_LIST);
        }
    }

    @Nested
    class Given_the_sources {

        @Test
        void when_services_are_listed_then_each_rule_class_is_among_them() throws Exception {
            Path services = Path.of("src/main/resources/META-INF/services/no.stafett.v1.BusinessRule");
            try (var files = Files.list(Path.of("src/main/java/no/stafett/v1/rule"))) {
                var rules = files.filter(FindingCodesTest::isRule)
                        .map(file -> "no.stafett.v1.rule."
                                + file.getFileName().toString().replace(".java", ""))
                        .sorted()
                        .toList();

                assertThat(Files.readAllLines(services)).containsExactlyElementsOf(rules);
            }
        }
    }

    private static boolean isRule(Path file) {
        try {
            return Files.readString(file).contains("implements BusinessRule");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
