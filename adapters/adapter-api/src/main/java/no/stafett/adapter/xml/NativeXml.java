package no.stafett.adapter.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.v1.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads an agency's document into a tree, or says why not. Never throws for anything the bytes can hold.
 *
 * <p>Thread-safe. A DTD is refused before it is read, so there is no entity to expand; nothing outside the bytes is ever
 * fetched.
 */
public final class NativeXml {
    /** Larger documents are not read: room for a diploma with its scanned attachments. */
    public static final int SIZE_BYTES_MAX = 20 * 1024 * 1024;
    /** Deeper documents are not read: no agency's format nests so far. */
    public static final int DEPTH_MAX = 64;
    /** Documents with more elements are not read: a tree of them would fill the memory. */
    public static final int ELEMENTS_MAX = 200_000;

    private static final int ATTRIBUTES_MAX = 64;
    private static final WstxInputFactory FACTORY = hardened();

    private NativeXml() {}

    /** The root of the document; where there is none, the reason is among the findings. */
    public static Optional<NativeElement> read(byte[] document, Findings findings) {
        if (document.length > SIZE_BYTES_MAX) {
            findings.add(
                    FindingCode.TOO_LARGE,
                    Place.DOCUMENT,
                    "sizeBytes",
                    Integer.toString(document.length),
                    "limitBytes",
                    Integer.toString(SIZE_BYTES_MAX));
            return Optional.empty();
        }
        if (document.length == 0) {
            findings.add(FindingCode.EMPTY_DOCUMENT, Place.DOCUMENT);
            return Optional.empty();
        }
        try {
            return Optional.of(tree(FACTORY.createXMLStreamReader(new ByteArrayInputStream(document)), findings));
        } catch (Refused refused) {
            findings.add(refused.code, refused.at, "limit", Integer.toString(refused.limit));
        } catch (XMLStreamException notXml) {
            // The parser's own message may quote the document, so it is not passed on.
            var location = notXml.getLocation();
            notXml(
                    findings,
                    location == null ? 1 : location.getLineNumber(),
                    location == null ? 1 : location.getColumnNumber());
        } catch (WstxLazyException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException badBytes) {
            // Woodstox tells of some broken texts and encodings so; the document is no less unreadable.
            notXml(findings, 1, 1);
        }
        return Optional.empty();
    }

    /** The name of the document's root, where it begins like XML; the rest is not read. */
    public static Optional<QName> rootOf(byte[] document) {
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(xml.getName());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException
                | WstxLazyException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException notXml) {
            return Optional.empty();
        }
    }

    private static void notXml(Findings findings, int line, int column) {
        findings.add(
                FindingCode.NOT_XML,
                new Place("/", Math.max(1, line)),
                "reason",
                Math.max(1, line) + ":" + Math.max(1, column));
    }

    private static NativeElement tree(XMLStreamReader xml, Findings findings) throws XMLStreamException, Refused {
        Deque<NativeElement> open = new ArrayDeque<>();
        Deque<StringBuilder> texts = new ArrayDeque<>();
        NativeElement root = null;
        var elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw new Refused(FindingCode.DTD_FORBIDDEN, new Place("/", lineOf(xml)), 0);
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused(FindingCode.DTD_FORBIDDEN, new Place("/", lineOf(xml)), 0);
                case XMLStreamConstants.START_ELEMENT -> {
                    var parent = open.peek();
                    if (open.size() == DEPTH_MAX) {
                        throw new Refused(FindingCode.TOO_DEEP, new Place(parentPath(parent), lineOf(xml)), DEPTH_MAX);
                    }
                    if (++elements > ELEMENTS_MAX) {
                        throw new Refused(FindingCode.TOO_MANY_ELEMENTS, new Place("/", lineOf(xml)), ELEMENTS_MAX);
                    }
                    var element = parent == null
                            ? new NativeElement(namespaceOf(xml), xml.getLocalName(), lineOf(xml), attributesOf(xml))
                            : parent.addChild(namespaceOf(xml), xml.getLocalName(), lineOf(xml), attributesOf(xml));
                    root = root == null ? element : root;
                    open.push(element);
                    texts.push(new StringBuilder());
                }
                case XMLStreamConstants.END_ELEMENT ->
                    open.pop().endWith(texts.pop().toString());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!texts.isEmpty()) {
                        texts.peek().append(xml.getText());
                    }
                }
                default -> {
                    // comments and processing instructions say nothing of the person
                }
            }
        }
        if (root == null) {
            throw new XMLStreamException("no root element");
        }
        return root;
    }

    private static String parentPath(@Nullable NativeElement parent) {
        return parent == null ? "/" : parent.at();
    }

    private static Map<String, String> attributesOf(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (var index = 0; index < xml.getAttributeCount(); index++) {
            attributes.putIfAbsent(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
        }
        return attributes;
    }

    private static String namespaceOf(XMLStreamReader xml) {
        return xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    }

    private static int lineOf(XMLStreamReader xml) {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private static WstxInputFactory hardened() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        return factory;
    }

    /** The document goes beyond a limit of ours. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient FindingCode code;
        private final transient Place at;
        private final int limit;

        Refused(FindingCode code, Place at, int limit) {
            super(code.name(), null, false, false);
            this.code = code;
            this.at = at;
            this.limit = limit;
        }
    }
}
