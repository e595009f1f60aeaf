/**
 * What supervision asks of the ledger: counts of people by service, place, year, sex and rule, with small ones held back.
 *
 * <p>In: the ledger's tables, read by SQL. Out: tables without names, as records, CSV and JSON; each look is told to the
 * audit log. Nothing here writes. May use: operate.
 */
@NullMarked
package no.stafett.hub.oversight;

import org.jspecify.annotations.NullMarked;
