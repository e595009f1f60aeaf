package no.stafett.ledger.fact;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who plays which role where, on a date. An implementation is immutable: the same question has the same answer. */
public interface Directory {
    /** Every row, in no particular order. */
    List<Party> parties();

    /**
     * The party that plays a role in a territory on a date. Where the directory names several, the one with the lowest
     * number, so that the answer does not depend on order.
     *
     * @param territory municipality or county number; null for a role of the whole country
     */
    default Optional<Party> party(PartyRole role, @Nullable String territory, LocalDate on) {
        return parties().stream()
                .filter(party -> party.role() == role)
                .filter(party -> Objects.equals(party.territory(), territory))
                .filter(party -> party.period().contains(on))
                .min(Comparator.comparing(Party::number));
    }

    /** The days on which the party of a role in a territory may change. */
    default List<LocalDate> changes(PartyRole role, @Nullable String territory) {
        return parties().stream()
                .filter(party -> party.role() == role)
                .filter(party -> Objects.equals(party.territory(), territory))
                .flatMap(party -> Stream.of(
                        Optional.ofNullable(party.period().from()),
                        Optional.ofNullable(party.period().until())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** All rows of one party on a date. */
    default List<Party> rowsOf(String number, LocalDate on) {
        return parties().stream()
                .filter(party -> party.number().equals(number))
                .filter(party -> party.period().contains(on))
                .toList();
    }

    /**
     * The number a municipality has on a later date. Empty when it was split between the two dates: then the number
     * alone can't say, and the person's own municipality must be asked.
     */
    default Optional<String> municipalityOn(String number, LocalDate validAt, LocalDate on) {
        return Optional.of(number);
    }

    /** The next day after this one on which a municipality number becomes another, or several. */
    default Optional<LocalDate> nextChange(String number, LocalDate after) {
        return Optional.empty();
    }

    /** The county of a municipality number that is valid on the same date: its first two digits. */
    default String countyOf(String municipality) {
        return municipality.substring(0, 2);
    }
}
