package no.stafett.promises;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A party that brings in documents one by one, each in a transaction of its own. Where a commit's outcome is unknown it sends the
 * same bytes again, as a sender has to.
 */
final class Submitter implements AutoCloseable {
    private final String party;
    private final Supplier<String> secret;
    private final ActiveMQConnectionFactory broker;
    private final List<byte[]> documents;
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final Thread sender;
    private volatile boolean open = true;
    private @Nullable Connection connection;
    private @Nullable Session session;
    private @Nullable MessageProducer producer;

    Submitter(String brokerUrl, String party, Supplier<String> secret, List<byte[]> documents) {
        this.party = party;
        this.secret = secret;
        this.broker = new ActiveMQConnectionFactory(brokerUrl);
        this.documents = documents;
        this.sender = new Thread(this::sendAll, "submitter");
        sender.setDaemon(true);
        sender.start();
    }

    /** Lets it send this many more. */
    void allow(int more) {
        allowed.release(more);
    }

    /** How many the broker has confirmed. */
    int sent() {
        return sent.get();
    }

    /** How many were sent again because a commit failed. */
    int again() {
        return again.get();
    }

    private void sendAll() {
        try {
            for (var document : documents) {
                allowed.acquire();
                while (open && !send(document)) {
                    again.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                sent.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean send(byte[] document) {
        try {
            if (connection == null) {
                connection = broker.createConnection(party, secret.get());
                session = connection.createSession(Session.SESSION_TRANSACTED);
                producer = session.createProducer(session.createQueue("stafett.submit"));
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            }
            if (session == null || producer == null) {
                throw new IllegalStateException("Connected by half.");
            }
            var message = session.createBytesMessage();
            message.writeBytes(document);
            producer.send(message);
            session.commit();
            return true;
        } catch (JMSException | RuntimeException unknownOutcome) {
            disconnect();
            return false;
        }
    }

    private void disconnect() {
        var old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (JMSException | RuntimeException gone) {
                // it was broken already
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        sender.interrupt();
        sender.join(TimeUnit.SECONDS.toMillis(10));
        disconnect();
        broker.close();
    }
}
