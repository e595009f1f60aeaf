package no.stafett.hub.intake.jms;

import org.apache.camel.builder.RouteBuilder;

/**
 * Takes a document off the queue and hands it on; the broker's acknowledgement follows when the route is through. A fault
 * of ours rolls back, and the broker delivers again, ever more slowly.
 */
final class JmsIntakeRoute extends RouteBuilder {
    private final JmsIntake intake;

    JmsIntakeRoute(JmsIntake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("jms:{{stafett.submit}}?acknowledgementModeName=CLIENT_ACKNOWLEDGE"
                        + "&disableReplyTo=true" // an answer goes to the inbox, never where a message asks the hub to
                        // send it
                        + "&cacheLevelName=CACHE_CONSUMER&concurrentConsumers={{stafett.intake.consumers:160}}")
                .routeId("10-intake")
                .process(intake::senderIsWhoItSays)
                .to("direct:20-checks"); // 20-checks examines the layers, 30-record waits for its group's commit
    }
}
