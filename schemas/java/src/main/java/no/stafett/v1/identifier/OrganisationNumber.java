package no.stafett.v1.identifier;

import java.util.Optional;

/**
 * A number of the Central Coordinating Register for Legal Entities (organisasjonsnummer): eight digits and a control
 * digit. It names an organisation, not a person, so it may be shown.
 *
 * @param value nine digits
 */
public record OrganisationNumber(String value) {

    /** The scheme by which ISO 6523 knows these numbers; stands before the number in a header: {@code 0192:310000000}. */
    public static final String ICD = "0192";

    private static final int LENGTH = 9;
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final String HEADER_PREFIX = ICD + ":";

    /**
     * Makes an organisation number of digits that are known to be valid.
     *
     * @throws IllegalArgumentException when they are not
     */
    public OrganisationNumber {
        if (!examine(value).valid()) {
            throw new IllegalArgumentException("Not a valid organisation number: " + value
                    + ". It needs nine digits, the last a control digit modulo 11.");
        }
    }

    /** Returns the number when the text is a valid one. */
    public static Optional<OrganisationNumber> parse(String text) {
        return examine(text).valid() ? Optional.of(new OrganisationNumber(text)) : Optional.empty();
    }

    /** Returns the number when the text is a valid one with {@code 0192:} before it, as in a header. */
    public static Optional<OrganisationNumber> parseHeaderForm(String text) {
        return text.startsWith(HEADER_PREFIX) ? parse(text.substring(HEADER_PREFIX.length())) : Optional.empty();
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
        return NumberExamination.single(sum % 11 == 0);
    }

    /** The number as a header has it. */
    public String headerForm() {
        return HEADER_PREFIX + value;
    }

    /** The nine digits. */
    @Override
    public String toString() {
        return value;
    }
}
