package no.stafett.hub.operate;

import java.time.LocalDate;
import java.util.List;
import no.stafett.ledger.catalogue.Catalogue;

/** What an operator asks of service catalogues. */
@FunctionalInterface
public interface CatalogueOperations {

    /** Evaluates every person with both, and counts where they differ. Nothing is changed, and nobody is named. */
    Counts effect(Catalogue before, Catalogue after);

    /**
     * How many people another catalogue would mean something to.
     *
     * @param asOf the day it was evaluated for
     * @param people how many were evaluated
     * @param affected how many of them any obligation would open, move or close for
     * @param services those that would, by code
     */
    record Counts(LocalDate asOf, long people, long affected, List<OfService> services) {}

    /**
     * People by service.
     *
     * @param opens for how many it would open
     * @param responsible for how many another party would owe it
     * @param due for how many a due date would be another
     * @param closes for how many it would be owed no longer
     */
    record OfService(String service, long opens, long responsible, long due, long closes) {}
}
