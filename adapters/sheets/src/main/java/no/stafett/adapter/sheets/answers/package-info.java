/**
 * What comes back to a party that reads spreadsheets: receipts, and an inbox of whatever else. And the check of any way back:
 * what a row can't say of a message is found by translating the row again and comparing.
 */
@NullMarked
package no.stafett.adapter.sheets.answers;

import org.jspecify.annotations.NullMarked;
