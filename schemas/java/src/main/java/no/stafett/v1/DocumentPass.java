package no.stafett.v1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.TypeInfoProvider;
import javax.xml.validation.ValidatorHandler;
import no.stafett.v1.codelist.CodeLists;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a document once, and in that one reading holds it to the limits, validates it, reads its header, and examines its
 * identifiers and codes: parser → {@link Outer} → schema validator → {@link Inner}.
 *
 * <p>Costly to make and cheap to use again; not thread-safe.
 */
final class DocumentPass {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String LOCALE = "http://apache.org/xml/properties/locale";

    private final XMLReader reader;
    private final ValidatorHandler validator;
    private final SchemaFindings schemaFindings = new SchemaFindings();
    private final Contents contents;

    private Limits limits = Limits.OF_THE_STANDARD;
    private HeaderDraft header = new HeaderDraft();
    private boolean stopped;
    private int depth;
    private int elements;
    private final List<String> names = new ArrayList<>();
    private int[] positions = new int[128];

    DocumentPass(Schema schema, CodeLists lists) {
        contents = new Contents(lists);
        validator = schema.newValidatorHandler();
        try {
            validator.setProperty(LOCALE, Locale.ENGLISH);
        } catch (SAXException e) { // another validator than the JDK's: its words differ, its rules' names do not
        }
        validator.setErrorHandler(new Errors());
        validator.setContentHandler(new Inner(validator.getTypeInfoProvider()));
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            reader = factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's own XML parser can't be made safe.", e);
        }
        reader.setContentHandler(new Outer());
        reader.setErrorHandler(new Fatal());
    }

    /** What one reading found, layer by layer. */
    record Reading(
            List<Raw> carrier, List<Raw> structure, List<Raw> contents, HeaderDraft header, Set<String> identifiers) {}

    /** A limit was passed: there is no reason to read on. */
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
            reader.parse(new InputSource(new ByteArrayInputStream(document)));
        } catch (LimitPassed e) {
            return stopped(e.raw);
        } catch (SAXParseException e) {
            return stopped(new Raw(
                    isDoctype(e)
                            ? Finding.of(FindingCode.DTD_FORBIDDEN).onLine(Math.max(1, e.getLineNumber()))
                            : notXml(e.getMessage(), e.getLineNumber()),
                    0,
                    ""));
        } catch (SAXException | IOException e) {
            return stopped(new Raw(notXml(e.getMessage(), 0), 0, ""));
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

    private static boolean isDoctype(SAXParseException e) {
        return e.getMessage() != null && e.getMessage().contains(NO_DOCTYPE);
    }

    private static Finding notXml(@Nullable String reason, int line) {
        var finding = Finding.of(FindingCode.NOT_XML, "reason", reason == null ? "…" : withoutStop(Shown.of(reason)));
        return line > 0 ? finding.onLine(line) : finding;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private int position() {
        return depth == 0 ? 0 : positions[depth];
    }

    /** Before the validator: limits, and where in the document we are. */
    private final class Outer extends DefaultHandler {

        private int textChars;

        @Override
        public void setDocumentLocator(Locator locator) {
            validator.setDocumentLocator(locator);
        }

        @Override
        public void startDocument() throws SAXException {
            textChars = 0;
            validator.startDocument();
        }

        @Override
        public void endDocument() throws SAXException {
            validator.endDocument();
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            validator.startPrefixMapping(prefix, uri);
        }

        @Override
        public void endPrefixMapping(String prefix) throws SAXException {
            validator.endPrefixMapping(prefix);
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
            textChars = 0;
            depth++;
            elements++;
            if (depth == positions.length) {
                positions = java.util.Arrays.copyOf(positions, depth * 2);
            }
            positions[depth] = elements;
            if (names.size() < depth) {
                names.add(local);
            } else {
                names.set(depth - 1, local);
            }
            if (depth > limits.depthMax()) {
                throw passed(FindingCode.TOO_DEEP, limits.depthMax());
            }
            if (attributes.getLength() > limits.attributesMax()) {
                throw passed(FindingCode.TOO_MANY_ATTRIBUTES, limits.attributesMax());
            }
            validator.startElement(uri, local, qualified, attributes);
        }

        @Override
        public void endElement(String uri, String local, String qualified) throws SAXException {
            textChars = 0;
            validator.endElement(uri, local, qualified);
            depth--;
        }

        @Override
        public void characters(char[] chars, int start, int length) throws SAXException {
            textChars += length;
            if (textChars > limits.textCharsMax()) {
                throw passed(FindingCode.TEXT_TOO_LONG, limits.textCharsMax());
            }
            validator.characters(chars, start, length);
        }

        @Override
        public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
            validator.ignorableWhitespace(chars, start, length);
        }

        private LimitPassed passed(FindingCode code, int limit) {
            return new LimitPassed(new Raw(Finding.of(code, "limit", Integer.toString(limit)), position(), ""));
        }
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

    /** The parser's errors; there is nothing more to read. */
    private static final class Fatal implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {}

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** After the validator, which knows the types: the header's fields, identifiers and codes. */
    private final class Inner extends DefaultHandler {

        private static final int DOCUMENT = 1;
        private static final int PART = 2;

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
                    contents.judgedOn(header.date());
                }
            }
            if (inHeader) {
                text.setLength(0);
                header.begins(depth - PART, local, attributes, elements);
                return;
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
                            depth - PART, names.get(depth - 2), local, text.toString().trim(), positions[depth]);
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
