package no.stafett.ledger.disclosure;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.v1.Header;
import org.jspecify.annotations.Nullable;

/**
 * What one party sees of a document: some of its elements, under a new header. Immutable and thread-safe.
 *
 * <p>Beyond what the table removes, no copy carries a signature (it would not verify). Where nothing may place the person,
 * it carries no Extension either (nobody can know that it doesn't place them), and no number of who gave a local identifier.
 */
public final class Projection {
    /** What one row adds, and for which services. */
    record Part(Shape shape, Services services, boolean hidesPlace) {}

    /** The elements of a ServiceHistory that are about one service each. */
    private static final Set<String> ITEMS = Set.of("Obligation", "Decision", "Claim", "Provision", "Conflict");

    private static final String HISTORY = "ServiceHistory";
    private static final String SERVICE = "Service";
    private static final String ISSUER = "issuer";
    private static final String EXTENSION = "Extension";
    private static final String OTHER_IDENTIFIER = "OtherIdentifier";
    private static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";

    private static final int HEADER_SIZE_CHARS = 3000;

    private static final XMLInputFactory READERS = readers();

    private final List<Part> parts;
    private final Shape shape;
    private final boolean hidesPlace;
    private final boolean byService;

    Projection(String type, List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.hidesPlace = parts.stream().allMatch(Part::hidesPlace);
        this.shape = shapeOf(this.parts);
        this.byService = judgesItems(type)
                && parts.stream().anyMatch(part -> !part.services().isAny());
    }

    /**
     * A copy of a Standard Business Document: the payload with only what may be seen, under the header given. Where
     * {@link #namesOriginalSender()} is false, the header's original sender, its reference and whom it speaks for are left
     * out.
     *
     * @param standardBusinessDocument as accepted; only what a validator has accepted can be copied
     * @param header the delivered copy's
     * @return UTF-8; without comments and processing instructions
     * @throws IllegalArgumentException when it can't be read, or is no Standard Business Document
     */
    public byte[] copy(byte[] standardBusinessDocument, Header header) {
        try {
            var services = byService ? servicesOf(standardBusinessDocument) : List.<@Nullable String>of();
            return new Run(standardBusinessDocument, services).copy(header);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("The document can't be read as XML"); // without the cause: it may quote
        }
    }

    /** Whether the copy's header may name who sent the original, and give its references. */
    public boolean namesOriginalSender() {
        return !hidesPlace;
    }

    /** Whether the rows' services hold for each item of the document, not for the document as a whole. */
    static boolean judgesItems(String type) {
        return type.equals(HISTORY);
    }

    /** Everything that some row keeps. */
    Shape shape() {
        return shape;
    }

    private static Shape shapeOf(List<Part> parts) {
        return parts.stream().map(Part::shape).reduce(Shape.NONE, Shape::or);
    }

    private Shape shapeFor(@Nullable String service) {
        return shapeOf(
                parts.stream().filter(part -> part.services().admits(service)).toList());
    }

    private static XMLInputFactory readers() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** A reader that stands at the envelope's start. Closed at the end, so that its buffers and names serve the next one. */
    private static XMLStreamReader openAtEnvelope(byte[] document) throws XMLStreamException {
        var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(document));
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            continue;
        }
        if (!Copy.ENVELOPE.equals(reader.getNamespaceURI())
                || !reader.getLocalName().equals("StandardBusinessDocument")) {
            throw new IllegalArgumentException("The document is no Standard Business Document");
        }
        return reader;
    }

    /** Goes to the next element inside the one at hand; false where that ends first. */
    private static boolean nextChild(XMLStreamReader reader) throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private static boolean isHeader(XMLStreamReader reader) {
        return Copy.ENVELOPE.equals(reader.getNamespaceURI());
    }

    /** The service of each item of the payload, in order; null for one that names none. */
    private static List<@Nullable String> servicesOf(byte[] document) throws XMLStreamException {
        var services = new ArrayList<@Nullable String>();
        var reader = openAtEnvelope(document);
        while (nextChild(reader)) {
            if (isHeader(reader)) {
                skip(reader);
            } else {
                addServices(reader, services);
            }
        }
        reader.close();
        return services;
    }

    private static void addServices(XMLStreamReader payload, List<@Nullable String> services)
            throws XMLStreamException {
        while (nextChild(payload)) {
            if (ITEMS.contains(payload.getLocalName())) {
                services.add(serviceOf(payload));
            } else {
                skip(payload);
            }
        }
    }

    private static @Nullable String serviceOf(XMLStreamReader item) throws XMLStreamException {
        String service = null;
        while (nextChild(item)) {
            if (item.getLocalName().equals(SERVICE)) {
                service = item.getElementText().strip();
            } else {
                skip(item);
            }
        }
        return service;
    }

    /** One document on its way through. */
    private final class Run {
        private final byte[] document;
        private final List<@Nullable String> services;
        private final Copy copy;
        private final Map<String, String> inherited = new HashMap<>();
        private int item;

        private Run(byte[] document, List<@Nullable String> services) {
            this.document = document;
            this.services = services;
            this.copy = new Copy(document.length + HEADER_SIZE_CHARS);
        }

        private byte[] copy(Header header) throws XMLStreamException {
            copy.begin(
                    hidesPlace
                            ? header.toBuilder()
                                    .originalSender(null)
                                    .onBehalfOf(null)
                                    .senderRef(null)
                                    .build()
                            : header);
            var reader = openAtEnvelope(document);
            bind(reader);
            while (nextChild(reader)) {
                if (isHeader(reader)) {
                    skip(reader);
                } else {
                    payload(reader);
                }
            }
            reader.close();
            copy.end();
            return copy.bytes();
        }

        private void payload(XMLStreamReader reader) throws XMLStreamException {
            copy.line(1);
            copy.start(reader.getPrefix(), reader.getLocalName());
            var namespace = reader.getNamespaceURI();
            var prefix = reader.getPrefix();
            var name = reader.getLocalName();
            inherited.putIfAbsent("", ""); // the copy's own root declares a default namespace: not for the payload
            bind(reader);
            inherited.forEach(copy::namespace);
            if (shape.others()) { // of a catalogue: its version
                attributes(reader);
            }
            copy.started();
            while (nextChild(reader)) {
                var child = namespace.equals(reader.getNamespaceURI()) ? top(reader.getLocalName()) : Shape.NONE;
                if (child.isNone() || isHidden(reader)) {
                    skip(reader);
                } else {
                    copy.line(2);
                    element(reader, child, 2);
                }
            }
            copy.line(1);
            copy.end(prefix, name);
        }

        private void bind(XMLStreamReader reader) {
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                inherited.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
            }
        }

        private Shape top(String name) {
            if (byService && ITEMS.contains(name)) {
                return shapeFor(services.get(item++)).child(name);
            }
            return shape.child(name);
        }

        private void element(XMLStreamReader reader, Shape kept, int depth) throws XMLStreamException {
            var prefix = reader.getPrefix();
            var name = reader.getLocalName();
            copy.start(prefix, name);
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                copy.namespace(reader.getNamespacePrefix(i), reader.getNamespaceURI(i));
            }
            if (kept.others()) {
                attributes(reader);
            }
            copy.started();
            content(reader, kept, depth);
            copy.end(prefix, name);
        }

        private void content(XMLStreamReader reader, Shape kept, int depth) throws XMLStreamException {
            while (true) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> child(reader, kept, depth);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (kept.others()) {
                            copy.characters(reader);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (!kept.others()) {
                            copy.line(depth);
                        }
                        return;
                    }
                    default -> {}
                }
            }
        }

        private void child(XMLStreamReader reader, Shape kept, int depth) throws XMLStreamException {
            var child = kept.child(reader.getLocalName());
            if (child.isNone() || isHidden(reader)) {
                skip(reader);
                return;
            }
            if (!kept.others()) {
                copy.line(depth + 1);
            }
            element(reader, child, depth + 1);
        }

        private void attributes(XMLStreamReader reader) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                if (!(hidesPlace && reader.getAttributeLocalName(i).equals(ISSUER))) {
                    copy.attribute(
                            reader.getAttributePrefix(i), reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
            }
        }

        private boolean isHidden(XMLStreamReader reader) {
            var name = reader.getLocalName();
            return SIGNATURES.equals(reader.getNamespaceURI())
                    || (hidesPlace
                            && (name.equals(EXTENSION)
                                    || (name.equals(OTHER_IDENTIFIER)
                                            && reader.getAttributeValue(null, ISSUER) != null)));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
