package no.stafett.ledger.claim;

/** What a noted claim is warned of; names as in the standard's findings. It is noted all the same. */
public enum Warning {
    /** Something that should come before has not. */
    PREREQUISITE_MISSING,
    /** The provider is not the responsible party, nor does it ask for a part under that party's claim. */
    NOT_RESPONSIBLE,
    /** No rule gives the person a right to it. */
    NOT_ENTITLED,
    /** It lasts longer than the catalogue lets it. */
    PERIOD_EXCEEDS_LIMIT
}
