package no.stafett.hub.checks;

import no.stafett.hub.intake.Incoming;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.builder.RouteBuilder;

/** Judges what intake hands over, and passes it on to be recorded, good or bad. */
public final class ChecksRoute extends RouteBuilder {

    private final Checks checks;

    public ChecksRoute(Checks checks) {
        this.checks = checks;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:20-checks").routeId("20-checks").process(this::examine).to("direct:30-record");
    }

    private void examine(Exchange exchange) throws InvalidPayloadException {
        exchange.getIn().setBody(checks.examine(exchange.getIn().getMandatoryBody(Incoming.class)));
    }
}
