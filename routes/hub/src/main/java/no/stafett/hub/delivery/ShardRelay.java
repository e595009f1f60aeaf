package no.stafett.hub.delivery;

import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import no.stafett.hub.keys.Vault;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard's sender: takes the lease, sends while it holds it, and starts over after any failure.
 *
 * <p>The first batch after a lease was taken goes singly, since whoever held it before may have died between the broker's commit
 * and the deletion; in a transaction one known id would throw all of it back. Before that it waits a moment: a holder that lost its
 * session may not know yet, and two sends of one id at the very same instant are both let through by the broker.
 */
final class ShardRelay implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ShardRelay.class);
    /** What is committed meanwhile goes in the same batch: few large batches cost the broker and the database less. */
    private static final Duration GATHER = Duration.ofMillis(5);

    private static final Duration LEASE_AGAIN = Duration.ofMillis(500);
    private static final Duration LAST_HOLDER_ENDS = Duration.ofMillis(200);
    private static final Duration BACKOFF_MIN = Duration.ofMillis(50);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);
    private static final Duration INBOX_AGAIN = Duration.ofSeconds(2);
    private static final int BROKEN_MAX = 10_000;

    private final int number;
    private final DataSource database;
    private final ActiveMQConnectionFactory broker;
    private final Vault vault;
    private final String installation;
    private final Duration poll;
    private final Runnable afterBrokerCommit;
    private final LongConsumer sent;
    private final LongConsumer dropped;
    private final Semaphore signal = new Semaphore(0);
    private final FreshDocuments fresh = new FreshDocuments();
    private final Map<String, Long> shutUntilNanos = new HashMap<>();
    /** The same for whoever tells of new documents: those are not kept in memory, since they are not sent for now. */
    private volatile Set<String> shut = Set.of();

    private final Set<String> missingInboxes = new HashSet<>();
    private final Set<Long> broken = new HashSet<>();
    private volatile boolean open = true;
    private volatile boolean holding;
    private Duration backoff = BACKOFF_MIN;

    ShardRelay(
            int number,
            DataSource database,
            ActiveMQConnectionFactory broker,
            Vault vault,
            String installation,
            Duration poll,
            Runnable afterBrokerCommit,
            LongConsumer sent,
            LongConsumer dropped) {
        this.number = number;
        this.database = database;
        this.broker = broker;
        this.vault = vault;
        this.installation = installation;
        this.poll = poll;
        this.afterBrokerCommit = afterBrokerCommit;
        this.sent = sent;
        this.dropped = dropped;
    }

    int number() {
        return number;
    }

    /** A document was committed, and will be sent by whoever holds the lease. */
    void committed(Leaving document) {
        if (holding && !shut.contains(document.envelope().inbox())) {
            fresh.put(document.envelope().id(), document.bytes());
            if (!holding) { // it was let go of meanwhile: nobody would take it from here
                fresh.clear();
            }
        }
    }

    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    void stop() {
        open = false;
        signal.release();
    }

    @Override
    public void run() {
        while (open) {
            try {
                takeAndSend();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | JMSException | RuntimeException e) {
                if (!backOff(e)) {
                    return;
                }
            } catch (Error e) { // such as no memory for a batch: the shard is never given up without a word
                if (!backOff(new IllegalStateException(e))) {
                    return;
                }
            }
        }
    }

    private void takeAndSend() throws SQLException, JMSException, InterruptedException {
        try (var lease = ShardLease.tryTake(database, number)) {
            if (lease == null) {
                Thread.sleep(LEASE_AGAIN.toMillis());
                return;
            }
            try (var sender = new InboxSender(broker, installation)) {
                Thread.sleep(LAST_HOLDER_ENDS.toMillis());
                boolean singly = true;
                holding = true;
                while (open) {
                    singly = !sendNext(lease, sender, singly);
                }
            } catch (SQLException e) {
                lease.doubt();
                throw e;
            } finally {
                holding = false;
                fresh.clear();
            }
        }
    }

    /** Sends a batch, or waits when there is none; returns whether the next may go in a transaction. */
    private boolean sendNext(ShardLease lease, InboxSender sender, boolean singly)
            throws SQLException, JMSException, InterruptedException {
        var batch = OutboxBatch.next(lease.connection(), vault, fresh, number, shutInboxes(), broken);
        noteBroken(batch.broken());
        if (batch.isEmpty()) {
            fresh.clear(); // what was read and sent before this process had told of it
            if (signal.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(GATHER.toMillis());
            }
            signal.drainPermits();
            return !singly || shutUntilNanos.isEmpty();
        }
        if (shutsMissingInboxes(sender, batch.documents())) {
            fresh.clear(); // what waits for them is read again when they are there
            return !singly;
        }
        if (!batch.documents().isEmpty()) {
            if (singly) {
                sender.sendSingly(batch.documents(), lease);
            } else {
                sender.sendTogether(batch.documents());
            }
            afterBrokerCommit.run();
        }
        OutboxBatch.delete(lease.connection(), batch.done());
        sent.accept(batch.documents().size());
        if (!batch.unreadable().isEmpty()) {
            dropped.accept(batch.unreadable().size());
            LOG.warn(
                    "{} documents were dropped from the outbox: their keys are destroyed",
                    batch.unreadable().size());
        }
        backoff = BACKOFF_MIN;
        return true;
    }

    private boolean shutsMissingInboxes(InboxSender sender, List<Leaving> documents) throws JMSException {
        boolean missing = false;
        for (var document : documents) {
            var inbox = document.envelope().inbox();
            if (sender.has(inbox)) {
                continue;
            }
            missing = true;
            shutUntilNanos.put(inbox, System.nanoTime() + INBOX_AGAIN.toNanos());
            if (missingInboxes.add(inbox)) {
                LOG.error("The broker has no inbox of {}: what is for it waits in the outbox", inbox);
            }
        }
        return missing;
    }

    private Set<String> shutInboxes() {
        long now = System.nanoTime();
        shutUntilNanos.values().removeIf(until -> until - now < 0);
        shut = Set.copyOf(shutUntilNanos.keySet());
        return shut;
    }

    private void noteBroken(List<Long> rows) {
        if (!rows.isEmpty() && broken.size() < BROKEN_MAX) {
            broken.addAll(rows);
            LOG.error("Rows {} of the outbox were changed and can't be opened: they stay, the others go on", rows);
        }
    }

    /** Waits longer each time; false when the relay is to end. */
    private boolean backOff(Exception e) {
        if (!open) {
            return false;
        }
        LOG.warn(
                "Shard {} starts over in {} ms: {}{}",
                number,
                backoff.toMillis(),
                e.getClass().getSimpleName(),
                e instanceof SQLException sql ? " " + sql.getSQLState() : "");
        LOG.debug("Cause", e);
        try {
            Thread.sleep(backoff.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        var doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : doubled;
        return true;
    }
}
