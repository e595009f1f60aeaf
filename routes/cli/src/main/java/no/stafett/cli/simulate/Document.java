package no.stafett.cli.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** An XML document of the standard, read without the library or the ledger: what is to check them must not rest on them. */
record Document(Element root) {

    static Document ofStandard(String path) {
        var place = "/stafett/v1/" + path;
        try (var in = Document.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException(place + " is not on the class path");
            }
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new Document(factory.newDocumentBuilder().parse(in).getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(place + " can't be read", e);
        }
    }

    /** The root's children of this name. */
    List<Element> below(String name) {
        return below(root, name);
    }

    /** Children of this name. */
    static List<Element> below(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    /** All children. */
    static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
