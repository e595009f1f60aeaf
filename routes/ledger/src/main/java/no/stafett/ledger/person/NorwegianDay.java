package no.stafett.ledger.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are Norwegian days: what happens at half past eleven at night in winter happens that day, not the next. */
public final class NorwegianDay {

    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private NorwegianDay() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
