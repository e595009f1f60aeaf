package no.stafett.ledger.person;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with authority said that two identifiers are one human; it can be taken back, and stays told.
 *
 * @param message the message that linked them
 * @param unlinkedAt when the hub learnt that they are not; null: they still are
 * @param unlinkedBy the message that said so
 */
public record IdentityLink(
        long id,
        long one,
        long other,
        Instant linkedAt,
        long message,
        @Nullable Instant unlinkedAt,
        @Nullable Long unlinkedBy) {

    public boolean isInForce() {
        return unlinkedAt == null;
    }

    public boolean joins(long first, long second) {
        return (one == first && other == second) || (one == second && other == first);
    }

    IdentityLink undone(Instant at, long by) {
        return new IdentityLink(id, one, other, linkedAt, message, at, by);
    }

    Map<String, @Nullable Object> row(long entry) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("one", one);
        row.put("other", other);
        row.put("linked_at", linkedAt.toString());
        row.put("message", message);
        row.put("unlinked_at", unlinkedAt == null ? null : unlinkedAt.toString());
        row.put("unlinked_by", unlinkedBy);
        row.put("entry", entry);
        return row;
    }
}
