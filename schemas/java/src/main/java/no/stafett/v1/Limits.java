package no.stafett.v1;

/**
 * How much a document may ask of its reader.
 *
 * @param sizeBytesMax bytes of the whole document
 * @param depthMax elements within elements, the root counted as one
 * @param attributesMax attributes on one element, namespace declarations not counted
 * @param textCharsMax characters of one text; large enough for an attachment of 2 MiB in base64
 * @param findingsMax findings that are gathered in one layer before the rest is left out
 */
public record Limits(int sizeBytesMax, int depthMax, int attributesMax, int textCharsMax, int findingsMax) {

    /** The limits of the standard: 3 MiB, 64 levels, 64 attributes, 2,900,000 characters; 100 findings. */
    public static final Limits OF_THE_STANDARD = new Limits(3 * 1024 * 1024, 64, 64, 2_900_000, 100);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a limit would refuse every document
     */
    public Limits {
        if (sizeBytesMax < 1024 || depthMax < 8 || attributesMax < 4 || textCharsMax < 4000 || findingsMax < 1) {
            throw new IllegalArgumentException("These limits would refuse every document: use at least 1024 bytes,"
                    + " 8 levels, 4 attributes, 4000 characters and 1 finding.");
        }
    }
}
