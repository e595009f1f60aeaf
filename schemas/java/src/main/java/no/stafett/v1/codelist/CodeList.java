package no.stafett.v1.codelist;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of codes, each with the period it exists in. Periods are half-open. Immutable.
 *
 * @param name the list's name: {@code municipality}
 * @param type the schema's type of the codes: {@code MunicipalityNumberCodeType}
 * @param codes the codes, by value; a value can have been given, taken and given again
 */
public record CodeList(String name, String type, Map<String, List<Code>> codes) {

    /**
     * A code in one period.
     *
     * @param value as it stands in a message
     * @param from the first day it exists
     * @param until the first day after; null while it has no end
     * @param en what it means, in English
     * @param nb what it means, in Norwegian bokmål
     * @param becomes the codes that it became at its end
     */
    public record Code(
            String value, LocalDate from, @Nullable LocalDate until, String en, String nb, List<String> becomes) {

        /** Whether it exists on a date. */
        public boolean existsOn(LocalDate date) {
            return !date.isBefore(from) && (until == null || date.isBefore(until));
        }
    }

    /** Whether the value has ever been in the list. */
    public boolean knows(String value) {
        return codes.containsKey(value);
    }

    /** Whether the value is in the list on a date. */
    public boolean contains(String value, LocalDate date) {
        List<Code> periods = codes.get(value);
        if (periods == null) {
            return false;
        }
        for (Code code : periods) {
            if (code.existsOn(date)) {
                return true;
            }
        }
        return false;
    }

    /** The periods of a value, oldest first; empty for a value that the list does not know. */
    public List<Code> periodsOf(String value) {
        return codes.getOrDefault(value, List.of());
    }

    /** All values that the list has ever had. */
    public Set<String> values() {
        return codes.keySet();
    }
}
