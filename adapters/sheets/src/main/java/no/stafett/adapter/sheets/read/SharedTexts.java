package no.stafett.adapter.sheets.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.adapter.sheets.Cell;

/** The texts that a workbook keeps in one place, for its cells to point at. They are the one thing that is held in memory. */
final class SharedTexts {
    private static final String PART = "xl/sharedStrings.xml";
    private static final long BYTES_MAX = 256L << 20;
    private static final long CHARACTERS_MAX = 32L << 20;
    private static final int TEXTS_MAX = 2_000_000;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts;

    private SharedTexts(List<String> texts) {
        this.texts = texts;
    }

    static SharedTexts of(Archive archive) throws IOException, Unreadable {
        var texts = new ArrayList<String>();
        if (archive.has(PART)) {
            var characters = new long[1];
            archive.read(PART, BYTES_MAX, xml -> {
                if (xml.getLocalName().equals("si")) {
                    var text = textOf(xml);
                    characters[0] += text.length();
                    if (characters[0] > CHARACTERS_MAX || texts.size() == TEXTS_MAX) {
                        throw new Unreadable(Archive.tooFar(CHARACTERS_MAX + " characters"));
                    }
                    texts.add(text);
                }
            });
        }
        return new SharedTexts(texts);
    }

    Cell at(String index) {
        try {
            var number = Integer.parseInt(index.strip());
            return number >= 0 && number < texts.size()
                    ? Cell.text(texts.get(number))
                    : new Cell(Cell.Kind.ERROR, "?", false, false);
        } catch (NumberFormatException notANumber) {
            return new Cell(Cell.Kind.ERROR, "?", false, false);
        }
    }

    /** The text within the element that has begun: its pieces, without readings for the ear. Stands at its end afterwards. */
    static String textOf(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        var text = new StringBuilder();
        var depth = 1;
        var reading = 0;
        var collecting = false;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (xml.getLocalName().equals("rPh")) {
                        reading = depth;
                    }
                    collecting = reading == 0 && xml.getLocalName().equals("t");
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == reading) {
                        reading = 0;
                    }
                    collecting = false;
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (collecting) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable(no.stafett.v1.Finding.of(no.stafett.v1.FindingCode.DTD_FORBIDDEN));
                default -> {
                    // comments
                }
            }
        }
        return unescaped(text.toString());
    }

    /** Characters that XML does not take stand as _x000D_. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
