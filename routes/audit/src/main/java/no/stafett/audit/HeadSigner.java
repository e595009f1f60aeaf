package no.stafett.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Signs tree heads with a hub's private head key. Thread-safe.
 *
 * <p>The key file is PEM and readable by its owner only (mode 0600): a {@code PRIVATE KEY} block (PKCS#8, RFC 8410 §7)
 * and the {@code PUBLIC KEY} block that belongs to it. Beside it lies {@code <file>.pub} with the public block alone: the
 * file to publish. Whoever has the private key can sign a forged log; whoever loses it starts a new key, and old proofs
 * still hold against the old public key.
 */
public final class HeadSigner {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final PrivateKey privateKey;
    /** The same key for the library that signs: fifteen times as fast as the JDK, and a head is signed while others wait. */
    private final Ed25519PrivateKeyParameters signing;

    private final PublicKey publicKey;
    private final String keyId;

    private HeadSigner(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.signing = new Ed25519PrivateKeyParameters(
                ((EdECPrivateKey) privateKey).getBytes().orElseThrow());
        this.publicKey = publicKey;
        this.keyId = HeadKey.id(publicKey);
    }

    /**
     * Reads the key, or makes one at first use. Of two processes that start at once, both get the same key.
     *
     * @param file the private key's file; its folder must exist
     * @throws IOException when the file can't be read or written, others than its owner may read it, or it isn't a key
     *     pair of Ed25519
     */
    public static HeadSigner openOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        var signer = open(file);
        var published = Path.of(file + ".pub");
        if (Files.notExists(published)) {
            Files.writeString(published, HeadKey.pem(signer.publicKey));
        }
        return signer;
    }

    /** A signer with a new key that is kept nowhere: for tests and trials. */
    public static HeadSigner ephemeral() {
        try {
            var pair = KeyPairGenerator.getInstance(HeadKey.ALGORITHM).generateKeyPair();
            return new HeadSigner(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    /**
     * Signs the head of a tree.
     *
     * @param logId as in {@link TreeHead}
     * @param signedAt now; cut to whole milliseconds
     */
    public SignedHead sign(String logId, Frontier tree, Instant signedAt) {
        return sign(logId, tree.size(), tree.root(), signedAt);
    }

    /** Signs a head whose root is known already, as it is after a {@link GroupAppend}. */
    public SignedHead sign(String logId, long size, Hash root, Instant signedAt) {
        return sign(new TreeHead(logId, size, root, signedAt.truncatedTo(ChronoUnit.MILLIS), keyId));
    }

    private SignedHead sign(TreeHead head) {
        var message = head.signedBytes();
        var signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
        signing.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        return new SignedHead(head, signature);
    }

    /** The id of the key that signs. */
    public String keyId() {
        return keyId;
    }

    /** The key to check with. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** A verifier that trusts this key alone. */
    public HeadVerifier verifier() {
        return HeadVerifier.trusting(publicKey);
    }

    /** The id only, never the key. */
    @Override
    public String toString() {
        return "HeadSigner[" + keyId + "]";
    }

    /** Written whole, then given its name: a crash leaves no half key, a rival's key is never replaced. */
    private static void create(Path file) throws IOException {
        var signer = ephemeral();
        var text = HeadKey.pem("PRIVATE KEY", signer.privateKey.getEncoded()) + HeadKey.pem(signer.publicKey);
        var folder = file.toAbsolutePath().getParent();
        boolean posix = posix(file);
        var draft = posix
                ? Files.createTempFile(folder, "head", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : Files.createTempFile(folder, "head", ".new");
        try {
            Files.writeString(draft, text);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first; its key is the one
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static HeadSigner open(Path file) throws IOException {
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("Others than its owner may use the head key " + file + "; set its mode to 0600");
        }
        var pem = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            var privates = HeadKey.blocks(pem, "PRIVATE KEY");
            var publics = HeadKey.blocks(pem, "PUBLIC KEY");
            if (privates.size() != 1 || publics.size() != 1) {
                throw new IOException(
                        "The head key " + file + " needs one PRIVATE KEY and one PUBLIC KEY block; add the"
                                + " second with: openssl pkey -in FILE -pubout >> FILE");
            }
            var privateKey =
                    KeyFactory.getInstance(HeadKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privates.get(0)));
            var signer = new HeadSigner(privateKey, HeadKey.publicKey(publics.get(0)));
            var trial = signer.sign("trial", Frontier.EMPTY, Instant.EPOCH);
            if (signer.verifier().verify(trial) != HeadVerifier.Answer.HOLDS) {
                throw new IOException("The two halves of the head key " + file + " don't belong together");
            }
            return signer;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The head key " + file + " is not an Ed25519 key", e);
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static IllegalStateException noEd25519(GeneralSecurityException e) {
        return new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
    }
}
