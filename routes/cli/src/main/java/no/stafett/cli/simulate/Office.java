package no.stafett.cli.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A party of the simulated world.
 *
 * @param number organisation number
 * @param role code of the list {@code party-role}
 * @param territory its number; null for one of the whole country
 * @param from first day
 * @param until first day after the last; null: until further notice
 */
record Office(
        String number,
        String role,
        @Nullable String territory,
        LocalDate from,
        @Nullable LocalDate until) {

    boolean isThereOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
