package no.stafett.audit;

/** What was read is not JSON of the subset in {@link CanonicalJson}. The message never quotes the document. */
public final class MalformedJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    MalformedJson(String what, int offset) {
        super("At offset " + offset + ": " + what);
        this.offset = offset;
    }

    /** Where, from 0: in characters, but in bytes when the bytes are not UTF-8 or not canonical. */
    public int offset() {
        return offset;
    }
}
