package no.stafett.hub.record;

import java.time.Instant;
import java.util.List;
import no.stafett.audit.Hash;
import no.stafett.hub.intake.Incoming;
import no.stafett.v1.Finding;
import no.stafett.v1.Header;
import org.jspecify.annotations.Nullable;

/**
 * A document that came in and was examined.
 *
 * @param incoming the bytes and what the carrier knows of them
 * @param header what the document says of itself; null where it could not be read, or may not be believed
 * @param instanceId the id in the document, also where the rest of its header is broken; null: none
 * @param payload the typed message; null where it could not be read or has errors
 * @param findings all that was found; with an error among them it is recorded as rejected
 * @param digest SHA-256 of the bytes as received
 * @param receivedAt the hub's time
 */
public record MessageWork(
        Incoming incoming,
        @Nullable Header header,
        @Nullable String instanceId,
        @Nullable Object payload,
        List<Finding> findings,
        Hash digest,
        Instant receivedAt)
        implements Work {

    /** Whether it is recorded as accepted. */
    public boolean isAccepted() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /** Whose message it is: the header's sender, or the channel's party where there is no readable header. */
    public String sender() {
        return header == null ? incoming.channelParty() : header.sender();
    }

    /** What makes it the same message as another: sender and id; without an id the carrier's, or it is like no other. */
    Object identity() {
        if (header != null) {
            return header.sender() + '\n' + header.instanceIdentifier();
        }
        return incoming.transportId() == null ? this : List.of(incoming.transportId());
    }

    @Override
    public String toString() {
        return "MessageWork[" + incoming + "]";
    }
}
