package no.stafett.hub.delivery;

import java.time.Instant;
import no.stafett.hub.keys.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to an inbox, as it is written to the outbox.
 *
 * @param envelope what the broker and the receiver are told of it
 * @param logIndex place in the log of the entry that it leaves with; an inbox gets its documents in this order
 * @param originalId the InstanceIdentifier of the message that it is a copy of; null: none
 * @param content the document itself, or where it lies
 * @param createdAt the hub's time
 */
public record OutboxRow(
        Envelope envelope, long logIndex, @Nullable String originalId, Content content, Instant createdAt) {

    /**
     * What stands outside of a document.
     *
     * @param id the row's id; with the installation's id it is the id by which the broker knows a second copy
     * @param inbox organisation number of who gets it
     * @param instanceId its own InstanceIdentifier
     * @param correlationId the InstanceIdentifier of the document that it answers; null: none
     * @param type local name of the payload's root
     * @param sender who sent what the document tells of; null when the hub says it of itself, or may not tell
     * @param replayed whether the same document was sent before
     * @param sizeBytes of the document
     */
    public record Envelope(
            long id,
            String inbox,
            String instanceId,
            @Nullable String correlationId,
            String type,
            @Nullable String sender,
            boolean replayed,
            int sizeBytes) {

        /** The shard whose relay sends it: all documents of one inbox are in one. */
        int shard() {
            return Outbox.shardOf(inbox);
        }

        /** Tells nothing of what the document says. */
        @Override
        public String toString() {
            return type + " " + instanceId + " to " + inbox;
        }
    }

    /** A document, or where it lies. */
    public sealed interface Content {}

    /**
     * A document of the outbox's own.
     *
     * @param body encrypted under a key that {@code sealed} wraps
     * @param sealed whose keys open it
     */
    public record Body(byte[] body, Sealed sealed) implements Content {
        @Override
        public String toString() {
            return "Body";
        }
    }

    /**
     * The answer that lies with a message.
     *
     * @param message the message's row
     */
    public record AnswerOf(long message) implements Content {}

    /** Tells nothing of what the document says. */
    @Override
    public String toString() {
        return "OutboxRow[" + envelope.id() + ", " + envelope + "]";
    }
}
