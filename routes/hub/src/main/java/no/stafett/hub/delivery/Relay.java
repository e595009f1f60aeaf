package no.stafett.hub.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import no.stafett.hub.keys.Vault;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Hands what is in the outbox to the broker, in the order of the log.
 *
 * <p>Each shard has one sender at a time, among all hub processes on one database; when its holder dies another takes over within
 * a second. Promise: each row reaches its inbox, in order, under one duplicate id, and its row is deleted only after the broker
 * has it on disk. If the process dies before the broker's commit, nothing was sent and the rows are there; between the broker's
 * commit and the deletion, the same rows are sent again singly and the broker drops those that it has. With the broker away, or
 * an inbox missing, rows wait.
 */
public final class Relay implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final List<ShardRelay> shards = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /**
     * Makes a relay; {@link #start} starts it.
     *
     * @param database where the outbox is; a connection is kept for each shard that is held
     * @param broker connections of the hub's own, not pooled ones
     * @param vault opens the documents
     * @param installation the installation's id
     * @param afterBrokerCommit called when the broker has what goes out and the outbox still has its rows: a fault point
     */
    public Relay(
            DataSource database,
            ActiveMQConnectionFactory broker,
            Vault vault,
            String installation,
            Runnable afterBrokerCommit) {
        this(database, broker, vault, installation, POLL, afterBrokerCommit);
    }

    Relay(
            DataSource database,
            ActiveMQConnectionFactory broker,
            Vault vault,
            String installation,
            Duration poll,
            Runnable afterBrokerCommit) {
        for (int shard = 0; shard < Outbox.SHARDS; shard++) {
            shards.add(new ShardRelay(
                    shard, database, broker, vault, installation, poll, afterBrokerCommit, sent::add, dropped::add));
        }
    }

    /** Starts a thread for each shard. */
    public void start() {
        for (var shard : shards) {
            var thread = new Thread(shard, "relay-" + shard.number());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /**
     * These were committed to the outbox. Without a call they are found within a fifth of a second.
     *
     * @param documents as they lie there, not encrypted: where this process is to send them, they are not read back and opened again
     */
    public void committed(List<Leaving> documents) {
        var touched = new HashSet<ShardRelay>();
        for (var document : documents) {
            var shard = shards.get(document.envelope().shard());
            shard.committed(document);
            touched.add(shard);
        }
        touched.forEach(ShardRelay::wake);
    }

    /** How many documents this process has handed to the broker since it started. */
    public long sent() {
        return sent.sum();
    }

    /** How many it has dropped because their keys were destroyed. */
    public long dropped() {
        return dropped.sum();
    }

    /** Lets each shard finish its batch, then lets go of it. What is left is sent by the next that takes over. */
    @Override
    public void close() {
        shards.forEach(ShardRelay::stop);
        try {
            for (var thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
                if (thread.isAlive()) {
                    thread.interrupt();
                    thread.join(TimeUnit.SECONDS.toMillis(5));
                }
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
