package no.stafett.audit;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one entry of the log commits to: an event and its salt.
 *
 * <p>Leaf data is {@code salt ‖ event}: 16 random bytes, then the event's canonical bytes ({@link CanonicalJson}). The
 * leaf hash is {@code SHA-256(0x00 ‖ salt ‖ event)} (RFC 9162 §2.1.1). The salt keeps anybody who has only the hash from
 * guessing the event; when salt and event are destroyed, the hash stays, says nothing, and the log still verifies.
 */
public final class Leaf {

    /** How many bytes a salt has. */
    public static final int SALT_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt;
    private final byte[] event;

    /**
     * A leaf as it was stored.
     *
     * @param salt the 16 bytes
     * @param event the event's bytes as they were hashed; they need not be canonical to be checked
     * @throws IllegalArgumentException when the salt hasn't 16 bytes
     */
    public Leaf(byte[] salt, byte[] event) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("A salt has " + SALT_BYTES + " bytes, not " + salt.length);
        }
        this.salt = salt.clone();
        this.event = event.clone();
    }

    /** A new leaf for an event, with a salt of its own. */
    public static Leaf salted(byte[] event) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Leaf(salt, event);
    }

    /**
     * A new leaf for an event, with a salt of its own.
     *
     * @throws IllegalArgumentException as {@link CanonicalJson#bytes(Object)}
     */
    public static Leaf salted(Map<String, ? extends @Nullable Object> event) {
        return salted(CanonicalJson.bytes(event));
    }

    /** A copy of the salt. */
    public byte[] salt() {
        return salt.clone();
    }

    /** A copy of the event's bytes. */
    public byte[] event() {
        return event.clone();
    }

    /** The leaf hash, which alone goes into the tree. */
    public Hash hash() {
        return Hash.ofLeaf(salt, event);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Leaf leaf && Arrays.equals(salt, leaf.salt) && Arrays.equals(event, leaf.event);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(salt) + Arrays.hashCode(event);
    }

    /** The sizes only: an event can be about a person. */
    @Override
    public String toString() {
        return "Leaf[salt=***, event=*** (" + event.length + " bytes)]";
    }
}
