/**
 * Judges a claim: what to warn of, what it holds, what it collides with, and how much of that may be told.
 *
 * <p>In: what is asked, and the person's evaluation. Out: a judgement. It explains a double; the database is what prevents
 * it. Pure: no database, no clock. May use: fact, catalogue, calendar, evaluate. May be used by: the store, the hub.
 */
@NullMarked
package no.stafett.ledger.claim;

import org.jspecify.annotations.NullMarked;
