package no.stafett.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes leaf hashes one by one and knows the root at each moment, in memory for one hash a level.
 *
 * <p>Not thread-safe. Each leaf costs one node hash on average (RFC 9162 §2.1.2, the algorithm that verifies a tree from
 * all its entries).
 */
public final class GrowingTree {
    private final List<Hash> subtrees;
    private long size;

    /** A tree without leaves. */
    public GrowingTree() {
        this(Frontier.EMPTY);
    }

    /** A tree that goes on from a frontier. */
    public GrowingTree(Frontier from) {
        subtrees = new ArrayList<>(from.subtrees());
        size = from.size();
    }

    /** Appends a leaf. */
    public void add(Hash leafHash) {
        var hash = leafHash;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            hash = Hash.ofNode(subtrees.remove(subtrees.size() - 1), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root over all leaves so far. */
    public Hash root() {
        return frontier().root();
    }

    /** What is needed to go on from here later. */
    public Frontier frontier() {
        return new Frontier(size, subtrees);
    }
}
