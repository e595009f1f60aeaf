package no.stafett.v1.model.common;

import jakarta.xml.bind.ValidationEventHandler;
import jakarta.xml.bind.annotation.DomHandler;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A place for elements of other namespaces: additions of a later minor version, an agreement between parties. A reader skips
 * what it does not know, and keeps it when it passes the message on.
 *
 * <p>Written by hand, where the rest of the model is generated: JAXB's own way makes a parser for each element that it keeps.
 */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "ExtensionType")
public class Extension {

    @XmlAnyElement(Kept.class)
    private List<Element> any = new ArrayList<>();

    /** The elements, in order; a live list. */
    public List<Element> getAny() {
        return any;
    }

    /** Adds elements. */
    public Extension withAny(Element... elements) {
        Collections.addAll(any, elements);
        return this;
    }

    /** Whether both hold the same elements, compared as XML. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Extension that) || any.size() != that.any.size()) {
            return false;
        }
        for (int i = 0; i < any.size(); i++) {
            if (!any.get(i).isEqualNode(that.any.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Element element : any) {
            hash = 31 * hash + element.getNodeName().hashCode();
        }
        return hash;
    }

    /** Keeps an element as a tree, without a parser of its own. */
    static final class Kept implements DomHandler<Element, DOMResult> {

        private static final DOMImplementation TREES = trees();

        @Override
        public DOMResult createUnmarshaller(ValidationEventHandler errors) {
            return new DOMResult(TREES.createDocument(null, null, null));
        }

        @Override
        public Element getElement(DOMResult result) {
            Node node = result.getNode();
            return node instanceof Document document ? document.getDocumentElement() : (Element) node;
        }

        @Override
        public Source marshal(Element element, ValidationEventHandler errors) {
            return new DOMSource(element);
        }

        private static DOMImplementation trees() {
            try {
                return DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .getDOMImplementation();
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("The JDK's own trees can't be made.", e);
            }
        }
    }
}
