package no.stafett.hub.party;

import no.stafett.hub.data.CannotStart.Sentence;

/** An operator's act that was not done, with the reason in both languages: the operator's to mend, not a fault of ours. */
public final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Sentence reason;

    public NotDone(String en, String nb) {
        super(en);
        this.reason = new Sentence(en, nb);
    }

    public Sentence reason() {
        return reason;
    }
}
