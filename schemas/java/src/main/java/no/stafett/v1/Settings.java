package no.stafett.v1;

/**
 * What a reader of documents may choose.
 *
 * @param syntheticNumbers what is to be thought of numbers that belong to nobody
 * @param limits how much a document may ask
 */
public record Settings(SyntheticNumbers syntheticNumbers, Limits limits) {

    /** Synthetic numbers are allowed, and the limits are the standard's. */
    public static Settings defaults() {
        return new Settings(SyntheticNumbers.ALLOWED, Limits.OF_THE_STANDARD);
    }

    /** The same settings, with another thought of synthetic numbers. */
    public Settings withSyntheticNumbers(SyntheticNumbers newSyntheticNumbers) {
        return new Settings(newSyntheticNumbers, limits);
    }

    /** The same settings, with other limits. */
    public Settings withLimits(Limits newLimits) {
        return new Settings(syntheticNumbers, newLimits);
    }
}
