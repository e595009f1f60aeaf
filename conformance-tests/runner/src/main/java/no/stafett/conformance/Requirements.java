package no.stafett.conformance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** The numbered requirements of the standard, in their order. Immutable. */
public final class Requirements {
    private static final String FILE = "stafett/v1/requirements.xml";

    private final Map<String, Requirement> byId = new LinkedHashMap<>();

    private Requirements() {}

    /** Those of the standard on the class path. */
    public static Requirements ofTheStandard() {
        var requirements = new Requirements();
        for (var element : Xml.children(Xml.resource(FILE))) {
            var requirement = read(element);
            requirements.byId.put(requirement.id(), requirement);
        }
        return requirements;
    }

    private static Requirement read(Element element) {
        return new Requirement(
                element.getAttribute("id"),
                Level.valueOf(element.getAttribute("level")),
                element.getAttribute("who"),
                english(element, "rule").orElse(""),
                english(element, "intent").orElse(""),
                Xml.children(element, "finding").stream()
                        .map(finding -> finding.getTextContent().strip())
                        .toList(),
                english(element, "later")
                        .map(reason -> new Requirement.Later(
                                Xml.children(element, "later").get(0).getAttribute("profile"), reason)));
    }

    private static Optional<String> english(Element element, String name) {
        return Xml.children(element, name).stream()
                .filter(text -> text.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang")
                        .equals("en"))
                .findFirst()
                .map(text -> text.getTextContent().strip());
    }

    /** All, in order. */
    public Collection<Requirement> all() {
        return List.copyOf(byId.values());
    }

    /** One of them. */
    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** MUST when one of these is. */
    public Level levelOf(List<String> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).anyMatch(requirement -> requirement.level() == Level.MUST)
                ? Level.MUST
                : Level.SHOULD;
    }
}
