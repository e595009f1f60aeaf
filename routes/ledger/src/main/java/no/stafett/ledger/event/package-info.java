/**
 * What a message means to the ledger.
 *
 * <p>In: a typed message. Out: the facts it brings about a person, and what it asks the ledger to do besides. Pure: no state, no
 * clock, no judgement. May use: the typed library's model, fact.
 */
@NullMarked
package no.stafett.ledger.event;

import org.jspecify.annotations.NullMarked;
