/**
 * What a person is owed, by whom, by when and why; what stands in conflict; to whom a document is to be handed on; who is
 * to be told.
 *
 * <p>In: facts, claims, the catalogue, the directory and a day. Out: an {@link no.stafett.ledger.evaluate.Evaluation}.
 * Pure: no clock, no database, no order of arrival; the same in gives the same out. May use: fact, catalogue, calendar. May
 * be used by: claim, the store, the hub. Nothing else opens, moves or closes an obligation.
 */
@NullMarked
package no.stafett.ledger.evaluate;

import org.jspecify.annotations.NullMarked;
