/** Rows into XLSX and CSV files, streamed; no cell of theirs is ever run as a formula. */
@NullMarked
package no.stafett.adapter.sheets.write;

import org.jspecify.annotations.NullMarked;
