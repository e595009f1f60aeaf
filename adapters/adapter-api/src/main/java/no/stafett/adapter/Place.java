package no.stafett.adapter;

/**
 * Where something stands in an agency's document.
 *
 * @param path names and positions from the root: {@code /elmo/report[1]/issuer[1]}
 * @param line counted from one
 */
public record Place(String path, int line) {
    /** The document as a whole. */
    public static final Place DOCUMENT = new Place("/", 1);

    @Override
    public String toString() {
        return path;
    }
}
