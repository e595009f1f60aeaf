package no.stafett.v1;

import jakarta.xml.bind.annotation.XmlElementDecl;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import no.stafett.v1.model.ObjectFactory;
import org.jspecify.annotations.Nullable;

/** Which elements may be the payload of a document, and which class each is. */
final class RootElements {

    static final String NAMESPACE = "urn:stafett:skills-mapping:1";

    private static final Map<String, Class<?>> BY_NAME = byName();
    private static final Map<Class<?>, String> BY_CLASS = byClass();

    private RootElements() {}

    static @Nullable Class<?> classOf(String name) {
        return BY_NAME.get(name);
    }

    static Collection<String> names() {
        return Collections.unmodifiableCollection(BY_NAME.keySet());
    }

    /**
     * The name of the element that a class is the payload of.
     *
     * @throws IllegalArgumentException when it is not one
     */
    static String nameOf(Class<?> payload) {
        String name = BY_CLASS.get(payload);
        if (name == null) {
            throw new IllegalArgumentException(
                    payload.getName() + " is not a message of the standard. The messages are " + BY_NAME.keySet());
        }
        return name;
    }

    private static Map<String, Class<?>> byName() {
        var names = new TreeMap<String, Class<?>>();
        for (var method : ObjectFactory.class.getMethods()) {
            var declaration = method.getAnnotation(XmlElementDecl.class);
            if (declaration != null && declaration.namespace().equals(NAMESPACE)) {
                names.put(declaration.name(), method.getParameterTypes()[0]);
            }
        }
        return names;
    }

    private static Map<Class<?>, String> byClass() {
        var classes = new LinkedHashMap<Class<?>, String>();
        BY_NAME.forEach((name, type) -> classes.put(type, name));
        return classes;
    }
}
