package no.stafett.adapter.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRowsTest {
    private static final Form FORM = new Form(
            "bosatt",
            "1.0",
            "Bosatt",
            new Words("Bosatt", "Settled"),
            List.of(Column.of("Bosatt dato", Types.day(), "Dagen", "The day")));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static TranslatedRow wrong(int number, Cell cell) {
        var finding = Finding.of(FindingCode.NATIVE_VALUE_MISSING, "what", "Bosatt dato");
        return new TranslatedRow(
                FORM, List.of("Bosatt dato"), new Row(number, List.of(cell)), List.of(finding), List.of());
    }

    private String sheetOf(List<TranslatedRow> rows) throws IOException {
        var file = folder.resolve("feil.xlsx");
        try (var bad = new BadRows(file, SheetReader.Kind.XLSX, Help.at("http://127.0.0.1:8080"))) {
            rows.forEach(bad::add);
        }
        try (var zip = new ZipFile(file.toFile());
                var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void when_rows_have_the_same_fault_then_each_has_its_link() throws IOException {
        var sheet = sheetOf(List.of(wrong(3, Cell.text("i går")), wrong(4, Cell.text("i dag"))));

        assertThat(sheet.split("<hyperlink ", -1)).hasSize(3);
    }

    @Test
    void when_a_spreadsheet_keeps_a_day_as_a_count_then_it_is_given_back_as_people_write_it() throws IOException {
        var sheet = sheetOf(List.of(
                wrong(3, new Cell(Cell.Kind.DAY, "46346", false, false)),
                wrong(4, new Cell(Cell.Kind.MONTH, "46346", false, false))));

        assertThat(sheet).contains("2026-11-20", "2026-11<").doesNotContain("46346");
    }
}
