package no.stafett.ledger.claim;

import java.time.LocalDate;
import no.stafett.ledger.fact.DatePeriod;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a provider asks for it.
 *
 * @param service code of the catalogue
 * @param occurrence which one; null: not told apart
 * @param provider organisation number of who will answer for it
 * @param from first day
 * @param until first day after; null: not known
 * @param component the part asked for; null: all of it
 * @param componentOf number of the responsible party's claim; null: none
 * @param inSpiteOf whether it is to be noted in spite of a collision
 * @param inSpiteOfClaim number of the claim collided with; null: not told
 */
public record AskedClaim(
        String service,
        @Nullable String occurrence,
        String provider,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String component,
        @Nullable String componentOf,
        boolean inSpiteOf,
        @Nullable String inSpiteOfClaim) {
    public DatePeriod period() {
        return new DatePeriod(from, until);
    }
}
