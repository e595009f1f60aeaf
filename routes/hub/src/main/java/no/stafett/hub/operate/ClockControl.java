package no.stafett.hub.operate;

import java.time.Instant;

/** The hub's clock, which can be moved when trying out; scanner and notices follow it. */
public interface ClockControl {
    /** The hub's time. */
    Instant now();

    /**
     * Moves the clock to this instant and returns the new time when what fell due has been looked at.
     *
     * @throws Refused when the clock may not be moved here, or not backwards
     */
    Instant moveTo(Instant instant);

    /** The clock stays as it is; the message says why, and is meant for the operator. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String why) {
            super(why);
        }
    }
}
