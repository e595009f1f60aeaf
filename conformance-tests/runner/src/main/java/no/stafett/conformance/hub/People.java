package no.stafett.conformance.hub;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import no.stafett.v1.identifier.Fodselsnummer;

/**
 * The invented people of one case, by the words the case calls them. Their numbers are drawn at random, so that a case meets nobody
 * whom an earlier run on the same hub has told of; the national identity number has the mark of the synthetic.
 */
final class People {
    private static final int[] DUF_WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};
    private static final int SYNTHETIC_MONTH = 80;

    /** Somebody. */
    record Somebody(LocalDate born, String duf, String fnr) {
        @Override
        public String toString() {
            return "somebody";
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Somebody> byWord = new LinkedHashMap<>();

    /** The person of this word; the same one each time. */
    Somebody called(String word) {
        return byWord.computeIfAbsent(word, anew -> {
            var born = LocalDate.of(1980, 1, 1).plusDays(random.nextInt(5_000));
            return new Somebody(born, duf(), fodselsnummer(born));
        });
    }

    /** Every number of the people of this case, so far. */
    java.util.List<String> numbers() {
        return byWord.values().stream()
                .flatMap(one -> java.util.stream.Stream.of(one.duf(), one.fnr()))
                .toList();
    }

    private String duf() {
        var body = "%04d%06d".formatted(2010 + random.nextInt(15), random.nextInt(1_000_000));
        int sum = 0;
        for (int i = 0; i < DUF_WEIGHTS.length; i++) {
            sum += DUF_WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "%02d".formatted(sum % 11);
    }

    private String fodselsnummer(LocalDate born) {
        var date = born.format(DateTimeFormatter.ofPattern("dd"))
                + (born.getMonthValue() + SYNTHETIC_MONTH)
                + born.format(DateTimeFormatter.ofPattern("yy"));
        while (true) {
            var individual = "%03d".formatted(random.nextInt(500));
            for (int control = 0; control < 100; control++) {
                var number = Fodselsnummer.parse(date + individual + "%02d".formatted(control));
                if (number.isPresent() && byOldRule(number.get().value())) {
                    return number.get().value();
                }
            }
        }
    }

    /** The rule of 1964 for both check digits, so that no warning of the later rule comes. */
    private static boolean byOldRule(String number) {
        return sum(number, new int[] {3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) % 11 == 0
                && sum(number, new int[] {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
    }

    private static int sum(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }
}
