package no.stafett.conformance.hub;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stafett.conformance.Xml;
import org.w3c.dom.Element;

/** Makes the bytes of a document from what a case file says of it: a payload in an envelope, an example of the standard, or raw text. */
final class Envelope {
    private static final String SBDH = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    private static final String EXAMPLES = "stafett/v1/examples/";
    private static final Pattern ID = Pattern.compile(
            "<((?:\\w+:)?)InstanceIdentifier>([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})<");

    /** A document that is ready to be sent. */
    record Written(byte[] bytes, String id) {}

    private final TestedHub hub;
    private final UnaryOperator<String> wording;

    Envelope(TestedHub hub, UnaryOperator<String> wording) {
        this.hub = hub;
        this.wording = wording;
    }

    Written write(Element send, Role as, Optional<String> idOfAnother) {
        var id = idOfAnother.orElseGet(
                () -> Xml.attribute(send, "id").orElse(UUID.randomUUID().toString()));
        if (send.hasAttribute("example")) {
            return example(send, id);
        }
        var raw = Xml.children(send, "raw");
        if (!raw.isEmpty()) {
            var text = wording.apply(raw.get(0).getTextContent().replace("{fresh}", id));
            return new Written(encoded(text, send.getAttribute("encoding")), id);
        }
        var payload = Xml.children(send).stream()
                .filter(child -> !HubCase.NAMESPACE.equals(child.getNamespaceURI()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A send has neither payload, example nor raw text."));
        var text = document(send, as, id, payload);
        return new Written(encoded(text, send.getAttribute("encoding")), id);
    }

    private Written example(Element send, String id) {
        var text = new String(Xml.bytes(EXAMPLES + send.getAttribute("example")), StandardCharsets.ISO_8859_1);
        text = text.replace(Role.EXAMPLES_HUB, hub.reach().hubNumber());
        for (var role : Role.values()) {
            if (text.contains(role.exampleNumber())) {
                text = text.replace(role.exampleNumber(), hub.number(role));
            }
        }
        var found = ID.matcher(text);
        var used = id;
        if (found.find()) {
            text = text.substring(0, found.start(2)) + id + text.substring(found.end(2));
        } else {
            used = "";
        }
        for (var replace : Xml.children(send, "replace")) {
            text = Pattern.compile(replace.getAttribute("this"), Pattern.DOTALL)
                    .matcher(text)
                    .replaceFirst(Matcher.quoteReplacement(wording.apply(replace.getAttribute("by"))));
        }
        return new Written(Wording.raw(text), used);
    }

    private String document(Element send, Role as, String id, Element payload) {
        var p = send.hasAttribute("prefix") ? send.getAttribute("prefix") + ":" : "";
        var declared = p.isEmpty() ? "xmlns" : "xmlns:" + send.getAttribute("prefix");
        var from = Xml.attribute(send, "from").map(wording).orElse(hub.number(as));
        var to = Xml.attribute(send, "to").map(wording).orElse(hub.reach().hubNumber());
        var created = Xml.attribute(send, "created").orElse("{now}");
        var encoding = send.getAttribute("encoding").isEmpty() ? "UTF-8" : send.getAttribute("encoding");
        var type = Xml.attribute(send, "type").orElse(payload.getLocalName());
        var text = new StringBuilder(2_000)
                .append("<?xml version=\"1.0\" encoding=\"")
                .append(encoding.replace("UTF-8-BOM", "UTF-8"))
                .append("\"?>\n<%StandardBusinessDocument ")
                .append(declared)
                .append("=\"" + SBDH + "\"><%StandardBusinessDocumentHeader><%HeaderVersion>1.0</%HeaderVersion>")
                .append(party("Sender", from))
                .append(party("Receiver", to))
                .append("<%DocumentIdentification><%Standard>urn:stafett:skills-mapping:1</%Standard>")
                .append("<%TypeVersion>1.0</%TypeVersion><%InstanceIdentifier>")
                .append(id)
                .append("</%InstanceIdentifier><%Type>")
                .append(type)
                .append("</%Type><%CreationDateAndTime>")
                .append(created)
                .append("</%CreationDateAndTime></%DocumentIdentification><%BusinessScope>")
                .append(scope("ConversationId", UUID.randomUUID().toString(), Xml.attribute(send, "answerBy")));
        Xml.attribute(send, "onBehalfOf")
                .ifPresent(party -> text.append(scope("OnBehalfOf", "0192:" + party, Optional.empty())));
        Xml.attribute(send, "senderRef")
                .ifPresent(reference -> text.append(scope("SenderRef", reference, Optional.empty())));
        text.append("</%BusinessScope></%StandardBusinessDocumentHeader>");
        return wording.apply(text.toString().replace("<%", "<" + p).replace("</%", "</" + p) + Xml.write(payload) + "</"
                + p + "StandardBusinessDocument>");
    }

    private static String party(String name, String number) {
        return "<%" + name + "><%Identifier Authority=\"iso6523-actorid-upis\">0192:" + number + "</%Identifier></%"
                + name + ">";
    }

    private static String scope(String type, String value, Optional<String> answerBy) {
        return "<%Scope><%Type>" + type + "</%Type><%InstanceIdentifier>" + value + "</%InstanceIdentifier>"
                + answerBy.map(time -> "<%CorrelationInformation><%ExpectedResponseDateTime>" + time
                                + "</%ExpectedResponseDateTime></%CorrelationInformation>")
                        .orElse("")
                + "</%Scope>";
    }

    private static byte[] encoded(String text, String encoding) {
        if (encoding.equals("UTF-8-BOM")) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return bytes.toByteArray();
        }
        return text.getBytes(encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding));
    }
}
