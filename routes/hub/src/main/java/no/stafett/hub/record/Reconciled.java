package no.stafett.hub.record;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.model.Difference;

/**
 * What came of comparing a party's books with the record.
 *
 * @param from the first day compared
 * @param until the first day after
 * @param complete whether all was compared, and each difference is here
 * @param differences those of documents sent, received, and of claims, in this order
 */
record Reconciled(LocalDate from, LocalDate until, boolean complete, List<Difference> differences) {}
