package no.stafett.console.desk;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import no.stafett.hub.embedded.EmbeddedBroker;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many messages lie in each queue at the broker, and since when the first of them. Asked at most every two seconds,
 * however many look.
 */
@Component
public final class Queues {
    private static final long FRESH_NANOS = 2_000_000_000L;

    private final ConnectionFactory pool;
    private final ActiveMQConnectionFactory broker;
    private @Nullable Map<String, Depth> known;
    private long knownAt;

    Queues(ConnectionFactory pool, ActiveMQConnectionFactory broker) {
        this.pool = pool;
        this.broker = broker;
    }

    /**
     * One queue.
     *
     * @param messages how many lie in it; -1 where the broker does not have it
     * @param consumers how many read it just now
     * @param oldest when the first of them came; null where there is none
     */
    public record Depth(
            long messages, int consumers, @Nullable Instant oldest) {}

    /** The queue that parties send to is under the empty name; each inbox under its party's number. */
    public synchronized Map<String, Depth> depths(Collection<String> parties) {
        var seen = known;
        if (seen != null
                && System.nanoTime() - knownAt < FRESH_NANOS
                && seen.keySet().containsAll(parties)) {
            return seen;
        }
        var read = new TreeMap<String, Depth>();
        try (var connection = broker.createConnection();
                var session = (ActiveMQSession) connection.createSession();
                var context = pool.createContext()) {
            read.put("", depth(session.getCoreSession(), context, EmbeddedBroker.SUBMIT));
            for (var party : parties) {
                read.put(party, depth(session.getCoreSession(), context, EmbeddedBroker.inbox(party)));
            }
        } catch (JMSException | ActiveMQException e) {
            throw new IllegalStateException("The broker does not tell of its queues just now.", e);
        }
        known = read;
        knownAt = System.nanoTime();
        return read;
    }

    /** How many lie in one party's inbox, just now. */
    public long depth(String party) {
        try (var connection = broker.createConnection();
                var session = (ActiveMQSession) connection.createSession()) {
            return session.getCoreSession()
                    .queueQuery(SimpleString.of(EmbeddedBroker.inbox(party)))
                    .getMessageCount();
        } catch (JMSException | ActiveMQException e) {
            throw new IllegalStateException("The broker does not tell of its queues just now.", e);
        }
    }

    private static Depth depth(ClientSession session, JMSContext context, String name)
            throws ActiveMQException, JMSException {
        var queue = session.queueQuery(SimpleString.of(name));
        if (!queue.isExists()) {
            return new Depth(-1, 0, null);
        }
        long messages = queue.getMessageCount();
        return new Depth(messages, queue.getConsumerCount(), messages == 0 ? null : oldest(context, name));
    }

    private static @Nullable Instant oldest(JMSContext context, String name) throws JMSException {
        try (var browser = context.createBrowser(context.createQueue(name))) {
            var messages = browser.getEnumeration();
            return messages.hasMoreElements()
                            && messages.nextElement() instanceof jakarta.jms.Message first
                            && first.getJMSTimestamp() > 0
                    ? Instant.ofEpochMilli(first.getJMSTimestamp())
                    : null;
        }
    }
}
