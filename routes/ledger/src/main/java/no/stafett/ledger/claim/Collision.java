package no.stafett.ledger.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a claim collides with, as far as it may be told.
 *
 * @param kind what stands in the way
 * @param heldBy organisation number of who holds it; null: may not be told, or is not known
 * @param claim number of the claim that holds it; null: may not be told, or there is none
 * @param firstFreeDay the first day from which the whole period asked for would be free; null: never, or not known
 */
public record Collision(
        Kind kind,
        @Nullable String heldBy,
        @Nullable String claim,
        @Nullable LocalDate firstFreeDay) {
    /** What stands in the way; names as in the standard. */
    public enum Kind {
        /** It comes once, and has been given. */
        ALREADY_PROVIDED,
        /** Another holds it. */
        HELD_BY_OTHER,
        /** A service that excludes this one fills the period. */
        OVERLAPS_EXCLUSIVE_SERVICE
    }
}
