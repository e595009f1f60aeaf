package no.stafett.v1.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date as exactly as it is known: a year, a year and a month, or a whole date. It is never padded with a false day.
 *
 * @param year the year, 1 to 9999
 * @param month the month, 1 to 12, when it is known
 * @param day the day of the month, when it and the month are known
 */
public record PartialDate(
        int year, @Nullable Integer month, @Nullable Integer day) {

    /**
     * Makes a partial date of its parts.
     *
     * @throws DateTimeException when there is no such day, or a day without a month
     */
    public PartialDate {
        if (month == null) {
            if (day != null) {
                throw new DateTimeException("A day without a month says nothing.");
            }
            Year.of(year);
        } else if (day == null) {
            YearMonth.of(year, month);
        } else {
            LocalDate.of(year, month, day);
        }
    }

    /** The whole date is known. */
    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** The month is known, the day is not. */
    public static PartialDate of(YearMonth month) {
        return new PartialDate(month.getYear(), month.getMonthValue(), null);
    }

    /** Only the year is known. */
    public static PartialDate of(Year year) {
        return new PartialDate(year.getValue(), null, null);
    }

    /**
     * Reads {@code 1990}, {@code 1990-02} or {@code 1990-02-01}.
     *
     * @throws DateTimeException when the text is none of these
     */
    public static PartialDate parse(String text) {
        return switch (text.length()) {
            case 4 -> of(Year.parse(text));
            case 7 -> of(YearMonth.parse(text));
            default -> of(LocalDate.parse(text));
        };
    }

    /** The date, when the day is known. */
    public Optional<LocalDate> whole() {
        return month == null || day == null ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** The first day that it can be. */
    public LocalDate earliest() {
        return LocalDate.of(year, Objects.requireNonNullElse(month, 1), Objects.requireNonNullElse(day, 1));
    }

    /** The last day that it can be. */
    public LocalDate latest() {
        if (month == null) {
            return LocalDate.of(year, 12, 31);
        }
        return day == null ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, month, day);
    }

    /** As in a message: {@code 1990}, {@code 1990-02} or {@code 1990-02-01}. */
    @Override
    public String toString() {
        if (month == null) {
            return "%04d".formatted(year);
        }
        return day == null ? "%04d-%02d".formatted(year, month) : "%04d-%02d-%02d".formatted(year, month, day);
    }
}
