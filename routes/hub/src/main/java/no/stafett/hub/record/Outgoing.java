package no.stafett.hub.record;

import java.time.Instant;
import no.stafett.hub.delivery.Leaving;
import no.stafett.hub.delivery.OutboxRow;
import no.stafett.hub.keys.Cipher256;

/**
 * A document that leaves with an entry: an answer, a copy or a notice. Made once its place in the log is known, because it
 * carries the proof of it.
 *
 * @param document the document with its envelope
 * @param row as the outbox keeps it
 */
record Outgoing(Leaving document, OutboxRow row) {

    String instanceId() {
        return document.envelope().instanceId();
    }

    /** The answer to a message, which lies with the message. */
    static Outgoing answer(OutboxRow.Envelope envelope, byte[] document, long message, long logIndex, Instant now) {
        return new Outgoing(
                new Leaving(envelope, document),
                new OutboxRow(envelope, logIndex, null, new OutboxRow.AnswerOf(message), now));
    }

    /** A document of its own, under the key of the job that makes it leave. */
    static Outgoing own(
            OutboxRow.Envelope envelope,
            @org.jspecify.annotations.Nullable String originalId,
            byte[] document,
            Job job,
            long logIndex,
            Instant now) {
        var body = new OutboxRow.Body(Cipher256.encrypt(job.key, document), job.sealedOrThrow());
        return new Outgoing(new Leaving(envelope, document), new OutboxRow(envelope, logIndex, originalId, body, now));
    }

    /** Tells nothing of what the document says. */
    @Override
    public String toString() {
        return "Outgoing[" + document + "]";
    }
}
