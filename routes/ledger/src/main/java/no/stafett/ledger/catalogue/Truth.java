package no.stafett.ledger.catalogue;

/**
 * Whether a condition holds, as far as is known. Where a fact is missing or only partly known, such as a birth year, the
 * answer is {@link #POSSIBLY}: a rule that possibly holds opens a presumed obligation rather than missing one.
 */
public enum Truth {
    NO,
    POSSIBLY,
    YES;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Truth not() {
        return this == YES ? NO : this == NO ? YES : POSSIBLY;
    }

    /** Whether it holds or may hold. */
    public boolean possible() {
        return this != NO;
    }
}
