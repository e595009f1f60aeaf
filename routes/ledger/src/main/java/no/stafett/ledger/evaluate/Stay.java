package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.NavigableMap;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;

/**
 * Residence in a municipality from a day on. A merger, a split or a new number is no move: the stay goes on under the number
 * that was stated last.
 *
 * @param from first day
 * @param numbers municipality numbers by the day they were stated to be valid at; never empty
 * @param fact that says so
 */
record Stay(LocalDate from, NavigableMap<LocalDate, String> numbers, Fact fact) {
    /** The number on a day; the stated one where it was split since, and nobody has said which part it is. */
    String numberOn(LocalDate day, Directory directory) {
        var stated = numbers.floorEntry(day) == null ? numbers.firstEntry() : numbers.floorEntry(day);
        return directory.municipalityOn(stated.getValue(), stated.getKey(), day).orElse(stated.getValue());
    }

    /** Whether it is the same place; a number that was split may be any of its parts. */
    boolean isAt(String number, LocalDate validAt, Directory directory) {
        var stated = numbers.lastEntry();
        return stated.getValue().equals(number)
                || directory
                        .municipalityOn(stated.getValue(), stated.getKey(), validAt)
                        .map(number::equals)
                        .orElse(true);
    }
}
