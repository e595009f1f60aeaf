package no.stafett.hub.party;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the directory.
 *
 * @param number organisation number, nine digits with a valid check digit
 * @param role code of the list {@code party-role}
 * @param name for people to read
 * @param territory its number: four digits for a municipality, two for a county; null for a party of the
 *     whole country
 * @param validFrom first day
 * @param validUntil first day after the last; null: until further notice
 * @param state whether it may speak
 * @param actsFor numbers of the parties that it may speak for, besides itself
 */
public record Party(
        String number,
        String role,
        String name,
        @Nullable String territory,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        State state,
        List<String> actsFor) {

    /** Whether a party may speak at present. */
    public enum State {
        /** It may. */
        ACTIVE,
        /** An operator has stopped it: it can't sign on; its inbox is kept and grows. */
        SUSPENDED
    }

    public Party {
        actsFor = List.copyOf(actsFor);
    }

    /** Whether the party is in the directory on this day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || day.isBefore(validUntil));
    }

    /** Whether it may speak for the other; always for itself. */
    public boolean maySpeakFor(String other) {
        return number.equals(other) || actsFor.contains(other);
    }
}
