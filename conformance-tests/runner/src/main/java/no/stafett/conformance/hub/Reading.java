package no.stafett.conformance.hub;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import no.stafett.conformance.Failed;
import no.stafett.conformance.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A document that came from the system under test, asked by XPath. The prefixes are {@code s} for the header, {@code m}, {@code c}. */
final class Reading {
    private final Document document;
    private final XPath xpath;

    private Reading(Document document) {
        this.document = document;
        this.xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(new Prefixes());
    }

    /**
     * Reads a document.
     *
     * @throws Failed when it is no XML
     */
    static Reading of(byte[] document) {
        return new Reading(Xml.tryParse(document)
                .orElseThrow(() -> new Failed(
                        "the answer", "a document", document.length == 0 ? "nothing" : "something that is not XML")));
    }

    /** Every text that the expression finds. */
    List<String> texts(String expression) {
        try {
            var found = (NodeList) xpath.evaluate(expression, document, XPathConstants.NODESET);
            var texts = new ArrayList<String>();
            for (int i = 0; i < found.getLength(); i++) {
                texts.add(found.item(i).getTextContent().strip());
            }
            return texts;
        } catch (XPathExpressionException notNodes) {
            return List.of(value(expression));
        }
    }

    /** The expression's value as text. */
    String value(String expression) {
        try {
            return xpath.evaluate(expression, document);
        } catch (XPathExpressionException wrong) {
            throw new IllegalStateException("A case asks by an XPath that is wrong: " + expression, wrong);
        }
    }

    /** The first element that the expression finds. */
    java.util.Optional<Node> node(String expression) {
        try {
            return java.util.Optional.ofNullable((Node) xpath.evaluate(expression, document, XPathConstants.NODE));
        } catch (XPathExpressionException wrong) {
            throw new IllegalStateException("A case asks by an XPath that is wrong: " + expression, wrong);
        }
    }

    /** The payload: what follows the header. */
    Element payload() {
        var children = Xml.children(document.getDocumentElement());
        if (children.size() != 2) {
            throw new Failed("the document", "a header and one payload", children.size() + " elements");
        }
        return children.get(1);
    }

    Document document() {
        return document;
    }

    private static final class Prefixes implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return switch (prefix) {
                case "s" -> "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
                case "m" -> "urn:stafett:skills-mapping:1";
                case "c" -> "urn:stafett:common:1";
                default -> XMLConstants.NULL_NS_URI;
            };
        }

        @Override
        public String getPrefix(String namespace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            throw new UnsupportedOperationException();
        }
    }
}
