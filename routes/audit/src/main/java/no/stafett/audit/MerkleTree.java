package no.stafett.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Roots and proofs recomputed from all leaf hashes, read once and in order, in memory for some hashes a level.
 *
 * <p>The leaf hashes may come straight from a database cursor. Appending never needs this: see {@link GroupAppend}.
 */
public final class MerkleTree {

    private MerkleTree() {}

    /** The root over all leaf hashes (RFC 9162 §2.1.1). */
    public static Hash root(Iterator<Hash> leafHashes) {
        var tree = new GrowingTree();
        leafHashes.forEachRemaining(tree::add);
        return tree.root();
    }

    /** The root over all leaf hashes (RFC 9162 §2.1.1). */
    public static Hash root(Iterable<Hash> leafHashes) {
        return root(leafHashes.iterator());
    }

    /**
     * The path of one leaf in the tree of the first {@code size} leaves (RFC 9162 §2.1.3.1).
     *
     * @param leafHashes all leaf hashes in order, from index 0; those from {@code size} on are not read
     * @throws IllegalArgumentException when {@code index} is not below {@code size}
     * @throws NoSuchElementException when there are fewer than {@code size} leaf hashes
     */
    public static InclusionPath inclusion(Iterator<Hash> leafHashes, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
        }
        var siblings = new ArrayList<Range>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                siblings.add(0, new Range(middle, to));
                to = middle;
            } else {
                siblings.add(0, new Range(from, middle));
                from = middle;
            }
        }
        return new InclusionPath(index, size, roots(leafHashes, siblings));
    }

    /**
     * The proof that the tree of the first {@code to} leaves starts with the tree of the first {@code from} (RFC 9162
     * §2.1.4.1).
     *
     * @param leafHashes all leaf hashes in order, from index 0; those from {@code to} on are not read
     * @throws IllegalArgumentException when {@code from} is below 1 or above {@code to}
     * @throws NoSuchElementException when there are fewer than {@code to} leaf hashes
     */
    public static ConsistencyProof consistency(Iterator<Hash> leafHashes, long from, long to) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("There is no proof from " + from + " leaves to " + to);
        }
        var nodes = new ArrayList<Range>();
        long start = 0;
        long end = to;
        boolean known = true; // the earlier tree itself is the node: whoever checks has its root
        while (end != from) {
            long middle = start + split(end - start);
            if (from <= middle) {
                nodes.add(0, new Range(middle, end));
                end = middle;
            } else {
                nodes.add(0, new Range(start, middle));
                start = middle;
                known = false;
            }
        }
        if (!known) {
            nodes.add(0, new Range(start, end));
        }
        return new ConsistencyProof(from, to, roots(leafHashes, nodes));
    }

    /** The largest power of two below {@code size} (RFC 9162 §2.1.1); {@code size} is at least 2. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** The root over each range, in the order given, from one reading of the leaves. The ranges don't overlap. */
    private static List<Hash> roots(Iterator<Hash> leafHashes, List<Range> ranges) {
        var roots = new ArrayList<Hash>(ranges.size());
        ranges.forEach(range -> roots.add(Hash.OF_NOTHING));
        var inOrder = new ArrayList<Integer>();
        for (int i = 0; i < ranges.size(); i++) {
            inOrder.add(i);
        }
        inOrder.sort(Comparator.comparingLong(i -> ranges.get(i).from()));
        long at = 0;
        for (int i : inOrder) {
            var range = ranges.get(i);
            for (; at < range.from(); at++) {
                leafHashes.next();
            }
            var tree = new GrowingTree();
            for (; at < range.to(); at++) {
                tree.add(leafHashes.next());
            }
            roots.set(i, tree.root());
        }
        return roots;
    }

    private record Range(long from, long to) {}
}
