package no.stafett.hub.watch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Has scanner and housekeeping run from time to time, on one of all nodes that share the database. When the node that runs one
 * dies, another goes on within a minute. The machine's clock tells when to look; the hub's clock tells what is due.
 */
public final class Watch implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int HEARTBEATS_MISSED_MAX = 4;

    private final Scheduler scheduler;

    /** Makes the watch; {@link #start} starts it. */
    public Watch(DataSource database, Scanner scanner, Housekeeping housekeeping, WatchProperties properties) {
        var scan = Tasks.recurring("scan", FixedDelay.of(properties.scanEvery()))
                .execute((instance, context) -> scanner.runNow());
        var keepHouse = Tasks.recurring("housekeeping", FixedDelay.ofHours(24))
                .execute((instance, context) -> housekeeping.runNow());
        this.scheduler = Scheduler.create(database)
                .startTasks(scan, keepHouse)
                .threads(2)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED_MAX)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    /** Starts looking. */
    public void start() {
        scheduler.start();
    }

    /** Lets what is under way finish, for ten seconds at most. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
