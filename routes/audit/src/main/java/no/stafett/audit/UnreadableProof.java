package no.stafett.audit;

/**
 * A document is not a proof of inclusion, or not a whole one. The message says what is missing and never quotes the
 * document.
 */
public final class UnreadableProof extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableProof(String what) {
        super(what);
    }

    UnreadableProof(String what, Throwable cause) {
        super(what, cause);
    }
}
