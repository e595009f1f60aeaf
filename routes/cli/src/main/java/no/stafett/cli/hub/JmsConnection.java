package no.stafett.cli.hub;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.Receipt;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A line over JMS, as {@code bindings/jms.md} has it: documents to {@code stafett.submit}, answers in the party's inbox. */
final class JmsConnection implements HubConnection {
    private static final String SUBMIT = "stafett.submit";
    private static final String INBOX = "stafett.inbox.";
    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final long NEXT_MILLIS = 500;

    private final String address;
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final Queue inbox;

    JmsConnection(String address, String party, String secret) {
        this.address = address;
        this.factory = new ActiveMQConnectionFactory(address, party, secret);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        try {
            connection = factory.createConnection();
            connection.start();
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
            inbox = session.createQueue(INBOX + party);
        } catch (JMSSecurityException refused) {
            factory.close();
            throw new CouldNotBeDone(
                    "the broker at " + address + " does not let party " + party + " in",
                    "Check --as and its key; 'stafett party list' shows who is in the directory and who is suspended.",
                    refused);
        } catch (JMSException nobodyThere) {
            factory.close();
            throw new CouldNotBeDone(
                    "no broker answers at " + address,
                    "Start a hub with 'stafett up', and give the jms address that its READY line prints.",
                    nobodyThere);
        }
    }

    @Override
    public Answered submit(byte[] document, Optional<String> id) {
        try (var producer = session.createProducer(session.createQueue(SUBMIT))) {
            var message = session.createBytesMessage();
            message.writeBytes(document);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.send(message);
            session.commit();
            return answerTo(id, message.getJMSMessageID());
        } catch (JMSException broken) {
            throw lost(broken);
        }
    }

    private Answered answerTo(Optional<String> id, String transportId) throws JMSException {
        var selector = id.map(one -> "JMSCorrelationID = '" + one + "'").orElse(null);
        if (selector == null) {
            selector = selectorOfAnswerTo(transportId);
        }
        try (var consumer = session.createConsumer(inbox, selector)) {
            var answer = consumer.receive(ANSWER.toMillis());
            if (answer == null) {
                throw noAnswer();
            }
            var answered = new Answered(bytesOf(answer), answer.getBooleanProperty("stafett_replayed"));
            session.commit();
            return answered;
        }
    }

    /** A document without an id of its own is answered by a receipt that names the transport's: it must be looked for. */
    private String selectorOfAnswerTo(String transportId) throws JMSException {
        var until = Instant.now().plus(ANSWER);
        while (Instant.now().isBefore(until)) {
            for (var message : waiting()) {
                if (message.type().equals("Receipt") && isAbout(message, transportId)) {
                    return "stafett_id = '" + message.id() + "'";
                }
            }
            try (var anything = session.createConsumer(inbox, "stafett_id = ''")) {
                anything.receive(NEXT_MILLIS);
            }
        }
        throw noAnswer();
    }

    private static boolean isAbout(Waiting message, String transportId) {
        var receipt =
                Stafett.v1().parser().parse(message.document(), Receipt.class).payload();
        return transportId.equals(receipt.getKept().getTransportId());
    }

    @Override
    public List<Waiting> waiting() {
        try (var browser = session.createBrowser(inbox)) {
            var waiting = new ArrayList<Waiting>();
            for (var message : Collections.list((java.util.Enumeration<?>) browser.getEnumeration())) {
                waiting.add(waiting((Message) message));
            }
            return waiting;
        } catch (JMSException broken) {
            throw lost(broken);
        }
    }

    @Override
    public List<Waiting> take(Consumer<Waiting> store) {
        var taken = new ArrayList<Waiting>();
        try (var consumer = session.createConsumer(inbox)) {
            var message = consumer.receiveNoWait(); // asks the broker: null means that nothing waits
            while (message != null) {
                var waiting = waiting(message);
                store.accept(waiting);
                session.commit();
                taken.add(waiting);
                message = consumer.receiveNoWait();
            }
            return taken;
        } catch (JMSException broken) {
            throw lost(broken);
        }
    }

    private static Waiting waiting(Message message) throws JMSException {
        return new Waiting(
                text(message, "stafett_id"),
                text(message, "stafett_type"),
                Optional.ofNullable(message.getStringProperty("stafett_from")),
                Instant.ofEpochMilli(message.getJMSTimestamp()),
                message.getBooleanProperty("stafett_replayed"),
                bytesOf(message));
    }

    private static String text(Message message, String property) throws JMSException {
        @Nullable String value = message.getStringProperty(property);
        return value == null ? "" : value;
    }

    private static byte[] bytesOf(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytes)) {
            return new byte[0];
        }
        var document = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.readBytes(document);
        return document;
    }

    private CouldNotBeDone noAnswer() {
        return new CouldNotBeDone(
                "the hub has taken the document, but has not answered within " + ANSWER.toSeconds() + " seconds",
                "The answer will come into the inbox. Or run the same command again: the effect comes once.");
    }

    private CouldNotBeDone lost(JMSException broken) {
        return new CouldNotBeDone(
                "the line to the broker at " + address + " was lost",
                "Run the same command again: the same document has its effect once, however often it is sent.",
                broken);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException alreadyGone) {
            // The broker drops what is left of a line by itself.
        } finally {
            factory.close();
        }
    }
}
