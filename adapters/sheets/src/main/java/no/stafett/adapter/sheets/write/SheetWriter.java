package no.stafett.adapter.sheets.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.read.SheetReader;

/** Writes rows of a form, streamed. Each cell is text, and passes through {@link no.stafett.adapter.sheets.Escape}. */
public interface SheetWriter extends Closeable {
    /** Begins a sheet; CSV has room for one only. */
    void begin(Form form, List<String> names) throws IOException;

    /** Writes a row of the sheet. */
    void row(List<String> cells) throws IOException;

    /** A writer of this kind of file. Closing it finishes the file and closes the stream. */
    static SheetWriter of(SheetReader.Kind kind, OutputStream out) throws IOException {
        return kind == SheetReader.Kind.XLSX ? new XlsxRows(out) : new CsvRows(out);
    }
}
