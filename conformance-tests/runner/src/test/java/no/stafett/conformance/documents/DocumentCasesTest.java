package no.stafett.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.stafett.conformance.Outcome;
import no.stafett.conformance.Profile;
import no.stafett.conformance.Requirements;
import no.stafett.conformance.Session;
import no.stafett.conformance.Verdict;
import no.stafett.conformance.Xml;
import no.stafett.v1.FindingCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@SuppressWarnings("NullAway.Init")
class DocumentCasesTest {
    private static final String EXAMPLES = "stafett/v1/examples/";

    @TempDir
    Path folder;

    private List<Outcome> judged() {
        return new Session(Profile.DOCUMENTS, "files", DocumentCases.all(Folder.at(folder)))
                .run(now -> {}, failed -> {})
                .outcomes();
    }

    private static List<String> named(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .map(outcome -> outcome.conformanceCase().id())
                .toList();
    }

    private void writes(String name, String example) throws IOException {
        Files.write(folder.resolve(name), Xml.bytes(EXAMPLES + example));
    }

    static Stream<String> examples(String pattern) throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + EXAMPLES + pattern))
                .map(resource -> resource.toString().replaceAll(".*/examples/|\\]$", ""))
                .distinct();
    }

    static Stream<String> invalid() throws IOException {
        return examples("*/invalid-STF-*.xml");
    }

    @Nested
    class Given_files_of_a_sound_system {
        @Test
        void when_they_are_judged_then_nothing_fails_and_what_none_is_about_is_not_passed() throws IOException {
            for (var example : examples("*/valid-*.xml").toList()) {
                if (!example.contains("delivered-copy")) {
                    writes(example.replace('/', '-'), example);
                }
            }

            var outcomes = judged();

            assertThat(named(outcomes, Verdict.FAIL)).isEmpty();
            assertThat(named(outcomes, Verdict.PASS)).contains("documents/R-020", "documents/R-039", "documents/R-010");
        }

        @Test
        void when_no_file_has_a_duf_number_then_that_requirement_is_not_run() throws IOException {
            writes("one.xml", "person-registered/valid-national-identity-number.xml");

            var outcomes = judged();

            assertThat(named(outcomes, Verdict.NOT_RUN)).contains("documents/R-022", "documents/R-039");
            assertThat(named(outcomes, Verdict.FAIL)).isEmpty();
        }
    }

    @Nested
    class Given_files_of_a_broken_system {
        /** The example's own number, in the file's name, says which requirement must be named. */
        @ParameterizedTest
        @MethodSource("no.stafett.conformance.documents.DocumentCasesTest#invalid")
        void when_one_file_is_wrong_then_a_case_of_its_requirement_fails(String example) throws IOException {
            var code = example.replaceAll(".*invalid-(STF-[0-9]{4})-.*", "$1");
            var requirements = Requirements.ofTheStandard().all().stream()
                    .filter(requirement -> requirement.who().equals("sender")
                            && requirement.findings().contains(code)
                            && !List.of("R-014", "R-019").contains(requirement.id())) // only in certain places
                    .map(requirement -> "documents/" + requirement.id())
                    .toList();
            writes("sound.xml", "person-registered/valid-minimal.xml");
            writes("wrong.xml", example);

            var failed = named(judged(), Verdict.FAIL);

            if (FindingCode.of(code).orElseThrow().severity() == no.stafett.v1.Severity.WARNING
                    || requirements.isEmpty()) {
                assertThat(failed).doesNotContain("documents/R-013");
            } else {
                assertThat(failed).containsAll(requirements).contains("documents/every-file-is-valid");
            }
        }

        @Test
        void when_an_id_is_used_for_two_documents_then_that_fails() throws IOException {
            writes("one.xml", "person-registered/valid-minimal.xml");
            var other = new String(Xml.bytes(EXAMPLES + "person-registered/valid-minimal.xml"), StandardCharsets.UTF_8)
                    .replace("CreationDateAndTime>2024-06-03", "CreationDateAndTime>2024-06-04");
            Files.writeString(folder.resolve("two.xml"), other);

            assertThat(named(judged(), Verdict.FAIL)).containsExactly("documents/one-id-one-document");
        }

        @Test
        void when_every_file_fails_early_then_later_requirements_are_not_run() throws IOException {
            writes("wrong.xml", "person-registered/invalid-STF-0005-cut-off.xml");

            var outcomes = judged();

            assertThat(named(outcomes, Verdict.FAIL)).contains("documents/R-002");
            assertThat(named(outcomes, Verdict.PASS)).doesNotContain("documents/R-020", "documents/R-013");
        }
    }
}
