package no.stafett.conformance.hub;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.stafett.conformance.Xml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A row of the standard's disclosure table, applied by the suite itself: what a copy by this row has to be. It knows rows that keep
 * whole elements of the payload.
 */
final class DisclosureRow {
    private static final String TABLE = "stafett/v1/disclosure/disclosure-1.0.xml";
    private static final String EVERYTHING = "*";

    private final Set<String> keeps = new HashSet<>();
    private final Set<String> places = new HashSet<>();
    private final String whenProtected;

    private DisclosureRow(Element message, Element row) {
        Xml.children(row, "Keep").forEach(keep -> keeps.add(keep.getAttribute("path")));
        Xml.children(message, "Places").forEach(place -> places.add(place.getAttribute("path")));
        this.whenProtected = row.getAttribute("protected");
    }

    /** The row of this id. */
    static DisclosureRow named(String id) {
        for (var message : Xml.children(Xml.resource(TABLE), "Message")) {
            for (var row : Xml.children(message, "Receiver")) {
                if (row.getAttribute("rule").equals(id)) {
                    return new DisclosureRow(message, row);
                }
            }
        }
        throw new IllegalStateException("The disclosure table has no row " + id);
    }

    /**
     * What a copy of this payload has to be.
     *
     * @param hidden whether the person has a strictly confidential address
     */
    Element copyOf(Element payload, boolean hidden) {
        boolean withoutPlace = hidden && whenProtected.equals("WITHOUT_PLACE");
        var copy = (Element) payload.cloneNode(true);
        for (var child : List.copyOf(Xml.children(copy))) {
            boolean kept = keeps.contains(EVERYTHING) || keeps.contains(child.getLocalName());
            boolean places = withoutPlace
                    && (this.places.contains(child.getLocalName()) || "Extension".equals(child.getLocalName()));
            if (!kept || places) {
                copy.removeChild(child);
            }
        }
        copy.normalize();
        return copy;
    }

    /** The names of the elements inside, for a difference that is read by people. */
    static String names(Element payload) {
        return String.join(
                " ", Xml.children(payload).stream().map(Node::getLocalName).toList());
    }
}
