package no.stafett.adapter.sheets.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.adapter.sheets.Cell;

/** Which of a workbook's styles show a number as a day or a month. */
final class NumberFormats {
    private static final String STYLES = "xl/styles.xml";
    private static final long BYTES_MAX = 16L << 20;
    private static final int STYLES_MAX = 70_000;
    private static final Pattern NOT_SHOWN = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]|_.|\\*.");

    private final List<Cell.Kind> kinds;

    private NumberFormats(List<Cell.Kind> kinds) {
        this.kinds = kinds;
    }

    static NumberFormats of(Archive archive) throws IOException, Unreadable {
        var kinds = new ArrayList<Cell.Kind>();
        if (archive.has(STYLES)) {
            Map<Integer, String> codes = new HashMap<>();
            var within = new boolean[1];
            archive.read(STYLES, BYTES_MAX, new Archive.Elements() {
                @Override
                public void begins(javax.xml.stream.XMLStreamReader xml) {
                    switch (xml.getLocalName()) {
                        case "numFmt" ->
                            number(xml.getAttributeValue(null, "numFmtId"))
                                    .ifPresent(id -> codes.put(
                                            id,
                                            Optional.ofNullable(xml.getAttributeValue(null, "formatCode"))
                                                    .orElse("")));
                        case "cellXfs" -> within[0] = true;
                        case "xf" -> {
                            if (within[0] && kinds.size() < STYLES_MAX) {
                                kinds.add(number(xml.getAttributeValue(null, "numFmtId"))
                                        .map(id -> kind(id, codes))
                                        .orElse(Cell.Kind.NUMBER));
                            }
                        }
                        default -> {
                            // fonts, borders, fills
                        }
                    }
                }

                @Override
                public void ends(String name) {
                    if (name.equals("cellXfs")) {
                        within[0] = false;
                    }
                }
            });
        }
        return new NumberFormats(kinds);
    }

    /** What a number in a cell of this style is. */
    Cell.Kind kind(@org.jspecify.annotations.Nullable String style) {
        var index = number(style).orElse(0);
        return index < kinds.size() ? kinds.get(index) : Cell.Kind.NUMBER;
    }

    private static Cell.Kind kind(int id, Map<Integer, String> codes) {
        var code = codes.get(id);
        if (code != null) {
            return kindOf(code);
        }
        if (id == 17) {
            return Cell.Kind.MONTH; // mmm-yy
        }
        return id >= 14 && id <= 16 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
                ? Cell.Kind.DAY
                : Cell.Kind.NUMBER;
    }

    private static Cell.Kind kindOf(String formatCode) {
        var shown = NOT_SHOWN.matcher(formatCode).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        if (shown.contains("d")) {
            return Cell.Kind.DAY;
        }
        return shown.contains("y") ? Cell.Kind.MONTH : Cell.Kind.NUMBER;
    }

    private static Optional<Integer> number(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
