/**
 * The service catalogue: which services there are, who has which right to them, who owes them and by when, with dates.
 *
 * <p>In: the catalogue document, as a stream. Out: an immutable {@link no.stafett.ledger.catalogue.Catalogue}, or one
 * exception that names every fault and its place. Nothing here names a service. May use: fact. May be used by: evaluate,
 * claim, the store, the hub.
 */
@NullMarked
package no.stafett.ledger.catalogue;

import org.jspecify.annotations.NullMarked;
