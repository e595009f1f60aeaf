package no.stafett.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stafett.audit.Verification.Entry;
import no.stafett.audit.Verification.LogReport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:15:07Z");

    private final HeadSigner signer = HeadSigner.ephemeral();
    private final List<Entry> entries = new ArrayList<>();
    private final List<SignedHead> heads = new ArrayList<>();

    VerificationTest() {
        var frontier = Frontier.EMPTY;
        for (int group = 0; group < 10; group++) {
            var hashes = new ArrayList<Hash>();
            for (int i = 0; i < 7; i++) {
                var leaf = Leaf.salted(Map.of("n", entries.size()));
                boolean erased = entries.size() % 5 == 3;
                entries.add(new Entry(entries.size(), leaf.hash(), erased ? null : leaf));
                hashes.add(leaf.hash());
            }
            var append = GroupAppend.to(frontier, hashes);
            frontier = append.after();
            heads.add(signer.sign("log-1", frontier.size(), append.root(), NOW.plusSeconds(group)));
        }
    }

    private LogReport verify() {
        return Verification.verify(entries.iterator(), heads, signer.verifier());
    }

    @Nested
    class Given_a_log_that_nobody_touched {
        @Test
        void when_verified_then_it_holds_also_for_those_who_were_erased() {
            var report = verify();

            assertThat(report.ok()).isTrue();
            assertThat(report.entries()).isEqualTo(70);
            assertThat(report.opened()).isEqualTo(56);
            assertThat(report.heads()).isEqualTo(10);
            assertThat(report.root()).isEqualTo(heads.get(9).head().root());
            assertThat(report.firstBroken()).isEmpty();
            assertThat(report.summary()).startsWith("The log holds: 70 entries");
        }

        @Test
        void when_only_the_last_head_is_at_hand_then_it_holds() {
            heads.subList(0, 9).clear();

            assertThat(verify().ok()).isTrue();
        }

        @Test
        void when_it_is_empty_then_it_holds_with_or_without_a_head() {
            entries.clear();
            heads.clear();
            assertThat(verify().ok()).isTrue();
            heads.add(signer.sign("log-1", Frontier.EMPTY, NOW));
            assertThat(verify().ok()).isTrue();
        }
    }

    @Nested
    class Given_a_log_that_was_tampered_with {
        @Test
        void when_any_leaf_hash_is_changed_then_it_is_found() {
            for (int i = 0; i < 70; i++) {
                var original = entries.get(i);
                entries.set(i, new Entry(i, Hash.OF_NOTHING, original.leaf()));

                var report = verify();

                assertThat(report.ok()).isFalse();
                assertThat(report.firstBroken())
                        .hasValue(original.leaf() == null ? i / 7 * 7 : i); // erased: known to the group
                entries.set(i, original);
            }
        }

        @Test
        void when_any_event_is_changed_and_its_hash_kept_then_it_is_found() {
            entries.set(17, new Entry(17, entries.get(17).leafHash(), Leaf.salted(Map.of("n", 18))));

            assertThat(verify().firstBroken()).hasValue(17);
        }

        @Test
        void when_an_event_is_changed_with_its_hash_then_it_is_found() {
            var leaf = Leaf.salted(Map.of("n", 99));
            entries.set(17, new Entry(17, leaf.hash(), leaf));

            var report = verify();

            assertThat(report.firstBroken()).hasValue(14);
            assertThat(report.summary()).contains("entries 14 to 20 don't add up");
        }

        @Test
        void when_two_entries_are_swapped_then_it_is_found() {
            var a = entries.get(30);
            var b = entries.get(33);
            entries.set(30, new Entry(30, b.leafHash(), b.leaf()));
            entries.set(33, new Entry(33, a.leafHash(), a.leaf()));

            assertThat(verify().firstBroken()).hasValue(28);
        }

        @Test
        void when_the_tail_is_dropped_then_it_is_found() {
            for (int kept : List.of(69, 63, 0)) {
                entries.subList(kept, entries.size()).clear();

                var report = verify();

                assertThat(report.firstBroken()).hasValue(kept);
                assertThat(report.summary()).contains("a head was signed for 70 entries");
            }
        }

        @Test
        void when_the_tail_is_dropped_with_its_heads_then_a_partys_receipt_finds_it() {
            var fromReceipt = heads.get(9);
            entries.subList(63, 70).clear();
            heads.remove(9);
            assertThat(verify().ok()).isTrue();

            heads.add(fromReceipt);

            assertThat(verify().firstBroken()).hasValue(63);
        }

        @Test
        void when_the_log_is_rewritten_and_signed_anew_then_a_partys_receipt_finds_it() {
            var fromReceipt = heads.get(4);
            var leaf = Leaf.salted(Map.of("n", 99));
            entries.set(17, new Entry(17, leaf.hash(), leaf));
            heads.clear();
            var frontier =
                    Frontier.EMPTY.append(entries.stream().map(Entry::leafHash).toList());
            heads.add(signer.sign("log-1", frontier, NOW));
            assertThat(verify().ok()).isTrue();

            heads.add(fromReceipt);

            assertThat(verify().ok()).isFalse();
        }

        @Test
        void when_an_entry_is_taken_out_or_put_in_then_it_is_found() {
            var taken = entries.remove(40);
            assertThat(verify().firstBroken()).hasValue(40);
            entries.add(40, taken);
            entries.add(41, taken);
            assertThat(verify().firstBroken()).hasValue(41);
        }

        @Test
        void when_entries_are_added_that_no_head_vouches_for_then_it_is_found() {
            var leaf = Leaf.salted(Map.of("n", 70));
            entries.add(new Entry(70, leaf.hash(), leaf));

            assertThat(verify().firstBroken()).hasValue(70);
        }

        @Test
        void when_there_is_no_head_at_all_then_nothing_vouches_for_it() {
            heads.clear();

            assertThat(verify().firstBroken()).hasValue(0);
        }

        @Test
        void when_a_head_is_of_another_key_or_log_or_changed_then_it_is_found() {
            var good = heads.get(5);
            var head = good.head();

            heads.set(5, HeadSigner.ephemeral().sign("log-1", head.size(), head.root(), NOW));
            assertThat(verify().summary()).contains("not among the trusted keys");
            heads.set(5, signer.sign("log-2", head.size(), head.root(), NOW));
            assertThat(verify().summary()).contains("of another log");
            heads.set(5, new SignedHead(head, heads.get(6).signature()));
            assertThat(verify().summary()).contains("did not sign");
            assertThat(verify().firstBroken()).hasValue(35);
            heads.set(5, good);
            assertThat(verify().ok()).isTrue();
        }
    }
}
