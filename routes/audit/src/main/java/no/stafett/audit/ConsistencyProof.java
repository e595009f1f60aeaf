package no.stafett.audit;

import java.util.List;

/**
 * Shows that a later tree holds an earlier one unchanged and only adds to it (RFC 9162 §2.1.4).
 *
 * @param from how many leaves the earlier tree has, at least 1
 * @param to how many leaves the later tree has, at least {@code from}
 * @param hashes the nodes that both roots can be computed from, in the order of RFC 9162 §2.1.4.1
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

    /** Checks the two sizes. */
    public ConsistencyProof {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("There is no proof from " + from + " leaves to " + to);
        }
        hashes = List.copyOf(hashes);
    }

    /** True when the tree with the later root starts with the tree of the earlier root (RFC 9162 §2.1.4.2). */
    public boolean holds(Hash fromRoot, Hash toRoot) {
        if (from == to) {
            return hashes.isEmpty() && fromRoot.equals(toRoot);
        }
        boolean complete = Long.bitCount(from) == 1; // then the earlier root is itself a node of the later tree
        if (hashes.isEmpty() && !complete) {
            return false;
        }
        long place = from - 1;
        long last = to - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        var earlier = complete ? fromRoot : hashes.get(0);
        var later = earlier;
        for (var hash : complete ? hashes : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                earlier = Hash.ofNode(hash, earlier);
                later = Hash.ofNode(hash, later);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                later = Hash.ofNode(later, hash);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && earlier.equals(fromRoot) && later.equals(toRoot);
    }
}
