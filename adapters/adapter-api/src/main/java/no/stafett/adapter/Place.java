package no.stafett.adapter;

/**
 * Where something stands in a document that is translated.
 *
 * @param path names and positions from the root: {@code /elmo/report[1]/issuer[1]}
 * @param line counted from one; 0 where there are no lines, as in a message that was read already
 */
public record Place(String path, int line) {
    /** The document as a whole. */
    public static final Place DOCUMENT = new Place("/", 0);

    @Override
    public String toString() {
        return path;
    }
}
