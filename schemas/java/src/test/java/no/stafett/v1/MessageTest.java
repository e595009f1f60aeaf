package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.identifier.OrganisationNumber;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;

class MessageTest {

    private static final String SENDER = "310000205";
    private static final String RECEIVER = "310000019";
    private static final String DUF_NUMBER = "202341234508";

    private final Stafett stafett = Stafett.v1();

    static List<Path> valid() {
        return Documents.examples("valid-");
    }

    private static ServiceClaim claim() {
        return new ServiceClaim()
                .withPerson(new Person()
                        .withIdentifier(new Identifier()
                                .withType(IdentifierKind.DUF_NUMBER)
                                .withValue(DUF_NUMBER)))
                .withService("SKILLS_MAPPING")
                .withFrom(LocalDate.of(2024, 6, 10));
    }

    @Nested
    class Given_a_document {

        @ParameterizedTest
        @MethodSource("no.stafett.v1.MessageTest#valid")
        void when_it_is_parsed_and_written_then_it_is_the_same_document(Path file) {
            byte[] document = Documents.bytes(file);

            String written = stafett.writer().write(stafett.parser().parse(document));

            var difference = DiffBuilder.compare(Input.fromByteArray(document))
                    .withTest(written)
                    .ignoreWhitespace()
                    .ignoreComments()
                    .checkForSimilar()
                    .build();
            assertThat(difference.hasDifferences())
                    .withFailMessage(difference::fullDescription)
                    .isFalse();
            assertThat(stafett.validator().validate(written).findings()).isEmpty();
        }

        @Test
        void when_it_is_parsed_as_another_message_then_the_findings_say_so() {
            byte[] document = Documents.bytes(Documents.EXAMPLES.resolve("service-claim/valid-minimal.xml"));

            assertThatThrownBy(() -> stafett.parser().parse(document, PersonSettled.class))
                    .isInstanceOfSatisfying(UnreadableDocumentException.class, e -> assertThat(e.findings())
                            .extracting(Finding::code)
                            .containsExactly(FindingCode.HEADER_PAYLOAD_MISMATCH))
                    .hasMessageContaining("STF-0106")
                    .hasMessageContaining("Validate");
        }

        @Test
        void when_it_breaks_the_structure_then_the_strict_parser_does_not_read_it() {
            byte[] document =
                    Documents.bytes(Documents.EXAMPLES.resolve("person-settled/invalid-STF-1204-30-february.xml"));

            assertThatThrownBy(() -> stafett.parser().parse(document, PersonSettled.class))
                    .isInstanceOf(UnreadableDocumentException.class)
                    .hasMessageContaining("STF-1204");
        }
    }

    @Nested
    class Given_a_new_message {

        private final Message<ServiceClaim> message = Message.of(claim())
                .from(new OrganisationNumber(SENDER))
                .to(new OrganisationNumber(RECEIVER))
                .expectedResponse(Instant.parse("2024-06-03T09:00:00Z"))
                .senderRef("RC-2024-1")
                .onBehalfOf("310000604")
                .build();

        @Test
        void when_it_is_written_and_parsed_then_it_is_equal() {
            byte[] document = stafett.writer().bytes(message);

            assertThat(stafett.parser().parse(document, ServiceClaim.class)).isEqualTo(message);
        }

        @Test
        void when_it_is_examined_then_it_is_valid_and_read_in_the_same_go() {
            Examination examination = stafett.examine(stafett.writer().bytes(message));

            assertThat(examination.findings()).isEmpty();
            assertThat(examination.header()).contains(message.header());
            assertThat(examination.message()).map(Object.class::cast).contains(message);
        }

        @Test
        void when_two_are_made_then_ids_and_conversations_are_their_own() {
            Message<ServiceClaim> other =
                    Message.of(claim()).from(SENDER).to(RECEIVER).build();

            assertThat(other.header().instanceIdentifier())
                    .isNotEqualTo(message.header().instanceIdentifier());
            assertThat(other.header().conversationId())
                    .isNotEqualTo(message.header().conversationId());
        }

        @Test
        void when_it_has_no_sender_then_it_is_not_made() {
            assertThatThrownBy(() -> Message.of(claim()).to(RECEIVER).build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sender");
        }

        @Test
        void when_its_payload_is_no_message_then_it_is_not_begun() {
            assertThatThrownBy(() -> Message.of(new Person()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ServiceClaim");
        }

        @Test
        void when_it_is_shown_then_the_person_is_not() {
            assertThat(message.toString()).contains("ServiceClaim", SENDER).doesNotContain(DUF_NUMBER);
            assertThat(message.payload().toString()).doesNotContain(DUF_NUMBER);
            assertThat(message.payload().getPerson().getIdentifier().toString()).doesNotContain(DUF_NUMBER);
            assertThat(stafett.examine(stafett.writer().bytes(message)).toString())
                    .doesNotContain(DUF_NUMBER);
        }
    }

    @Nested
    class Given_a_rejected_document {

        @Test
        void when_only_the_payload_is_wrong_then_the_header_is_there_to_answer() {
            byte[] document =
                    Documents.bytes(Documents.EXAMPLES.resolve("person-settled/invalid-STF-1204-30-february.xml"));

            Examination examination = stafett.examine(document);

            assertThat(examination.isValid()).isFalse();
            assertThat(examination.header()).map(Header::type).contains("PersonSettled");
            assertThat(examination.message()).isEmpty();
        }

        @Test
        void when_its_sender_can_not_be_read_then_its_id_is_there_all_the_same() {
            byte[] document =
                    Documents.bytes(Documents.EXAMPLES.resolve("person-registered/invalid-STF-0107-prefix-9908.xml"));

            Examination examination = stafett.examine(document);

            assertThat(examination.header()).isEmpty();
            assertThat(examination.instanceIdentifier()).isPresent();
            assertThat(examination.type()).contains("PersonRegistered");
        }

        @Test
        void when_a_number_is_wrong_then_no_finding_shows_it() {
            byte[] document = Documents.bytes(
                    Documents.EXAMPLES.resolve("person-registered/invalid-STF-2022-wrong-check-digits.xml"));

            assertThat(stafett.examine(document).toString()).doesNotContainPattern("[0-9]{11}");
        }
    }
}
