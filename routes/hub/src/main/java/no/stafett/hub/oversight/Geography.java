package no.stafett.hub.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import no.stafett.ledger.catalogue.MunicipalityChanges;
import no.stafett.ledger.fact.PartyDirectory;
import no.stafett.ledger.fact.PartyDirectory.Change;
import org.jspecify.annotations.Nullable;

/**
 * Municipalities by the number they have today: those that were merged are counted together.
 *
 * <p>Limit: a number that was split says no more than that; it stays itself, in the county of all its heirs, until a message
 * tells where the person lives.
 */
final class Geography {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1900, 1, 1);

    private final List<Change> changes = MunicipalityChanges.standard();
    private final PartyDirectory directory = new PartyDirectory(List.of(), changes);
    private final LocalDate today;

    /** Where people are counted. */
    record Where(String county, String municipality) {}

    Geography(LocalDate today) {
        this.today = today;
    }

    /** The days on which numbers became others, in order: between two of them a number means the same. */
    List<LocalDate> days() {
        return List.copyOf(new TreeSet<>(changes.stream().map(Change::on).toList()));
    }

    /**
     * Today's place.
     *
     * @param number null: not told
     * @param epoch how many of {@link #days()} were not after the day on which the number was valid
     */
    Where of(@Nullable String number, int epoch) {
        if (number == null) {
            return new Where(Tables.NOT_TOLD, Tables.NOT_TOLD);
        }
        var validAt = epoch == 0 ? BEFORE_ALL : days().get(epoch - 1);
        return directory
                .municipalityOn(number, validAt, today)
                .map(now -> new Where(directory.countyOf(now), now))
                .orElseGet(() -> {
                    var counties = new TreeSet<String>();
                    heirs(number, validAt, counties);
                    return new Where(counties.size() == 1 ? counties.first() : Tables.NOT_TOLD, number);
                });
    }

    private void heirs(String number, LocalDate after, TreeSet<String> counties) {
        var next = changes.stream()
                .filter(change -> change.from().equals(number))
                .map(Change::on)
                .filter(on -> on.isAfter(after) && !on.isAfter(today))
                .min(LocalDate::compareTo);
        if (next.isEmpty()) {
            counties.add(directory.countyOf(number));
            return;
        }
        changes.stream()
                .filter(change -> change.from().equals(number) && Objects.equals(change.on(), next.get()))
                .forEach(change -> heirs(change.to(), change.on(), counties));
    }
}
