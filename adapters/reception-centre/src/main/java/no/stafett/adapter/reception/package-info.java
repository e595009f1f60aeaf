/**
 * A reception centre's spreadsheet. A row is a person: a {@code SkillsMapping} by the field list of integreringsforskriften § 47
 * and, on a ground of its own, § 51, a {@code SettlementPreferences}. Back come receipts and settlement decisions.
 *
 * <p>In: rows. Out: payloads, and rows. May use: sheets, adapter API, typed library.
 */
@NullMarked
package no.stafett.adapter.reception;

import org.jspecify.annotations.NullMarked;
