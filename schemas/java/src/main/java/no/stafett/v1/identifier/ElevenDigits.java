package no.stafett.v1.identifier;

import java.time.Year;
import org.jspecify.annotations.Nullable;

/** What fødselsnummer and D-number have in common: DDMMYY, three digits, two control digits. */
final class ElevenDigits {

    private static final int LENGTH = 11;
    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] DAYS_IN_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private ElevenDigits() {}

    /**
     * Examines a number whose day has had {@code addedToDay} added to it.
     *
     * <p>29 February is taken to exist when it exists in 20YY, as the National Population Register's own validator does:
     * the century cannot be known.
     */
    static NumberExamination examine(String text, int addedToDay) {
        if (!digitsOnly(text, LENGTH)) {
            return NumberExamination.badFormat();
        }
        int firstRemainder = remainder(text, FIRST_WEIGHTS);
        boolean second = remainder(text, SECOND_WEIGHTS) == 0;
        int shownMonth = twoDigits(text, 2);
        SyntheticKind synthetic = syntheticKind(shownMonth);
        int month = synthetic == null ? shownMonth : shownMonth - synthetic.addedToMonth();
        return NumberExamination.elevenDigits(
                exists(twoDigits(text, 0) - addedToDay, month, 2000 + twoDigits(text, 4)),
                second && firstRemainder == 0,
                second && firstRemainder <= 3,
                synthetic);
    }

    static boolean digitsOnly(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** The weighted sum of the first digits and of the control digit after them, modulo 11. */
    private static int remainder(String digits, int[] weights) {
        int sum = digits.charAt(weights.length) - '0';
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }

    static int twoDigits(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + (digits.charAt(at + 1) - '0');
    }

    private static @Nullable SyntheticKind syntheticKind(int shownMonth) {
        for (SyntheticKind kind : SyntheticKind.values()) {
            int month = shownMonth - kind.addedToMonth();
            if (month >= 1 && month <= 12) {
                return kind;
            }
        }
        return null;
    }

    private static boolean exists(int day, int month, int year) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        int days = month == 2 && Year.isLeap(year) ? 29 : DAYS_IN_MONTH[month - 1];
        return day <= days;
    }
}
