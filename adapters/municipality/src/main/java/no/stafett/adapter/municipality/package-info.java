/**
 * Sheets of a municipality without a system of its own: settlements, decisions, claims and events out, a row each; its inbox and
 * receipts back as rows.
 *
 * <p>In: rows. Out: payloads, and rows. May use: sheets, adapter API, typed library.
 */
@NullMarked
package no.stafett.adapter.municipality;

import org.jspecify.annotations.NullMarked;
