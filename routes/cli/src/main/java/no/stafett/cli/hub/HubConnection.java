package no.stafett.cli.hub;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A party's line to a hub, over one of the standard's carriers. Confined to one thread.
 *
 * <p>What fails on the way is thrown as {@link no.stafett.cli.CouldNotBeDone}: then nothing is known of the document, and
 * the same bytes may be handed in again, any number of times, with one effect.
 */
public interface HubConnection extends AutoCloseable {

    /**
     * Hands a document in and waits for its answer.
     *
     * @param document the bytes, exactly as they shall arrive
     * @param id its InstanceIdentifier, where it has one
     */
    Answered submit(byte[] document, Optional<String> id);

    /** What waits in the party's inbox, oldest first; nothing is taken. */
    List<Waiting> waiting();

    /**
     * Takes what waits, oldest first: each message is stored, and only then no longer waits.
     *
     * @param store stores one message; what it throws leaves that message and those after it where they are
     * @return what was taken
     */
    List<Waiting> take(Consumer<Waiting> store);

    @Override
    void close();

    /**
     * A party's line to a hub.
     *
     * @param address SOAP (http, https) or the broker's (tcp), as READY printed it
     * @return empty where the address is of no such kind
     */
    static Optional<HubConnection> to(URI address, String party, String secret) {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> Optional.of(new SoapConnection(address, party, secret));
            case "tcp" -> Optional.of(new JmsConnection(address.toString(), party, secret));
            default -> Optional.empty();
        };
    }

    /**
     * The answer to a document.
     *
     * @param document the answering document: a receipt, a claim answer, a service history
     * @param replayed whether it had been given before
     */
    record Answered(byte[] document, boolean replayed) {
        /** The size only: the document is about a person. */
        @Override
        public String toString() {
            return "Answered[" + document.length + " bytes" + (replayed ? ", replayed" : "") + "]";
        }
    }

    /**
     * A message in an inbox.
     *
     * @param id its InstanceIdentifier
     * @param type local name of its payload's root
     * @param from who sent what it tells of; absent where the hub says it of itself, or where it would place somebody
     * @param receivedAt when it came into the inbox
     * @param replayed whether it is an answer that was sent before
     * @param document the bytes
     */
    record Waiting(
            String id, String type, Optional<String> from, Instant receivedAt, boolean replayed, byte[] document) {
        /** Id and type only: the document is about a person. */
        @Override
        public String toString() {
            return "Waiting[" + id + ", " + type + "]";
        }
    }
}
