package no.stafett.v1.identifier;

import java.util.Optional;

/**
 * A DUF number, by which the immigration authorities name a person: year, six serial digits, and the remainder of the
 * weighted sum modulo 11 as two digits, 00 to 10. A person may have several. Nothing in it shows whether it is synthetic.
 *
 * @param value twelve digits
 */
public record DufNumber(String value) implements PersonNumber {

    private static final int LENGTH = 12;
    private static final int[] WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};

    /**
     * Makes a DUF number of digits that are known to be valid.
     *
     * @throws IllegalArgumentException when they are not; the message does not contain them
     */
    public DufNumber {
        if (!examine(value).valid()) {
            throw new IllegalArgumentException("Not a valid DUF number. Examine the text before making one.");
        }
    }

    /** Returns the number when the text is a valid one. */
    public static Optional<DufNumber> parse(String text) {
        return examine(text).valid() ? Optional.of(new DufNumber(text)) : Optional.empty();
    }

    /** Says which checks hold for the text: {@link Check#FORMAT} and {@link Check#CONTROL}. */
    public static NumberExamination examine(String text) {
        if (!ElevenDigits.digitsOnly(text, LENGTH)) {
            return NumberExamination.badFormat();
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return NumberExamination.single(sum % 11 == ElevenDigits.twoDigits(text, WEIGHTS.length));
    }

    /** The kind of number only: the digits identify a person. */
    @Override
    public String toString() {
        return "DufNumber[************]";
    }
}
