package no.stafett.hub.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one shard that this process has just committed to the outbox, so that its relay need not read them back and open
 * them. A memory and no source: what is not here is read from the database, and what is to be sent, in which order, the database alone tells.
 */
final class FreshDocuments {

    private static final long BYTES_MAX = 8L << 20;

    private final Map<Long, byte[]> byRow = new LinkedHashMap<>();
    private long bytes;

    /** Remembers a document; the oldest are forgotten where it grows too much. */
    synchronized void put(long row, byte[] document) {
        var before = byRow.put(row, document);
        bytes += document.length - (before == null ? 0 : before.length);
        var oldest = byRow.values().iterator();
        while (bytes > BYTES_MAX && oldest.hasNext()) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    /** A document, which is then forgotten here; null where it is not known. */
    synchronized byte @Nullable [] take(long row) {
        var document = byRow.remove(row);
        bytes -= document == null ? 0 : document.length;
        return document;
    }

    synchronized void clear() {
        byRow.clear();
        bytes = 0;
    }
}
