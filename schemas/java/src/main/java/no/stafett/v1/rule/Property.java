package no.stafett.v1.rule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of an element that published data names, read from the typed model. */
final class Property {

    private static final ClassValue<Map<String, Method>> GETTERS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            var getters = new HashMap<String, Method>();
            for (var method : type.getMethods()) {
                if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                    getters.put(method.getName().substring("get".length()), method);
                }
            }
            return getters;
        }
    };

    private Property() {}

    /** The element at a path of elements that stand once each; null where one of them is missing. */
    static @Nullable Object at(Object element, String path) {
        Object found = element;
        for (var name : path.split("/")) {
            if (found == null) {
                return null;
            }
            found = of(found, name);
        }
        return found;
    }

    /** The child of that name; null where the document has none. */
    static @Nullable Object of(Object element, String name) {
        var getter = GETTERS.get(element.getClass()).get(name);
        if (getter == null) {
            throw new IllegalStateException(
                    "The rules name " + name + ", which " + element.getClass().getSimpleName() + " does not have");
        }
        try {
            return getter.invoke(element);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The model can't be read", e);
        }
    }
}
