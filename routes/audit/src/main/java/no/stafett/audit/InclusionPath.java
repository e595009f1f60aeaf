package no.stafett.audit;

import java.util.List;
import java.util.Optional;

/**
 * The way from a leaf to the root: the sibling at each step (RFC 9162 §2.1.3).
 *
 * @param index the leaf's place in the log, from 0
 * @param treeSize how many leaves the tree has
 * @param hashes the siblings, from the leaf upwards
 */
public record InclusionPath(long index, long treeSize, List<Hash> hashes) {

    /** Checks that the leaf lies in the tree. */
    public InclusionPath {
        if (index < 0 || index >= treeSize) {
            throw new IllegalArgumentException("A tree of " + treeSize + " leaves has no leaf " + index);
        }
        hashes = List.copyOf(hashes);
    }

    /**
     * The root to which this path leads from a leaf hash (RFC 9162 §2.1.3.2), or nothing when the path has more or fewer
     * hashes than a leaf in this place has steps.
     */
    public Optional<Hash> rootFrom(Hash leafHash) {
        var root = leafHash;
        long place = index;
        long last = treeSize - 1;
        for (var sibling : hashes) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                root = Hash.ofNode(sibling, root);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                root = Hash.ofNode(root, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(root) : Optional.empty();
    }

    /** True when the path leads from the leaf to this root. */
    public boolean leads(Hash leafHash, Hash root) {
        return rootFrom(leafHash).filter(root::equals).isPresent();
    }
}
