package no.stafett.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of the log: a group of entries appended at once, with the inclusion path of each in the new tree.
 *
 * <p>Computed from the old frontier and the new leaves alone, in O(k + log n) hashes and O(k log n) path elements for k
 * new leaves; the log itself is not read. The caller keeps {@link #after()} in place of the frontier it gave, in the same
 * transaction as the entries, and signs {@link #root()}.
 *
 * @param before the frontier that the group was appended to
 * @param after the frontier with the group
 * @param root the root with the group
 * @param leafHashes the group's leaf hashes, in the order of their indexes
 * @param paths for each leaf hash its path in the tree of {@code after.size()} leaves
 */
public record GroupAppend(
        Frontier before, Frontier after, Hash root, List<Hash> leafHashes, List<InclusionPath> paths) {

    /** Checks that each leaf has its path. */
    public GroupAppend {
        leafHashes = List.copyOf(leafHashes);
        paths = List.copyOf(paths);
        if (leafHashes.size() != paths.size() || before.size() + leafHashes.size() != after.size()) {
            throw new IllegalArgumentException("The parts are not of one group");
        }
    }

    /** Appends a group; an empty one changes nothing. */
    public static GroupAppend to(Frontier before, List<Hash> leafHashes) {
        if (leafHashes.isEmpty()) {
            return new GroupAppend(before, before, before.root(), List.of(), List.of());
        }
        long first = before.size();
        long size = first + leafHashes.size();
        var levels = levels(before, leafHashes);
        var after = new Frontier(size, completeSubtrees(levels, size));
        var paths = new ArrayList<InclusionPath>(leafHashes.size());
        for (long index = first; index < size; index++) {
            paths.add(new InclusionPath(index, size, siblings(levels, index)));
        }
        return new GroupAppend(before, after, levels.get(levels.size() - 1).at(0), leafHashes, paths);
    }

    /** The index of the group's first entry. */
    public long firstIndex() {
        return before.size();
    }

    /** The proof for one entry of the group, once the head with {@link #root()} is signed. {@code entry} is from 0. */
    public InclusionProof proof(int entry, SignedHead head) {
        return new InclusionProof(leafHashes.get(entry), paths.get(entry), head);
    }

    /**
     * The right edge of the tree, level by level. A level starts at the first node that a new leaf is under, or at the
     * old complete subtree that is this node's left sibling, so it always starts at an even place. Its last node may
     * stand for fewer leaves than the others: a node without right sibling goes up unchanged.
     */
    private static List<Level> levels(Frontier before, List<Hash> leafHashes) {
        var levels = new ArrayList<Level>();
        var fresh = leafHashes;
        int old = before.subtrees().size();
        for (long place = before.size(); ; place >>= 1) {
            List<Hash> nodes = fresh;
            boolean besideOld = (place & 1) == 1;
            if (besideOld) {
                nodes = new ArrayList<>(fresh.size() + 1);
                nodes.add(before.subtrees().get(--old));
                nodes.addAll(fresh);
            }
            var level = new Level(besideOld ? place - 1 : place, nodes);
            levels.add(level);
            if (level.first() == 0 && nodes.size() == 1) {
                return levels;
            }
            fresh = parents(nodes);
        }
    }

    private static List<Hash> parents(List<Hash> nodes) {
        var parents = new ArrayList<Hash>((nodes.size() + 1) / 2);
        for (int i = 0; i < nodes.size(); i += 2) {
            parents.add(i + 1 < nodes.size() ? Hash.ofNode(nodes.get(i), nodes.get(i + 1)) : nodes.get(i));
        }
        return parents;
    }

    private static List<Hash> completeSubtrees(List<Level> levels, long size) {
        var subtrees = new ArrayList<Hash>(Long.bitCount(size));
        for (int height = levels.size() - 1; height >= 0; height--) {
            long complete = size >> height;
            if ((complete & 1) == 1) {
                subtrees.add(levels.get(height).at(complete - 1));
            }
        }
        return subtrees;
    }

    private static List<Hash> siblings(List<Level> levels, long index) {
        var siblings = new ArrayList<Hash>(levels.size());
        long place = index;
        for (var level : levels.subList(0, levels.size() - 1)) {
            if (level.has(place ^ 1)) {
                siblings.add(level.at(place ^ 1));
            }
            place >>= 1;
        }
        return siblings;
    }

    private record Level(long first, List<Hash> nodes) {
        boolean has(long place) {
            return place < first + nodes.size();
        }

        Hash at(long place) {
            return nodes.get((int) (place - first));
        }
    }
}
