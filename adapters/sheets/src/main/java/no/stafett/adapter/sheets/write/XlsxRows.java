package no.stafett.adapter.sheets.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import no.stafett.adapter.sheets.Escape;
import no.stafett.adapter.sheets.Form;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook whose cells are all text, in the rows themselves, so that nothing is kept in memory. */
final class XlsxRows implements SheetWriter {
    private static final int KEPT_ROWS_MAX = 200;
    private static final int CELL_CHARACTERS_MAX = 32_767;

    private final Workbook workbook;
    private final OutputStream out;
    private @Nullable Worksheet sheet;
    private int rows;
    private int links;

    XlsxRows(OutputStream out) {
        this.out = out;
        this.workbook = new Workbook(out, "Stafett", "1.0");
    }

    @Override
    public void begin(Form form, List<String> names) throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        var begun = workbook.newWorksheet(form.sheet());
        sheet = begun;
        rows = 0;
        links = 0;
        for (var column = 0; column < names.size(); column++) {
            begun.style(column).format("@").set();
            begun.width(column, Math.min(40, Math.max(12, names.get(column).length() + 2)));
        }
        begun.freezePane(1, 2);
        begun.inlineString(rows++, 0, form.mark());
        for (var column = 0; column < names.size(); column++) {
            begun.inlineString(rows, column, Escape.of(names.get(column)));
            begun.style(rows, column).bold().set();
        }
        rows++;
    }

    @Override
    public void row(List<String> cells) throws IOException {
        row(cells, -1, "");
    }

    @Override
    public void row(List<String> cells, int linked, String target) throws IOException {
        var current = sheet;
        if (current == null) {
            throw new IllegalStateException("A row comes after its sheet has begun.");
        }
        for (var column = 0; column < cells.size(); column++) {
            var text = Escape.of(cells.get(column));
            if (!text.isEmpty()) {
                if (column == linked && !target.isEmpty() && links++ < LINKS_MAX) {
                    // the library keeps one link for each text and target, so each has a text of its own, which is
                    // written over
                    current.hyperlink(rows, column, HyperLink.external(target, Integer.toString(rows)));
                }
                current.inlineString(
                        rows,
                        column,
                        text.length() <= CELL_CHARACTERS_MAX ? text : text.substring(0, CELL_CHARACTERS_MAX));
                var style = current.style(rows, column).format("@");
                if (column == linked && !target.isEmpty()) {
                    style = style.underlined().fontColor("0563C1");
                }
                style.set();
            }
        }
        rows++;
        if (rows % KEPT_ROWS_MAX == 0) {
            current.flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (sheet == null) {
                workbook.newWorksheet("Tom");
            }
            workbook.finish();
        }
    }
}
