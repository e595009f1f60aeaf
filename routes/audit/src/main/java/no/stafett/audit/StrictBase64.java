package no.stafett.audit;

import java.util.Base64;

/** Base64 read strictly: each sequence of bytes has exactly one text, so a changed character never goes unseen. */
final class StrictBase64 {

    private StrictBase64() {}

    /** Base64 with padding (RFC 4648 §4), as {@code xs:base64Binary} writes it. */
    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Throws IllegalArgumentException on foreign characters, lacking padding, or unused bits that are set. */
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("Not the one base64 text of these bytes");
        }
        return bytes;
    }

    /** Base64url without padding (RFC 4648 §5). */
    static String encodeUrl(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Throws IllegalArgumentException on foreign characters, padding, or unused bits that are set. */
    static byte[] decodeUrl(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encodeUrl(bytes).equals(text)) {
            throw new IllegalArgumentException("Not the one base64url text of these bytes");
        }
        return bytes;
    }
}
