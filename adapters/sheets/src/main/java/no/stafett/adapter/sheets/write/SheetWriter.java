package no.stafett.adapter.sheets.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.read.SheetReader;

/** Writes rows of a form, streamed. Each cell is text, and passes through {@link no.stafett.adapter.sheets.Escape}. */
public interface SheetWriter extends Closeable {
    /** A sheet's links are kept in memory until it ends, and spreadsheets refuse a sheet with more than 65,530. */
    int LINKS_MAX = 10_000;

    /** Begins a sheet; CSV has room for one only. */
    void begin(Form form, List<String> names) throws IOException;

    /** Writes a row of the sheet. */
    void row(List<String> cells) throws IOException;

    /**
     * Writes a row with a link in one of its cells. What stands in the cell is still its text; where the format has no links, and
     * after the first {@value #LINKS_MAX} of a sheet, it is only that.
     *
     * @param linked the cell's column, from 0
     * @param target where it leads; nowhere, when empty
     */
    default void row(List<String> cells, int linked, String target) throws IOException {
        row(cells);
    }

    /** A writer of this kind of file. Closing it finishes the file and closes the stream. */
    static SheetWriter of(SheetReader.Kind kind, OutputStream out) throws IOException {
        return kind == SheetReader.Kind.XLSX ? new XlsxRows(out) : new CsvRows(out);
    }
}
