package no.stafett.v1.rule;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the standard's disclosure table says about sending: who may send a message, and what a sender must give. */
final class SendingRules {

    private static final String TABLE = "stafett/v1/disclosure/disclosure-1.0.xml";
    private static final SendingRules OF_THE_STANDARD = read();

    /**
     * A role may send a message.
     *
     * @param role code of the list {@code party-role}
     * @param path the element that must have a value for this role; null when any message will do
     * @param value the value it must have
     */
    record MaySend(
            String role, @Nullable String path, @Nullable String value) {}

    private final Map<String, List<MaySend>> maySend = new HashMap<>();
    private final Map<String, List<String>> mustGive = new HashMap<>();

    private SendingRules() {}

    static SendingRules ofTheStandard() {
        return OF_THE_STANDARD;
    }

    /** The roles that may send a message; none for one that only a hub sends. */
    List<MaySend> maySend(String type) {
        return maySend.getOrDefault(type, List.of());
    }

    /** The elements that a sender must give where the element around them is there. */
    List<String> mustGive(String type) {
        return mustGive.getOrDefault(type, List.of());
    }

    private static SendingRules read() {
        var rules = new SendingRules();
        try (InputStream in = SendingRules.class.getClassLoader().getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(
                        TABLE + " is not on the class path: is the stafett-standard jar there?");
            }
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String type = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "Message" -> type = xml.getAttributeValue(null, "type");
                    case "MaySend" ->
                        rules.maySend
                                .computeIfAbsent(type, message -> new ArrayList<>())
                                .add(maySend(xml.getAttributeValue(null, "role"), xml.getAttributeValue(null, "only")));
                    case "MustGive" ->
                        rules.mustGive
                                .computeIfAbsent(type, message -> new ArrayList<>())
                                .add(xml.getAttributeValue(null, "path"));
                    default -> {}
                }
            }
            return rules;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException(TABLE + " can't be read.", e);
        }
    }

    private static MaySend maySend(String role, @Nullable String only) {
        if (only == null) {
            return new MaySend(role, null, null);
        }
        int equals = only.indexOf('=');
        return new MaySend(
                role,
                only.substring(0, equals).trim(),
                only.substring(equals + 1).trim());
    }
}
