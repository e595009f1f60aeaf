package no.stafett.v1.identifier;

import java.util.Optional;

/**
 * A D-number: as a fødselsnummer, with 40 added to the day (folkeregisterforskriften § 2-2-2).
 *
 * <p>Its individual digits come from the whole series, so it tells no century; its day may differ from the real birth
 * date. Nothing is derived from it here.
 *
 * @param value eleven digits
 */
public record DNumber(String value) implements PersonNumber {

    /**
     * Makes a D-number of digits that are known to be valid.
     *
     * @throws IllegalArgumentException when they are not; the message does not contain them
     */
    public DNumber {
        if (!examine(value).valid()) {
            throw new IllegalArgumentException("Not a valid D-number. Examine the text before making one.");
        }
    }

    /** Returns the number when the text is a valid one. */
    public static Optional<DNumber> parse(String text) {
        return examine(text).valid() ? Optional.of(new DNumber(text)) : Optional.empty();
    }

    /** Says which checks hold for the text. */
    public static NumberExamination examine(String text) {
        return ElevenDigits.examine(text, 40);
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
        return "DNumber[***********]";
    }
}
