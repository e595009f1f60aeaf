package no.stafett.cli.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a provider really gave: the world's own record, whatever anybody has told the hub. */
final class Given {
    final String service;
    final String occurrence;
    final String provider;
    final LocalDate from;
    /** Under which of the person's numbers. */
    final int number;
    /** Given in spite of another's, with a reason: people have decided. */
    final boolean contested;
    /** Whether the hub has been told that it was begun, and that it was completed. */
    boolean beginTold;

    boolean endTold;

    /** The claim under which it is given; null: none. */
    @Nullable
    String claim;

    @Nullable
    LocalDate until;

    boolean fulfilled;

    Given(String service, String occurrence, String provider, LocalDate from, int number, boolean contested) {
        this.service = service;
        this.occurrence = occurrence;
        this.provider = provider;
        this.from = from;
        this.number = number;
        this.contested = contested;
    }

    /** What is begun and completed in one was told. */
    void toldWhole(Entrance.Handed handed) {
        beginTold = handed.accepted();
        endTold = handed.accepted();
    }

    /** Whether the hub has been told of it as far as it goes. */
    boolean isTold() {
        return beginTold && (until == null || endTold);
    }

    boolean overlaps(Given other) {
        return (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until))
                && !from.equals(until)
                && !other.from.equals(other.until);
    }

    @Override
    public String toString() {
        return service + "/" + occurrence + " by " + provider + " from " + from + " until " + until;
    }
}
