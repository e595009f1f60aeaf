package no.stafett.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 hash: of a leaf, of an inner node, or of a whole tree (RFC 9162 §2.1.1).
 *
 * <p>Leaves and nodes are hashed with different first bytes, so that a node can't be passed off as a leaf.
 */
public final class Hash {

    /** How many bytes a hash has. */
    public static final int SIZE_BYTES = 32;

    /** The root of a tree without leaves: {@code SHA-256()} of nothing. */
    public static final Hash OF_NOTHING = new Hash(sha256().digest());

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    /** Getting a digest costs as much as hashing a node; one for each thread, always left reset. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash with these 32 bytes.
     *
     * @throws IllegalArgumentException when there are not exactly 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            throw new IllegalArgumentException("A hash has " + SIZE_BYTES + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * The hash written as 64 hexadecimal digits in lower case; each hash has one text.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static Hash fromHex(String hex) {
        var hash = of(HexFormat.of().parseHex(hex));
        if (!hash.hex().equals(hex)) {
            throw new IllegalArgumentException("A hash is written in lower case");
        }
        return hash;
    }

    /** {@code SHA-256(0x00 ‖ data)}: a leaf of the tree. */
    public static Hash ofLeaf(byte[] data) {
        var sha = SHA_256.get();
        sha.update(LEAF);
        return new Hash(sha.digest(data));
    }

    /** {@code SHA-256(0x00 ‖ salt ‖ event)}, without joining the two first. */
    static Hash ofLeaf(byte[] salt, byte[] event) {
        var sha = SHA_256.get();
        sha.update(LEAF);
        sha.update(salt);
        return new Hash(sha.digest(event));
    }

    /** {@code SHA-256(0x01 ‖ left ‖ right)}: an inner node of the tree. */
    public static Hash ofNode(Hash left, Hash right) {
        var sha = SHA_256.get();
        sha.update(NODE);
        sha.update(left.bytes);
        return new Hash(sha.digest(right.bytes));
    }

    /** Plain SHA-256, for what is not in a tree: a document's digest, a key's id. */
    public static Hash ofBytes(byte[] data) {
        return new Hash(SHA_256.get().digest(data));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, SIZE_BYTES);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The same as {@link #hex()}. */
    @Override
    public String toString() {
        return hex();
    }

    /** A SHA-256 to be fed piece by piece; its result goes to {@link #of}. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
