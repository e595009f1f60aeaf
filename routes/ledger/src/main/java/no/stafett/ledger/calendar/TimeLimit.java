package no.stafett.ledger.calendar;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long something may take: calendar months and days, or working days. The day it is counted from is not counted; the
 * day it gives is the last day to be in time.
 *
 * <p>A month ends on the same day of a later month, or on that month's last day where it is shorter: three months from 30
 * November end on 28 February, or on 29 in a leap year.
 *
 * @param period years, months and days
 * @param workingDays days off not counted; never together with a period
 */
public record TimeLimit(Period period, int workingDays) {
    public TimeLimit {
        if (period.isNegative() || workingDays < 0 || (!period.isZero() && workingDays > 0)) {
            throw new IllegalArgumentException("A time limit is a period or working days, and never negative");
        }
    }

    /** Reads {@code P3M}, {@code P10D}, {@code P1Y}. */
    public static TimeLimit of(String period) {
        return new TimeLimit(Period.parse(period), 0);
    }

    public static TimeLimit ofWorkingDays(int days) {
        return new TimeLimit(Period.ZERO, days);
    }

    /** The last day to be in time, counted from {@code start}. */
    public LocalDate after(LocalDate start) {
        if (workingDays == 0) {
            return start.plus(period);
        }
        var day = start;
        for (int counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            if (Holidays.isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** The day that lies so long before {@code end}; for reminders. */
    public LocalDate before(LocalDate end) {
        if (workingDays == 0) {
            return end.minus(period);
        }
        var day = end;
        for (int counted = 0; counted < workingDays; ) {
            day = day.minusDays(1);
            if (Holidays.isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** How many working days lie after {@code start} up to {@code end}, the latter included. */
    public static int workingDaysBetween(LocalDate start, LocalDate end) {
        int counted = 0;
        for (var day = start.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            if (Holidays.isWorkingDay(day)) {
                counted++;
            }
        }
        return counted;
    }
}
