package no.stafett.adapter.sheets;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.v1.time.PartialDate;

/** Dates as people and spreadsheets write them: {@code 2024-05-31}, {@code 31.05.2024}, or a count of days from 1900. */
final class Dates {
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T00:00(?::00(?:\\.0+)?)?)?");
    private static final Pattern NORWEGIAN = Pattern.compile("([0-9]{1,2})\\. ?([0-9]{1,2})\\. ?([0-9]{4})");
    private static final Pattern ISO_MONTH = Pattern.compile("([0-9]{4})-([0-9]{2})");
    private static final Pattern NORWEGIAN_MONTH = Pattern.compile("([0-9]{1,2})\\. ?([0-9]{4})");
    private static final Pattern YEAR = Pattern.compile("(?:1[89]|20)[0-9]{2}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{5}(?:\\.[0-9]+)?");
    /** Day 0 as spreadsheets count after their 29 February 1900, which never was. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    /** From 18 May 1927 on; lower counts are more likely years or slips. */
    private static final int COUNT_MIN = 10_000;
    /** 31 December 2099. */
    private static final int COUNT_MAX = 73_050;

    private Dates() {}

    static Optional<LocalDate> day(Cell cell) {
        return switch (cell.kind()) {
            case TEXT -> written(cell.value()).or(() -> counted(cell.value()));
            case NUMBER, DAY -> counted(cell.value());
            default -> Optional.empty();
        };
    }

    static Optional<PartialDate> partial(Cell cell) {
        var text = cell.value();
        return switch (cell.kind()) {
            case TEXT, NUMBER ->
                day(cell).map(PartialDate::of).or(() -> month(text)).or(() -> year(text));
            case DAY -> counted(text).map(PartialDate::of);
            case MONTH -> counted(text).map(day -> PartialDate.of(YearMonth.from(day)));
            default -> Optional.empty();
        };
    }

    /** The cell's text; of a day or month that a spreadsheet keeps as a count, as people write it. */
    static String shown(Cell cell) {
        return switch (cell.kind()) {
            case DAY -> counted(cell.value()).map(LocalDate::toString).orElse(cell.text());
            case MONTH -> partial(cell).map(PartialDate::toString).orElse(cell.text());
            case TEXT -> Escape.undo(cell.text());
            default -> cell.text();
        };
    }

    private static Optional<LocalDate> written(String text) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return of(iso.group(1), iso.group(2), iso.group(3));
        }
        var norwegian = NORWEGIAN.matcher(text);
        return norwegian.matches() ? of(norwegian.group(3), norwegian.group(2), norwegian.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> of(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> counted(String text) {
        if (!COUNT.matcher(text).matches()) {
            return Optional.empty();
        }
        var days = new BigDecimal(text).intValue();
        return days < COUNT_MIN || days > COUNT_MAX ? Optional.empty() : Optional.of(DAY_ZERO.plusDays(days));
    }

    private static Optional<PartialDate> month(String text) {
        var iso = ISO_MONTH.matcher(text);
        var norwegian = NORWEGIAN_MONTH.matcher(text);
        try {
            if (iso.matches()) {
                return Optional.of(
                        PartialDate.of(YearMonth.of(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)))));
            }
            return norwegian.matches()
                    ? Optional.of(PartialDate.of(
                            YearMonth.of(Integer.parseInt(norwegian.group(2)), Integer.parseInt(norwegian.group(1)))))
                    : Optional.empty();
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }

    private static Optional<PartialDate> year(String text) {
        return YEAR.matcher(text).matches()
                ? Optional.of(PartialDate.of(Year.of(Integer.parseInt(text))))
                : Optional.empty();
    }
}
