package no.stafett.hub.operate;

import java.time.Instant;

/** Moves the hub's clock, and looks at what fell due before it answers. */
public final class MovableClock implements ClockControl {

    private final HubClock clock;
    private final Runnable lookAtWhatFellDue;

    /**
     * Puts both together.
     *
     * @param lookAtWhatFellDue returns when nothing is due any more
     */
    public MovableClock(HubClock clock, Runnable lookAtWhatFellDue) {
        this.clock = clock;
        this.lookAtWhatFellDue = lookAtWhatFellDue;
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public Instant moveTo(Instant instant) {
        if (!clock.isTrial()) {
            throw new Refused("The clock can be moved only when trying out, with synthetic people.");
        }
        if (instant.isBefore(clock.now()) || !clock.moveForwardTo(instant)) {
            throw new Refused("The clock goes forward only; it is " + clock.now() + ".");
        }
        lookAtWhatFellDue.run();
        return clock.now();
    }
}
