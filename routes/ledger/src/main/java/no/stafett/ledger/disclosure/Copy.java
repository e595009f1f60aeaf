package no.stafett.ledger.disclosure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLStreamReader;
import no.stafett.v1.Header;
import org.jspecify.annotations.Nullable;

/** The text of a copy while it is written. Everything that is written is escaped here and nowhere else. */
final class Copy {
    static final String ENVELOPE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";

    private static final String PAYLOAD = "urn:stafett:skills-mapping:1";
    private static final String AUTHORITY = "iso6523-actorid-upis";
    private static final String PARTY = "0192:";

    private final StringBuilder text;

    Copy(int sizeChars) {
        text = new StringBuilder(sizeChars);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    void begin(Header header) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<StandardBusinessDocument xmlns=\"")
                .append(ENVELOPE)
                .append("\">\n  <StandardBusinessDocumentHeader>\n    <HeaderVersion>1.0</HeaderVersion>\n");
        partner("Sender", header.sender());
        partner("Receiver", header.receiver());
        text.append("    <DocumentIdentification>\n");
        field("Standard", PAYLOAD);
        field("TypeVersion", header.typeVersion());
        field("InstanceIdentifier", header.instanceIdentifier());
        field("Type", header.type());
        field("CreationDateAndTime", header.created().toString());
        text.append("    </DocumentIdentification>\n    <BusinessScope>\n");
        scope("ConversationId", header.conversationId(), header.expectedResponse());
        scope("SenderRef", header.senderRef(), null);
        scope("ReceiverRef", header.receiverRef(), null);
        scope("TraceContext", header.traceParent(), null);
        scope("OnBehalfOf", party(header.onBehalfOf()), null);
        scope("OriginalInstanceIdentifier", header.originalInstanceIdentifier(), null);
        scope("OriginalSender", party(header.originalSender()), null);
        scope("DisclosureRule", header.disclosureRule(), null);
        scope("InclusionProof", header.inclusionProof(), null);
        text.append("    </BusinessScope>\n  </StandardBusinessDocumentHeader>");
    }

    void end() {
        text.append("\n</StandardBusinessDocument>\n");
    }

    void line(int depth) {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    void start(@Nullable String prefix, String name) {
        text.append('<');
        name(prefix, name);
    }

    void namespace(@Nullable String prefix, @Nullable String uri) {
        text.append(" xmlns");
        if (prefix != null && !prefix.isEmpty()) {
            text.append(':').append(prefix);
        }
        text.append("=\"");
        escape(uri == null ? "" : uri, true);
        text.append('"');
    }

    void attribute(@Nullable String prefix, String name, String value) {
        text.append(' ');
        name(prefix, name);
        text.append("=\"");
        escape(value, true);
        text.append('"');
    }

    void started() {
        text.append('>');
    }

    void end(@Nullable String prefix, String name) {
        text.append("</");
        name(prefix, name);
        text.append('>');
    }

    void characters(XMLStreamReader reader) {
        escape(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    private void name(@Nullable String prefix, String name) {
        if (prefix != null && !prefix.isEmpty()) {
            text.append(prefix).append(':');
        }
        text.append(name);
    }

    private void partner(String role, String number) {
        text.append("    <").append(role).append(">\n      <Identifier Authority=\"" + AUTHORITY + "\">" + PARTY);
        escape(number, false);
        text.append("</Identifier>\n    </").append(role).append(">\n");
    }

    private void field(String name, String value) {
        text.append("      <").append(name).append('>');
        escape(value, false);
        text.append("</").append(name).append(">\n");
    }

    private void scope(String type, @Nullable String value, @Nullable Instant answerBy) {
        if (value == null) {
            return;
        }
        text.append("      <Scope>\n        <Type>").append(type).append("</Type>\n        <InstanceIdentifier>");
        escape(value, false);
        text.append("</InstanceIdentifier>\n");
        if (answerBy != null) {
            text.append("        <CorrelationInformation>\n          <ExpectedResponseDateTime>")
                    .append(answerBy)
                    .append("</ExpectedResponseDateTime>\n        </CorrelationInformation>\n");
        }
        text.append("      </Scope>\n");
    }

    private static @Nullable String party(@Nullable String number) {
        return number == null ? null : PARTY + number;
    }

    private void escape(char[] chars, int start, int length) {
        int written = start;
        int end = start + length;
        for (int i = start; i < end; i++) {
            var replacement = replacement(chars[i], false);
            if (replacement != null) {
                text.append(chars, written, i - written).append(replacement);
                written = i + 1;
            }
        }
        text.append(chars, written, end - written);
    }

    private void escape(String value, boolean attribute) {
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            var replacement = replacement(value.charAt(i), attribute);
            if (replacement != null) {
                text.append(value, written, i).append(replacement);
                written = i + 1;
            }
        }
        text.append(value, written, value.length());
    }

    /** What a reader would otherwise take for markup, or turn into another character. */
    private static @Nullable String replacement(char c, boolean attribute) {
        if (c > '>') {
            return null;
        }
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> attribute ? "&quot;" : null;
            case '\n' -> attribute ? "&#10;" : null;
            case '\t' -> attribute ? "&#9;" : null;
            default -> null;
        };
    }
}
