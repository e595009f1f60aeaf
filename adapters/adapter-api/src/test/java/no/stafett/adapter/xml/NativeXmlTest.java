package no.stafett.adapter.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.stafett.adapter.Findings;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NativeXmlTest {
    private final Findings findings = new Findings();

    private NativeElement read(String document) {
        return NativeXml.read(document.getBytes(StandardCharsets.UTF_8), findings)
                .orElseThrow(() -> new AssertionError(findings.list().toString()));
    }

    private FindingCode refusal(byte[] document) {
        assertThat(NativeXml.read(document, findings)).isEmpty();
        assertThat(findings.list()).hasSize(1);
        return findings.list().get(0).code();
    }

    private FindingCode refusal(String document) {
        return refusal(document.getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    class Given_a_document {
        @Test
        void when_children_stand_in_any_order_then_each_is_found_with_its_place() {
            var root = read("<a>\n<c>2</c>\n<b>1</b>\n<b x='y'> 3  4 </b>\n</a>");

            assertThat(root.token("b")).contains("1");
            assertThat(root.children("b").get(1).token()).contains("3 4");
            assertThat(root.children("b").get(1).attribute("x")).contains("y");
            assertThat(root.children("b").get(1).place().path()).isEqualTo("/a/b[2]");
            assertThat(root.children("b").get(1).place().line()).isEqualTo(4);
            assertThat(root.unread()).extracting(NativeElement::at).containsExactly("/a/c[1]");
        }

        @Test
        void when_an_extension_has_a_known_name_then_it_is_not_mistaken() {
            var root = read("<a xmlns='urn:a' xmlns:x='urn:x'><x:b>other</x:b></a>");

            assertThat(root.token("b")).isEmpty();
            assertThat(root.unread()).hasSize(1);
        }
    }

    @Nested
    class Given_a_document_that_breaks_one_limit {
        @Test
        void when_it_has_a_dtd_then_it_is_refused() {
            assertThat(refusal("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"))
                    .isEqualTo(FindingCode.DTD_FORBIDDEN);
        }

        @Test
        void when_it_nests_one_level_too_deep_then_it_is_refused_and_one_less_is_not() {
            var open = "<a>".repeat(NativeXml.DEPTH_MAX);
            var close = "</a>".repeat(NativeXml.DEPTH_MAX);
            assertThat(read(open + close)).isNotNull();

            assertThat(refusal("<a>" + open + close + "</a>")).isEqualTo(FindingCode.TOO_DEEP);
        }

        @Test
        void when_it_has_one_element_too_many_then_it_is_refused_and_one_less_is_not() {
            assertThat(read("<a>" + "<b/>".repeat(NativeXml.ELEMENTS_MAX - 1) + "</a>"))
                    .isNotNull();

            assertThat(refusal("<a>" + "<b/>".repeat(NativeXml.ELEMENTS_MAX) + "</a>"))
                    .isEqualTo(FindingCode.TOO_MANY_ELEMENTS);
        }

        @Test
        void when_it_is_one_byte_too_large_then_it_is_refused() {
            assertThat(refusal(new byte[NativeXml.SIZE_BYTES_MAX + 1])).isEqualTo(FindingCode.TOO_LARGE);
        }

        @Test
        void when_it_is_empty_then_it_is_refused() {
            assertThat(refusal("")).isEqualTo(FindingCode.EMPTY_DOCUMENT);
        }

        @Test
        void when_it_is_cut_off_then_it_is_refused_with_the_line() {
            assertThat(refusal("<a>\n<b>")).isEqualTo(FindingCode.NOT_XML);
            assertThat(findings.list()).extracting(Finding::line).containsExactly(2);
        }
    }
}
