package no.stafett.conformance;

/** Something else was seen than what is required. A pair of what was expected and what was got shows as a difference in the report. */
public final class Failed extends AssertionError {
    private static final long serialVersionUID = 1;
    private final String expected;
    private final String got;

    /**
     * Makes one.
     *
     * @param what what was looked at, in a few words
     * @param expected what had to be seen
     * @param got what was seen
     */
    public Failed(String what, String expected, String got) {
        super(what + ": expected " + expected + ", got " + got);
        this.expected = expected;
        this.got = got;
    }

    /** What had to be seen. */
    public String expected() {
        return expected;
    }

    /** What was seen. */
    public String got() {
        return got;
    }
}
