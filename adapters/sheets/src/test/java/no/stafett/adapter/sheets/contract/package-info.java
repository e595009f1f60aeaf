/** What every adapter of sheets promises, as tests that it extends ({@link no.stafett.adapter.sheets.contract.SheetContract}). */
@NullMarked
package no.stafett.adapter.sheets.contract;

import org.jspecify.annotations.NullMarked;
