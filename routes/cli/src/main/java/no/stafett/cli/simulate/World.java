package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.Set;

/**
 * What every life is lived in.
 *
 * @param claims whether providers ask before they start
 * @param eventful whether more happens to each, and sooner
 * @param until the last day
 */
record World(
        Entrance entrance,
        Ledger ledger,
        Offices offices,
        Statute statute,
        Tally tally,
        boolean claims,
        boolean eventful,
        LocalDate until) {

    /** Whether the catalogue has it: a row may come or go without these lives being written anew. */
    boolean has(String service) {
        return statute.services().containsAll(Set.of(service));
    }
}
