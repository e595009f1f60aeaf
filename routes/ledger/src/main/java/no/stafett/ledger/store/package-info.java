/**
 * The ledger's rows: how they are read, and the one way in which they are written.
 *
 * <p>In: the changes that an event causes. Out: rows. What is written here is also what the audit entry records, in the same
 * words, so that a rebuild applies the same changes by the same code. May use: fact, claim, evaluate. Plain JDBC.
 */
@NullMarked
package no.stafett.ledger.store;

import org.jspecify.annotations.NullMarked;
