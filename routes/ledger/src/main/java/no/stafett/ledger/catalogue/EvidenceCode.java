package no.stafett.ledger.catalogue;

/** What a message can prove about a service: events of a provision, outcomes of a decision, a mapping, a recognition. */
public enum EvidenceCode {
    /** The person applied. */
    APPLIED,
    /** The service was offered. */
    OFFERED,
    /** A place is given and waited for. */
    ENROLLED,
    /** It started. */
    STARTED,
    /** Leave, for a time. */
    LEAVE,
    /** A pause. */
    PAUSED,
    /** It goes on again. */
    RESUMED,
    /** Hours were given. */
    HOURS,
    /** It was completed. */
    COMPLETED,
    /** It ended before it was completed. */
    DISCONTINUED,
    /** The person said no. */
    DECLINED,
    /** Put off. */
    DEFERRED,
    /** Exempted. */
    EXEMPTED,
    /** Decided: granted. */
    GRANTED,
    /** Decided: refused. */
    REFUSED,
    /** Decided: stopped, for a time or for good. */
    STOPPED,
    /** Decided: extended. */
    EXTENDED,
    /** An earlier decision was overturned on appeal. */
    OVERTURNED,
    /** A complete mapping of skills. */
    MAPPED,
    /** A decision on recognition. */
    RECOGNITION_DECIDED,
    /** A career guidance that came to its end. */
    GUIDED,
    /** An assessment of prior learning. */
    ASSESSED,
    /** A subject approved by prior learning. */
    SUBJECT_APPROVED,
    /** A part of a language tested, in the attempt that is free of charge. */
    TESTED_FREE,
    /** A test without parts, taken: passed or not. */
    TESTED,
    /** A referral answered. */
    ANSWERED,
    /** The person was settled. */
    SETTLED,
    /** A plan was made. */
    PLANNED,
    /** What became of the service that a trigger names was told. */
    OUTCOME_TOLD;

    /** Whether the service has been given when this is shown: what the one-time services have once. */
    public boolean fulfils() {
        return switch (this) {
            case COMPLETED, MAPPED, RECOGNITION_DECIDED, GUIDED, ASSESSED, SUBJECT_APPROVED, TESTED_FREE, ANSWERED ->
                true;
            default -> false;
        };
    }
}
