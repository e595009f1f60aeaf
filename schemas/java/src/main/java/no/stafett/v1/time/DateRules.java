package no.stafett.v1.time;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the standard's document rules say about dates, message by message: which of two comes first (STF-3001), and on which
 * of them codes are judged (STF-2202). Immutable; read once.
 */
public final class DateRules {

    private static final String RULES = "stafett/v1/rules/document-rules-1.0.xml";
    private static final DateRules OF_THE_STANDARD = read();

    /**
     * Two dates that come in order, where both are there.
     *
     * @param within the path of the element around them, with strokes between; empty for the payload's root. Where it stands several times, each is judged
     * @param earlier the element with the date that comes first
     * @param later the element with the date that comes after it
     * @param sameDay whether both may be on one day
     */
    public record InOrder(String within, String earlier, String later, boolean sameDay) {}

    private final Map<String, List<InOrder>> inOrder = new HashMap<>();
    private final Map<String, String> codesApplyOn = new HashMap<>();

    private DateRules() {}

    /** The rules that are published with this version of the standard. */
    public static DateRules ofTheStandard() {
        return OF_THE_STANDARD;
    }

    /** The rules of order of a message type, in the order they are published. */
    public List<InOrder> inOrder(String type) {
        return inOrder.getOrDefault(type, List.of());
    }

    /** The child of a message's root that holds the date on which its codes are judged; empty where that is when it was made. */
    public Optional<String> codesApplyOn(String type) {
        return Optional.ofNullable(codesApplyOn.get(type));
    }

    private static DateRules read() {
        var rules = new DateRules();
        try (InputStream in = DateRules.class.getClassLoader().getResourceAsStream(RULES)) {
            if (in == null) {
                throw new IllegalStateException(
                        RULES + " is not on the class path: is the stafett-standard jar there?");
            }
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String type = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("message")) {
                    type = xml.getAttributeValue(null, "type");
                    var on = xml.getAttributeValue(null, "codesApplyOn");
                    if (on != null) {
                        rules.codesApplyOn.put(type, on);
                    }
                } else if (xml.getLocalName().equals("inOrder")) {
                    rules.inOrder
                            .computeIfAbsent(type, message -> new ArrayList<>())
                            .add(inOrder(xml));
                }
            }
            return rules;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException(RULES + " can't be read.", e);
        }
    }

    private static InOrder inOrder(XMLStreamReader xml) {
        var within = xml.getAttributeValue(null, "within");
        return new InOrder(
                within == null ? "" : within,
                xml.getAttributeValue(null, "earlier"),
                xml.getAttributeValue(null, "later"),
                Boolean.parseBoolean(xml.getAttributeValue(null, "sameDay")));
    }
}
