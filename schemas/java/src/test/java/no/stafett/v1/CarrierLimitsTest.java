package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each limit is proven by a document that breaks only that limit, and by one that just keeps it. */
class CarrierLimitsTest {

    private static final Limits LIMITS = Limits.OF_THE_STANDARD;
    private final Stafett stafett = Stafett.v1();

    private List<FindingCode> codes(byte[] document) {
        return stafett.validator().validate(document).findings().stream()
                .map(Finding::code)
                .toList();
    }

    private List<FindingCode> codes(String document) {
        return codes(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String example(String path) {
        return new Examples().at(path).orElseThrow();
    }

    private static String withExtension(String content) {
        return example("person-registered/valid-minimal.xml")
                .replace("</PersonRegistered>", "<Extension>" + content + "</Extension></PersonRegistered>");
    }

    private static String withAttachment(int sizeBytes) {
        String example = example("recognition-application/valid-complete.xml");
        byte[] content = new byte[sizeBytes];
        String encoded = Base64.getEncoder().encodeToString(content);
        return example.replaceAll("<c:Content>[^<]*</c:Content>", "<c:Content>" + encoded + "</c:Content>")
                .replaceAll("<c:Sha256>[^<]*</c:Sha256>", "<c:Sha256>" + Documents.sha256(content) + "</c:Sha256>")
                .replaceFirst("(?s)<PowerOfAttorney>.*</PowerOfAttorney>", "");
    }

    @Nested
    class Given_the_size {

        private byte[] ofSize(int sizeBytes) {
            String document = example("person-registered/valid-minimal.xml");
            int missing = sizeBytes - document.getBytes(StandardCharsets.UTF_8).length - "<!---->".length();
            return (document + "<!--" + "x".repeat(missing) + "-->").getBytes(StandardCharsets.UTF_8);
        }

        @Test
        void when_it_is_the_limit_then_nothing_is_found() {
            assertThat(codes(ofSize(LIMITS.sizeBytesMax()))).isEmpty();
        }

        @Test
        void when_it_is_a_byte_more_then_it_is_too_large_and_says_both_sizes() {
            List<Finding> findings = stafett.validator()
                    .validate(ofSize(LIMITS.sizeBytesMax() + 1))
                    .findings();

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.TOO_LARGE);
                assertThat(finding.text(Language.EN)).contains("3145729", "3145728");
            });
        }
    }

    @Nested
    class Given_the_depth {

        private String nested(int levels) {
            return withExtension("<x xmlns=\"urn:x\">" + "<x>".repeat(levels - 4) + "</x>".repeat(levels - 4) + "</x>");
        }

        @Test
        void when_it_is_the_limit_then_nothing_is_found() {
            assertThat(codes(nested(LIMITS.depthMax()))).isEmpty();
        }

        @Test
        void when_it_is_a_level_more_then_it_is_too_deep() {
            assertThat(codes(nested(LIMITS.depthMax() + 1))).containsExactly(FindingCode.TOO_DEEP);
        }

        @Test
        void when_it_is_very_deep_then_it_is_still_only_too_deep() {
            assertThat(codes(nested(100_000))).containsExactly(FindingCode.TOO_DEEP);
        }
    }

    @Nested
    class Given_attributes {

        private String withAttributes(int count) {
            var element = new StringBuilder("<x xmlns=\"urn:x\"");
            for (int i = 0; i < count; i++) {
                element.append(" a").append(i).append("=\"\"");
            }
            return withExtension(element.append("/>").toString());
        }

        @Test
        void when_they_are_as_many_as_the_limit_then_nothing_is_found() {
            assertThat(codes(withAttributes(LIMITS.attributesMax()))).isEmpty();
        }

        @Test
        void when_there_is_one_more_then_they_are_too_many() {
            assertThat(codes(withAttributes(LIMITS.attributesMax() + 1)))
                    .containsExactly(FindingCode.TOO_MANY_ATTRIBUTES);
        }

        @Test
        void when_they_are_more_than_the_parser_itself_takes_then_they_are_too_many() {
            assertThat(codes(withAttributes(20_000))).containsExactly(FindingCode.TOO_MANY_ATTRIBUTES);
        }
    }

    @Nested
    class Given_a_text {

        private String withText(int chars) {
            return withExtension("<x xmlns=\"urn:x\">" + "x".repeat(chars) + "</x>");
        }

        @Test
        void when_it_is_as_long_as_the_limit_then_nothing_is_found() {
            assertThat(codes(withText(LIMITS.textCharsMax()))).isEmpty();
        }

        @Test
        void when_it_is_a_character_more_then_it_is_too_long() {
            assertThat(codes(withText(LIMITS.textCharsMax() + 1))).containsExactly(FindingCode.TEXT_TOO_LONG);
        }

        @Test
        void when_it_is_cut_in_pieces_by_comments_then_it_is_still_too_long() {
            String pieces = ("x".repeat(100_000) + "<!-- -->").repeat(30);

            assertThat(codes(withExtension("<x xmlns=\"urn:x\">" + pieces + "</x>")))
                    .containsExactly(FindingCode.TEXT_TOO_LONG);
        }
    }

    @Nested
    class Given_an_attachment {

        @Test
        void when_it_is_two_mebibytes_then_nothing_is_found() {
            assertThat(codes(withAttachment(2 * 1024 * 1024))).isEmpty();
        }

        @Test
        void when_it_is_a_byte_more_then_it_is_too_large_and_the_document_is_not() {
            assertThat(codes(withAttachment(2 * 1024 * 1024 + 1))).containsExactly(FindingCode.ATTACHMENT_TOO_LARGE);
        }

        @Test
        void when_its_text_is_longer_than_a_text_may_be_then_that_is_found_alone() {
            assertThat(codes(withAttachment(2_200_000))).containsExactly(FindingCode.TEXT_TOO_LONG);
        }
    }

    @Nested
    class Given_a_document_type {

        @Test
        void when_it_defines_entities_then_it_is_forbidden_and_they_are_not_expanded() {
            String document = example("person-registered/valid-minimal.xml")
                    .replaceFirst(
                            "(<\\?xml[^>]*>)",
                            "$1<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>");

            assertThat(codes(document)).containsExactly(FindingCode.DTD_FORBIDDEN);
        }

        @Test
        void when_it_points_to_a_file_then_it_is_forbidden_and_the_file_is_not_fetched() {
            String document = example("person-registered/valid-minimal.xml")
                    .replaceFirst("(<\\?xml[^>]*>)", "$1<!DOCTYPE x SYSTEM \"file:///no/such/file.dtd\">");

            assertThat(codes(document)).containsExactly(FindingCode.DTD_FORBIDDEN);
        }

        @Test
        void when_an_entity_is_used_without_one_then_the_document_is_not_xml() {
            assertThat(codes(withExtension("<x xmlns=\"urn:x\">&secret;</x>"))).containsExactly(FindingCode.NOT_XML);
        }

        @Test
        void when_the_five_entities_of_xml_are_used_then_nothing_is_found() {
            assertThat(codes(withExtension("<x xmlns=\"urn:x\">&amp;&lt;&gt;&quot;&apos;&#229;</x>")))
                    .isEmpty();
        }
    }

    @Nested
    class Given_an_encoding {

        private byte[] encoded(String declared, Charset charset) {
            return example("person-registered/valid-complete.xml")
                    .replace("encoding=\"UTF-8\"", "encoding=\"" + declared + "\"")
                    .getBytes(charset);
        }

        @Test
        void when_it_is_utf_16_with_a_mark_then_nothing_is_found() {
            assertThat(codes(encoded("UTF-16", StandardCharsets.UTF_16))).isEmpty();
        }

        @Test
        void when_it_is_utf_16_without_a_mark_but_declared_then_nothing_is_found() {
            assertThat(codes(encoded("UTF-16LE", StandardCharsets.UTF_16LE))).isEmpty();
        }

        @Test
        void when_it_is_utf_8_with_a_mark_then_nothing_is_found() {
            assertThat(codes("\uFEFF" + example("person-registered/valid-complete.xml")))
                    .isEmpty();
        }

        @Test
        void when_it_is_another_then_it_is_wrong() {
            assertThat(codes(encoded("ISO-8859-1", StandardCharsets.ISO_8859_1)))
                    .containsExactly(FindingCode.WRONG_ENCODING);
            assertThat(codes(encoded("windows-1252", Charset.forName("windows-1252"))))
                    .containsExactly(FindingCode.WRONG_ENCODING);
            assertThat(codes(encoded("UTF-32", Charset.forName("UTF-32")))).containsExactly(FindingCode.WRONG_ENCODING);
        }

        @Test
        void when_the_bytes_are_not_what_is_declared_then_the_document_is_not_xml() {
            assertThat(codes(encoded("UTF-8", StandardCharsets.ISO_8859_1))).containsExactly(FindingCode.NOT_XML);
        }
    }

    @Nested
    class Given_something_else_than_xml {

        @Test
        void when_it_is_json_text_or_binary_then_it_is_not_xml() {
            assertThat(codes("{\"json\": true}")).containsExactly(FindingCode.NOT_XML);
            assertThat(codes("hello")).containsExactly(FindingCode.NOT_XML);
            assertThat(codes(new byte[] {0x50, 0x4B, 0x03, 0x04, 0, 0, 0})).containsExactly(FindingCode.NOT_XML);
            assertThat(codes("   ")).containsExactly(FindingCode.NOT_XML);
        }

        @Test
        void when_it_has_no_bytes_then_it_is_empty() {
            assertThat(codes(new byte[0])).containsExactly(FindingCode.EMPTY_DOCUMENT);
        }

        @Test
        void when_it_is_another_xml_document_then_it_is_no_business_document() {
            assertThat(codes("<html/>")).containsExactly(FindingCode.NOT_A_STANDARD_BUSINESS_DOCUMENT);
        }
    }
}
