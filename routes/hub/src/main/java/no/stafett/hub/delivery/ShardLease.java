package no.stafett.hub.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The right to send what is in one shard, held as a session lock in the database: when its holder dies, the database lets go of
 * it, and another takes over.
 *
 * <p>Limit: a holder whose session the database has ended learns it at its next statement. Who takes over waits a moment for that,
 * and what was sent until then the broker knows by its duplicate id.
 */
final class ShardLease implements AutoCloseable {

    /** The first half of the lock's name: "out" in ASCII; the second is the shard. */
    private static final int OUTBOX = 0x6f7574;

    /** The outbox is looked at often and in one order: planned once, and never read whole, also when the plan is made while it is empty. */
    private static final String LOOKED_UP_BY_KEYS =
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off";

    private static final String AS_OTHERS_HAVE_IT = "set plan_cache_mode = force_custom_plan; set enable_seqscan = on";

    private final Connection connection;
    private boolean sound = true;

    private ShardLease(Connection connection) {
        this.connection = connection;
    }

    /** The lease, or null when another holds it. */
    static @Nullable ShardLease tryTake(DataSource database, int shard) throws SQLException {
        var lease = new ShardLease(database.getConnection());
        boolean taken = false;
        try {
            taken = lease.lock(shard);
        } catch (SQLException | RuntimeException e) {
            lease.doubt();
            throw e;
        } finally {
            if (!taken) {
                lease.close();
            }
        }
        return taken ? lease : null;
    }

    private boolean lock(int shard) throws SQLException {
        connection.setAutoCommit(true);
        try (var set = connection.createStatement()) {
            set.execute(LOOKED_UP_BY_KEYS);
        }
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            lock.setInt(1, OUTBOX);
            lock.setInt(2, shard);
            try (var rows = lock.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /** Makes sure that it is still held: the lock lives exactly as long as the session. */
    void check() throws SQLException {
        try (var select = connection.createStatement()) {
            select.execute("select 1");
        }
    }

    /** Something failed on the connection: it is not to be used again by anybody. */
    void doubt() {
        sound = false;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (sound) {
                try (var unlock = connection.createStatement()) {
                    unlock.execute("select pg_advisory_unlock_all(); " + AS_OTHERS_HAVE_IT);
                    return;
                } catch (SQLException e) {
                    doubt();
                }
            }
            connection.abort(Runnable::run);
        }
    }
}
