package no.stafett.hub.intake;

import java.util.concurrent.CompletableFuture;

/**
 * Step 30 as the carriers see it: a document goes in, and its answer comes when the group's transaction has committed.
 *
 * <p>The future completes exceptionally only for the hub's own faults; then the carrier keeps the document and tries
 * again. Whatever is wrong with the document is in the receipt.
 */
@FunctionalInterface
public interface Recording {
    CompletableFuture<Answer> record(Incoming incoming);
}
