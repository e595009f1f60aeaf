package no.stafett.promises;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import no.stafett.v1.Header;
import no.stafett.v1.Stafett;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A party that reads its inbox from beginning to end, as the standard's page on JMS asks: it keeps each document once, by its
 * InstanceIdentifier, and connects again for as long as the broker is away.
 */
final class Inbox implements AutoCloseable {
    /**
     * A document as it came.
     *
     * @param answers the message that it answers
     * @param original the message that it is a copy of
     */
    record Arrived(
            String id,
            String type,
            @Nullable String answers,
            @Nullable String original,
            byte[] document) {}

    private static final Stafett STAFETT = Stafett.v1();

    private final String party;
    private final Supplier<String> secret;
    private final ActiveMQConnectionFactory broker;
    private final Map<String, Arrived> byId = new ConcurrentHashMap<>();
    private final AtomicInteger came = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread reader;

    Inbox(String brokerUrl, String party, Supplier<String> secret) {
        this.party = party;
        this.secret = secret;
        this.broker = new ActiveMQConnectionFactory(brokerUrl);
        this.reader = new Thread(this::read, "inbox-" + party);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        while (open.get()) {
            var broken = new AtomicBoolean();
            try (var connection = broker.createConnection(party, secret.get())) {
                connection.setExceptionListener(e -> broken.set(true));
                connection.start();
                var session = connection.createSession();
                var consumer = session.createConsumer(session.createQueue("stafett.inbox." + party));
                while (open.get() && !broken.get()) {
                    var message = consumer.receive(200);
                    if (message != null) {
                        keep(message);
                    }
                }
            } catch (JMSException | RuntimeException away) {
                pause();
            }
        }
    }

    private void keep(Message message) throws JMSException {
        came.incrementAndGet();
        var id = message.getStringProperty("stafett_id");
        var document = message.getBody(byte[].class);
        byId.putIfAbsent(
                id,
                new Arrived(
                        id,
                        message.getStringProperty("stafett_type"),
                        message.getJMSCorrelationID(),
                        originalOf(document),
                        document));
    }

    /** A copy says in its own header which message it is a copy of. */
    private static @Nullable String originalOf(byte[] document) {
        return STAFETT.examine(document)
                .header()
                .map(Header::originalInstanceIdentifier)
                .orElse(null);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All documents of this type, each once. */
    List<Arrived> all(String type) {
        return all().stream().filter(one -> one.type().equals(type)).toList();
    }

    /** All documents, each once. */
    Collection<Arrived> all() {
        return new ArrayList<>(byId.values());
    }

    Optional<Arrived> answerTo(String id) {
        return byId.values().stream().filter(one -> id.equals(one.answers())).findFirst();
    }

    int distinct() {
        return byId.size();
    }

    /** How many came, those that came again among them. */
    int came() {
        return came.get();
    }

    @Override
    public void close() throws InterruptedException {
        open.set(false);
        reader.join(TimeUnit.SECONDS.toMillis(10));
        broker.close();
    }
}
