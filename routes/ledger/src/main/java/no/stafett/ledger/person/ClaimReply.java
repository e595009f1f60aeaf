package no.stafett.ledger.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.stafett.ledger.claim.Collision;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a claim.
 *
 * @param answer as in the standard
 * @param number the claim's number; null when it was not noted
 * @param warnings names of findings
 * @param collision what it collides with, as far as it may be told
 * @param latestStart the last day to start before it lapses
 * @param conflictKey the conflict item that a contested claim opened
 */
public record ClaimReply(
        Answer answer,
        @Nullable String number,
        List<String> warnings,
        Optional<Collision> collision,
        @Nullable LocalDate latestStart,
        @Nullable String conflictKey) {

    /** The answers of the standard. */
    public enum Answer {
        /** It holds the service. */
        NOTED,
        /** It stands beside another, with a reason, and a conflict item tells of it. */
        CONTESTED,
        /** Another holds the service, or it was given. */
        COLLIDES,
        /** It arrived after its sender had stopped waiting. */
        TOO_LATE,
        /** There is no such person here, or the asker has no ground to know. The same for both. */
        UNKNOWN_OR_NO_GROUND
    }

    static ClaimReply bare(Answer answer) {
        return new ClaimReply(answer, null, List.of(), Optional.empty(), null, null);
    }
}
