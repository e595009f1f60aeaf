package no.stafett.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * All that must be kept of a tree to make it grow: how many leaves it has, and the roots of its complete subtrees.
 *
 * <p>A tree of {@code size} leaves consists of one complete subtree for each bit that is set in {@code size}, the largest
 * to the left; that gives at most 63 hashes for any log. The root follows from them (RFC 9162 §2.1.1), so whoever holds
 * the frontier can append and sign without reading the log.
 *
 * @param size how many leaves, from 0
 * @param subtrees the roots of the complete subtrees, from the left (largest) to the right; as many as {@code size} has
 *     bits set
 */
public record Frontier(long size, List<Hash> subtrees) {

    /** The tree without leaves. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    /** Checks that the number of subtrees fits the size. */
    public Frontier {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves doesn't consist of " + subtrees.size() + " complete subtrees");
        }
        subtrees = List.copyOf(subtrees);
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException when the number of bytes doesn't fit the size they tell
     */
    public static Frontier fromBytes(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            throw new IllegalArgumentException("A frontier has at least " + Long.BYTES + " bytes");
        }
        var in = ByteBuffer.wrap(bytes);
        long size = in.getLong();
        if (size < 0 || bytes.length != Long.BYTES + Long.bitCount(size) * Hash.SIZE_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are not a frontier of " + size + " leaves");
        }
        var subtrees = new ArrayList<Hash>();
        var hash = new byte[Hash.SIZE_BYTES];
        while (in.hasRemaining()) {
            in.get(hash);
            subtrees.add(Hash.of(hash));
        }
        return new Frontier(size, subtrees);
    }

    /** Eight bytes with the size, big-endian, then 32 bytes for each subtree from the left. */
    public byte[] toBytes() {
        var bytes = new byte[Long.BYTES + subtrees.size() * Hash.SIZE_BYTES];
        ByteBuffer.wrap(bytes).putLong(size);
        int offset = Long.BYTES;
        for (var subtree : subtrees) {
            subtree.copyTo(bytes, offset);
            offset += Hash.SIZE_BYTES;
        }
        return bytes;
    }

    /** The tree's root: {@code MTH} of RFC 9162 §2.1.1. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        var root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(subtrees.get(i), root);
        }
        return root;
    }

    /** The frontier after these leaves were appended. This one stays as it is. */
    public Frontier append(List<Hash> leafHashes) {
        var growing = new GrowingTree(this);
        leafHashes.forEach(growing::add);
        return growing.frontier();
    }
}
