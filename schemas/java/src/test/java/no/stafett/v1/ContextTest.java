package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContextTest {

    private static final int THREADS = 50;

    @Nested
    class Given_one_context_and_fifty_threads {

        @Test
        void when_each_examines_all_examples_then_each_finds_what_one_alone_finds() throws Exception {
            Stafett stafett = Stafett.v1();
            Map<Path, List<Finding>> alone = findings(stafett);

            List<Map<Path, List<Finding>>> together = new ArrayList<>();
            var threads = Executors.newFixedThreadPool(THREADS);
            try {
                Callable<Map<Path, List<Finding>>> examination = () -> findings(stafett);
                List<Future<Map<Path, List<Finding>>>> examinations = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    examinations.add(threads.submit(examination));
                }
                for (var one : examinations) {
                    together.add(one.get());
                }
            } finally {
                threads.shutdownNow();
            }

            assertThat(together).hasSize(THREADS).allSatisfy(each -> assertThat(each)
                    .isEqualTo(alone));
        }

        private static Map<Path, List<Finding>> findings(Stafett stafett) {
            var findings = new LinkedHashMap<Path, List<Finding>>();
            for (String prefix : List.of("valid-", "invalid-")) {
                for (Path file : Documents.examples(prefix)) {
                    Examination examination = stafett.examine(Documents.bytes(file));
                    findings.put(file, examination.findings());
                    examination.message().ifPresent(message -> stafett.writer().bytes(message));
                }
            }
            return findings;
        }
    }

    @Nested
    class Given_settings_about_synthetic_numbers {

        private final byte[] synthetic =
                Documents.bytes(Documents.EXAMPLES.resolve("person-registered/valid-national-identity-number.xml"));

        private List<FindingCode> codes(SyntheticNumbers setting, byte[] document) {
            return Stafett.v1(Settings.defaults().withSyntheticNumbers(setting)).examine(document).findings().stream()
                    .map(Finding::code)
                    .toList();
        }

        @Test
        void when_they_are_refused_then_a_synthetic_person_is_a_finding() {
            assertThat(codes(SyntheticNumbers.REFUSED, synthetic)).containsOnly(FindingCode.SYNTHETIC_REFUSED);
        }

        @Test
        void when_they_are_required_or_allowed_then_it_is_not() {
            assertThat(codes(SyntheticNumbers.REQUIRED, synthetic)).isEmpty();
            assertThat(codes(SyntheticNumbers.ALLOWED, synthetic)).isEmpty();
        }

        @Test
        void when_they_are_required_then_a_number_without_the_mark_is_a_finding() {
            // a test vector of the register's own documentation, which is nobody's number
            byte[] unmarked = new String(synthetic, java.nio.charset.StandardCharsets.UTF_8)
                    .replaceAll("(?<before>type=\"FODSELSNUMMER\">)[0-9]{11}", "${before}13097248022")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);

            assertThat(codes(SyntheticNumbers.REQUIRED, unmarked)).containsOnly(FindingCode.SYNTHETIC_REQUIRED);
            assertThat(codes(SyntheticNumbers.REFUSED, unmarked)).isEmpty();
        }
    }
}
