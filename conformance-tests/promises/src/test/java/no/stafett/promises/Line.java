package no.stafett.promises;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A party's own connection to the broker; used by one thread at a time. */
final class Line implements AutoCloseable {
    private static final long ANSWER_MILLIS = 60_000;

    private final ActiveMQConnectionFactory broker;
    private final Connection connection;
    private final Session session;
    private final MessageProducer submit;
    private final MessageConsumer inbox;
    private final Stafett stafett;
    private final Map<String, byte[]> early = new HashMap<>();

    Line(String brokerUrl, String party, String secret, Stafett stafett) {
        this.stafett = stafett;
        this.broker = new ActiveMQConnectionFactory(brokerUrl);
        try {
            connection = broker.createConnection(party, secret);
            session = connection.createSession();
            submit = session.createProducer(session.createQueue("stafett.submit"));
            inbox = session.createConsumer(session.createQueue("stafett.inbox." + party));
            connection.start();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(byte[] document) throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(document);
        submit.send(message);
    }

    /** Waits for the answer to a message of this id. */
    Message<?> answerTo(String id) throws JMSException {
        var end = System.nanoTime() + ANSWER_MILLIS * 1_000_000;
        while (!early.containsKey(id)) {
            var left = (end - System.nanoTime()) / 1_000_000;
            var message = left <= 0 ? null : inbox.receive(left);
            if (message == null) {
                throw new AssertionError("No answer to " + id);
            }
            if (message.getJMSCorrelationID() != null) {
                early.put(message.getJMSCorrelationID(), message.getBody(byte[].class));
            }
        }
        return stafett.parser().parse(early.remove(id));
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        broker.close();
    }
}
