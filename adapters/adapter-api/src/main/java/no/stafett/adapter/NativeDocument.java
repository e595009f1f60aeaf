package no.stafett.adapter;

import java.util.Arrays;

/**
 * A document in an agency's format.
 *
 * @param format the name of its {@link NativeFormat}
 * @param bytes the document
 */
public record NativeDocument(String format, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof NativeDocument document
                && document.format.equals(format)
                && Arrays.equals(document.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * format.hashCode() + Arrays.hashCode(bytes);
    }

    /** The format and the size only: the document is about a person. */
    @Override
    public String toString() {
        return "NativeDocument[" + format + ", " + bytes.length + " bytes]";
    }
}
