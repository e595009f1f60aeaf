package no.stafett.ledger.catalogue;

/** What a rule gives a person. Only the first three can be missed. */
public enum EntitlementKind {
    /** A right, and a duty to take part. */
    RIGHT_AND_DUTY,
    /** A right; the person may decline it. */
    RIGHT,
    /** A duty without a right, such as one to be paid for. */
    DUTY,
    /** May be offered: noted, so that uptake can be counted; never missed. */
    MAY_OFFER,
    /** Advised by guidance: reminders, never missed. */
    ADVISED,
    /** Nothing is owed. */
    NONE;

    /** Whether a missed due date is a miss. */
    public boolean binding() {
        return this == RIGHT_AND_DUTY || this == RIGHT || this == DUTY;
    }
}
