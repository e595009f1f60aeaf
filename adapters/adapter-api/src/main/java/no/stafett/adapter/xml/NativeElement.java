package no.stafett.adapter.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stafett.adapter.Place;
import org.jspecify.annotations.Nullable;

/**
 * One element of an agency's document: its words, the place it stood, and whether anybody has looked at it.
 *
 * <p>Order among children is not relied upon. A child that no translator asks for is found again by
 * {@link #unread()}, so that nothing is dropped in silence. Confined to one thread; {@code toString} tells the place,
 * never the content.
 */
public final class NativeElement {
    private final @Nullable NativeElement parent;
    private final int position;
    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<NativeElement> children = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private String text = "";
    private boolean read;

    NativeElement(String namespace, String name, int line, Map<String, String> attributes) {
        this(null, 1, namespace, name, line, attributes);
    }

    private NativeElement(
            @Nullable NativeElement parent,
            int position,
            String namespace,
            String name,
            int line,
            Map<String, String> attributes) {
        this.parent = parent;
        this.position = position;
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.attributes = Map.copyOf(attributes);
    }

    NativeElement addChild(String childNamespace, String childName, int childLine, Map<String, String> itsAttributes) {
        var itsPosition = positions.merge(childName, 1, Integer::sum);
        var child = new NativeElement(this, itsPosition, childNamespace, childName, childLine, itsAttributes);
        children.add(child);
        return child;
    }

    void endWith(String itsText) {
        text = itsText;
    }

    /** The namespace name, empty for none. */
    public String namespace() {
        return namespace;
    }

    /** The local name. */
    public String name() {
        return name;
    }

    /** The place, as a path of local names and positions: {@code /elmo/report[1]/issuer[1]}. */
    public String at() {
        return parent == null ? "/" + name : parent.at() + "/" + name + "[" + position + "]";
    }

    /** The place, with its line. */
    public Place place() {
        return new Place(at(), line);
    }

    /** The text with white space at the ends removed and runs of it made one space; empty text is absent. */
    public Optional<String> token() {
        read = true;
        var token = text.strip().replaceAll("\\s+", " ");
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    /** The text exactly as it stands. */
    public String rawText() {
        read = true;
        return text;
    }

    /** An attribute by its local name ({@code lang} for {@code xml:lang}). */
    public Optional<String> attribute(String attributeName) {
        read = true;
        return Optional.ofNullable(attributes.get(attributeName)).map(String::strip);
    }

    /** The first child with that name in this element's own namespace. A second one is left {@link #unread()}. */
    public Optional<NativeElement> child(String childName) {
        read = true;
        var found = children.stream()
                .filter(child -> child.isNamed(childName, namespace))
                .findFirst();
        found.ifPresent(child -> child.read = true);
        return found;
    }

    /** Every child with that name in this element's own namespace, in the document's order. */
    public List<NativeElement> children(String childName) {
        read = true;
        var found = children.stream()
                .filter(child -> child.isNamed(childName, namespace))
                .toList();
        found.forEach(child -> child.read = true);
        return found;
    }

    /** The {@link #token()} of the first child with that name. */
    public Optional<String> token(String childName) {
        return child(childName).flatMap(NativeElement::token);
    }

    /** Marks children with that name, in any namespace, as known and left out on purpose. */
    public void leaveOut(String childName) {
        children.stream().filter(child -> child.name.equals(childName)).forEach(NativeElement::markAllRead);
    }

    /** The topmost elements that nobody has looked at, in the document's order. */
    public List<NativeElement> unread() {
        if (!read) {
            return List.of(this);
        }
        return children.stream().flatMap(child -> child.unread().stream()).toList();
    }

    /** Whether a child with that name stands here, in whatever namespace; looking does not count as reading. */
    public boolean has(String childName) {
        return children.stream().anyMatch(child -> child.name.equals(childName));
    }

    /** The text for a finding: present only where there are no children, not counted as read. */
    public Optional<String> wordsForFinding() {
        var token = text.strip();
        return !children.isEmpty() || token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    private boolean isNamed(String itsName, String itsNamespace) {
        return name.equals(itsName) && namespace.equals(itsNamespace);
    }

    private void markAllRead() {
        read = true;
        children.forEach(NativeElement::markAllRead);
    }

    @Override
    public String toString() {
        return at();
    }
}
