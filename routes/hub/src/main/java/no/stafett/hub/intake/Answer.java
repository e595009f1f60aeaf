package no.stafett.hub.intake;

import org.jspecify.annotations.Nullable;

/**
 * What came of a document, after it was committed.
 *
 * @param receipt the receipt (for a claim its {@code ClaimAnswer}) as the bytes to hand back; null for a mere redelivery
 *     by the carrier, which gets nothing twice
 * @param reply a document that answers the question in the one received (a {@code ServiceHistory}); null where there is
 *     none
 * @param replayed whether the receipt is that of an earlier hand-over of the same id and bytes
 * @param status {@code accepted}, {@code accepted-with-warnings} or {@code rejected}
 */
public record Answer(byte @Nullable [] receipt, byte @Nullable [] reply, boolean replayed, String status) {
    public Answer(byte @Nullable [] receipt, boolean replayed, String status) {
        this(receipt, null, replayed, status);
    }

    /** Tells nothing of what the documents say. */
    @Override
    public String toString() {
        return "Answer[" + status + (replayed ? ", replayed" : "") + "]";
    }
}
