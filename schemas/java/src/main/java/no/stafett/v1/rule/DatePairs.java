package no.stafett.v1.rule;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which dates of a message must be in order, as the standard's document rules list them. */
final class DatePairs {

    private static final String TABLE = "stafett/v1/rules/document-rules-1.0.xml";
    private static final Map<String, List<Pair>> OF_THE_STANDARD = read();

    private DatePairs() {}

    /**
     * Two dates of one element.
     *
     * @param within the path of the element, with strokes between; empty for the payload itself
     * @param sameDay whether both may be the same day
     */
    record Pair(String within, String earlier, String later, boolean sameDay) {

        /** The two dates wherever the element stands. */
        List<Found> in(Object payload) {
            var found = new ArrayList<Found>();
            gather(payload, within.isEmpty() ? List.of() : List.of(within.split("/")), "", found);
            return found;
        }

        private void gather(Object element, List<String> steps, String place, List<Found> found) {
            if (steps.isEmpty()) {
                found.add(new Found(place, date(element, earlier), date(element, later)));
                return;
            }
            int position = 0;
            for (Object child : Elements.children(element, steps.get(0))) {
                position++;
                String at = (place.isEmpty() ? "" : place + "/") + Step.of(steps.get(0), position);
                gather(child, steps.subList(1, steps.size()), at, found);
            }
        }

        private static @Nullable LocalDate date(Object element, String name) {
            var values = Elements.children(element, name);
            return values.isEmpty() ? null : (LocalDate) values.get(0);
        }
    }

    /** Two dates as they stand in a message. */
    record Found(
            String place,
            @Nullable LocalDate earlier,
            @Nullable LocalDate later) {}

    static List<Pair> of(String type) {
        return OF_THE_STANDARD.getOrDefault(type, List.of());
    }

    private static Map<String, List<Pair>> read() {
        var pairs = new HashMap<String, List<Pair>>();
        try (InputStream in = DatePairs.class.getClassLoader().getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(
                        TABLE + " is not on the class path: is the stafett-standard jar there?");
            }
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String type = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("message")) {
                    type = xml.getAttributeValue(null, "type");
                } else if (xml.getLocalName().equals("inOrder")) {
                    pairs.computeIfAbsent(type, message -> new ArrayList<>()).add(pair(xml));
                }
            }
            return pairs;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException(TABLE + " can't be read.", e);
        }
    }

    private static Pair pair(XMLStreamReader xml) {
        String within = xml.getAttributeValue(null, "within");
        return new Pair(
                within == null ? "" : within,
                xml.getAttributeValue(null, "earlier"),
                xml.getAttributeValue(null, "later"),
                Boolean.parseBoolean(xml.getAttributeValue(null, "sameDay")));
    }
}
