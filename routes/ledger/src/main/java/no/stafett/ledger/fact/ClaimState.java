package no.stafett.ledger.fact;

/** Where a claim stands. */
public enum ClaimState {
    /** Noted; it holds the service. */
    NOTED,
    /** Made in spite of a collision, with a reason; it holds nothing. */
    CONTESTED,
    /** Noted, and the service has started. */
    STARTED,
    /** The service did not start by the latest start date; it holds nothing. */
    LAPSED,
    /** What it was for has ended; a service given once stays held. */
    ENDED
}
