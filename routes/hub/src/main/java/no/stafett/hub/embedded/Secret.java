package no.stafett.hub.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Random secrets of 256 bits, as text. Since they are random and long, one round of SHA-256 is enough to keep them.
 */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** A new one: 43 characters of URL-safe Base64. */
    public static String make() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of it. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** Whether this is the secret of that hash, in a time that does not depend on how near it is; never, for no hash. */
    public static boolean matches(@Nullable String secret, byte @Nullable [] hash) {
        var asked = hash(secret == null ? "" : secret);
        return MessageDigest.isEqual(asked, hash == null ? new byte[32] : hash) && secret != null && hash != null;
    }
}
