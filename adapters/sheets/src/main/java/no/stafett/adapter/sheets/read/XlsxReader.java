package no.stafett.adapter.sheets.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.adapter.sheets.Cell;
import no.stafett.adapter.sheets.Row;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook (ECMA-376), sheet by sheet and row by row. Each sheet is gone through once before, for its merged ranges, so
 * that a bomb in it is found before any row is handed on.
 */
final class XlsxReader {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final long SMALL_BYTES_MAX = 4L << 20;
    private static final long SHEET_BYTES_MAX = 1L << 30;
    private static final int SHEETS_MAX = 50;
    private static final int COLUMNS_MAX = 2_000;

    private final Archive archive;
    private final SharedTexts texts;
    private final NumberFormats formats;
    private final RowsOfFile rows;

    private XlsxReader(Archive archive, SharedTexts texts, NumberFormats formats, RowsOfFile rows) {
        this.archive = archive;
        this.texts = texts;
        this.formats = formats;
        this.rows = rows;
    }

    static void read(Path file, RowsOfFile rows) throws IOException, Unreadable {
        try (var archive = Archive.open(file)) {
            var sheets = sheets(archive);
            var merged = new HashMap<String, Ranges>();
            for (var part : sheets.values()) {
                merged.put(part, mergedIn(archive, part));
            }
            var reader = new XlsxReader(archive, SharedTexts.of(archive), NumberFormats.of(archive), rows);
            for (var sheet : sheets.entrySet()) {
                rows.sheet(sheet.getKey());
                reader.rows(sheet.getValue(), merged.getOrDefault(sheet.getValue(), new Ranges()));
            }
        }
    }

    /** The sheets' parts by name, in order. */
    private static Map<String, String> sheets(Archive archive) throws IOException, Unreadable {
        var targets = new HashMap<String, String>();
        archive.read("xl/_rels/workbook.xml.rels", SMALL_BYTES_MAX, xml -> {
            var id = xml.getAttributeValue(null, "Id");
            var target = xml.getAttributeValue(null, "Target");
            if (id != null && target != null) {
                targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        var sheets = new LinkedHashMap<String, String>();
        archive.read("xl/workbook.xml", SMALL_BYTES_MAX, xml -> {
            if (xml.getLocalName().equals("workbookPr") && isTrue(xml.getAttributeValue(null, "date1904"))) {
                throw new Unreadable(Archive.unknown("XLSX, days from 1904"));
            }
            if (xml.getLocalName().equals("sheet")) {
                var id = xml.getAttributeValue(RELATIONS, "id");
                var part = targets.get(id == null ? xml.getAttributeValue(RELATIONS_STRICT, "id") : id);
                var name = xml.getAttributeValue(null, "name");
                if (part != null && name != null && archive.has(part)) {
                    if (sheets.size() == SHEETS_MAX) {
                        throw new Unreadable(
                                Finding.of(FindingCode.TOO_MANY_ELEMENTS, "limit", Integer.toString(SHEETS_MAX)));
                    }
                    sheets.put(name, part);
                }
            }
        });
        return sheets;
    }

    private static boolean isTrue(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }

    private static Ranges mergedIn(Archive archive, String part) throws IOException, Unreadable {
        var ranges = new Ranges();
        archive.read(part, SHEET_BYTES_MAX, xml -> {
            if (xml.getLocalName().equals("mergeCell")) {
                var reference = xml.getAttributeValue(null, "ref");
                ranges.add(reference == null ? "" : reference);
            }
        });
        return ranges;
    }

    private void rows(String part, Ranges merged) throws IOException, Unreadable {
        var last = new int[1];
        archive.read(part, SHEET_BYTES_MAX, xml -> {
            if (xml.getLocalName().equals("row")) {
                last[0] = number(xml.getAttributeValue(null, "r"), last[0] + 1);
                rows.row(row(xml, last[0], merged));
            }
        });
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : otherwise;
    }

    private Row row(XMLStreamReader xml, int number, Ranges merged) throws XMLStreamException, Unreadable {
        List<Cell> cells = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                var reference = xml.getAttributeValue(null, "r");
                var column = reference == null ? cells.size() : columnOf(reference, cells.size());
                if (column >= COLUMNS_MAX) {
                    throw new Unreadable(
                            Finding.of(FindingCode.TOO_MANY_ELEMENTS, "limit", Integer.toString(COLUMNS_MAX)));
                }
                var cell = cell(xml);
                fill(cells, column);
                if (column < cells.size()) {
                    cells.set(column, cell);
                } else {
                    cells.add(cell);
                }
            } else if (xml.isStartElement()) {
                skip(xml);
            } else if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Unreadable(Finding.of(FindingCode.DTD_FORBIDDEN));
            }
        }
        if (merged.touch(number)) {
            fill(cells, Math.min(merged.last(number) + 1, COLUMNS_MAX));
            for (var column = 0; column < cells.size(); column++) {
                if (merged.contain(number, column)) {
                    cells.set(column, cells.get(column).asMerged());
                }
            }
        }
        return new Row(number, cells);
    }

    private static void fill(List<Cell> cells, int upTo) {
        while (cells.size() < upTo) {
            cells.add(Cell.EMPTY);
        }
    }

    private static int columnOf(String reference, int otherwise) {
        var letters = 0;
        while (letters < reference.length() && reference.charAt(letters) >= 'A' && reference.charAt(letters) <= 'Z') {
            letters++;
        }
        return letters == 0 || letters > 3 ? otherwise : Ranges.column(reference.substring(0, letters));
    }

    /** The cell that has begun; the reader stands at its end afterwards. */
    private Cell cell(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        var type = xml.getAttributeValue(null, "t");
        var style = xml.getAttributeValue(null, "s");
        var formula = false;
        var value = "";
        var inline = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "v" -> value = xml.getElementText();
                    case "is" -> inline = SharedTexts.textOf(xml);
                    case "f" -> {
                        formula = true;
                        skip(xml);
                    }
                    default -> skip(xml);
                }
            } else if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Unreadable(Finding.of(FindingCode.DTD_FORBIDDEN));
            }
        }
        var cell =
                switch (type == null ? "n" : type) {
                    case "s" -> value.isBlank() ? Cell.EMPTY : texts.at(value);
                    case "inlineStr" -> Cell.text(inline);
                    case "str", "d" -> Cell.text(SharedTexts.unescaped(value));
                    case "b" ->
                        value.isBlank()
                                ? Cell.EMPTY
                                : new Cell(Cell.Kind.YES_NO, value.strip().equals("1") ? "ja" : "nei", false, false);
                    case "e" -> new Cell(Cell.Kind.ERROR, value.isBlank() ? "?" : value, false, false);
                    default -> value.isBlank() ? Cell.EMPTY : number(value.strip(), formats.kind(style));
                };
        return formula ? new Cell(cell.kind(), cell.text(), true, false) : cell;
    }

    /** A number without an exponent: 202341234508 may stand as 2.02341234508E11. */
    private static Cell number(String value, Cell.Kind kind) {
        if (value.length() <= 40 && value.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,2})?")) {
            return new Cell(kind, new BigDecimal(value).stripTrailingZeros().toPlainString(), false, false);
        }
        return new Cell(Cell.Kind.ERROR, value, false, false);
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // nothing that is looked for
                }
            }
        }
    }
}
