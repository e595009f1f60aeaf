/**
 * Rows out of XLSX and CSV files, streamed.
 *
 * <p>XLSX is read by our own code on the hardened XML reader that is here anyway: what a spreadsheet may do to a reader (bombs,
 * entities, merged cells, formulas) has to be seen, and not read over. CSV is read by FastCSV.
 */
@NullMarked
package no.stafett.adapter.sheets.read;

import org.jspecify.annotations.NullMarked;
