/**
 * How rows of a spreadsheet become messages, and messages rows: what the adapters of parties without a system of their own
 * share.
 *
 * <p>In: a file in XLSX or CSV. Out: for each row its messages or its findings, one row at a time, so that the memory is the
 * same for ten rows and a hundred thousand. A {@link no.stafett.adapter.sheets.Form} says which columns there are; an adapter
 * says what they mean. Nothing here knows a message. May use: adapter API, typed library.
 */
@NullMarked
package no.stafett.adapter.sheets;

import org.jspecify.annotations.NullMarked;
