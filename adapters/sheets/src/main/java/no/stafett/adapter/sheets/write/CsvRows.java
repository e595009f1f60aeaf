package no.stafett.adapter.sheets.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.stafett.adapter.sheets.Escape;
import no.stafett.adapter.sheets.Form;

/** CSV as Norwegian spreadsheets open it: UTF-8 with a byte order mark, semicolons, CR LF. */
final class CsvRows implements SheetWriter {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvWriter csv;
    private boolean begun;

    CsvRows(OutputStream out) throws IOException {
        out.write(MARK);
        this.csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
    }

    @Override
    public void begin(Form form, List<String> names) {
        if (begun) {
            throw new IllegalStateException("CSV has room for one form. Write XLSX, or a file for each.");
        }
        begun = true;
        csv.writeRecord(form.mark());
        row(names);
    }

    @Override
    public void row(List<String> cells) {
        csv.writeRecord(cells.stream().map(Escape::of).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
