package no.stafett.ledger.catalogue;

/** The day in a person's life that decides: which version of a rule holds, when a clock starts, how old they were. */
public enum Anchor {
    /** First decision on the permit basis that the person holds now. */
    PERMIT,
    /** Arrival in the country. */
    ARRIVAL,
    /** First day of residence in the municipality of first settlement. */
    SETTLED,
    /** First day in the municipality where the person lives now, when that is not the first one. */
    MOVED,
    /** The day this service was offered: an offer, else the decision that granted it. */
    OFFER,
    /** First decision about this service. */
    DECISION,
    /** The application for this service, or for this qualification. */
    APPLICATION,
    /** The day the person asked for this service. */
    REQUEST,
    /** The day this service started. */
    START,
    /** First registered as resident in a municipality, or settled there. */
    REGISTERED,
    /** The day the person first cared for a child. */
    CHILD,
    /** The latest day this service was completed, broken off or stopped for good. */
    END,
    /** The day the obligation arose. */
    TRIGGER,
    /** The day it is looked at. */
    TODAY
}
