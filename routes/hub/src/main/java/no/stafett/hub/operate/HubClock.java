package no.stafett.hub.operate;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import no.stafett.ledger.person.NorwegianDay;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's time, in whole milliseconds: the machine's, and in a trial what the clock was moved by.
 *
 * <p>Promise: in one process it never goes back, unless the machine's does. Limit: another process on the same database learns of
 * a move within a second. In production there is no moving, and the database is not asked.
 */
public final class HubClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(HubClock.class);
    private static final Duration ASKED_EVERY = Duration.ofMillis(900);
    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 0);

    private final DataSource database;
    private final Clock machine;
    private final ZoneId zone;
    private final boolean trial;
    private volatile @Nullable Moved moved;

    private record Moved(long seconds, long readNanos) {}

    /**
     * A clock whose days are Norwegian.
     *
     * @param machine the machine's clock
     * @param trial whether the clock can be moved
     */
    public HubClock(DataSource database, Clock machine, boolean trial) {
        this(database, machine, NorwegianDay.ZONE, trial);
    }

    private HubClock(DataSource database, Clock machine, ZoneId zone, boolean trial) {
        this.database = database;
        this.machine = machine;
        this.zone = zone;
        this.trial = trial;
    }

    /** The hub's time. */
    public Instant now() {
        return machine.instant().plusSeconds(movedBySeconds()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HubClock(database, machine, other, trial);
    }

    /** Whether the clock can be moved. */
    boolean isTrial() {
        return trial;
    }

    /** Sets the clock to the morning of a day, before or after today, while nothing has been logged and nobody has moved it. */
    public void beginOn(LocalDate day) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update hub_clock set offset_seconds = ?"
                        + " where offset_seconds = 0 and not exists (select 1 from audit_leaf)")) {
            connection.setAutoCommit(true);
            var begin = day.atTime(OFFICE_OPENS).atZone(zone).toInstant();
            update.setLong(1, Duration.between(machine.instant(), begin).getSeconds());
            update.executeUpdate();
            moved = null;
        } catch (SQLException e) {
            throw new IllegalStateException("The clock could not be set", e);
        }
    }

    /**
     * Moves the clock, for all processes on this database.
     *
     * @return false when the clock is past this instant already: then it stays
     */
    public boolean moveForwardTo(Instant instant) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update hub_clock set offset_seconds = ? where offset_seconds <= ?")) {
            connection.setAutoCommit(true);
            var ahead = Duration.between(machine.instant(), instant);
            long seconds = ahead.getSeconds() + (ahead.getNano() > 0 ? 1 : 0);
            update.setLong(1, seconds);
            update.setLong(2, seconds);
            boolean done = update.executeUpdate() == 1;
            moved = null;
            return done;
        } catch (SQLException e) {
            throw new IllegalStateException("The clock could not be moved", e);
        }
    }

    private long movedBySeconds() {
        if (!trial) {
            return 0;
        }
        var known = moved;
        if (known != null && System.nanoTime() - known.readNanos() < ASKED_EVERY.toNanos()) {
            return known.seconds();
        }
        return ask(known);
    }

    private synchronized long ask(@Nullable Moved before) {
        var known = moved;
        if (known != null && known != before) {
            return known.seconds(); // another thread has just asked
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select offset_seconds from hub_clock");
                var rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("The database has no clock");
            }
            long seconds = rows.getLong(1);
            moved = new Moved(seconds, System.nanoTime());
            return seconds;
        } catch (SQLException e) {
            if (before == null) {
                throw new IllegalStateException("The clock can't be read", e);
            }
            LOG.debug("The database does not tell the time just now; the clock goes on as it was");
            moved = new Moved(before.seconds(), System.nanoTime());
            return before.seconds();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HubClock clock
                && database.equals(clock.database)
                && machine.equals(clock.machine)
                && zone.equals(clock.zone)
                && trial == clock.trial;
    }

    @Override
    public int hashCode() {
        return database.hashCode() * 31 + zone.hashCode();
    }

    @Override
    public String toString() {
        return "HubClock[" + (trial ? "can be moved" : "the machine's") + "]";
    }
}
