package no.stafett.conformance.hub;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.stafett.conformance.Failed;
import no.stafett.conformance.NotRun;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A party's line over JMS, as {@code bindings/jms.md} has it. Answers come into the party's inbox. */
final class JmsLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String party;
    private final ActiveMQConnectionFactory broker;
    private final JMSContext context;

    JmsLine(String url, String party, String secret) {
        this.party = party;
        this.broker = new ActiveMQConnectionFactory(url);
        broker.setReconnectAttempts(0);
        broker.setInitialConnectAttempts(1);
        try {
            this.context = broker.createContext(party, secret);
        } catch (JMSRuntimeException noBroker) {
            broker.close();
            throw new NotRun("the broker at " + url + " does not let party " + party + " in: " + noBroker.getMessage());
        }
    }

    /** Hands a document in as bytes. What else comes meanwhile goes to {@code others}. */
    Answer submit(byte[] document, Optional<String> id, Consumer<Waiting> others) {
        try {
            var message = context.createBytesMessage();
            message.writeBytes(document);
            return send(message, id, others);
        } catch (JMSException broken) {
            throw new Failed("the answer over JMS", "one", broken.toString());
        }
    }

    /** Hands a document in as text, which is wrong. */
    Answer submitText(String document, Consumer<Waiting> others) {
        try {
            return send(context.createTextMessage(document), Optional.empty(), others);
        } catch (JMSException broken) {
            throw new Failed("the answer over JMS", "one", broken.toString());
        }
    }

    private Answer send(Message message, Optional<String> id, Consumer<Waiting> others) throws JMSException {
        context.createProducer().send(context.createQueue("stafett.submit"), message);
        var about = new ArrayList<>(List.of(message.getJMSMessageID()));
        id.ifPresent(about::add);
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (var inbox = context.createConsumer(context.createQueue("stafett.inbox." + party))) {
            while (System.nanoTime() < until) {
                var came = inbox.receive(1_000);
                if (came == null) {
                    continue;
                }
                if (answers(came, about)) {
                    return new Answer(bytes(came), came.getBooleanProperty("stafett_replayed"), Optional.empty(), 0);
                }
                others.accept(new Waiting(
                        text(came, "stafett_id"),
                        text(came, "stafett_type"),
                        Optional.ofNullable(came.getStringProperty("stafett_from")),
                        bytes(came)));
            }
        }
        throw new Failed("the answer over JMS", "one within " + PATIENCE.toSeconds() + " s", "none");
    }

    private static boolean answers(Message came, List<String> about) throws JMSException {
        var type = text(came, "stafett_type");
        return List.of("Receipt", "ClaimAnswer", "ServiceHistory").contains(type)
                && (about.contains(String.valueOf(came.getJMSCorrelationID()))
                        || about.stream()
                                .anyMatch(id ->
                                        new String(bytes(came), java.nio.charset.StandardCharsets.UTF_8).contains(id)));
    }

    private static String text(Message message, String property) throws JMSException {
        var value = message.getStringProperty(property);
        return value == null ? "" : value;
    }

    private static byte[] bytes(Message message) {
        try {
            if (message instanceof BytesMessage) {
                return message.getBody(byte[].class);
            }
        } catch (JMSException unreadable) {
            throw new Failed("a document in the inbox", "bytes", unreadable.toString());
        }
        throw new Failed(
                "a document in the inbox", "a BytesMessage", message.getClass().getSimpleName());
    }

    @Override
    public void close() {
        context.close();
        broker.close();
    }
}
