package no.stafett.v1;

/** What is to be thought of fødselsnummer and D-numbers that belong to nobody. */
public enum SyntheticNumbers {
    /** When trying out: a number that may be a real person's is refused. */
    REQUIRED,
    /** In production: a synthetic number is refused. */
    REFUSED,
    /** Where documents are only looked at. */
    ALLOWED
}
