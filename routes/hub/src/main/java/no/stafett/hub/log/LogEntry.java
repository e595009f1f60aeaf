package no.stafett.hub.log;

import java.time.Instant;
import no.stafett.hub.keys.Sealed;

/**
 * An entry about to be appended.
 *
 * @param entry the id by which the ledger's rows name it
 * @param kind what happened, such as {@code message}, {@code scan} or {@code party-added}: no personal data
 * @param event what is logged
 * @param sealed whose keys make it readable
 * @param key the entry's own key, which {@code sealed} wraps
 */
public record LogEntry(long entry, String kind, LogEvent event, Sealed sealed, byte[] key, Instant at) {

    @Override
    public String toString() {
        return "LogEntry[" + entry + " " + kind + "]";
    }
}
