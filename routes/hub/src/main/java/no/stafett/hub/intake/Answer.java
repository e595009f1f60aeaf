package no.stafett.hub.intake;

import org.jspecify.annotations.Nullable;

/**
 * What came of a document, after it was committed.
 *
 * @param receipt the document that answers it (a {@code Receipt}, for a claim its {@code ClaimAnswer}, for a query its
 *     {@code ServiceHistory}) as the bytes to hand back; null for a mere redelivery by the carrier, which gets nothing
 *     twice
 * @param replayed whether the receipt is that of an earlier hand-over of the same id and bytes
 * @param status {@code accepted}, {@code accepted-with-warnings} or {@code rejected}
 */
public record Answer(byte @Nullable [] receipt, boolean replayed, String status) {
    /** Tells nothing of what the documents say. */
    @Override
    public String toString() {
        return "Answer[" + status + (replayed ? ", replayed" : "") + "]";
    }
}
