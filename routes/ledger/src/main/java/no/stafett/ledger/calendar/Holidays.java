package no.stafett.ledger.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * Norwegian days off, as the Integration Regulations §17 lists them: Saturdays, Sundays, 1 January, Maundy Thursday, Good
 * Friday, Easter Monday, 1 May, 17 May, Ascension Day, Whit Monday, 25 and 26 December. Christmas Eve and New Year's Eve
 * are working days.
 */
public final class Holidays {
    private Holidays() {}

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /** Whether it is a holiday, on whichever day of the week. */
    public static boolean isHoliday(LocalDate day) {
        int date = day.getDayOfMonth();
        Month month = day.getMonth();
        boolean fixed = (month == Month.JANUARY && date == 1)
                || (month == Month.MAY && (date == 1 || date == 17))
                || (month == Month.DECEMBER && (date == 25 || date == 26));
        if (fixed) {
            return true;
        }
        long fromEaster = day.toEpochDay() - easterSunday(day.getYear()).toEpochDay();
        return fromEaster == -3
                || fromEaster == -2
                || fromEaster == 0
                || fromEaster == 1
                || fromEaster == 39
                || fromEaster == 49
                || fromEaster == 50;
    }

    /**
     * Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher).
     *
     * @param year from 1583 on
     */
    public static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int skipped = century / 4;
        int correction = (century + 8) / 25;
        int lunar = (century - correction + 1) / 3;
        int epact = (19 * golden + century - skipped - lunar + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int packed = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, packed / 31, packed % 31 + 1);
    }
}
