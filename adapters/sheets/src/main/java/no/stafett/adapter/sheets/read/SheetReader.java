package no.stafett.adapter.sheets.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;

/** Reads the rows of a file, XLSX or CSV: which one is told by its bytes, never by its name. */
public final class SheetReader {
    /** Larger files are refused unread. */
    public static final long FILE_BYTES_MAX = 64L << 20;

    /** What is read, in words for a finding. */
    static final String EXPECTED = "XLSX, CSV";

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private SheetReader() {}

    /** Which kind of file it is. */
    public enum Kind {
        /** An XLSX workbook. */
        XLSX,
        /** Text with delimiters. */
        CSV
    }

    /** The kind of a file, by its bytes. */
    public static Kind kindOf(Path file) throws IOException {
        return startsWith(beginning(file), ZIP) ? Kind.XLSX : Kind.CSV;
    }

    /**
     * Reads a file from beginning to end, one row at a time. What is wrong with it is found, not thrown.
     *
     * @param isName whether a text is the name of a column: in CSV, delimiter and encoding are told by that
     * @throws IOException when the disk fails
     */
    public static void read(Path file, Predicate<String> isName, RowsOfFile rows) throws IOException {
        try {
            var size = Files.size(file);
            if (size == 0) {
                throw new Unreadable(Finding.of(FindingCode.EMPTY_DOCUMENT));
            }
            if (size > FILE_BYTES_MAX) {
                throw new Unreadable(Finding.of(
                        FindingCode.TOO_LARGE,
                        "sizeBytes",
                        Long.toString(size),
                        "limitBytes",
                        Long.toString(FILE_BYTES_MAX)));
            }
            var beginning = beginning(file);
            if (startsWith(beginning, OLE2)) {
                throw new Unreadable(
                        isEncrypted(file)
                                ? Finding.of(FindingCode.SHEET_IS_LOCKED)
                                : Finding.of(FindingCode.NATIVE_FORMAT_UNKNOWN, "found", ".xls", "expected", EXPECTED));
            }
            if (startsWith(beginning, ZIP)) {
                XlsxReader.read(file, rows);
            } else {
                CsvRows.read(file, isName, rows);
            }
        } catch (Unreadable unreadable) {
            rows.found(unreadable.finding());
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** An encrypted workbook is an old container with one part of this name; the container itself is not taken apart. */
    private static boolean isEncrypted(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var matched = 0;
            for (var next = in.read(); next >= 0; next = in.read()) {
                if (next == (ENCRYPTED[matched] & 0xFF)) {
                    matched++;
                } else {
                    matched = next == (ENCRYPTED[0] & 0xFF) ? 1 : 0;
                }
                if (matched == ENCRYPTED.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
