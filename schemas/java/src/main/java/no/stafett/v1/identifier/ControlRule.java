package no.stafett.v1.identifier;

/** The stricter of the two rules for control digits that a number holds. */
public enum ControlRule {
    /** All numbers issued until the end of 2031, and by chance some later ones. */
    RULE_1964,
    /** Only possible for numbers issued from 1 January 2032, also to people born before it. */
    RULE_2032
}
