package no.stafett.cli.demo;

/** What a step promised did not happen. The message says what was expected, and what came; it names nobody's number. */
final class BrokenPromise extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String expected;
    private final String got;

    BrokenPromise(String expected, String got) {
        super("expected " + expected + ", got " + got);
        this.expected = expected;
        this.got = got;
    }

    String expected() {
        return expected;
    }

    String got() {
        return got;
    }
}
