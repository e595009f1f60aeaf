package no.stafett.ledger.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stafett.ledger.catalogue.CatalogueFault.Kind;
import no.stafett.ledger.fact.DatePeriod;

/**
 * A part of the catalogue that changes over time. Its versions touch: no day lies in a gap or in two of them.
 *
 * @param anchor the day in a person's life that chooses
 * @param versions in order of time
 */
public record Dated<T>(Anchor anchor, List<Version<T>> versions) {
    /** One version. */
    public record Version<T>(DatePeriod period, T part) {}

    public Dated {
        versions = List.copyOf(versions);
    }

    /** The version for a person whose anchor is that day; empty before the first and after the last. */
    public Optional<T> at(LocalDate day) {
        for (Version<T> version : versions) {
            if (version.period().contains(day)) {
                return Optional.of(version.part());
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the order of the versions: overlaps and gaps; empty when sound. */
    List<CatalogueFault> faults(String place) {
        var faults = new ArrayList<CatalogueFault>();
        for (int i = 1; i < versions.size(); i++) {
            var end = versions.get(i - 1).period().until();
            var start = versions.get(i).period().from();
            if (end == null || start == null || start.isBefore(end)) {
                faults.add(CatalogueFault.of(
                        Kind.OVERLAP,
                        place,
                        "version " + (i + 1) + " from " + start + " overlaps the one before, until "
                                + (end == null ? "open end" : end),
                        "utgave " + (i + 1) + " fra " + start + " overlapper den før, til "
                                + (end == null ? "åpen slutt" : end)));
            } else if (start.isAfter(end)) {
                faults.add(CatalogueFault.of(
                        Kind.GAP,
                        place,
                        "gap: nothing holds from " + end + " until " + start,
                        "hull: ingenting gjelder fra " + end + " til " + start));
            }
        }
        return faults;
    }
}
