/**
 * The directory of parties and their secrets: who may speak, as what, from and until when.
 *
 * <p>In: an operator's acts. Out: a party by its number; whether a secret is right. May use: data, embedded's names and
 * secrets. May be used by: intake, checks, ledger's wiring, delivery, operate.
 */
@NullMarked
package no.stafett.hub.party;

import org.jspecify.annotations.NullMarked;
