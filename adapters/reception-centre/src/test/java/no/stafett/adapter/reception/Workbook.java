package no.stafett.adapter.reception;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Workbooks put together by hand, as hostile or careless programs make them. */
final class Workbook {
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String STYLES = "<styleSheet " + MAIN + "><cellXfs count=\"3\"><xf numFmtId=\"0\"/>"
            + "<xf numFmtId=\"14\"/><xf numFmtId=\"17\"/></cellXfs></styleSheet>";

    private Workbook() {}

    /** A workbook with one sheet, whose XML this is. */
    static Path of(Path file, String sheet) throws IOException {
        return of(file, out -> out.write(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    interface Part {
        void write(OutputStream out) throws IOException;
    }

    static Path of(Path file, Part sheet) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook " + MAIN
                            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                            + "<sheet name=\"Mottak\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/styles.xml", STYLES);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet.write(zip);
            zip.closeEntry();
        }
        return file;
    }

    /** Where the links of the first sheet lead. */
    static List<String> links(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var part = zip.getEntry("xl/worksheets/_rels/sheet1.xml.rels");
            var text = part == null ? "" : new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("Target=\"([^\"]+)\" TargetMode=\"External\"")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** A sheet of the form mottak with these columns; the rows are XML. */
    static String sheet(String rows, String after, String... names) {
        var header = new StringBuilder();
        for (var name : names) {
            header.append(text(name));
        }
        return "<worksheet " + MAIN + "><sheetData><row r=\"1\">" + text("stafett mottak 1.0") + "</row><row r=\"2\">"
                + header + "</row>" + rows + "</sheetData>" + after + "</worksheet>";
    }

    static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String number(String number, int style) {
        return "<c s=\"" + style + "\"><v>" + number + "</v></c>";
    }
}
