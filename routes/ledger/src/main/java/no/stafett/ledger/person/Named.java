package no.stafett.ledger.person;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An identifier that a message names.
 *
 * @param kind what kind of number it is, such as {@code DUF_NUMBER}
 * @param hash its keyed hash, by which it is found
 * @param sealedValue the number under the identifier's own key; null where it must not become known by being asked about
 * @param entry the log entry of the message that names it
 */
public record Named(String kind, byte[] hash, byte @Nullable [] sealedValue, long entry) {

    /** The hash as a key for maps. */
    public ByteBuffer key() {
        return ByteBuffer.wrap(hash);
    }

    /** Whether the ledger may learn of it from this message. */
    public boolean mayBeNew() {
        return sealedValue != null;
    }

    @Override
    public String toString() {
        return "Named[" + kind + "]";
    }
}
