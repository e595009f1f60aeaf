package no.stafett.conformance;

/** What became of a case. */
public enum Verdict {
    /** What is required was seen. */
    PASS,
    /** Something else was seen. */
    FAIL,
    /** It could not be looked at, and the outcome says why. Never a pass. */
    NOT_RUN
}
