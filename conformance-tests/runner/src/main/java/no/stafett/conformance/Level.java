package no.stafett.conformance;

/** How binding a requirement is. A case is a MUST when one of its requirements is. */
public enum Level {
    /** Required. */
    MUST,
    /** Advised; who departs from it knows why. */
    SHOULD
}
