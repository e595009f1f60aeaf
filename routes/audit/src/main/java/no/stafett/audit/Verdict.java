package no.stafett.audit;

/**
 * What checking a proof came to.
 *
 * @param outcome holds, or the first thing that is wrong
 * @param summary the same as a sentence for people; names no person
 */
public record Verdict(Outcome outcome, String summary) {

    /** All that a check can come to. */
    public enum Outcome {
        /** The leaf is in the log, and a trusted key signed the head that says so. */
        HOLDS,
        /** The salt and event that the proof shows are not what the leaf hash commits to. */
        WRONG_LEAF,
        /** The path doesn't lead from the leaf to the head's root. */
        WRONG_PATH,
        /** The key is trusted, but it didn't sign this head. */
        WRONG_SIGNATURE,
        /** The head's key isn't among the trusted ones, so nothing is known. */
        UNKNOWN_KEY,
        /** The proof holds, but the receipt around it says otherwise than the entry that it proves. */
        CONTRADICTED,
        /** What was given is no proof, or not a whole one. */
        UNREADABLE
    }

    /** True when the proof holds; everything else is a no. */
    public boolean holds() {
        return outcome == Outcome.HOLDS;
    }
}
