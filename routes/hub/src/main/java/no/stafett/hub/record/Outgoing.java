package no.stafett.hub.record;

import no.stafett.hub.keys.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A document that leaves with an entry: an answer, a copy or a notice. Made once its place in the log is known, because it
 * carries the proof of it.
 *
 * @param inbox organisation number of who gets it
 * @param instanceId its own InstanceIdentifier
 * @param correlationId the InstanceIdentifier that it answers; null: none
 * @param originalId the InstanceIdentifier that it is a copy of; null: none
 * @param type local name of its root
 * @param sender who sent what it tells of; null when the hub says it of itself, or may not tell
 * @param replayed whether the same document was sent before
 * @param body encrypted
 * @param sealed whose keys open it
 */
record Outgoing(
        String inbox,
        String instanceId,
        @Nullable String correlationId,
        @Nullable String originalId,
        String type,
        @Nullable String sender,
        boolean replayed,
        byte[] body,
        Sealed sealed) {

    @Override
    public String toString() {
        return "Outgoing[" + type + " " + instanceId + "]";
    }
}
