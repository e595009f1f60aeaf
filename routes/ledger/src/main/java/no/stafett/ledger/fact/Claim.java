package no.stafett.ledger.fact;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A provider's reservation of a service for a person. It gives no right and takes no duty away.
 *
 * @param number the number the hub gave it
 * @param identifier number of the identifier it was made for
 * @param service code of the catalogue
 * @param occurrence which one, where the service can come several times; null otherwise
 * @param provider organisation number of the party that holds it
 * @param from first day
 * @param until first day after; null: not known
 * @param latestStart last day to start before it lapses; null: it does not lapse
 * @param component the part of the service; null: all of it
 * @param componentOf number of the responsible party's claim that the part belongs to; null: none
 * @param contested whether it was made in spite of a collision
 * @param inSpiteOf number of the claim it was made in spite of; null: not told, or none
 * @param state where it stands as last stored
 * @param requestedAt when it was asked for; with the number it decides who was first
 */
public record Claim(
        String number,
        long identifier,
        String service,
        @Nullable String occurrence,
        String provider,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate latestStart,
        @Nullable String component,
        @Nullable String componentOf,
        boolean contested,
        @Nullable String inSpiteOf,
        ClaimState state,
        Instant requestedAt) {
    /** The days it asks for. */
    public DatePeriod period() {
        return new DatePeriod(from, until);
    }
}
