package no.stafett.adapter.nokut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import no.stafett.adapter.Adapter;
import no.stafett.adapter.Errand;
import no.stafett.adapter.contract.AdapterContract;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Language;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.codes.LevelKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NokutAdapterTest extends AdapterContract {
    @Override
    protected Adapter adapter() {
        return new NokutAdapter();
    }

    private static byte[] pair(String name) {
        try {
            return Files.readAllBytes(Path.of("src", "test", "pairs", name));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static RecognitionApplication application(byte[] elmo, Map<String, String> settings) {
        return ElmoToRecognitionApplication.translate(
                        elmo, new Errand("310000906", LocalDate.of(2026, 1, 15), settings))
                .message()
                .orElseThrow();
    }

    @Test
    void the_adapter_is_found_as_a_service() {
        assertThat(ServiceLoader.load(Adapter.class)).hasAtLeastOneElementOfType(NokutAdapter.class);
    }

    @Nested
    class Given_a_diploma {
        private final byte[] elmo = pair("elmo-v1-foreign-number.native.xml");

        @Test
        void when_translated_there_and_back_then_it_is_the_same_byte_for_byte() {
            var back = RecognitionApplicationToElmo.translate(application(elmo, Map.of()));

            assertThat(back.message().orElseThrow().bytes()).isEqualTo(elmo);
        }

        @Test
        void when_the_original_was_changed_on_the_way_then_it_is_not_taken_out() {
            var application = application(elmo, Map.of());
            application.getDocument().get(0).getContent()[40] ^= 1;

            var back = RecognitionApplicationToElmo.translate(application);

            assertThat(back.message()).isEmpty();
            assertThat(back.findings()).extracting(Finding::code).containsExactly(FindingCode.DIGEST_MISMATCH);
        }

        @Test
        void when_exported_anew_then_the_key_of_the_qualification_is_the_same() {
            var anew = new String(elmo, UTF_8)
                    .replace("2025-06-20T10:00:00", "2026-01-02T03:04:05")
                    .getBytes(UTF_8);

            assertThat(application(anew, Map.of()).getQualificationKey())
                    .isEqualTo(application(elmo, Map.of()).getQualificationKey());
        }

        @Test
        void when_the_errand_tells_of_a_power_of_attorney_then_the_sender_is_the_agent() {
            var attorney = application(elmo, Map.of("power-of-attorney-signed-on", "2026-01-10"))
                    .getPowerOfAttorney();

            assertThat(attorney.getAgent()).isEqualTo("310000906");
            assertThat(attorney.getSignedOn()).isEqualTo("2026-01-10");
        }

        @Test
        void when_it_has_no_nus_code_then_the_errand_says_which_kind_it_is() {
            assertThat(application(elmo, Map.of("level-kind", "VET")).getLevelKind())
                    .isEqualTo(LevelKind.VET);
        }
    }

    @Nested
    class Given_a_number_with_a_wrong_control_digit {
        @Test
        void when_reported_then_the_number_is_in_no_text() {
            var translation = ElmoToRecognitionApplication.translate(
                    pair("elmo-v1-wrong-control-digit.native.xml"), new Errand("310000906", LocalDate.of(2026, 1, 15)));

            assertThat(translation.findings().stream().flatMap(finding -> List.of(Language.values()).stream()
                            .map(finding::text)))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("14868920043"));
        }
    }

    @Nested
    class Given_a_diploma_larger_than_what_may_go_along {
        @Test
        void when_translated_then_there_is_no_message_and_the_size_is_named() {
            var padding = "<!--" + "x".repeat(2 * 1024 * 1024) + "-->";
            var elmo = new String(pair("elmo-v1-foreign-number.native.xml"), UTF_8)
                    .replace("<learner>", padding + "<learner>")
                    .getBytes(UTF_8);

            var translation =
                    ElmoToRecognitionApplication.translate(elmo, new Errand("310000906", LocalDate.of(2026, 1, 15)));

            assertThat(translation.message()).isEmpty();
            assertThat(translation.findings())
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.ATTACHMENT_TOO_LARGE);
        }
    }
}
