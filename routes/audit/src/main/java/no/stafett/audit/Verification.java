package no.stafett.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The two checks that an operator or a party runs: of a proof, and of a whole log. */
public final class Verification {

    private Verification() {}

    /**
     * Checks every proof in a file ({@link InclusionProof#readAll(byte[])}): holds only when each does, and when what a receipt says
     * of status, result, type and id is what its entry says.
     *
     * @param trusted the hub's public head keys, got from the hub by another way than the file
     * @return the first verdict that is a no, or that of the last proof; an unreadable document is a verdict too
     * @throws IOException when the file can't be read
     */
    public static Verdict check(Path file, HeadVerifier trusted) throws IOException {
        return check(Files.readAllBytes(file), trusted);
    }

    /** The same for a document that was read already. */
    public static Verdict check(byte[] document, HeadVerifier trusted) {
        List<InclusionProof> proofs;
        try {
            proofs = InclusionProof.readAll(document);
        } catch (UnreadableProof e) {
            return new Verdict(Verdict.Outcome.UNREADABLE, "No proof could be read. " + e.getMessage() + ".");
        }
        var verdicts = proofs.stream().map(proof -> proof.verify(trusted)).toList();
        return verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .findFirst()
                .or(() -> SaidInReceipt.contradictionIn(document)
                        .map(said -> new Verdict(
                                Verdict.Outcome.CONTRADICTED, "The receipt is not as the hub wrote it. " + said + ".")))
                .orElse(verdicts.get(verdicts.size() - 1));
    }

    /**
     * One row of a log.
     *
     * @param index its place, from 0
     * @param leafHash the leaf hash as it was stored
     * @param leaf salt and event, or null when they were erased or are not at hand
     */
    public record Entry(long index, Hash leafHash, @Nullable Leaf leaf) {}

    /**
     * What a log turned out to be.
     *
     * @param ok true when nothing is wrong
     * @param entries how many entries were read
     * @param root the root over the leaf hashes that were read
     * @param firstBroken the first entry that is wrong or that nothing vouches for; empty when ok
     * @param opened of how many entries salt and event were there and fit the leaf hash
     * @param heads how many heads were checked and fit
     * @param summary the same as a sentence; names no person
     */
    public record LogReport(
            boolean ok, long entries, Hash root, OptionalLong firstBroken, long opened, long heads, String summary) {}

    /**
     * Recomputes a log from its entries and holds it against its heads. Reads the entries once, in memory for some
     * hashes and the heads given.
     *
     * <p>Found are: an index missing, twice or out of order; an event or salt that was changed; leaf hashes changed,
     * swapped, put in or taken out below any head; entries dropped from the end, or added beyond the last head; heads that
     * no trusted key signed, or that contradict each other. Not found is a log that its own hub rewrote whole and signed
     * anew: give the heads from parties' receipts along with the hub's own, and that is found too.
     *
     * @param entries all entries, from index 0, in order
     * @param heads the heads to hold it against, in any order; at least the last one
     * @param trusted the hub's public head keys
     */
    public static LogReport verify(Iterator<Entry> entries, Collection<SignedHead> heads, HeadVerifier trusted) {
        var log = new LogCheck(heads, trusted);
        while (entries.hasNext()) {
            log.entry(entries.next());
        }
        return log.report();
    }

    private static final class LogCheck {
        private final List<SignedHead> heads;
        private final HeadVerifier trusted;
        private final GrowingTree tree = new GrowingTree();
        private int nextHead;
        private long vouched;
        private long opened;
        private long headsThatFit;
        private long broken = Long.MAX_VALUE;
        private String cause = "";

        LogCheck(Collection<SignedHead> heads, HeadVerifier trusted) {
            this.heads = new ArrayList<>(heads);
            this.heads.sort(Comparator.comparingLong(signed -> signed.head().size()));
            this.trusted = trusted;
            headsReached();
        }

        void entry(Entry entry) {
            long index = tree.size();
            if (entry.index() != index) {
                breaks(index, "the entries jump from index " + (index - 1) + " to " + entry.index());
            }
            var leaf = entry.leaf();
            if (leaf != null) {
                if (leaf.hash().equals(entry.leafHash())) {
                    opened++;
                } else {
                    breaks(index, "salt and event of entry " + index + " are not those of its leaf hash");
                }
            }
            tree.add(entry.leafHash());
            headsReached();
        }

        private void headsReached() {
            while (nextHead < heads.size() && heads.get(nextHead).head().size() == tree.size()) {
                fits(heads.get(nextHead++));
            }
        }

        private void fits(SignedHead signed) {
            var head = signed.head();
            var answer = trusted.verify(signed);
            if (answer == HeadVerifier.Answer.WRONG_SIGNATURE) {
                breaks(vouched, "key " + head.keyId() + " did not sign the head of " + head.size() + " entries");
            } else if (answer == HeadVerifier.Answer.UNKNOWN_KEY) {
                breaks(
                        vouched,
                        "the head of " + head.size() + " entries is signed with key " + head.keyId()
                                + ", which is not among the trusted keys");
            } else if (!heads.get(0).head().logId().equals(head.logId())) {
                breaks(vouched, "the head of " + head.size() + " entries is of another log");
            } else if (!head.root().equals(tree.root())) {
                breaks(
                        vouched,
                        "entries " + vouched + " to " + (head.size() - 1)
                                + " don't add up to the root that was signed for " + head.size());
            } else {
                vouched = head.size();
                headsThatFit++;
            }
        }

        /** The first cause counts: what follows it follows from it. */
        private void breaks(long index, String why) {
            if (broken == Long.MAX_VALUE) {
                broken = index;
                cause = why;
            }
        }

        LogReport report() {
            long entries = tree.size();
            if (nextHead < heads.size()) {
                long signed = heads.get(heads.size() - 1).head().size();
                breaks(entries, "a head was signed for " + signed + " entries, but there are only " + entries);
            }
            if (vouched < entries) {
                breaks(vouched, "no head vouches for the entries from " + vouched + " on");
            }
            boolean ok = broken == Long.MAX_VALUE;
            return new LogReport(
                    ok,
                    entries,
                    tree.root(),
                    ok ? OptionalLong.empty() : OptionalLong.of(broken),
                    opened,
                    headsThatFit,
                    ok
                            ? "The log holds: " + entries + " entries, " + headsThatFit + " signed heads, root "
                                    + tree.root() + "."
                            : "The log is broken from entry " + broken + " on: " + cause + ".");
        }
    }
}
