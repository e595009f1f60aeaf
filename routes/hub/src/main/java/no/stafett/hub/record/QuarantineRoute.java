package no.stafett.hub.record;

import org.apache.camel.builder.RouteBuilder;

/** Takes what an operator tries again back into the way of every message. */
final class QuarantineRoute extends RouteBuilder {

    static final String START = "direct:90-quarantine";

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(START).routeId("90-quarantine").to("direct:20-checks");
    }
}
