package no.stafett.ledger.fact;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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

    private static final NavigableMap<LocalDate, List<String>> NONE =
            Collections.unmodifiableNavigableMap(new TreeMap<>());

    private final List<Party> parties;
    private final Map<String, NavigableMap<LocalDate, List<String>>> changes = new HashMap<>();
    private final Map<Seat, List<Party>> bySeat = new HashMap<>();

    /**
     * @param parties every row
     * @param changes every change of municipality numbers since the oldest fact
     */
    public PartyDirectory(List<Party> parties, List<Change> changes) {
        this.parties = List.copyOf(parties);
        for (Change change : changes) {
            this.changes
                    .computeIfAbsent(change.from(), from -> new TreeMap<>())
                    .merge(change.on(), List.of(change.to()), (one, other) -> Stream.concat(
                                    one.stream(), other.stream())
                            .distinct()
                            .toList());
        }
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
        Party found = null;
        for (Party party : bySeat.getOrDefault(new Seat(role, territory), List.of())) {
            boolean first = found == null || party.number().compareTo(found.number()) < 0;
            if (first && party.period().contains(on)) {
                found = party;
            }
        }
        return Optional.ofNullable(found);
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
        var since = validAt;
        for (var heirs = heirs(current, since, on); heirs != null; heirs = heirs(current, since, on)) {
            if (heirs.getValue().size() > 1) {
                return Optional.empty();
            }
            current = heirs.getValue().get(0);
            since = heirs.getKey();
        }
        return Optional.of(current);
    }

    @Override
    public Optional<LocalDate> nextChange(String number, LocalDate after) {
        return Optional.ofNullable(changes.getOrDefault(number, NONE).higherKey(after));
    }

    private Map.@Nullable Entry<LocalDate, List<String>> heirs(String number, LocalDate after, LocalDate on) {
        var next = changes.getOrDefault(number, NONE).higherEntry(after);
        return next == null || next.getKey().isAfter(on) ? null : next;
    }
}
