package no.stafett.ledger.person;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the ledger keeps it.
 *
 * @param claim what was asked for and where it stands
 * @param because the reason that was given for going on in spite of a collision
 * @param since the day it lapsed or ended
 * @param reason code of why it stands where it does
 * @param message the message that asked for it
 */
public record StoredClaim(
        Claim claim,
        @Nullable String because,
        @Nullable LocalDate since,
        @Nullable String reason,
        long message) {

    public String number() {
        return claim.number();
    }

    StoredClaim standing(ClaimState state, @Nullable LocalDate stateSince, @Nullable String stateReason) {
        var c = claim;
        var moved = new Claim(
                c.number(),
                c.identifier(),
                c.service(),
                c.occurrence(),
                c.provider(),
                c.from(),
                c.until(),
                c.latestStart(),
                c.component(),
                c.componentOf(),
                c.contested(),
                c.inSpiteOf(),
                state,
                c.requestedAt());
        return new StoredClaim(moved, because, stateSince, stateReason, message);
    }

    /** The row of table {@code claim}. */
    Map<String, @Nullable Object> row(long entry) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("number", claim.number());
        row.put("identifier", claim.identifier());
        row.put("service", claim.service());
        row.put("occurrence", claim.occurrence());
        row.put("provider", claim.provider());
        row.put("from_date", claim.from().toString());
        row.put("until_date", text(claim.until()));
        row.put("latest_start", text(claim.latestStart()));
        row.put("component", claim.component());
        row.put("component_of", claim.componentOf());
        row.put("contested", claim.contested());
        row.put("in_spite_of", claim.inSpiteOf());
        row.put("because", because);
        row.put("state", claim.state().name());
        row.put("since", text(since));
        row.put("reason", reason);
        row.put("message", message);
        row.put("requested_at", claim.requestedAt().toString());
        row.put("entry", entry);
        return row;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
