package no.stafett.v1.identifier;

import java.util.Optional;

/**
 * A fødselsnummer: DDMMYY, three individual digits, two control digits (folkeregisterforskriften § 2-2-1).
 *
 * <p>From 2032 on the individual digits tell neither century nor sex, so nothing is derived from them here.
 *
 * @param value eleven digits
 */
public record Fodselsnummer(String value) implements PersonNumber {

    /**
     * Makes a fødselsnummer of digits that are known to be valid.
     *
     * @throws IllegalArgumentException when they are not; the message does not contain them
     */
    public Fodselsnummer {
        if (!examine(value).valid()) {
            throw new IllegalArgumentException("Not a valid fødselsnummer. Examine the text before making one.");
        }
    }

    /** Returns the number when the text is a valid one. */
    public static Optional<Fodselsnummer> parse(String text) {
        return examine(text).valid() ? Optional.of(new Fodselsnummer(text)) : Optional.empty();
    }

    /** Says which checks hold for the text. */
    public static NumberExamination examine(String text) {
        return ElevenDigits.examine(text, 0);
    }

    /** Which rule the control digits hold. */
    public ControlRule ruleHeld() {
        return examine(value).ruleHeld().orElseThrow();
    }

    /** How the number shows that it belongs to nobody; empty for one that may be a real person's. */
    public Optional<SyntheticKind> syntheticKind() {
        return examine(value).syntheticKind();
    }

    /** The kind of number only: the digits identify a person. */
    @Override
    public String toString() {
        return "Fodselsnummer[***********]";
    }
}
