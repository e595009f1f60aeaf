package no.stafett.adapter.sheets.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import no.stafett.adapter.sheets.Cell;
import no.stafett.adapter.sheets.Row;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;

/**
 * Reads text with delimiters. Encoding and delimiter are not guessed: the bytes say whether it is UTF-8, and the names of the
 * columns, whether it is Windows-1252 and what stands between them.
 */
final class CsvRows {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char[] DELIMITERS = {';', ',', '\t'};
    private static final int BEGINNING_CHARACTERS = 1 << 16;
    private static final int CELL_CHARACTERS_MAX = 1 << 18;
    private static final int COLUMNS_MAX = 2_000;

    private record Encoding(Charset charset, int markBytes) {}

    private CsvRows() {}

    static void read(Path file, Predicate<String> isName, RowsOfFile rows) throws IOException, Unreadable {
        var encoding = encodingOf(file);
        var beginning = beginning(file, encoding);
        var skipped = beginning.toLowerCase(java.util.Locale.ROOT).startsWith("sep=")
                ? Math.max(0, beginning.indexOf('\n') + 1)
                : 0;
        var delimiter = delimiterOf(beginning.substring(skipped), isName);
        if (encoding.charset().equals(WINDOWS)) {
            if (!provesWindows(beginning.substring(skipped), delimiter, isName)) {
                throw new Unreadable(
                        Finding.of(FindingCode.WRONG_ENCODING, "encoding", "neither UTF-8 nor Windows-1252"));
            }
            rows.found(Finding.of(FindingCode.SHEET_NOT_UTF_8));
        }
        rows.sheet("");
        try (var text = open(file, encoding)) {
            text.skip(skipped);
            records(text, delimiter, rows);
        }
    }

    private static void records(Reader text, char delimiter, RowsOfFile rows) throws Unreadable, IOException {
        var number = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(CELL_CHARACTERS_MAX)
                .ofCsvRecord(text)) {
            for (var record : csv) {
                number++;
                if (record.getFieldCount() > COLUMNS_MAX) {
                    throw new Unreadable(
                            Finding.of(FindingCode.TOO_MANY_ELEMENTS, "limit", Integer.toString(COLUMNS_MAX)));
                }
                rows.row(new Row(
                        number, record.getFields().stream().map(Cell::text).toList()));
            }
        } catch (CsvParseException broken) {
            throw new Unreadable(notCsv(number + 1));
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof java.nio.charset.CharacterCodingException) {
                throw new Unreadable(
                        Finding.of(FindingCode.WRONG_ENCODING, "encoding", "UTF-16 that can't be decoded"));
            }
            throw broken.getCause();
        }
    }

    private static Finding notCsv(int row) {
        return Finding.at(
                        FindingCode.NATIVE_FORMAT_UNKNOWN,
                        "/rad[" + row + "]",
                        "found",
                        "CSV with an open quotation mark",
                        "expected",
                        SheetReader.EXPECTED)
                .onLine(row);
    }

    private static Encoding encodingOf(Path file) throws IOException, Unreadable {
        byte[] mark;
        try (InputStream in = Files.newInputStream(file)) {
            mark = in.readNBytes(3);
        }
        if (mark.length >= 2 && (mark[0] & 0xFF) == 0xFF && (mark[1] & 0xFF) == 0xFE) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (mark.length >= 2 && (mark[0] & 0xFF) == 0xFE && (mark[1] & 0xFF) == 0xFF) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        var marked =
                mark.length == 3 && (mark[0] & 0xFF) == 0xEF && (mark[1] & 0xFF) == 0xBB && (mark[2] & 0xFF) == 0xBF;
        return isUtf8(file) ? new Encoding(StandardCharsets.UTF_8, marked ? 3 : 0) : new Encoding(WINDOWS, 0);
    }

    /** Goes through the whole file: one letter of another encoding may stand in its last line. */
    private static boolean isUtf8(Path file) throws IOException, Unreadable {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(1 << 16);
        var characters = CharBuffer.allocate(1 << 16);
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var last = false;
            while (!last) {
                var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                last = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0));
                bytes.flip();
                for (var index = bytes.position(); index < bytes.limit(); index++) {
                    if (bytes.get(index) == 0) {
                        throw new Unreadable(Archive.unknown("?"));
                    }
                }
                characters.clear();
                if (decoder.decode(bytes, characters, last).isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        }
    }

    private static Reader open(Path file, Encoding encoding) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(encoding.markBytes());
        var decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                // the five bytes that Windows-1252 leaves open become a sign that no column takes
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        if (encoding.charset().equals(WINDOWS)) {
            decoder.onMalformedInput(CodingErrorAction.REPLACE);
        }
        return new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
    }

    private static String beginning(Path file, Encoding encoding) throws IOException, Unreadable {
        var characters = new char[BEGINNING_CHARACTERS];
        var length = 0;
        try (var text = open(file, encoding)) {
            for (var read = 0; read >= 0 && length < characters.length; length += Math.max(read, 0)) {
                read = text.read(characters, length, characters.length - length);
            }
        } catch (java.nio.charset.CharacterCodingException broken) {
            throw new Unreadable(Finding.of(FindingCode.WRONG_ENCODING, "encoding", "UTF-16 that can't be decoded"));
        }
        return new String(characters, 0, length);
    }

    /** That which makes most of the first lines' cells names of columns. */
    private static char delimiterOf(String beginning, Predicate<String> isName) {
        var best = DELIMITERS[0];
        var most = -1L;
        for (var delimiter : DELIMITERS) {
            var names = namesIn(beginning, delimiter, isName);
            if (names > most) {
                most = names;
                best = delimiter;
            }
        }
        return best;
    }

    private static long namesIn(String beginning, char delimiter, Predicate<String> isName) {
        var names = 0L;
        var lines = beginning.split("\r\n|\n|\r", 6);
        for (var line = 0; line < Math.min(lines.length, 5); line++) {
            for (var cell : lines[line].split(java.util.regex.Pattern.quote(Character.toString(delimiter)))) {
                names += isName.test(unquoted(cell)) ? 1 : 0;
            }
        }
        return names;
    }

    private static boolean provesWindows(String beginning, char delimiter, Predicate<String> isName) {
        return namesIn(
                        beginning,
                        delimiter,
                        name -> name.chars().anyMatch(character -> character > 0x7F) && isName.test(name))
                > 0;
    }

    private static String unquoted(String cell) {
        var bare = cell.strip();
        return bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
