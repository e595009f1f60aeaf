package no.stafett.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A tree head with its Ed25519 signature (RFC 8032 §5.1) over {@link TreeHead#signedBytes()}.
 *
 * <p>Being one says nothing about whether the signature is right: see {@link HeadVerifier}.
 */
public final class SignedHead {

    /** How many bytes an Ed25519 signature has. */
    public static final int SIGNATURE_BYTES = 64;

    private final TreeHead head;
    private final byte[] signature;

    /**
     * A head with a signature from wherever it was kept.
     *
     * @throws IllegalArgumentException when the signature hasn't 64 bytes
     */
    public SignedHead(TreeHead head, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            throw new IllegalArgumentException(
                    "An Ed25519 signature has " + SIGNATURE_BYTES + " bytes, not " + signature.length);
        }
        this.head = head;
        this.signature = signature.clone();
    }

    /** What is signed. */
    public TreeHead head() {
        return head;
    }

    /** A copy of the 64 bytes. */
    public byte[] signature() {
        return signature.clone();
    }

    /** The signature in base64 with padding, as receipts and proofs write it. */
    public String signatureBase64() {
        return StrictBase64.encode(signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedHead signed
                && head.equals(signed.head)
                && Arrays.equals(signature, signed.signature);
    }

    @Override
    public int hashCode() {
        return 31 * head.hashCode() + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "SignedHead[" + head + ", signature=" + signatureBase64() + "]";
    }
}
