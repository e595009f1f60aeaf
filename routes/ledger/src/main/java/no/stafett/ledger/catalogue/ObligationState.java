package no.stafett.ledger.catalogue;

/** Where an obligation stands. Overdue is no state: it is a flag on any state that is not an end. */
public enum ObligationState {
    /** Owed; nobody has claimed it. */
    OPEN(false),
    /** A provider holds it and has not started. */
    CLAIMED(false),
    /** It is being given. */
    IN_PROGRESS(false),
    /** It has started and rests: leave, a pause, a stop for a time. */
    PAUSED(false),
    /** Put off. */
    DEFERRED(false),
    /** Not owed for the time being: work, whereabouts unknown. */
    SUSPENDED(false),
    /** The person has moved, and the new municipality has not decided. */
    AWAITING_DECISION(false),
    /** Given. */
    FULFILLED(true),
    /** The person said no. */
    DECLINED(true),
    /** It ended before it was fulfilled. */
    INTERRUPTED(true),
    /** The authority exempted the person. */
    EXEMPTED(true),
    /** No longer owed: refused, returned, died, permit lapsed, past the age, facts corrected. */
    CANCELLED(true),
    /** Another obligation stands in its place: identity link, transfer. */
    SUPERSEDED(true);

    private final boolean end;

    ObligationState(boolean end) {
        this.end = end;
    }

    public boolean isEnd() {
        return end;
    }
}
