package no.stafett.v1;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the characters of a document are encoded, by the rules of XML 1.0, appendix F. */
final class Encoding {

    private static final int PROLOG_BYTES = 512;
    private static final Pattern DECLARED =
            Pattern.compile("^\\uFEFF?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']{1,60})[\"']");

    private Encoding() {}

    /** Names the encoding when it is neither UTF-8 nor UTF-16. */
    static Optional<String> refused(byte[] document) {
        int first = number(document);
        if (first == 0x0000FEFF || first == 0xFFFE0000 || first == 0x0000003C || first == 0x3C000000) {
            return Optional.of("UTF-32");
        }
        if (first == 0x4C6FA794) {
            return Optional.of("EBCDIC");
        }
        Charset wide = wide(first);
        String declared = declared(document, wide == null ? StandardCharsets.ISO_8859_1 : wide);
        if (declared == null) {
            return Optional.empty();
        }
        boolean accepted = wide == null ? declared.equals("UTF-8") : declared.startsWith("UTF-16");
        return accepted ? Optional.empty() : Optional.of(declared);
    }

    /** The bytes of a document that came as characters: in UTF-16 where it declares that, and in UTF-8 otherwise. */
    static byte[] bytesOf(String document) {
        var declaration = DECLARED.matcher(document);
        boolean wide = declaration.find()
                && declaration.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16");
        return document.getBytes(wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static int number(byte[] document) {
        return document.length < 4
                ? 0x01010101
                : (document[0] & 0xFF) << 24
                        | (document[1] & 0xFF) << 16
                        | (document[2] & 0xFF) << 8
                        | (document[3] & 0xFF);
    }

    private static @Nullable Charset wide(int first) {
        if (first >>> 16 == 0xFEFF || first == 0x003C003F) {
            return StandardCharsets.UTF_16BE;
        }
        if (first >>> 16 == 0xFFFE || first == 0x3C003F00) {
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private static @Nullable String declared(byte[] document, Charset charset) {
        int from = document.length >= 3 && document[0] == (byte) 0xEF && document[1] == (byte) 0xBB ? 3 : 0;
        String prolog = new String(document, from, Math.min(document.length - from, PROLOG_BYTES), charset);
        var declaration = DECLARED.matcher(prolog);
        return declaration.find() ? declaration.group(1).toUpperCase(Locale.ROOT) : null;
    }
}
