package no.stafett.v1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Works out where findings are, by reading the document once more: only documents that have findings pay for it.
 *
 * <p>A step of a path has its position when it is not the first of its name: {@code /sbdh:StandardBusinessDocument
 * /st:SkillsMapping/st:Work[2]/st:Until}.
 */
final class Places {

    /** A place in a document. */
    record Place(String path, int line) {}

    private static final Map<String, String> PREFIXES =
            Map.of(HeaderDraft.NAMESPACE, "sbdh:", RootElements.NAMESPACE, "st:", "urn:stafett:common:1", "c:");

    private final Map<Integer, Place> byElement = new HashMap<>();
    private final Map<String, Place> byPath = new HashMap<>();

    private Places() {}

    /** Gives findings of the first pass their places, and sorts them by these. */
    static List<Finding> placed(byte[] document, Collection<Raw> raws) {
        if (raws.isEmpty()) {
            return List.of();
        }
        var wanted = new HashSet<Integer>();
        raws.forEach(raw -> wanted.add(raw.element()));
        Places places = new Places();
        places.read(document, wanted, Set.of());
        var sorted = new ArrayList<>(raws);
        sorted.sort(Comparator.comparingInt(Raw::element));
        var placed = new ArrayList<Finding>();
        for (Raw raw : sorted) {
            Place place = places.byElement.get(raw.element());
            String attribute = raw.attribute().isEmpty() ? "" : "/@" + raw.attribute();
            placed.add(place == null ? raw.finding() : raw.finding().placed(place.path + attribute, place.line));
        }
        return placed;
    }

    /** Gives findings their places, where these are paths below the payload's root. */
    static List<Finding> placedBelowPayload(byte[] document, List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        var wanted = new HashSet<String>();
        findings.forEach(finding -> wanted.add(finding.at()));
        Places places = new Places();
        places.read(document, Set.of(), wanted);
        var placed = new ArrayList<Finding>();
        for (Finding finding : findings) {
            Place place = places.byPath.get(finding.at());
            if (place == null) {
                place = places.byPath.get("");
            }
            placed.add(place == null ? finding : finding.placed(place.path, place.line));
        }
        return placed;
    }

    private void read(byte[] document, Set<Integer> elements, Set<String> paths) {
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(document), new Walk(elements, paths));
        } catch (SAXException e) { // a document that is cut off has places until there
            return;
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("The document could be read before, and can't be read now.", e);
        }
    }

    private final class Walk extends DefaultHandler {

        private static final int PAYLOAD_DEPTH = 2;

        private final Set<Integer> elements;
        private final Set<String> paths;
        private final List<String> full = new ArrayList<>();
        private final List<String> local = new ArrayList<>();
        private final List<Map<String, Integer>> counts = new ArrayList<>();
        private @Nullable Locator locator;
        private int count;

        Walk(Set<Integer> elements, Set<String> paths) {
            this.elements = elements;
            this.paths = paths;
            counts.add(new HashMap<>());
        }

        @Override
        public void setDocumentLocator(Locator newLocator) {
            locator = newLocator;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            count++;
            int position = counts.get(counts.size() - 1).merge(name, 1, Integer::sum);
            String step = position == 1 ? name : name + "[" + position + "]";
            full.add(PREFIXES.getOrDefault(uri, "") + step);
            local.add(step);
            counts.add(new HashMap<>());
            int line = locator == null ? 1 : Math.max(1, locator.getLineNumber());
            if (elements.contains(count)) {
                byElement.put(count, new Place("/" + String.join("/", full), line));
            }
            if (!paths.isEmpty()
                    && local.size() >= PAYLOAD_DEPTH
                    && !local.get(1).equals("StandardBusinessDocumentHeader")) {
                String path = String.join("/", local.subList(PAYLOAD_DEPTH, local.size()));
                if (path.isEmpty() || paths.contains(path)) {
                    byPath.put(path, new Place("/" + String.join("/", full), line));
                }
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            full.remove(full.size() - 1);
            local.remove(local.size() - 1);
            counts.remove(counts.size() - 1);
        }
    }
}
