package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.List;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.Hold;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim should stand, given everything known. Compared with what is stored, it says which claims lapse, end, lose
 * their hold to an earlier one, or are promoted; the holds of all standings of a person never collide.
 *
 * @param claim as stored
 * @param state where it should stand
 * @param since the day it ended or lapsed; null otherwise
 * @param reason code: LATEST_START_PASSED, COMPLETED, DISCONTINUED, DECLINED, MOVED, …; null: nothing to explain
 * @param collidesWith number of the claim it gives way to; null: none
 * @param holds the rows it writes now
 */
public record ClaimStanding(
        Claim claim,
        ClaimState state,
        @Nullable LocalDate since,
        @Nullable String reason,
        @Nullable String collidesWith,
        List<Hold> holds) {
    public ClaimStanding {
        holds = List.copyOf(holds);
    }

    /** Whether it holds the service today or later: noted or started. */
    public boolean live() {
        return state == ClaimState.NOTED || state == ClaimState.STARTED;
    }
}
