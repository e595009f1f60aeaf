package no.stafett.cli;

/** Something outside stands in the way: exit code 3. Says what is wrong and what to do about it, each in one line. */
public final class CouldNotBeDone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String remedy;

    /**
     * Makes one.
     *
     * @param problem what is wrong, without a person's identifier
     * @param remedy what the reader can do
     */
    public CouldNotBeDone(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /**
     * Makes one that another failure lies behind.
     *
     * @param problem what is wrong, without a person's identifier
     * @param remedy what the reader can do
     * @param cause what lies behind; shown only with {@code --stacktrace}
     */
    public CouldNotBeDone(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What the reader can do. */
    public String remedy() {
        return remedy;
    }
}
