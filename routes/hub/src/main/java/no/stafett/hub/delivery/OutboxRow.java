package no.stafett.hub.delivery;

import java.time.Instant;
import no.stafett.hub.keys.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to an inbox, as the outbox keeps it until the broker has it.
 *
 * @param id the row's id; with the installation's id it is the id by which the broker knows a second copy
 * @param logIndex place in the log of the entry that it leaves with; an inbox gets its documents in this order
 * @param inbox organisation number of who gets it
 * @param instanceId its own InstanceIdentifier
 * @param correlationId the InstanceIdentifier of the document that it answers; null: none
 * @param originalId the InstanceIdentifier of the message that it is a copy of; null: none
 * @param type local name of the payload's root
 * @param sender who sent what the document tells of; null when the hub says it of itself, or may not tell
 * @param replayed whether the same document was sent before
 * @param body the document, encrypted under a key that {@code sealed} wraps
 * @param sealed whose keys open it
 * @param createdAt the hub's time
 */
public record OutboxRow(
        long id,
        long logIndex,
        String inbox,
        String instanceId,
        @Nullable String correlationId,
        @Nullable String originalId,
        String type,
        @Nullable String sender,
        boolean replayed,
        byte[] body,
        Sealed sealed,
        Instant createdAt) {

    /** The shard whose relay sends it: all documents of one inbox are in one. */
    public int shard() {
        return Outbox.shardOf(inbox);
    }

    /** Tells nothing of what the document says. */
    @Override
    public String toString() {
        return "OutboxRow[" + id + ", " + type + " " + instanceId + " to " + inbox + "]";
    }
}
