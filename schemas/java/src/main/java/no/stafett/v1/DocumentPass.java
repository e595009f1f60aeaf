package no.stafett.v1;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.TypeInfoProvider;
import javax.xml.validation.ValidatorHandler;
import no.stafett.v1.codelist.CodeLists;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a document once, and in that one reading holds it to the limits, validates it, reads its header, and examines its
 * identifiers and codes: parser → limits → schema validator → {@link Inner}.
 *
 * <p>Costly to make and cheap to use again; not thread-safe. Woodstox parses, since it takes half of what the JDK's own parser
 * takes; it never reads a document type, for the reading stops where one begins.
 */
final class DocumentPass {

    private static final String LOCALE = "http://apache.org/xml/properties/locale";

    private final XMLInputFactory xml;
    private final ValidatorHandler validator;
    private final AttributesImpl attributes = new AttributesImpl();
    private final SchemaFindings schemaFindings = new SchemaFindings();
    private final Contents contents;

    private Limits limits = Limits.OF_THE_STANDARD;
    private HeaderDraft header = new HeaderDraft();
    private boolean stopped;
    private int depth;
    private int elements;
    private final List<String> names = new ArrayList<>();
    private int[] positions = new int[128];

    DocumentPass(XMLInputFactory xml, Schema schema, CodeLists lists) {
        this.xml = xml;
        contents = new Contents(lists);
        validator = schema.newValidatorHandler();
        try {
            validator.setProperty(LOCALE, Locale.ENGLISH);
        } catch (SAXException e) { // another validator than the JDK's: its words differ, its rules' names do not
        }
        validator.setErrorHandler(new Errors());
        validator.setContentHandler(new Inner(validator.getTypeInfoProvider()));
    }

    /** What one reading found, layer by layer. */
    record Reading(
            List<Raw> carrier, List<Raw> structure, List<Raw> contents, HeaderDraft header, Set<String> identifiers) {}

    /** A limit was passed, or a document type begins: there is no reason to read on. */
    private static final class LimitPassed extends SAXException {

        private static final long serialVersionUID = 1L;

        private final transient Raw raw;

        LimitPassed(Raw raw) {
            super("A limit was passed.");
            this.raw = raw;
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Reads a document that is neither empty nor too large. After a reading that stopped early, make another pass. */
    Reading read(byte[] document, Settings settings) {
        limits = settings.limits();
        header = new HeaderDraft();
        stopped = false;
        depth = 0;
        elements = 0;
        schemaFindings.clear(limits.findingsMax());
        contents.clear(settings.syntheticNumbers(), limits.findingsMax());
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                drive(reader);
            } finally {
                reader.close();
            }
        } catch (LimitPassed e) {
            return stopped(e.raw);
        } catch (XMLStreamException e) {
            return stopped(unreadable(e));
        } catch (SAXException e) {
            throw new IllegalStateException("The schema validator failed.", e);
        }
        List<Raw> carrier = header.carrierFindings();
        List<Raw> structure = new ArrayList<>(schemaFindings.list());
        structure.addAll(header.structureFindings());
        List<Raw> content = new ArrayList<>(header.contentFindings());
        content.addAll(contents.list());
        return new Reading(carrier, structure, content, header, contents.identifiers());
    }

    /** Whether the last reading did not come to the document's end: then make another pass for the next. */
    boolean stoppedEarly() {
        return stopped;
    }

    private Reading stopped(Raw raw) {
        stopped = true;
        return new Reading(List.of(raw), List.of(), List.of(), header, Set.of());
    }

    private Raw unreadable(XMLStreamException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        if (message.contains(SafeXml.TOO_MANY_ATTRIBUTES)) {
            return tooMuch(FindingCode.TOO_MANY_ATTRIBUTES, limits.attributesMax());
        }
        int where = message.indexOf("\n at [row");
        String reason = Shown.of(where < 0 ? message : message.substring(0, where));
        var finding = Finding.of(
                FindingCode.NOT_XML,
                "reason",
                reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new Raw(line > 0 ? finding.onLine(line) : finding, 0, "");
    }

    private Raw tooMuch(FindingCode code, int limit) {
        return new Raw(Finding.of(code, "limit", Integer.toString(limit)), position(), "");
    }

    /** Hands the parser's events to the validator, and keeps count of where in the document we are. */
    private void drive(XMLStreamReader reader) throws XMLStreamException, SAXException {
        int textChars = 0;
        validator.startDocument();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    textChars = 0;
                    begin(reader);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    textChars = 0;
                    end(reader);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int length = reader.getTextLength();
                    textChars += length;
                    if (textChars > limits.textCharsMax()) {
                        throw new LimitPassed(tooMuch(FindingCode.TEXT_TOO_LONG, limits.textCharsMax()));
                    }
                    if (depth > 0) {
                        validator.characters(reader.getTextCharacters(), reader.getTextStart(), length);
                    }
                }
                case XMLStreamConstants.DTD ->
                    throw new LimitPassed(new Raw(
                            Finding.of(FindingCode.DTD_FORBIDDEN)
                                    .onLine(Math.max(1, reader.getLocation().getLineNumber())),
                            0,
                            ""));
                default -> {}
            }
        }
        validator.endDocument();
    }

    private void begin(XMLStreamReader reader) throws SAXException {
        String local = reader.getLocalName();
        depth++;
        elements++;
        if (depth == positions.length) {
            positions = Arrays.copyOf(positions, depth * 2);
        }
        positions[depth] = elements;
        if (names.size() < depth) {
            names.add(local);
        } else {
            names.set(depth - 1, local);
        }
        if (depth > limits.depthMax()) {
            throw new LimitPassed(tooMuch(FindingCode.TOO_DEEP, limits.depthMax()));
        }
        if (reader.getAttributeCount() > limits.attributesMax()) {
            throw new LimitPassed(tooMuch(FindingCode.TOO_MANY_ATTRIBUTES, limits.attributesMax()));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            validator.startPrefixMapping(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
        }
        attributes.clear();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            attributes.addAttribute(
                    orEmpty(reader.getAttributeNamespace(i)),
                    name,
                    qualified(reader.getAttributePrefix(i), name),
                    "CDATA",
                    reader.getAttributeValue(i));
        }
        validator.startElement(
                orEmpty(reader.getNamespaceURI()), local, qualified(reader.getPrefix(), local), attributes);
    }

    private void end(XMLStreamReader reader) throws SAXException {
        String local = reader.getLocalName();
        validator.endElement(orEmpty(reader.getNamespaceURI()), local, qualified(reader.getPrefix(), local));
        for (int i = reader.getNamespaceCount() - 1; i >= 0; i--) {
            validator.endPrefixMapping(orEmpty(reader.getNamespacePrefix(i)));
        }
        depth--;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String qualified(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private int position() {
        return depth == 0 ? 0 : positions[depth];
    }

    /** The schema's errors; the validator goes on. */
    private final class Errors implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {
            add(e);
        }

        @Override
        public void fatalError(SAXParseException e) {
            add(e);
        }

        private void add(SAXParseException e) {
            String message = e.getMessage();
            schemaFindings.add(message == null ? "" : message, depth == 0 ? "" : names.get(depth - 1), position());
        }
    }

    /** After the validator, which knows the types: the header's fields, identifiers and codes. */
    private final class Inner extends DefaultHandler {

        private static final int DOCUMENT = 1;
        private static final int PART = 2;
        private static final String EXTENSION = "Extension";

        private final TypeInfoProvider types;
        private final StringBuilder text = new StringBuilder();
        private boolean inHeader;

        Inner(TypeInfoProvider types) {
            this.types = types;
        }

        @Override
        public void startDocument() {
            inHeader = false;
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            if (depth == DOCUMENT) {
                header.root(uri, local);
                return;
            }
            if (depth == PART) {
                inHeader = uri.equals(HeaderDraft.NAMESPACE) && local.equals("StandardBusinessDocumentHeader");
                if (inHeader) {
                    header.headerBegins(elements);
                } else {
                    header.payloadBegins(uri, local, elements);
                    contents.judgedOn(header.date(), local);
                }
            }
            if (inHeader) {
                text.setLength(0);
                header.begins(depth - PART, local, attributes, elements);
                return;
            }
            if (depth == PART + 1) {
                contents.childBegins(local);
            } else if (depth == PART + 2
                    && uri.equals(RootElements.NAMESPACE)
                    && names.get(PART).equals(EXTENSION)) {
                schemaFindings.notOnesOwn(local, elements); // the schema's own wildcard only keeps the common types out
            }
            contents.begins(local, attributes, types.getElementTypeInfo(), elements);
            for (int i = 0; i < attributes.getLength(); i++) {
                contents.attribute(
                        attributes.getLocalName(i), attributes.getValue(i), types.getAttributeTypeInfo(i), elements);
            }
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            if (inHeader) {
                text.append(chars, start, length);
            } else {
                contents.characters(chars, start, length);
            }
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            if (inHeader) {
                if (depth > PART) {
                    header.ends(
                            depth - PART,
                            names.get(depth - 2),
                            local,
                            text.toString().trim(),
                            positions[depth]);
                } else {
                    inHeader = false;
                }
                text.setLength(0);
            } else {
                contents.ends();
            }
        }
    }
}
