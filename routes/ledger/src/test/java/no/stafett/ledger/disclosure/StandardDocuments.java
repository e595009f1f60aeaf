package no.stafett.ledger.disclosure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import no.stafett.v1.Header;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The standard's own documents, as tests read them: with a parser that the copies are not made with. */
final class StandardDocuments {
    static final String TABLE = "/stafett/v1/disclosure/disclosure-1.0.xml";
    static final String HUB = "310000019";

    private static final String EXAMPLES = "/stafett/v1/examples";

    private static final DocumentBuilderFactory READERS = DocumentBuilderFactory.newInstance();

    static {
        READERS.setNamespaceAware(true);
    }

    private StandardDocuments() {}

    /** Every valid example, by folder and file: {@code skills-mapping/valid-complete.xml}. */
    static NavigableMap<String, byte[]> examples() {
        try {
            var root = url(EXAMPLES).toURI();
            if (root.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                    return examples(jar.getPath(EXAMPLES));
                }
            }
            return examples(Path.of(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NavigableMap<String, byte[]> examples(Path root) throws IOException {
        var examples = new TreeMap<String, byte[]>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().startsWith("valid-")) {
                    examples.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return examples;
    }

    static byte[] example(String name) {
        return bytes(EXAMPLES + "/" + name);
    }

    static byte[] bytes(String resource) {
        try (InputStream stream = url(resource).openStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document parse(byte[] xml) {
        try {
            return READERS.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Node node) {
        try {
            var writer = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(node), new StreamResult(writer));
            return writer.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    static Element header(Document document) {
        return children(document.getDocumentElement()).get(0);
    }

    static Element payload(Document document) {
        return children(document.getDocumentElement()).get(1);
    }

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    /** The header of a delivered copy, with everything in it that a header can have. */
    static Header headerOfCopy(String type, String receiver, String rule) {
        return Header.builder()
                .sender(HUB)
                .receiver(receiver)
                .instanceIdentifier("cdcd7407-9b22-5257-b1f2-d87962668f06")
                .created(Instant.parse("2024-06-03T08:30:02.123Z"))
                .type(type)
                .conversationId("821c3e58-3002-5e19-bbd6-32f49c116790")
                .expectedResponse(Instant.parse("2024-07-01T00:00:00Z"))
                .senderRef("case <4711> & more")
                .receiverRef("yours")
                .traceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .onBehalfOf("310000302")
                .originalInstanceIdentifier("953dbe2b-a729-5465-a1f8-cd45ff6df1c9")
                .originalSender("310000205")
                .disclosureRule(rule + "@1.0")
                .inclusionProof("a-compact-proof")
                .build();
    }

    private static URL url(String resource) {
        return Objects.requireNonNull(StandardDocuments.class.getResource(resource), resource);
    }
}
