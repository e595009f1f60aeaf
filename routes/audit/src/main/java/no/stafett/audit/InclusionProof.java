package no.stafett.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to check offline, with a hub's public head key, that an entry is in its log.
 *
 * <p>It shows that the hub has committed to this leaf hash in this place, and can't take it back without contradicting
 * its own signature. What the leaf is about, it shows only when salt and event are there too ({@link #opened}): then the
 * event's bytes are known to be the ones that were logged, and when the event names a document by its {@code sha256},
 * that document is bound as well.
 *
 * @param leafHash the entry's leaf hash
 * @param path from the leaf to the root
 * @param head the signed head with that root
 * @param opened the salt and event behind the leaf hash, for those who may see them
 * @param document the SHA-256 of the document that the proof came with (a receipt's {@code Kept/Sha256}), where it did
 */
public record InclusionProof(
        Hash leafHash, InclusionPath path, SignedHead head, Optional<Leaf> opened, Optional<Hash> document) {

    /** The first member of a proof in JSON. */
    public static final String TYPE = "stafett-inclusion-proof-1";

    /** The member of an event that names a document: its SHA-256 in lower-case hexadecimal. */
    public static final String EVENT_DOCUMENT = "sha256";

    /** Checks that path and head are of the same tree. */
    public InclusionProof {
        if (path.treeSize() != head.head().size()) {
            throw new IllegalArgumentException("The path is of a tree of " + path.treeSize() + " leaves, the head of "
                    + head.head().size());
        }
    }

    /** A proof for the leaf hash alone. */
    public InclusionProof(Hash leafHash, InclusionPath path, SignedHead head) {
        this(leafHash, path, head, Optional.empty(), Optional.empty());
    }

    /** The same proof with the salt and event behind its leaf hash. */
    public InclusionProof open(Leaf leaf) {
        return new InclusionProof(leafHash, path, head, Optional.of(leaf), document);
    }

    /** The same proof, for the document with this SHA-256. */
    public InclusionProof about(Hash documentSha256) {
        return new InclusionProof(leafHash, path, head, opened, Optional.of(documentSha256));
    }

    /**
     * Checks leaf, path and signature. The key is never taken from the proof.
     *
     * @param trusted the hub's public head keys, got from the hub by another way
     */
    public Verdict verify(HeadVerifier trusted) {
        var tree = head.head();
        if (opened.isPresent() && !opened.get().hash().equals(leafHash)) {
            return new Verdict(
                    Verdict.Outcome.WRONG_LEAF, "The proof does not hold: salt and event are not those of the leaf.");
        }
        var named = opened.flatMap(InclusionProof::documentOf);
        if (named.isPresent() && document.isPresent() && !named.equals(document)) {
            return new Verdict(
                    Verdict.Outcome.WRONG_LEAF,
                    "The proof does not hold: the entry in the log is about another document.");
        }
        if (!path.leads(leafHash, tree.root())) {
            return new Verdict(
                    Verdict.Outcome.WRONG_PATH, "The proof does not hold: its path does not lead to the head's root.");
        }
        return switch (trusted.verify(head)) {
            case HOLDS ->
                new Verdict(
                        Verdict.Outcome.HOLDS,
                        "The proof holds: entry " + path.index() + " is in log " + tree.logId() + ", which had "
                                + tree.size() + " entries at " + tree.signedAt() + ", signed with key " + tree.keyId()
                                + "; "
                                + extent(named.isPresent()) + ".");
            case WRONG_SIGNATURE ->
                new Verdict(
                        Verdict.Outcome.WRONG_SIGNATURE,
                        "The proof does not hold: key " + tree.keyId() + " did not sign this head.");
            case UNKNOWN_KEY ->
                new Verdict(
                        Verdict.Outcome.UNKNOWN_KEY,
                        "The proof can't be trusted: its head is signed with key " + tree.keyId()
                                + ", which is not among the trusted keys " + trusted.keyIds() + ".");
        };
    }

    /**
     * True when the opened event is the logged one and names this document by its SHA-256. It says nothing about path
     * and signature.
     */
    public boolean isAbout(byte[] documentBytes) {
        return opened.filter(leaf -> leaf.hash().equals(leafHash))
                .flatMap(InclusionProof::documentOf)
                .filter(Hash.ofBytes(documentBytes)::equals)
                .isPresent();
    }

    private String extent(boolean documentNamed) {
        if (opened.isEmpty()) {
            return "what the entry says is not shown";
        }
        return documentNamed && document.isPresent() ? "the entry names this document" : "the event is the logged one";
    }

    private static Optional<Hash> documentOf(Leaf leaf) {
        try {
            return CanonicalJson.readObject(leaf.event()).get(EVENT_DOCUMENT) instanceof String hex
                    ? Optional.of(Hash.fromHex(hex))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an event of another form: it names no document
        }
    }

    /**
     * The proof as canonical JSON: {@code type}, {@code leaf}, {@code index}, {@code path} (hashes from the leaf upwards),
     * {@code head} with {@code logId}, {@code size}, {@code root}, {@code signedAt}, {@code keyId}, {@code signature}; and
     * where they are known {@code salt}, {@code event} and {@code document}. Hashes are lower-case hexadecimal, other
     * bytes base64.
     */
    public String json() {
        var json = members();
        opened.ifPresent(leaf -> {
            json.put("salt", StrictBase64.encode(leaf.salt()));
            json.put("event", StrictBase64.encode(leaf.event()));
        });
        document.ifPresent(sha256 -> json.put("document", sha256.hex()));
        return CanonicalJson.text(json);
    }

    /**
     * The proof in one line for a header scope: base64url without padding of the canonical JSON, without salt, event and
     * document. About 550 characters, and 90 more for each hash of the path.
     */
    public String compact() {
        return StrictBase64.encodeUrl(CanonicalJson.bytes(members()));
    }

    private Map<String, @Nullable Object> members() {
        var signed = new LinkedHashMap<String, @Nullable Object>(head.head().members());
        signed.put("signature", head.signatureBase64());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("type", TYPE);
        json.put("leaf", leafHash.hex());
        json.put("index", path.index());
        json.put("path", path.hashes().stream().map(Hash::hex).toList());
        json.put("head", signed);
        return json;
    }

    /**
     * Reads the one proof in a file; see {@link #readAll(byte[])} for the forms.
     *
     * @throws IOException when the file can't be read
     * @throws UnreadableProof when it holds no whole proof, or more than one
     */
    public static InclusionProof read(Path file) throws IOException, UnreadableProof {
        return only(readAll(Files.readAllBytes(file)));
    }

    /**
     * Reads one proof from its text; see {@link #readAll(byte[])} for the forms.
     *
     * @throws UnreadableProof when it holds no whole proof, or more than one
     */
    public static InclusionProof read(String text) throws UnreadableProof {
        return only(readAll(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads all proofs in a document: compact text, JSON, a {@code Receipt} or {@code ClaimAnswer} with or without its
     * envelope, or a delivered copy with an {@code InclusionProof} scope. The last can hold two: the copy's own, and the
     * one inside a receipt.
     *
     * @return at least one, in the document's order
     * @throws UnreadableProof when there is none, or one is not whole
     */
    public static List<InclusionProof> readAll(byte[] document) throws UnreadableProof {
        return ProofReader.read(document);
    }

    private static InclusionProof only(List<InclusionProof> proofs) throws UnreadableProof {
        if (proofs.size() != 1) {
            throw new UnreadableProof("One proof was expected, but the document has " + proofs.size());
        }
        return proofs.get(0);
    }
}
