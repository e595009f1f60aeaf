package no.stafett.promises;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the same two hubs: they are started once, for whoever asks first, and closed at the end of all tests. */
final class OnTwoHubs implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TwoHubs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OnTwoHubs.class))
                .getOrComputeIfAbsent(TwoHubs.class, type -> start(), TwoHubs.class);
    }

    private static TwoHubs start() {
        try {
            return new TwoHubs();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
