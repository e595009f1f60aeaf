package no.stafett.adapter.sheets.read;

import no.stafett.adapter.sheets.Row;
import no.stafett.v1.Finding;

/** Takes what is read, in order. */
public interface RowsOfFile {
    /** A sheet begins. */
    void sheet(String name);

    /** A row of the sheet, also an empty one where the file has it. */
    void row(Row row);

    /** Something about the file as a whole. */
    void found(Finding finding);
}
