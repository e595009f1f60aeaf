package no.stafett.adapter.reception;

import static no.stafett.adapter.reception.Workbook.number;
import static no.stafett.adapter.reception.Workbook.sheet;
import static no.stafett.adapter.reception.Workbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.BadRows;
import no.stafett.adapter.sheets.Help;
import no.stafett.adapter.sheets.HelpPages;
import no.stafett.adapter.sheets.MessageIds;
import no.stafett.adapter.sheets.SheetTranslator;
import no.stafett.adapter.sheets.TranslatedRow;
import no.stafett.adapter.sheets.contract.Translated;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.SheetWriter;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Language;
import no.stafett.v1.Stafett;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final String NAMES = "Person;Vertskommune org.nr.;Kartlagt dato;Kvalitetssikret;Språk 1";
    private static final String[] COLUMNS = NAMES.split(";");
    private static final String GOOD = "202341234508;310000302;2024-05-21;ja;tir";
    private static final String PERSON = text("202341234508") + text("310000302");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Translated csv(String text, Charset charset) throws IOException {
        return Translated.of(
                new ReceptionCentreAdapter(), Files.write(folder.resolve("rows.csv"), text.getBytes(charset)));
    }

    private Translated csv(String... rows) throws IOException {
        return csv("stafett mottak 1.0\r\n" + NAMES + "\r\n" + String.join("\r\n", rows), StandardCharsets.UTF_8);
    }

    private Translated xlsx(String rows, String after) throws IOException {
        return Translated.of(
                new ReceptionCentreAdapter(), Workbook.of(folder.resolve("rows.xlsx"), sheet(rows, after, COLUMNS)));
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static List<String> places(Translated translated) {
        return translated.findings().stream()
                .map(finding -> finding.code() + " " + finding.at())
                .toList();
    }

    @Nested
    class Given_a_file_in_another_encoding {
        @Test
        void when_its_names_prove_windows_1252_then_it_is_read_so_and_a_warning_says_it() throws IOException {
            var read = csv("stafett mottak 1.0\n" + NAMES + ";Interesse 1\n" + GOOD + ";Ærfugl\n", WINDOWS);

            assertThat(read.codes()).containsExactly(FindingCode.SHEET_NOT_UTF_8);
            assertThat(read.texts().get(0)).contains("Ærfugl");
        }

        @Test
        void when_nothing_proves_an_encoding_then_it_is_refused() throws IOException {
            var names = "Person;Vertskommune org.nr.;Kartlagt dato;Kvalitetssikret;Interesse 1";
            var read = csv("stafett mottak 1.0\n" + names + "\n202341234508;310000302;2024-05-21;ja;Ærfugl\n", WINDOWS);

            assertThat(read.codes()).containsExactly(FindingCode.WRONG_ENCODING);
            assertThat(read.rows()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
        void when_it_has_a_byte_order_mark_then_it_is_read(String charset) throws IOException {
            var read = csv("\uFEFFstafett mottak 1.0\r\n" + NAMES + "\r\n" + GOOD + "\r\n", Charset.forName(charset));

            assertThat(read.findings()).isEmpty();
            assertThat(read.documents()).hasSize(1);
        }
    }

    @Nested
    class Given_delimiters {
        @ParameterizedTest
        @ValueSource(strings = {";", ",", "\t"})
        void when_it_is_one_of_three_then_it_is_told_from_the_names(String delimiter) throws IOException {
            var read =
                    csv(("stafett mottak 1.0\n" + NAMES + "\n" + GOOD).replace(";", delimiter), StandardCharsets.UTF_8);

            assertThat(read.findings()).isEmpty();
            assertThat(read.documents()).hasSize(1);
        }

        @Test
        void when_a_line_for_spreadsheets_names_it_then_that_line_is_read_over() throws IOException {
            var read = csv("sep=;\r\nstafett mottak 1.0\r\n" + NAMES + "\r\n" + GOOD, StandardCharsets.UTF_8);

            assertThat(read.findings()).isEmpty();
            assertThat(read.rows()).hasSize(1);
        }

        @Test
        void when_a_quotation_mark_is_left_open_then_the_rows_before_it_are_read() throws IOException {
            var read = csv(GOOD, "\"202341234508;" + "x".repeat(300_000));

            assertThat(read.codes()).containsExactly(FindingCode.NATIVE_FORMAT_UNKNOWN);
            assertThat(read.documents()).hasSize(1);
        }
    }

    @Nested
    class Given_numbers_and_dates {
        @Test
        void when_numbers_are_numbers_or_text_then_both_are_read() throws IOException {
            var read = xlsx(
                    row(3, PERSON + number("45433", 1) + text("ja") + text("tir"))
                            + row(
                                    4,
                                    number("2.02341234508E11", 0) + number("310000302", 0) + number("45433", 0)
                                            + "<c t=\"b\"><v>1</v></c>" + text("tir")),
                    "");

            assertThat(read.findings()).isEmpty();
            assertThat(read.documents().get(0).bytes())
                    .as("the same row, however its cells are kept")
                    .isEqualTo(read.documents().get(1).bytes());
            assertThat(read.texts().get(0)).contains("2024-05-21");
        }

        @ParameterizedTest
        @CsvSource({"2024-05-21", "21.05.2024", "21.5.2024", "45433"})
        void when_a_date_has_one_of_its_forms_then_it_is_the_same_day(String date) throws IOException {
            assertThat(csv(GOOD.replace("2024-05-21", date)).texts().get(0)).contains("<st:MappedOn>2024-05-21<");
        }

        @ParameterizedTest
        @ValueSource(strings = {"31.02.2024", "05/21/2024", "21.05.24", "2024", "i går", "0", "-1", "99999999"})
        void when_it_has_another_then_it_is_not_guessed(String date) throws IOException {
            var read = csv(GOOD.replace("2024-05-21", date));

            assertThat(places(read)).containsExactly("CELL_NOT_UNDERSTOOD /mottak/rad[3]/Kartlagt dato");
            assertThat(read.documents()).isEmpty();
        }

        @Test
        void when_the_spreadsheet_made_a_day_of_a_month_then_the_false_day_is_not_taken() throws IOException {
            var read = xlsx(row(3, PERSON + number("45413", 2) + text("ja") + text("tir")), "");

            assertThat(places(read)).containsExactly("CELL_NOT_UNDERSTOOD /mottak/rad[3]/Kartlagt dato");
        }
    }

    @Nested
    class Given_columns {
        @Test
        void when_one_that_every_row_needs_is_missing_then_no_row_is_read() throws IOException {
            var read = csv(
                    "stafett mottak 1.0\nVertskommune org.nr.;Kartlagt dato\n310000302;2024-05-21",
                    StandardCharsets.UTF_8);

            assertThat(places(read)).containsExactly("NATIVE_VALUE_MISSING /mottak/rad[2]/Person");
            assertThat(read.rows()).isEmpty();
        }

        @Test
        void when_one_is_unknown_then_it_is_left_out_and_told_once() throws IOException {
            var read = csv(
                    "stafett mottak 1.0\n" + NAMES + ";Skostørrelse\n" + GOOD + ";43\n" + GOOD + ";44",
                    StandardCharsets.UTF_8);

            assertThat(places(read)).containsExactly("NATIVE_VALUE_LEFT_OUT /mottak/rad[2]/Skostørrelse");
            assertThat(read.documents()).hasSize(2);
        }

        @Test
        void when_one_comes_twice_then_no_row_is_read() throws IOException {
            var read =
                    csv("stafett mottak 1.0\n" + NAMES + ";person\n" + GOOD + ";202341234508", StandardCharsets.UTF_8);

            assertThat(read.codes()).containsExactly(FindingCode.CELL_NOT_UNDERSTOOD);
            assertThat(read.rows()).isEmpty();
        }

        @Test
        void when_the_first_cell_names_no_form_then_the_file_is_another() throws IOException {
            var read = csv(NAMES + "\n" + GOOD, StandardCharsets.UTF_8);

            assertThat(read.codes()).containsExactly(FindingCode.NATIVE_FORMAT_UNKNOWN);
        }
    }

    @Nested
    class Given_cells_that_are_no_plain_values {
        @Test
        void when_one_holds_a_formula_then_its_row_is_reported_and_the_others_go_through() throws IOException {
            var read = xlsx(
                    row(3, PERSON + "<c><f>TODAY()</f><v>45433</v></c>" + text("ja") + text("tir"))
                            + row(4, PERSON + text("2024-05-21") + text("ja") + text("tir")),
                    "");

            assertThat(places(read)).containsExactly("CELL_HOLDS_FORMULA /mottak/rad[3]/Kartlagt dato");
            assertThat(read.documents()).hasSize(1);
        }

        @Test
        void when_cells_are_merged_then_each_row_they_touch_is_reported() throws IOException {
            var read = xlsx(
                    row(3, PERSON + text("2024-05-21") + text("ja") + text("tir"))
                            + row(4, PERSON + "<c r=\"D4\" t=\"b\"><v>1</v></c>"),
                    "<mergeCells count=\"1\"><mergeCell ref=\"C3:C4\"/></mergeCells>");

            assertThat(places(read))
                    .containsExactly(
                            "CELL_IS_MERGED /mottak/rad[3]/Kartlagt dato",
                            "CELL_IS_MERGED /mottak/rad[4]/Kartlagt dato");
        }

        @Test
        void when_one_is_the_spreadsheets_own_error_then_it_is_reported() throws IOException {
            var read = xlsx(row(3, PERSON + "<c t=\"e\"><v>#REF!</v></c>" + text("ja") + text("tir")), "");

            assertThat(places(read)).containsExactly("CELL_NOT_UNDERSTOOD /mottak/rad[3]/Kartlagt dato");
        }
    }

    @Nested
    class Given_a_file_made_to_harm {
        @Test
        void when_it_is_encrypted_then_it_says_so() throws IOException {
            var bytes = new ByteArrayOutputStream();
            bytes.write(
                    new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                    });
            bytes.write(new byte[1024]);
            bytes.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
            var read = Translated.of(
                    new ReceptionCentreAdapter(), Files.write(folder.resolve("locked.xlsx"), bytes.toByteArray()));

            assertThat(read.codes()).containsExactly(FindingCode.SHEET_IS_LOCKED);
        }

        @Test
        void when_it_is_a_zip_bomb_then_it_is_stopped_before_any_row() throws IOException {
            var start = sheet(row(3, PERSON + text("2024-05-21") + text("ja") + text("tir")), "", COLUMNS);
            var rows = "<row/>  ".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
            var bomb = Workbook.of(folder.resolve("bomb.xlsx"), out -> {
                out.write(start.substring(0, start.indexOf("</sheetData>")).getBytes(StandardCharsets.UTF_8));
                for (var megabytes = 0; megabytes < 200; megabytes++) {
                    out.write(rows);
                }
                out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
            });

            var read = Translated.of(new ReceptionCentreAdapter(), bomb);

            assertThat(read.codes()).containsExactly(FindingCode.SHEET_EXPANDS_TOO_FAR);
            assertThat(read.rows()).isEmpty();
        }

        @Test
        void when_it_declares_entities_then_they_are_not_expanded() throws IOException {
            var bomb = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                    + sheet(row(3, text("&b;")), "", COLUMNS);
            var read = Translated.of(new ReceptionCentreAdapter(), Workbook.of(folder.resolve("entities.xlsx"), bomb));

            assertThat(read.codes()).containsExactly(FindingCode.DTD_FORBIDDEN);
        }

        @Test
        void when_it_is_cut_off_or_no_workbook_then_it_says_so() throws IOException {
            var whole = Files.readAllBytes(Workbook.of(folder.resolve("whole.xlsx"), sheet("", "", COLUMNS)));
            var cut = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, whole.length - 30));

            assertThat(Translated.of(new ReceptionCentreAdapter(), cut).codes())
                    .containsExactly(FindingCode.NATIVE_FORMAT_UNKNOWN);
        }
    }

    @Nested
    class Given_good_rows_and_bad_ones {
        private final List<String> rows = List.of(
                GOOD, GOOD.replace("2024-05-21", "=1+1"), GOOD.replace("ja", "@kanskje"), GOOD.replace("tir", "eng"));

        private Path badRowsOf(Translated translated, SheetReader.Kind kind) throws IOException {
            var file = folder.resolve("bad." + kind);
            try (var bad = new BadRows(file, kind, Help.at("http://hub.example"))) {
                translated.rows().stream().filter(row -> !row.isTranslated()).forEach(bad::add);
            }
            return file;
        }

        @Test
        void when_translated_then_the_bad_ones_come_back_in_the_same_form_with_what_is_wrong() throws IOException {
            var written = Files.readString(badRowsOf(csv(rows.toArray(String[]::new)), SheetReader.Kind.CSV));

            assertThat(written).startsWith("\uFEFFstafett mottak 1.0\r\n" + NAMES + ";Feil;Error;Hjelp\r\n");
            assertThat(written.lines().filter(line -> line.startsWith("202341234508")))
                    .hasSize(2);
            assertThat(written)
                    .contains("STF-3350: ", "Rett cellen", "Correct the cell", "http://hub.example/findings/STF-3350")
                    .as("nothing is run as a formula where it is opened")
                    .contains(";'=1+1;", ";'@kanskje;");
        }

        @ParameterizedTest
        @ValueSource(strings = {"CSV", "XLSX"})
        void when_the_bad_ones_are_corrected_then_that_file_can_be_handed_in(String kind) throws IOException {
            var file = badRowsOf(csv(rows.toArray(String[]::new)), SheetReader.Kind.valueOf(kind));

            var again = Translated.of(new ReceptionCentreAdapter(), file);

            assertThat(again.rows()).hasSize(2);
            assertThat(places(again))
                    .containsExactly(
                            "CELL_NOT_UNDERSTOOD /mottak/rad[3]/Kartlagt dato",
                            "CELL_NOT_UNDERSTOOD /mottak/rad[4]/Kvalitetssikret");
        }

        @Test
        void when_reported_then_no_number_of_a_person_is_in_any_text() throws IOException {
            for (var finding : csv(GOOD.replace("202341234508", "202341234509")).findings()) {
                for (var language : Language.values()) {
                    assertThat(finding.text(language))
                            .doesNotContain("202341234509")
                            .contains("############");
                    assertThat(finding.remedy(language)).isPresent();
                }
            }
        }
    }

    @Nested
    class Given_a_text_that_begins_like_a_formula {
        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "''-1"})
        void when_it_is_written_then_no_spreadsheet_runs_it_and_it_is_read_as_it_was(String text) throws IOException {
            for (var kind : SheetReader.Kind.values()) {
                var file = folder.resolve("hostile");
                try (var out = SheetWriter.of(kind, Files.newOutputStream(file))) {
                    out.begin(
                            new ReceptionCentreAdapter().forms().get(0),
                            List.of("Person", "Vertskommune org.nr.", "Interesse 1"));
                    out.row(List.of("202341234508", "310000302", text));
                }

                var row =
                        Translated.of(new ReceptionCentreAdapter(), file).rows().get(0);

                var cell = row.row().cell(2);
                assertThat(cell.formula()).isFalse();
                assertThat(cell.text())
                        .as(kind + " holds it with an apostrophe")
                        .startsWith("'");
                assertThat(cell.value()).isEqualTo(text.strip());
            }
        }
    }

    @Nested
    class Given_a_wrong_row_that_came_back {
        @Test
        void when_its_help_is_followed_then_the_page_that_lies_beside_it_is_there() throws IOException {
            var read = csv(GOOD.replace("2024-05-21", "i går"));
            var file = folder.resolve("bad.xlsx");
            try (var bad = new BadRows(file, SheetReader.Kind.XLSX, Help.BESIDE)) {
                read.rows().forEach(bad::add);
            }
            HelpPages.write(folder, read.codes());

            var links = Workbook.links(file);
            assertThat(links).containsExactly("hjelp/STF-3350.html");
            assertThat(folder.resolve(links.get(0)))
                    .content()
                    .contains("<h1>STF-3350</h1>", "Rett cellen", "Correct the cell")
                    .doesNotContain("{value}", "{column}");
        }

        @Test
        void when_a_cell_of_its_own_names_an_address_then_that_is_no_link() throws IOException {
            var read = csv(GOOD.replace("2024-05-21", "http://evil.example"));
            var file = folder.resolve("bad.xlsx");
            try (var bad = new BadRows(file, SheetReader.Kind.XLSX, Help.at("http://127.0.0.1:8080"))) {
                read.rows().forEach(bad::add);
            }

            assertThat(Workbook.links(file)).containsExactly("http://127.0.0.1:8080/findings/STF-3350");
        }
    }

    @Nested
    class Given_the_same_row_twice {
        @Test
        void when_it_comes_on_another_day_then_it_is_the_document_that_was_sent() throws IOException {
            var first = csv(GOOD).documents().get(0);
            var known = new SheetTranslator.Sent.Before(
                    List.of(Translated.ERRAND.on().plusDays(1), Translated.ERRAND.on()),
                    bytes -> java.util.Arrays.equals(bytes, first.bytes()));

            var again = later(id -> id.equals(first.id()) ? Optional.of(known) : Optional.empty());
            var unknown = later(id -> Optional.empty());

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(unknown.id()).isEqualTo(first.id());
            assertThat(unknown.bytes()).as("made on its own day").isNotEqualTo(first.bytes());
        }

        /** The one document of the file, a month later. */
        private TranslatedRow.Document later(SheetTranslator.Sent sent) throws IOException {
            var documents = new ArrayList<TranslatedRow.Document>();
            new SheetTranslator(
                            new ReceptionCentreAdapter(),
                            Stafett.v1(),
                            new Errand(
                                    Translated.ERRAND.sender(),
                                    Translated.ERRAND.on().plusMonths(1)),
                            "310000019",
                            said -> UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)),
                            sent)
                    .translate(folder.resolve("rows.csv"), new SheetTranslator.Rows() {
                        @Override
                        public void row(TranslatedRow row) {
                            documents.addAll(row.documents());
                        }

                        @Override
                        public void found(Finding finding) {
                            throw new AssertionError(finding.code().name());
                        }
                    });
            return documents.get(0);
        }

        @Test
        void when_the_sender_keeps_a_key_then_it_is_the_same_message_and_the_id_tells_nothing() throws IOException {
            var ids = MessageIds.keyed("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
            var others = MessageIds.keyed("fedcba9876543210".getBytes(StandardCharsets.UTF_8));

            assertThat(ids.of("said")).isEqualTo(ids.of("said")).isNotEqualTo(others.of("said"));
            assertThat(ids.of("said").version()).isEqualTo(8);
            assertThat(ids.of("said").variant()).isEqualTo(2);
        }
    }

    @Nested
    class Given_many_rows {
        /** Enough to see a few hundred bytes that each row leaves behind; {@code -Dstafett.rows=100000} takes more. */
        private static final int ROWS = Integer.getInteger("stafett.rows", 6_000);

        private static final int EARLY = 1_500;
        private static final long GROWTH_BYTES_MAX = 2L << 20;

        @ParameterizedTest
        @EnumSource(SheetReader.Kind.class)
        void when_translated_one_by_one_then_the_memory_does_not_grow_with_them(SheetReader.Kind kind)
                throws IOException {
            var file = folder.resolve("many");
            try (var out = SheetWriter.of(kind, Files.newOutputStream(file))) {
                out.begin(new ReceptionCentreAdapter().forms().get(0), List.of(COLUMNS));
                for (var row = 0; row < ROWS; row++) {
                    out.row(List.of(GOOD.split(";")));
                }
            }
            var counted = new int[1];
            var early = new long[1];
            var late = new long[1];
            new SheetTranslator(
                            new ReceptionCentreAdapter(),
                            Stafett.v1(),
                            Translated.ERRAND,
                            "310000019",
                            MessageIds.random())
                    .translate(file, new SheetTranslator.Rows() {
                        @Override
                        public void row(TranslatedRow row) {
                            if (row.documents().size() != 1) {
                                throw new AssertionError("row " + row.row().number() + " became no document");
                            }
                            counted[0]++;
                            if (counted[0] == EARLY) {
                                early[0] = used();
                            } else if (counted[0] == ROWS) {
                                late[0] = used();
                            }
                        }

                        @Override
                        public void found(Finding finding) {
                            throw new AssertionError(finding.code().name());
                        }
                    });

            assertThat(counted[0]).isEqualTo(ROWS);
            assertThat(late[0] - early[0])
                    .as("bytes more after %s rows than after %s", ROWS, EARLY)
                    .isLessThan(GROWTH_BYTES_MAX);
        }

        @Test
        void when_all_of_them_are_wrong_then_the_file_of_bad_rows_does_not_grow_in_memory_either() throws IOException {
            var wrong = csv(GOOD.replace("ja", "@kanskje")).rows().get(0);
            var file = folder.resolve("bad.xlsx");
            long early = 0;
            long late = 0;
            try (var bad = new BadRows(file, SheetReader.Kind.XLSX, Help.at("http://hub.example"))) {
                for (var row = 1; row <= SheetWriter.LINKS_MAX + ROWS; row++) {
                    bad.add(wrong);
                    if (row
                            == SheetWriter.LINKS_MAX
                                    + EARLY) { // here the links have ended, and what they need is in memory
                        early = used();
                    }
                }
                late = used();
            }

            assertThat(late - early).isLessThan(GROWTH_BYTES_MAX);
        }

        @Test
        void when_there_are_more_than_a_file_may_have_then_the_rest_is_left_unread_and_that_is_said()
                throws IOException {
            var file = folder.resolve("too-many.csv");
            try (var out = Files.newBufferedWriter(file)) {
                out.write("stafett mottak 1.0\n" + NAMES + "\n");
                for (var row = 0; row < SheetTranslator.ROWS_MAX + 3; row++) {
                    out.write("x\n"); // wrong, which is found fast
                }
            }
            var counted = new int[1];
            var about = new ArrayList<FindingCode>();
            new SheetTranslator(
                            new ReceptionCentreAdapter(),
                            Stafett.v1(),
                            Translated.ERRAND,
                            "310000019",
                            MessageIds.random())
                    .translate(file, new SheetTranslator.Rows() {
                        @Override
                        public void row(TranslatedRow row) {
                            counted[0]++;
                        }

                        @Override
                        public void found(Finding finding) {
                            about.add(finding.code());
                        }
                    });

            assertThat(counted[0]).isEqualTo(SheetTranslator.ROWS_MAX);
            assertThat(about).containsExactly(FindingCode.TOO_MANY_ELEMENTS);
        }

        private long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
