package no.stafett.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    @Nested
    class Given_the_reference_tree_of_certificate_transparency {
        private final Vectors vectors = read();
        private final List<Hash> leaves = vectors.texts("leafData").stream()
                .map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex)))
                .toList();
        private final List<Hash> roots = vectors.hashes("roots");

        @Test
        void when_its_roots_are_computed_then_they_are_the_published_ones() {
            for (int size = 0; size <= leaves.size(); size++) {
                assertThat(MerkleTree.root(leaves.subList(0, size))).isEqualTo(roots.get(size));
                assertThat(Frontier.EMPTY.append(leaves.subList(0, size)).root())
                        .isEqualTo(roots.get(size));
            }
        }

        @Test
        void when_inclusion_is_proved_then_the_paths_are_the_published_ones_and_lead_to_the_root() {
            for (var vector : vectors.objects("inclusion")) {
                int index = (int) vector.number("index");
                int size = (int) vector.number("size");

                var path = MerkleTree.inclusion(leaves.iterator(), index, size);

                assertThat(path.hashes()).isEqualTo(vector.hashes("path"));
                assertThat(path.leads(leaves.get(index), roots.get(size))).isTrue();
            }
        }

        @Test
        void when_consistency_is_proved_then_the_proofs_are_the_published_ones_and_hold() {
            for (var vector : vectors.objects("consistency")) {
                int from = (int) vector.number("from");
                int to = (int) vector.number("to");

                var proof = MerkleTree.consistency(leaves.iterator(), from, to);

                assertThat(proof.hashes()).isEqualTo(vector.hashes("path"));
                assertThat(proof.holds(roots.get(from), roots.get(to))).isTrue();
            }
        }

        private Vectors read() {
            try {
                return Vectors.of("tree.json");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Nested
    class Given_trees_of_all_sizes_to_300 {
        private static final int MAX = 300;
        private final List<Hash> leaves = Vectors.leaves(MAX, 9162);
        private final Random random = new Random(6962);

        @Test
        void when_a_group_is_appended_then_root_frontier_and_paths_are_those_of_the_full_recompute() {
            for (int size = 0; size <= MAX; size++) {
                for (int group :
                        new int[] {0, 1, 2, 1 + random.nextInt(40), random.nextInt(MAX - size + 1), MAX - size}) {
                    int to = Math.min(size + group, MAX);
                    var before = Frontier.EMPTY.append(leaves.subList(0, size));

                    var append = GroupAppend.to(before, leaves.subList(size, to));

                    assertThat(append.firstIndex()).isEqualTo(size);
                    assertThat(append.root()).isEqualTo(recomputed(0, to));
                    assertThat(append.after()).isEqualTo(Frontier.EMPTY.append(leaves.subList(0, to)));
                    assertThat(append.paths()).hasSize(to - size);
                    for (int i : new int[] {size, to - 1, size + random.nextInt(Math.max(1, to - size))}) {
                        if (i < to && i >= size) {
                            assertThat(append.paths().get(i - size))
                                    .isEqualTo(MerkleTree.inclusion(leaves.iterator(), i, to));
                        }
                    }
                }
            }
        }

        @Test
        void when_a_log_grows_by_random_groups_then_each_path_leads_to_the_root_of_its_time() {
            for (int run = 0; run < 30; run++) {
                var frontier = Frontier.EMPTY;
                while (frontier.size() < MAX) {
                    int from = (int) frontier.size();
                    int to = Math.min(MAX, from + 1 + random.nextInt(60));
                    var append = GroupAppend.to(Frontier.fromBytes(frontier.toBytes()), leaves.subList(from, to));
                    for (int i = from; i < to; i++) {
                        assertThat(append.paths().get(i - from).leads(leaves.get(i), append.root()))
                                .isTrue();
                    }
                    frontier = append.after();
                }
                assertThat(frontier.root()).isEqualTo(recomputed(0, MAX));
            }
        }

        @Test
        void when_any_leaf_is_proved_then_it_holds_for_its_place_alone() {
            for (int size = 1; size <= 70; size++) {
                var root = recomputed(0, size);
                for (int index = 0; index < size; index++) {
                    var path = MerkleTree.inclusion(leaves.iterator(), index, size);
                    assertThat(path.leads(leaves.get(index), root)).isTrue();
                    assertThat(path.leads(leaves.get((index + 1) % MAX), root)).isFalse();
                    if (size > 1) {
                        int other = (index + 1) % size;
                        assertThat(new InclusionPath(other, size, path.hashes()).leads(leaves.get(index), root))
                                .isFalse();
                        assertThat(shorter(path).leads(leaves.get(index), root)).isFalse();
                    }
                    assertThat(longer(path).leads(leaves.get(index), root)).isFalse();
                }
            }
        }

        @Test
        void when_two_sizes_are_compared_then_only_the_true_roots_are_consistent() {
            for (int to = 1; to <= 66; to++) {
                for (int from = 1; from <= to; from++) {
                    var earlier = recomputed(0, from);
                    var later = recomputed(0, to);

                    var proof = MerkleTree.consistency(leaves.iterator(), from, to);

                    assertThat(proof.holds(earlier, later)).isTrue();
                    assertThat(proof.holds(leaves.get(299), later)).isFalse();
                    assertThat(proof.holds(earlier, leaves.get(299))).isFalse();
                    var hashes = new ArrayList<>(proof.hashes());
                    hashes.add(leaves.get(299));
                    assertThat(new ConsistencyProof(from, to, hashes).holds(earlier, later))
                            .isFalse();
                    for (int i = 0; i < proof.hashes().size(); i++) {
                        hashes = new ArrayList<>(proof.hashes());
                        hashes.set(i, leaves.get(298));
                        assertThat(new ConsistencyProof(from, to, hashes).holds(earlier, later))
                                .isFalse();
                        hashes.remove(i);
                        assertThat(new ConsistencyProof(from, to, hashes).holds(earlier, later))
                                .isFalse();
                    }
                }
            }
        }

        /** The definition of RFC 9162 §2.1.1, word for word; nothing of the code under test but the node hash. */
        private Hash recomputed(int from, int to) {
            if (to == from) {
                return Hash.OF_NOTHING;
            }
            if (to - from == 1) {
                return leaves.get(from);
            }
            int k = 1;
            while (k * 2 < to - from) {
                k *= 2;
            }
            return Hash.ofNode(recomputed(from, from + k), recomputed(from + k, to));
        }

        private InclusionPath shorter(InclusionPath path) {
            return new InclusionPath(
                    path.index(),
                    path.treeSize(),
                    path.hashes().subList(0, path.hashes().size() - 1));
        }

        private InclusionPath longer(InclusionPath path) {
            var hashes = new ArrayList<>(path.hashes());
            hashes.add(leaves.get(0));
            return new InclusionPath(path.index(), path.treeSize(), hashes);
        }
    }

    @Nested
    class Given_things_that_do_not_fit {
        private final List<Hash> leaves = Vectors.leaves(5, 1);

        @Test
        void when_a_frontier_has_too_few_or_too_many_bytes_then_it_is_refused() {
            byte[] bytes = Frontier.EMPTY.append(leaves).toBytes();
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(bytes, length);
                assertThatIllegalArgumentException().isThrownBy(() -> Frontier.fromBytes(cut));
            }
            byte[] negative = bytes.clone();
            negative[0] = (byte) 0x80;
            assertThatIllegalArgumentException().isThrownBy(() -> Frontier.fromBytes(negative));
            assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(3, leaves));
        }

        @Test
        void when_a_proof_is_asked_beyond_the_tree_then_it_is_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(leaves.iterator(), 5, 5));
            assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(leaves.iterator(), -1, 5));
            assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.consistency(leaves.iterator(), 0, 5));
            assertThatThrownBy(() -> MerkleTree.inclusion(Collections.emptyIterator(), 0, 2))
                    .isInstanceOf(NoSuchElementException.class);
        }
    }
}
