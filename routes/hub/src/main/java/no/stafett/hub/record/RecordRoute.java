package no.stafett.hub.record;

import java.util.concurrent.ExecutionException;
import no.stafett.hub.intake.Answer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Waits for the commit of the group that a document is recorded in. Whoever brought the document is told only then: the broker's
 * acknowledgement, a SOAP answer and a receipt beside a file all come after it.
 */
final class RecordRoute extends RouteBuilder {

    private final GroupCommitter committer;

    RecordRoute(GroupCommitter committer) {
        this.committer = committer;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:30-record").routeId("30-record").process(this::record);
    }

    private void record(Exchange exchange) throws Exception {
        var work = exchange.getIn().getMandatoryBody(MessageWork.class);
        try {
            var recorded = committer.submit(work).get();
            exchange.getIn().setBody(answer(recorded));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Answer answer(Recorded recorded) {
        if (recorded.kind() == Recorded.Kind.QUARANTINED) {
            throw new HubUnavailable("Kept in quarantine", null);
        }
        return new Answer(recorded.answer(), recorded.kind() == Recorded.Kind.REPLAYED, recorded.status());
    }
}
