package no.stafett.adapter.sheets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of messages made of rows. With a key, the same row always gets the same id, so that a file that is handed in twice
 * says nothing twice; the key keeps the id from telling what stands in the row.
 */
@FunctionalInterface
public interface MessageIds {
    /** The id of the message that is made of this; the words are about a person. */
    UUID of(String said);

    /** A new id each time. */
    static MessageIds random() {
        return said -> UUID.randomUUID();
    }

    /** The same id for the same words. The key is 16 bytes or more, random, and kept by the sender. */
    static MessageIds keyed(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "The key is too short: it has " + key.length + " bytes, not 16 or more.");
        }
        var secret = new SecretKeySpec(key, "HmacSHA256");
        return said -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(secret);
                var hash = ByteBuffer.wrap(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
                // version 8 of RFC 9562: a UUID whose bits its maker has chosen
                return new UUID(
                        hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L,
                        hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has HmacSHA256.", e);
            }
        };
    }
}
