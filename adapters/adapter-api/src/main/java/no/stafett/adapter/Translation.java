package no.stafett.adapter;

import java.util.List;
import java.util.Optional;
import no.stafett.v1.Finding;

/**
 * What came of a translation: what could not be said, and then a message or none. Never a half message: where a finding
 * is an error there is none, and where there is none an error says why.
 *
 * @param findings what could not be said, in the order it was found; a person's identifiers are masked in them
 * @param message the message
 * @param <T> what it was translated into
 */
public record Translation<T>(List<Finding> findings, Optional<T> message) {

    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException when there is a message in spite of an error, or none without one
     */
    public Translation {
        findings = List.copyOf(findings);
        if (message.isPresent() == findings.stream().anyMatch(Finding::isError)) {
            throw new IllegalArgumentException(
                    message.isPresent() ? "a message in spite of an error" : "no message, and no error that says why");
        }
    }

    /** The findings, and whether there is a message; never the message, which is about a person. */
    @Override
    public String toString() {
        return "Translation[" + findings.size() + " findings, " + (message.isPresent() ? "a message" : "no message")
                + "]";
    }
}
