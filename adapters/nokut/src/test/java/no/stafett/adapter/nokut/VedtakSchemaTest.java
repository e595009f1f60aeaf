package no.stafett.adapter.nokut;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class VedtakSchemaTest {
    private static Schema schema() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(VedtakSchemaTest.class.getResource("/stafett/adapter/nokut/godkjenningsvedtak.xsd"));
    }

    private static StreamSource pair(String name) {
        return new StreamSource(
                Path.of("src", "test", "pairs", name + ".native.xml").toFile());
    }

    @Nested
    class Given_the_form_s_schema {
        @ParameterizedTest
        @ValueSource(strings = {"vedtak-partly", "vedtak-minimal-foreign"})
        void when_a_decision_is_whole_then_it_is_valid(String name) throws SAXException {
            var validator = schema().newValidator();

            assertThatCode(() -> validator.validate(pair(name))).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(strings = {"vedtak-odd-values", "vedtak-says-nothing"})
        void when_a_decision_has_odd_values_then_it_is_not(String name) throws SAXException {
            var validator = schema().newValidator();

            assertThatThrownBy(() -> validator.validate(pair(name))).isInstanceOf(SAXException.class);
        }

        @Test
        void when_we_write_a_decision_then_it_is_valid() throws SAXException {
            var decision = VedtakToRecognitionDecision.translate(read("vedtak-partly"))
                    .message()
                    .orElseThrow();
            var written =
                    RecognitionDecisionToNative.translate(decision).message().orElseThrow();
            var validator = schema().newValidator();

            assertThatCode(() ->
                            validator.validate(new StreamSource(new java.io.ByteArrayInputStream(written.bytes()))))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] read(String name) {
        try {
            return java.nio.file.Files.readAllBytes(Path.of("src", "test", "pairs", name + ".native.xml"));
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
