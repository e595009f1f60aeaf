package no.stafett.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks signatures on tree heads against public keys that whoever checks got from the hub by another way than the proof.
 * Immutable, thread-safe.
 *
 * <p>It never takes a key from what it checks: a head only names its key by id.
 */
public final class HeadVerifier {

    /** What a signature turns out to be. */
    public enum Answer {
        /** The key is trusted and its signature covers exactly this head. */
        HOLDS,
        /** The key is trusted, but it didn't sign this head. */
        WRONG_SIGNATURE,
        /** The head names a key that isn't among the trusted ones: nothing is known. */
        UNKNOWN_KEY
    }

    private static final int FIRST_BYTE_OF_DER = 0x30;

    private final Map<String, PublicKey> keys;

    private HeadVerifier(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /** Trusts these keys: the hub's present one, and those it had before. */
    public static HeadVerifier trusting(PublicKey... keys) {
        var byId = new TreeMap<String, PublicKey>();
        for (var key : keys) {
            byId.put(HeadKey.id(key), HeadKey.publicKey(key.getEncoded()));
        }
        return new HeadVerifier(byId);
    }

    /**
     * Trusts the keys in a file: PEM with one or more {@code PUBLIC KEY} blocks, or the SubjectPublicKeyInfo of one key in
     * DER, plain or in base64.
     *
     * @throws IOException when the file can't be read or has no such key
     */
    public static HeadVerifier read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            return trusting(keysIn(content).stream().map(HeadKey::publicKey).toArray(PublicKey[]::new));
        } catch (IllegalArgumentException e) {
            throw new IOException("No Ed25519 public key in " + file, e);
        }
    }

    private static List<byte[]> keysIn(byte[] content) {
        if (content.length > 0 && content[0] == FIRST_BYTE_OF_DER) {
            return List.of(content);
        }
        var text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN")) {
            return List.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        }
        var blocks = HeadKey.blocks(text, "PUBLIC KEY");
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("No PUBLIC KEY block");
        }
        return blocks;
    }

    /** The ids of the trusted keys. */
    public Set<String> keyIds() {
        return Set.copyOf(keys.keySet());
    }

    /** Checks one head's signature. */
    public Answer verify(SignedHead signed) {
        var key = keys.get(signed.head().keyId());
        if (key == null) {
            return Answer.UNKNOWN_KEY;
        }
        try {
            var signature = Signature.getInstance(HeadKey.ALGORITHM);
            signature.initVerify(key);
            signature.update(signed.head().signedBytes());
            return signature.verify(signed.signature()) ? Answer.HOLDS : Answer.WRONG_SIGNATURE;
        } catch (GeneralSecurityException e) { // also thrown for a signature that is out of range
            return Answer.WRONG_SIGNATURE;
        }
    }

    @Override
    public String toString() {
        return "HeadVerifier" + Arrays.toString(keys.keySet().toArray());
    }
}
