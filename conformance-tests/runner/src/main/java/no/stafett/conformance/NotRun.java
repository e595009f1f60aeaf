package no.stafett.conformance;

/** The case can't be run on this system, or not from here. The message says why, for the report. */
public final class NotRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes one. */
    public NotRun(String why) {
        super(why);
    }
}
