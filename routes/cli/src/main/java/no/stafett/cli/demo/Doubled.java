package no.stafett.cli.demo;

/**
 * A service that was given twice, or would have been.
 *
 * @param how how it came to light
 * @param service a code of the catalogue
 */
record Doubled(How how, String service) {
    /** How a double comes to light. */
    enum How {
        /** The claim collided: it did not happen. */
        REFUSED,
        /** Two have given it, and those concerned were told. */
        GIVEN_TWICE,
        /** Two claim it, the one in spite of the other, with a reason; those concerned were told. */
        CONTESTED
    }

    static Doubled refused(String service) {
        return new Doubled(How.REFUSED, service);
    }

    static Doubled givenTwice(String service) {
        return new Doubled(How.GIVEN_TWICE, service);
    }

    static Doubled contested(String service) {
        return new Doubled(How.CONTESTED, service);
    }

    @Override
    public String toString() {
        return how + " " + service;
    }
}
