package no.stafett.adapter.nokut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Translation;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.codes.IdentifierKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Real ELMO files, by path: they are under other licences and are not copied here. Reported as skipped where the folder is
 * not beside the repository; {@code -Dstafett.samples=DIR} names another.
 */
class RealSamplesTest {
    private final Path folder = Path.of(System.getProperty("stafett.samples", "../../../shared/samples"))
            .resolve("elmo");

    @BeforeEach
    void the_folder_is_here() {
        assumeTrue(Files.isDirectory(folder), "No real samples in " + folder + "; -Dstafett.samples=DIR names them.");
    }

    private Translation<RecognitionApplication> translated(String file) throws IOException {
        return ElmoToRecognitionApplication.translate(
                Files.readAllBytes(folder.resolve(file)), new Errand("310000906", LocalDate.of(2026, 1, 15)));
    }

    private static List<Finding> errorsOf(RecognitionApplication application) {
        var message = Message.of(application).from("310000906").to("310000019").build();
        return Stafett.v1()
                .validator()
                .validate(Stafett.v1().writer().write(message))
                .errors();
    }

    @Nested
    class Given_the_example_of_version_1 {
        @Test
        void when_translated_then_the_polish_number_is_a_foreign_one() throws IOException {
            var application = translated("example.xml").message().orElseThrow();

            assertThat(application.getPerson().getIdentifier().getType()).isEqualTo(IdentifierKind.FOREIGN);
            assertThat(application.getPerson().getIdentifier().getCountry()).isEqualTo("POL");
            assertThat(application.getEducation().getTitle()).isEqualTo("Master of Science in Biology");
            assertThat(errorsOf(application)).isEmpty();
        }
    }

    @Nested
    class Given_a_file_of_the_finnish_contact_point {
        @Test
        void when_translated_then_the_finnish_number_is_a_foreign_one() throws IOException {
            var application = translated("my_elmo.xml").message().orElseThrow();

            assertThat(application.getPerson().getIdentifier().getCountry()).isEqualTo("FIN");
            assertThat(errorsOf(application)).isEmpty();
        }
    }

    @Nested
    class Given_a_norwegian_file_of_the_older_generation {
        @Test
        void when_translated_then_its_number_of_ten_digits_names_nobody() throws IOException {
            var translation = translated("Example-elmo-Norway.xml");

            assertThat(translation.message()).isEmpty();
            assertThat(translation.findings().stream().filter(Finding::isError))
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.PERSON_NOT_IDENTIFIED);
        }
    }

    @Nested
    class Given_any_file_there {
        @Test
        void when_translated_then_there_is_a_message_or_an_error_that_says_why_not() throws IOException {
            try (var files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var translation = translated(file.getFileName().toString());

                    assertThat(translation.message().isPresent())
                            .as(file.toString())
                            .isNotEqualTo(translation.findings().stream().anyMatch(Finding::isError));
                }
            }
        }
    }
}
