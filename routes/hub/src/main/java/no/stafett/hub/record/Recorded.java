package no.stafett.hub.record;

import org.jspecify.annotations.Nullable;

/**
 * What was recorded, after the commit.
 *
 * @param kind how it was taken
 * @param answer the receipt, claim answer or history as sent; null for what has none
 * @param answerType local name of the answer's root; null where there is none
 * @param status {@code accepted}, {@code accepted-with-warnings} or {@code rejected}
 * @param logIndex its place in the log; -1 for what has none
 */
public record Recorded(
        Kind kind, byte @Nullable [] answer, @Nullable String answerType, String status, long logIndex) {

    /** How a work was taken. */
    public enum Kind {
        /** It took effect now. */
        NEW,
        /** Its sender had sent it before: the first answer again, and no effect. */
        REPLAYED,
        /** The broker had delivered it before: nothing. */
        REDELIVERED,
        /** A fault of the hub kept it from being recorded: it is kept for an operator. */
        QUARANTINED
    }

    @Override
    public String toString() {
        return "Recorded[" + kind + ", " + status + ", " + logIndex + "]";
    }
}
