package no.stafett.hub.delivery;

/**
 * A document that is about to leave, opened.
 *
 * @param envelope what the broker and the receiver are told of it
 * @param bytes the document
 */
public record Leaving(OutboxRow.Envelope envelope, byte[] bytes) {
    /** Tells nothing of what the document says. */
    @Override
    public String toString() {
        return "Leaving[" + envelope + "]";
    }
}
