package no.stafett.ledger.fact;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * A date as exactly as it is known: a day, a month or a year. It is never padded with a day that nobody stated.
 *
 * @param earliest the first day it can be
 * @param latest the last day it can be, included
 */
public record PartialDate(LocalDate earliest, LocalDate latest) {
    public PartialDate {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("A partial date can't end before it begins");
        }
    }

    /** Reads {@code 1990}, {@code 1990-05} or {@code 1990-05-12}; a time zone at the end is not allowed. */
    public static PartialDate parse(String text) {
        if (text.length() == 4) {
            var year = Year.parse(text);
            return new PartialDate(year.atDay(1), year.atMonth(12).atEndOfMonth());
        }
        if (text.length() == 7) {
            var month = YearMonth.parse(text);
            return new PartialDate(month.atDay(1), month.atEndOfMonth());
        }
        return of(LocalDate.parse(text));
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, day);
    }

    /** Whether the very day is known. */
    public boolean exact() {
        return earliest.equals(latest);
    }
}
