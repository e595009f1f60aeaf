package no.stafett.v1;

/** Where in the examination of a document a finding belongs: the first digit of its number. */
public enum Layer {
    /** Size, well-formedness, document type, depth, the sender's identity, signature. */
    CARRIER(0),
    /** The schema, and the profile of the header. */
    STRUCTURE(1),
    /** Identifiers, and code lists on their dates. */
    CONTENT(2),
    /** Rules inside one document. */
    BUSINESS(3),
    /** The ledger's rules: claims and events. */
    LEDGER(4),
    /** Routing and delivery. */
    DELIVERY(5),
    /** The hub's own fault, never the sender's. */
    HUB(9);

    private final int digit;

    Layer(int digit) {
        this.digit = digit;
    }

    /** The first digit of the numbers of this layer's findings. */
    public int digit() {
        return digit;
    }

    /** The layer that a finding's number, such as {@code STF-2201}, belongs to. */
    static Layer of(String id) {
        int digit = id.charAt("STF-".length()) - '0';
        for (Layer layer : values()) {
            if (layer.digit == digit) {
                return layer;
            }
        }
        throw new IllegalArgumentException("No layer has the number of " + id);
    }
}
