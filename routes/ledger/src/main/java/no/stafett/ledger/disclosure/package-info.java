/**
 * Who is handed a copy of which document about a person, and what stands in it: the standard's disclosure table, default
 * deny.
 *
 * <p>In: the table, the documents known of a person, where the person is and who acts for them on a day. Out: who is owed
 * a copy now, and the copies. Pure: no clock, no database. May use: fact, evaluate (its results). May be used by: person
 * and the hub. Nothing else decides who may see what of a document.
 */
@NullMarked
package no.stafett.ledger.disclosure;

import org.jspecify.annotations.NullMarked;
