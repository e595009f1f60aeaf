package no.stafett.hub.oversight;

/**
 * Counts of people who are counted exactly elsewhere too: to the nearest five, so that what is held back there can't be
 * computed from here.
 */
final class Rounded {
    private static final int STEP = 5;

    private Rounded() {}

    /** The cell to show. */
    static Object of(long count) {
        return Suppression.small(count) ? Tables.SUPPRESSED : (Object) ((count + STEP / 2) / STEP * STEP);
    }
}
