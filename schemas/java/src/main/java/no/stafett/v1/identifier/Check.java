package no.stafett.v1.identifier;

/** A check that can be made on a number alone. */
public enum Check {
    /** The right count of digits, and nothing but digits. */
    FORMAT,
    /** Day and month exist in the two-digit year. The century is not known. */
    DATE,
    /** The control digits hold by the rule of 1964: both weighted sums leave nothing when divided by 11. */
    CHECK_1964,
    /**
     * The control digits hold by the rule for numbers issued from 1 January 2032: the first sum may leave 0, 1, 2 or 3.
     * Whatever holds {@link #CHECK_1964} holds this too.
     */
    CHECK_2032,
    /** The single control number of a DUF number or an organisation number holds. */
    CONTROL
}
