package no.stafett.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Something that went to the system under test, or came from it, as the report shows it.
 *
 * @param what such as "sent as CENTRE over SOAP"
 * @param text the document as text, shortened where it is long; hostile, so it must be escaped wherever it is shown
 * @param line the line that a finding points at, from 1
 */
public record Exchange(String what, String text, Optional<Integer> line) {
    private static final int SHOWN_CHARS_MAX = 20_000;

    /** Shortens what is long. */
    public Exchange {
        if (text.length() > SHOWN_CHARS_MAX) {
            text = text.substring(0, SHOWN_CHARS_MAX) + "\n… (" + (text.length() - SHOWN_CHARS_MAX)
                    + " characters more)";
        }
    }

    /** A document. */
    public static Exchange of(String what, byte[] document) {
        return new Exchange(what, readable(document), Optional.empty());
    }

    /** Words. */
    public static Exchange of(String what, String words) {
        return new Exchange(what, words, Optional.empty());
    }

    /** The document as text, by its byte order mark, else as UTF-8, else byte by byte. */
    public static String readable(byte[] document) {
        if (document.length > 1 && (document[0] & 0xff) == 0xfe && (document[1] & 0xff) == 0xff
                || document.length > 1 && (document[0] & 0xff) == 0xff && (document[1] & 0xff) == 0xfe) {
            return new String(document, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(document, StandardCharsets.ISO_8859_1);
        }
    }
}
