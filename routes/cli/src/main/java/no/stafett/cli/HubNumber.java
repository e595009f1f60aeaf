package no.stafett.cli;

/** The organisation number that a hub answers to: what is addressed to it is routed by rule. */
public final class HubNumber {
    /** The invented number that a hub has while trying out. */
    public static final String TRYING_OUT = "310000019";

    private HubNumber() {}
}
