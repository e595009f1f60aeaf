package no.stafett.console.office;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.console.web.Names;
import no.stafett.console.web.Words;

/** A document, laid out to be read: each field by its label, codes by what they mean, days as days. */
final class DocumentShown {
    private static final int DEPTH_MAX = 40;
    /** What proves and does not tell: shown last, folded. */
    private static final Set<String> PROOF = Set.of("Kept", "LogEntry");

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /**
     * A field, or a group of them.
     *
     * @param label what it is called
     * @param value what it says; empty for a group
     * @param code the code itself, where the value is what it means
     * @param fields of a group
     * @param deep whether it lies within a group
     */
    record Field(String label, String value, String code, List<Field> fields, boolean deep) {
        public boolean isGroup() {
            return !fields.isEmpty();
        }

        public boolean hasCode() {
            return !code.isEmpty();
        }
    }

    /**
     * The whole.
     *
     * @param fields what it tells
     * @param proof what proves it
     */
    record Shown(List<Field> fields, List<Field> proof) {}

    private record Node(String name, Map<String, String> attributes, List<Node> children, String text) {}

    private final SchemaWords schema;
    private final Names names;
    private final Words words;

    DocumentShown(SchemaWords schema, Names names, Words words) {
        this.schema = schema;
        this.names = names;
        this.words = words;
    }

    /**
     * Lays out a document.
     *
     * @throws IllegalArgumentException when it is none
     */
    Shown of(byte[] document) {
        try {
            var xml = XML.createXMLStreamReader(new ByteArrayInputStream(document));
            while (xml.hasNext() && !xml.isStartElement()) {
                xml.next();
            }
            var root = node(xml, 0);
            var payload = root.children().stream()
                    .filter(child -> !child.name().equals("StandardBusinessDocumentHeader"))
                    .findFirst()
                    .orElse(root);
            var fields = new ArrayList<Field>();
            var proof = new ArrayList<Field>();
            for (var child : payload.children()) {
                (PROOF.contains(child.name()) ? proof : fields).addAll(shown(child, proof, false));
            }
            return new Shown(fields, proof);
        } catch (XMLStreamException | IllegalStateException e) {
            throw new IllegalArgumentException("This is no document of the standard.");
        }
    }

    private static Node node(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > DEPTH_MAX) {
            throw new XMLStreamException("too deep");
        }
        var attributes = new TreeMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        var name = xml.getLocalName();
        var children = new ArrayList<Node>();
        var text = new StringBuilder();
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement()) {
                children.add(node(xml, depth + 1));
            } else if (xml.isEndElement()) {
                break;
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return new Node(name, attributes, children, text.toString().strip());
    }

    private List<Field> shown(Node node, List<Field> proof, boolean deep) {
        var label = schema.label(node.name(), words.tongue());
        if (isInBothLanguages(node)) {
            var wanted = words.tongue().tag().equals("en") ? "En" : "Nb";
            var text = node.children().stream()
                    .filter(child -> child.name().equals(wanted))
                    .findFirst()
                    .map(Node::text)
                    .orElse("");
            return List.of(new Field(label, text, "", List.of(), deep));
        }
        if (node.children().isEmpty()) {
            return node.text().isEmpty() ? List.of() : List.of(leaf(node, label, deep));
        }
        var fields = new ArrayList<Field>();
        for (var child : node.children()) {
            if (PROOF.contains(child.name())) {
                proof.addAll(shown(child, proof, false));
            } else {
                fields.addAll(shown(child, proof, true));
            }
        }
        return fields.isEmpty() ? List.of() : List.of(new Field(label, "", "", fields, deep));
    }

    private static boolean isInBothLanguages(Node node) {
        return !node.children().isEmpty()
                && node.children().stream()
                        .allMatch(child ->
                                child.name().equals("En") || child.name().equals("Nb"));
    }

    private Field leaf(Node node, String label, boolean deep) {
        var text = node.text();
        var type = node.attributes().get("type");
        if (type != null) { // an identifier: which kind of number it is
            var kind = words.texts().get("identifier_" + type);
            return new Field(kind == null ? label : kind, text, "", List.of(), deep);
        }
        if (node.attributes().containsKey("validAt")) { // a municipality or county, by the number it had on that day
            var name = names.code(text.length() == 2 ? "county" : "municipality", text, words.tongue());
            return new Field(label, name, name.equals(text) ? "" : text, List.of(), deep);
        }
        if (schema.isParty(node.name())
                && text.matches("[0-9]{9}")) { // some names stand for a party here, for a day there
            var name = names.party(text);
            return new Field(label, name, name.equals(text) ? "" : text, List.of(), deep);
        }
        var meaning = schema.meaning(node.name(), text, words.tongue());
        return meaning.map(said -> new Field(label, said, text, List.of(), deep))
                .orElseGet(() -> new Field(label, plain(text), "", List.of(), deep));
    }

    private String plain(String text) {
        switch (text) {
            case "true" -> {
                return words.say("yes");
            }
            case "false" -> {
                return words.say("no");
            }
            default -> {
                // a day, an instant, or words
            }
        }
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return words.day(LocalDate.parse(text));
            }
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z")) {
                return words.time(Instant.parse(text));
            }
        } catch (DateTimeException e) {
            return text;
        }
        return text;
    }
}
