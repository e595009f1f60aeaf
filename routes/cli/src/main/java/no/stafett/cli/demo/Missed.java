package no.stafett.cli.demo;

/**
 * What somebody did not do in time, and was told of.
 *
 * @param how what it was
 * @param service a code of the catalogue
 * @param told whose it was
 */
record Missed(How how, String service, Party told) {
    /** What was missed. */
    enum How {
        /** A right or a duty: the party was told that it is overdue. */
        OVERDUE,
        /** Advice, which is never overdue: the party was reminded of it and let its day pass. */
        LET_PASS
    }

    static Missed duty(Party told, String service) {
        return new Missed(How.OVERDUE, service, told);
    }

    static Missed advice(Party told, String service) {
        return new Missed(How.LET_PASS, service, told);
    }

    @Override
    public String toString() {
        return how + " " + service + " by " + told.name();
    }
}
