package no.stafett.adapter.sheets.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stafett.adapter.sheets.Form;
import no.stafett.adapter.sheets.Slot;
import no.stafett.adapter.sheets.read.SheetReader;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Empty sheets to fill in, made of their forms: a sheet for each, one that explains each column, and the lists to choose from.
 * All cells are text, so that a spreadsheet changes neither numbers nor dates.
 */
public final class Template {
    /** The first cell of a sheet that is there for people only. */
    public static final String FOR_PEOPLE = "stafett forklaring";

    private static final int ROWS_WITH_LISTS = 2_000;
    private static final int LISTS_ROW = 2;

    private Template() {}

    /** Writes a template; CSV has room for one form, and for no explanations. Closes the stream. */
    public static void write(List<Form> forms, SheetReader.Kind kind, OutputStream out) throws IOException {
        if (kind == SheetReader.Kind.CSV) {
            try (var csv = SheetWriter.of(kind, out)) {
                for (var form : forms) {
                    csv.begin(form, form.slots().stream().map(Slot::header).toList());
                }
            }
            return;
        }
        try (out) {
            var workbook = new Workbook(out, "Stafett", "1.0");
            var toFillIn = forms.stream()
                    .map(form -> workbook.newWorksheet(form.sheet()))
                    .toList();
            explain(forms, workbook.newWorksheet("Forklaring"));
            var lists = lists(forms, workbook.newWorksheet("Lister"));
            for (var index = 0; index < forms.size(); index++) {
                fill(forms.get(index), toFillIn.get(index), lists);
            }
            workbook.finish();
        }
    }

    private static void fill(Form form, Worksheet sheet, Map<List<String>, Range> lists) {
        var slots = form.slots();
        sheet.value(0, 0, form.mark());
        sheet.freezePane(1, 2);
        for (var column = 0; column < slots.size(); column++) {
            var slot = slots.get(column);
            var name = slot.header();
            sheet.style(column).format("@").set();
            sheet.width(column, Math.min(40, Math.max(12, name.length() + 2)));
            sheet.value(1, column, name);
            var style = sheet.style(1, column).bold().wrapText(true);
            if (slot.column().isRequired() && slot.number() == 0) {
                style.fillColor("FFF2CC");
            }
            style.set();
            sheet.comment(
                    1,
                    column,
                    slot.column().explanation().nb() + " ("
                            + slot.column().type().expected().nb() + ")");
            var choices = lists.get(slot.column().type().choices());
            if (choices != null) {
                sheet.range(2, column, ROWS_WITH_LISTS, column)
                        .validateWithList(choices)
                        .allowBlank(true)
                        // the list helps; a code may be written all the same
                        .errorStyle(DataValidationErrorStyle.INFORMATION)
                        .showErrorMessage(false);
            }
        }
    }

    private static void explain(List<Form> forms, Worksheet sheet) {
        sheet.value(0, 0, FOR_PEOPLE);
        var row = 2;
        for (var form : forms) {
            sheet.value(row, 0, form.sheet());
            sheet.value(row, 2, form.title().nb());
            sheet.value(row, 3, form.title().en());
            sheet.style(row, 0).bold().set();
            row++;
            var titles =
                    List.of("Kolonne", "Må fylles ut", "Forklaring", "Explanation", "Det skal stå", "What may stand");
            for (var column = 0; column < titles.size(); column++) {
                sheet.value(row, column, titles.get(column));
                sheet.style(row, column).bold().set();
            }
            row++;
            for (var slot : form.slots(group -> 1)) {
                var column = slot.column();
                sheet.value(row, 0, slot.header());
                sheet.value(
                        row,
                        1,
                        column.isRequired() ? slot.number() == 0 ? "ja" : "når noe annet i gruppen er fylt ut" : "");
                sheet.value(row, 2, column.explanation().nb());
                sheet.value(row, 3, column.explanation().en());
                sheet.value(row, 4, column.type().expected().nb());
                sheet.value(row, 5, column.type().expected().en());
                row++;
            }
            row++;
        }
        for (var column = 0; column < 6; column++) {
            sheet.width(column, column == 1 ? 20 : 45);
        }
    }

    /** The lists to choose from, each in a column; one list that several columns use stands there once. */
    private static Map<List<String>, Range> lists(List<Form> forms, Worksheet sheet) {
        var ranges = new HashMap<List<String>, Range>();
        sheet.value(0, 0, FOR_PEOPLE);
        for (var form : forms) {
            for (var slot : form.slots(group -> 1)) {
                var choices = slot.column().type().choices();
                if (!choices.isEmpty() && !ranges.containsKey(choices)) {
                    var column = ranges.size();
                    sheet.value(LISTS_ROW - 1, column, slot.header());
                    sheet.style(LISTS_ROW - 1, column).bold().set();
                    sheet.width(column, 30);
                    for (var index = 0; index < choices.size(); index++) {
                        sheet.value(LISTS_ROW + index, column, choices.get(index));
                    }
                    ranges.put(choices, sheet.range(LISTS_ROW, column, LISTS_ROW + choices.size() - 1, column));
                }
            }
        }
        return ranges;
    }
}
