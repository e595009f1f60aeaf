package no.stafett.hub.log;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import no.stafett.audit.CanonicalJson;
import no.stafett.audit.Hash;
import no.stafett.audit.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log, in two parts. The outer part is what the sender of a message may see in its receipt: whose message, its
 * digest, what became of it. It names the inner part, the facts and the ledger's change, only by a salted hash, so that a receipt
 * proves that exactly this document was logged and tells nothing of what the ledger knows.
 *
 * @param leaf salt and outer event; its hash is the leaf of the tree
 * @param detailSalt 16 random bytes before the inner part when it is hashed
 * @param detail the canonical bytes of the inner part
 */
public record LogEvent(Leaf leaf, byte[] detailSalt, byte[] detail) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Joins both parts.
     *
     * @param outer no personal data; gets the member {@code detail}, base64 of SHA-256 over salt and inner part
     */
    public static LogEvent of(
            Map<String, ? extends @Nullable Object> outer, Map<String, ? extends @Nullable Object> inner) {
        var detailSalt = new byte[Leaf.SALT_BYTES];
        RANDOM.nextBytes(detailSalt);
        var detail = CanonicalJson.bytes(inner);
        var event = new TreeMap<String, @Nullable Object>(outer);
        event.put("detail", commitment(detailSalt, detail));
        return new LogEvent(Leaf.salted(event), detailSalt, detail);
    }

    /** As it is kept, to be encrypted: both parts with their salts. */
    public byte[] toBytes() {
        var base64 = Base64.getEncoder();
        return CanonicalJson.bytes(Map.of(
                "salt", base64.encodeToString(leaf.salt()),
                "event", base64.encodeToString(leaf.event()),
                "detailSalt", base64.encodeToString(detailSalt),
                "detail", base64.encodeToString(detail)));
    }

    /** Reads what {@link #toBytes} wrote. */
    public static LogEvent fromBytes(byte[] bytes) {
        var json = CanonicalJson.readObject(bytes);
        return new LogEvent(
                new Leaf(part(json, "salt"), part(json, "event")), part(json, "detailSalt"), part(json, "detail"));
    }

    /** Whether the inner part is the one that the outer part names. */
    public boolean isWhole() {
        return commitment(detailSalt, detail).equals(outerJson().get("detail"));
    }

    /** The outer part. */
    public Map<String, @Nullable Object> outerJson() {
        return CanonicalJson.readObject(leaf.event());
    }

    /** The inner part. */
    public Map<String, @Nullable Object> detailJson() {
        return CanonicalJson.readObject(detail);
    }

    private static String commitment(byte[] salt, byte[] detail) {
        var salted = new byte[salt.length + detail.length];
        System.arraycopy(salt, 0, salted, 0, salt.length);
        System.arraycopy(detail, 0, salted, salt.length, detail.length);
        return Base64.getEncoder().encodeToString(Hash.ofBytes(salted).bytes());
    }

    private static byte[] part(Map<String, @Nullable Object> json, String name) {
        if (json.get(name) instanceof String text) {
            return Base64.getDecoder().decode(text);
        }
        throw new IllegalStateException("A log event without its " + name);
    }

    @Override
    public String toString() {
        return "LogEvent[" + leaf.hash().hex() + "]";
    }
}
