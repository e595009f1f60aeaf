/**
 * Who is who, and what they have: identifiers linked into people, loaded and locked for one transaction.
 *
 * <p>In: identifiers as messages name them, by their keyed hashes. Out: each person with all that the ledger holds of them, locked
 * against every other transaction. May use: store, fact, evaluate. Plain JDBC; no identifier is ever here in plain.
 */
@NullMarked
package no.stafett.ledger.person;

import org.jspecify.annotations.NullMarked;
