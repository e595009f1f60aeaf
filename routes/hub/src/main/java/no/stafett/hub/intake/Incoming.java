package no.stafett.hub.intake;

import no.stafett.audit.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A document as it came in, with what the carrier knows about it and nothing that the document says about itself.
 *
 * @param carrier the way it came
 * @param channelParty the organisation number that the carrier has authenticated; never taken from the document
 * @param transportId the carrier's own id of this hand-over (JMS message id), by which a mere redelivery is known; null
 *     where the carrier has none
 * @param document the bytes exactly as received; where {@link #cut()} only the first of them
 * @param text whether it came as text, whose bytes were chosen by the carrier: a finding, since a receipt's digest is of
 *     bytes
 * @param sizeBytes how long the document was when it was sent
 * @param sha256 of all the bytes as received, also of those that are not here: what the receipt says was refused
 */
public record Incoming(
        Carrier carrier,
        String channelParty,
        @Nullable String transportId,
        byte[] document,
        boolean text,
        long sizeBytes,
        Hash sha256) {

    /** A document that came in whole. */
    public Incoming(Carrier carrier, String channelParty, @Nullable String transportId, byte[] document, boolean text) {
        this(carrier, channelParty, transportId, document, text, document.length, Hash.ofBytes(document));
    }

    /** A document that is too large to be read: its size and digest are all that is taken of it. */
    public static Incoming tooLarge(
            Carrier carrier,
            String channelParty,
            @Nullable String transportId,
            boolean text,
            long sizeBytes,
            Hash sha256) {
        return new Incoming(carrier, channelParty, transportId, new byte[0], text, sizeBytes, sha256);
    }

    /** Whether the document was longer than a carrier reads, so that only its beginning is here: too large by any rule. */
    public boolean cut() {
        return sizeBytes > document.length;
    }

    /** Tells nothing of what the document says. */
    @Override
    public String toString() {
        return "Incoming[" + carrier + ", " + channelParty + ", " + sizeBytes + " bytes]";
    }
}
