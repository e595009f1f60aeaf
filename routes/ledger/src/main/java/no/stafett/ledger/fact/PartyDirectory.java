package no.stafett.ledger.fact;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory in memory, found by role and territory. */
public final class PartyDirectory implements Directory {
    /**
     * A municipality number that became another on a day. A number that was split stands once for each new one.
     *
     * @param from the old number
     * @param to the new number
     * @param on first day of the new number
     */
    public record Change(String from, String to, LocalDate on) {}

    private record Seat(PartyRole role, @Nullable String territory) {}

    private final List<Party> parties;
    private final List<Change> changes;
    private final Map<Seat, List<Party>> bySeat = new HashMap<>();

    /**
     * @param parties every row
     * @param changes every change of municipality numbers since the oldest fact
     */
    public PartyDirectory(List<Party> parties, List<Change> changes) {
        this.parties = List.copyOf(parties);
        this.changes = List.copyOf(changes);
        for (Party party : this.parties) {
            bySeat.merge(new Seat(party.role(), party.territory()), List.of(party), (one, other) -> Stream.concat(
                            one.stream(), other.stream())
                    .toList());
        }
    }

    @Override
    public List<Party> parties() {
        return parties;
    }

    @Override
    public Optional<Party> party(PartyRole role, @Nullable String territory, LocalDate on) {
        return bySeat.getOrDefault(new Seat(role, territory), List.of()).stream()
                .filter(party -> party.period().contains(on))
                .min(Comparator.comparing(Party::number));
    }

    @Override
    public List<LocalDate> changes(PartyRole role, @Nullable String territory) {
        return bySeat.getOrDefault(new Seat(role, territory), List.of()).stream()
                .flatMap(party -> Stream.of(
                        Optional.ofNullable(party.period().from()),
                        Optional.ofNullable(party.period().until())))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<String> municipalityOn(String number, LocalDate validAt, LocalDate on) {
        String current = number;
        for (LocalDate day : new TreeSet<>(changes.stream().map(Change::on).toList())) {
            if (!day.isAfter(validAt) || day.isAfter(on)) {
                continue;
            }
            String before = current;
            var heirs = changes.stream()
                    .filter(change -> change.on().equals(day) && change.from().equals(before))
                    .map(Change::to)
                    .distinct()
                    .toList();
            if (heirs.size() > 1) {
                return Optional.empty();
            }
            current = heirs.isEmpty() ? current : heirs.get(0);
        }
        return Optional.of(current);
    }
}
