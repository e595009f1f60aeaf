package no.stafett.v1.rule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads the model by the names of its elements, for rules that are data. */
final class Elements {

    private record Property(Class<?> type, String name) {}

    private static final ConcurrentMap<Property, Method> GETTERS = new ConcurrentHashMap<>();

    private Elements() {}

    /** The children of that name; none where there is no such child. */
    static List<?> children(Object parent, String name) {
        Object value = get(parent, name);
        if (value instanceof Collection<?> several) {
            return List.copyOf(several);
        }
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable Object get(Object parent, String name) {
        try {
            return GETTERS.computeIfAbsent(new Property(parent.getClass(), name), Elements::getter)
                    .invoke(parent);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A getter of the generated model failed.", e);
        }
    }

    private static Method getter(Property property) {
        for (Method method : property.type.getMethods()) {
            if (method.getParameterCount() == 0
                    && (method.getName().equals("get" + property.name)
                            || method.getName().equals("is" + property.name))) {
                return method;
            }
        }
        throw new IllegalStateException("The disclosure table names " + property.name + ", which "
                + property.type.getSimpleName() + " does not have.");
    }
}
