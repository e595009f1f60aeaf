package no.stafett.hub.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A party's inbox, for carriers whose parties don't read the broker themselves. Reading takes nothing away; only
 * acknowledging does.
 */
public interface Inbox {
    /** How many messages from an inbox's front are looked at. Those behind them are, once some of these are taken. */
    int LOOK_MAX = 1_000;

    /**
     * What waits, oldest first.
     *
     * @param party whose inbox
     * @param passedOver how many of the oldest are left out
     * @param messagesMax how many at most
     */
    List<Waiting> waiting(String party, int passedOver, int messagesMax);

    /**
     * One message of those that wait.
     *
     * @param id its InstanceIdentifier: any text at all
     * @return nothing where it does not wait in this inbox, or not within {@link #LOOK_MAX} from its front: how long a look takes does
     *     not depend on how many wait
     */
    Optional<Waiting> read(String party, String id);

    /**
     * The ids of what waits, without the documents.
     *
     * @param party whose inbox
     */
    Seen seen(String party);

    /**
     * What a look at an inbox has seen.
     *
     * @param since by InstanceIdentifier, since when each waits, oldest first
     * @param whole false where more waits behind it, see {@link #LOOK_MAX}
     */
    record Seen(Map<String, Instant> since, boolean whole) {}

    /**
     * Takes the named messages out of the inbox, for good.
     *
     * @param ids InstanceIdentifiers
     * @return those of them that were there; the others are gone already, which is not an error
     */
    List<String> acknowledge(String party, Collection<String> ids);

    /**
     * A message in an inbox.
     *
     * @param id its InstanceIdentifier
     * @param type local name of its payload's root
     * @param from who sent what it tells of; null when the hub says it of itself
     * @param receivedAt when it came into the inbox
     * @param replayed whether it is a receipt that has been sent before
     * @param document the bytes
     */
    record Waiting(
            String id, String type, @Nullable String from, Instant receivedAt, boolean replayed, byte[] document) {
        /** Tells nothing of what the document says. */
        @Override
        public String toString() {
            return "Waiting[" + id + ", " + type + "]";
        }
    }
}
