package no.stafett.hub.watch;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import no.stafett.hub.keys.KeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Throws away what is old enough: what the broker delivered more than thirty days ago (a redelivery does not come that late, and a
 * resend is known by its id for ever), and the keys of what named nobody known, ninety days after their month.
 */
public final class Housekeeping {

    /** How long the ids of what the broker delivered are kept. */
    public static final Duration DELIVERIES_KEPT = Duration.ofDays(30);

    /** How long after its month a quarantine key is kept. */
    public static final Duration QUARANTINE_KEPT = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int AT_ONCE = 10_000;

    private final DataSource database;
    private final KeyStore keys;
    private final InstantSource clock;

    public Housekeeping(DataSource database, KeyStore keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** Throws away what is old enough by the hub's clock. */
    public void runNow() {
        var now = clock.instant();
        try {
            long deliveries = purgeDeliveries(now.minus(DELIVERIES_KEPT));
            int destroyed = keys.destroyQuarantineKeysBefore(now.minus(QUARANTINE_KEPT));
            if (deliveries > 0 || destroyed > 0) {
                LOG.info("Purged {} old deliveries, destroyed {} quarantine keys", deliveries, destroyed);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What is old could not be thrown away", e);
        }
    }

    private long purgeDeliveries(Instant before) throws SQLException {
        long purged = 0;
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from delivery where transport_id in
                            (select transport_id from delivery where at < ? order by at limit ?)
                        """)) {
            connection.setAutoCommit(true);
            int rows;
            do {
                delete.setTimestamp(1, Timestamp.from(before));
                delete.setInt(2, AT_ONCE);
                rows = delete.executeUpdate();
                purged += rows;
            } while (rows == AT_ONCE);
        }
        return purged;
    }
}
