package no.stafett.v1;

/** How grave a finding is. */
public enum Severity {
    /** The document is rejected. */
    ERROR,
    /** The document is accepted all the same. */
    WARNING,
    /** Good to know. */
    INFORMATION
}
