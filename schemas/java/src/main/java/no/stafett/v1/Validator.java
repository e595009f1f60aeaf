package no.stafett.v1;

import java.util.Optional;

/** Tells whether a document is a message of the standard, and if not, why. Thread-safe. */
public final class Validator {

    private final Examiner examiner;

    Validator(Examiner examiner) {
        this.examiner = examiner;
    }

    /** Validates a document, all layers. Whether its sender's role may send it is not judged: that takes a directory. */
    public Validation validate(byte[] document) {
        return examiner.examine(document, Optional.empty()).validation();
    }

    /** Validates a document that came as characters. */
    public Validation validate(String document) {
        return validate(Encoding.bytesOf(document));
    }
}
