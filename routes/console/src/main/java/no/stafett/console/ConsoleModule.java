package no.stafett.console;

import no.stafett.hub.HubModule;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Lets the hub's process serve the console. */
public final class ConsoleModule implements HubModule {
    @Override
    public Class<?> parts() {
        return Parts.class;
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("no.stafett.console")
    static class Parts {}
}
