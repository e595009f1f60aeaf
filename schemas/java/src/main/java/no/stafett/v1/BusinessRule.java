package no.stafett.v1;

/**
 * A rule that a document holds or breaks by itself (layer 3), named as the truth it holds. Found as a service: a new rule is
 * a class and a line in {@code META-INF/services/no.stafett.v1.BusinessRule}. Implementations are stateless and never throw
 * for anything that stands in a document.
 */
public interface BusinessRule {

    /** The finding that a breach gives. */
    FindingCode code();

    /**
     * Examines a message whose structure, identifiers and codes hold.
     *
     * @param subject the message, and what is known beside it
     * @param breaches gathers breaches; a place is the path below the payload's root, such as {@code Work[2]/Until}, or empty
     *     for the root itself
     */
    void examine(Subject subject, Breaches breaches);

    /** Gathers the breaches of one rule. */
    interface Breaches {

        /** The rule is broken at a place below the payload's root; {@code params} are names and values in turn. */
        void at(String place, String... params);
    }
}
