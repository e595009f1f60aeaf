package no.stafett.console.office;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.console.web.Tongue;
import no.stafett.v1.codelist.CodeList;
import no.stafett.v1.codelist.CodeLists;
import org.jspecify.annotations.Nullable;

/**
 * What the standard's elements and codes are called, for people: labels of ours, titles of the code lists, and the
 * documentation of closed choices as the schemas have it. Read at first use.
 */
final class SchemaWords {
    private static final String XSD = "/stafett/v1/xsd/";
    private static final String FIRST = "stafett.xsd";
    /** What describes the standard itself and is in no message. */
    private static final Set<String> NOT_IN_MESSAGES = Set.of(
            "code-list.xsd",
            "disclosure.xsd",
            "document-rules.xsd",
            "findings.xsd",
            "requirements.xsd",
            "service-catalogue.xsd");

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final CodeLists lists;
    private final Map<String, Set<String>> typesOfElement = new HashMap<>();
    private final Map<String, Map<String, Both>> choices = new HashMap<>();
    private final Properties labels = new Properties();

    private record Both(String en, String nb) {
        String in(Tongue tongue) {
            return tongue == Tongue.EN ? en : nb;
        }
    }

    SchemaWords(CodeLists lists) {
        this.lists = lists;
        try {
            read(FIRST, new HashSet<>());
            try (var in = SchemaWords.class.getResourceAsStream("/no/stafett/console/labels_nb.properties")) {
                labels.load(new InputStreamReader(
                        java.util.Objects.requireNonNull(in, "labels_nb.properties"), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The standard's schemas can't be read.", e);
        }
    }

    /** Names of all elements that a message can have. */
    Set<String> elements() {
        return java.util.Collections.unmodifiableSet(typesOfElement.keySet());
    }

    /** Whether the label is one of ours and not only the element's own name. */
    boolean hasLabel(String element) {
        return labels.containsKey(element);
    }

    /** What an element is called: {@code MappedOn} is "Mapped on" or "Kartlagt". */
    String label(String element, Tongue tongue) {
        if (tongue == Tongue.NB && labels.containsKey(element)) {
            return labels.getProperty(element);
        }
        var words = new StringBuilder();
        for (int i = 0; i < element.length(); i++) {
            char letter = element.charAt(i);
            boolean begins = i > 0 && Character.isUpperCase(letter) && !Character.isUpperCase(element.charAt(i - 1));
            words.append(begins ? " " : "").append(begins ? Character.toLowerCase(letter) : letter);
        }
        return words.toString();
    }

    /** Whether an element's value is a party's number. */
    boolean isParty(String element) {
        return typesOfElement.getOrDefault(element, Set.of()).contains("PartyType");
    }

    /** What a code of an element means; nothing where the value is no code. */
    Optional<String> meaning(String element, String value, Tongue tongue) {
        for (var type : typesOfElement.getOrDefault(element, Set.of())) {
            var meaning = meaningOf(type, value, tongue);
            if (meaning.isPresent()) {
                return meaning;
            }
        }
        return Optional.empty();
    }

    /** What a value of a type means. */
    Optional<String> meaningOf(String type, String value, Tongue tongue) {
        var choice = choices.getOrDefault(type, Map.of()).get(value);
        if (choice != null) {
            var text = choice.in(tongue);
            return Optional.of(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
        }
        return lists.ofType(type)
                .flatMap(list -> last(list, value))
                .map(code -> tongue == Tongue.EN ? code.en() : code.nb());
    }

    private static Optional<CodeList.Code> last(CodeList list, String value) {
        var periods = list.periodsOf(value);
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
    }

    private void read(String file, Set<String> seen) throws IOException, XMLStreamException {
        if (NOT_IN_MESSAGES.contains(file) || !seen.add(file)) {
            return;
        }
        try (var in = SchemaWords.class.getResourceAsStream(XSD + file)) {
            if (in == null) {
                return; // the header's schemas lie elsewhere
            }
            var xml = XML.createXMLStreamReader(in);
            String type = null;
            String choice = null;
            String en = "";
            while (xml.hasNext()) {
                if (!xml.isStartElement()) {
                    xml.next();
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "include", "import" -> {
                        var location = attribute(xml, "schemaLocation");
                        if (location != null) {
                            read(location, seen);
                        }
                    }
                    case "element" -> element(xml);
                    case "simpleType", "complexType" -> {
                        type = attribute(xml, "name");
                        choice = null;
                    }
                    case "enumeration" -> choice = attribute(xml, "value");
                    case "documentation" -> {
                        var nb = "nb".equals(xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang"));
                        var text = xml.getElementText().strip();
                        if (!nb) {
                            en = text;
                        } else if (type != null && choice != null) {
                            choices.computeIfAbsent(type, name -> new HashMap<>())
                                    .put(choice, new Both(en, text));
                        }
                    }
                    default -> {
                        // nothing else names anything
                    }
                }
                xml.next();
            }
        }
    }

    private void element(XMLStreamReader xml) {
        var name = attribute(xml, "name");
        var type = attribute(xml, "type");
        if (name != null) {
            var types = typesOfElement.computeIfAbsent(name, key -> new HashSet<>());
            if (type != null) {
                types.add(type.substring(type.indexOf(':') + 1));
            }
        }
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }
}
