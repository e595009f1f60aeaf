package no.stafett.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML as a tree, read without trusting it: no document type, no entities. */
public final class Xml {
    private Xml() {}

    /** A resource of the class path that must be there. */
    public static Element resource(String name) {
        return parse(bytes(name)).getDocumentElement();
    }

    /** The bytes of a resource of the class path that must be there. */
    public static byte[] bytes(String name) {
        try (var in = Xml.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(name + " can't be read.", e);
        }
    }

    /**
     * A document of ours.
     *
     * @throws IllegalArgumentException when it is not well-formed
     */
    public static Document parse(byte[] document) {
        try {
            return builder().parse(new ByteArrayInputStream(document));
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("Not well-formed: " + e.getMessage(), e);
        }
    }

    /** A document of anybody's; empty when it can't be read. */
    public static Optional<Document> tryParse(byte[] document) {
        try {
            return Optional.of(parse(document));
        } catch (IllegalArgumentException notXml) {
            return Optional.empty();
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The elements inside. */
    public static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }

    /** The elements inside of this local name. */
    public static List<Element> children(Element element, String name) {
        return children(element).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    /** An attribute that may be absent. */
    public static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    /** The text of the only child of this name; empty text where it is absent. */
    public static String text(Element element, String name) {
        return children(element, name).stream()
                .findFirst()
                .map(child -> child.getTextContent().strip().replaceAll("\\s+", " "))
                .orElse("");
    }

    /** The element as text, without an XML declaration. */
    public static String write(Node element) {
        try {
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var text = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What can't be read is told by the exception, not on standard error. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // not an error
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
