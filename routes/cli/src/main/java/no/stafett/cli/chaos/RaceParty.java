package no.stafett.cli.chaos;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import no.stafett.cli.CouldNotBeDone;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A party at the broker: it reads its inbox from beginning to end, and sends over sessions of which each belongs to one thread. */
final class RaceParty implements AutoCloseable {
    private final String number;
    private final Answers answers;
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;

    RaceParty(String broker, String number, String secret, Answers answers) {
        this.number = number;
        this.answers = answers;
        this.factory = new ActiveMQConnectionFactory(broker, number, secret);
        try {
            connection = factory.createConnection();
            var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            session.createConsumer(session.createQueue("stafett.inbox." + number))
                    .setMessageListener(this::read);
            connection.start();
        } catch (JMSException e) {
            factory.close();
            throw lost(e);
        }
    }

    String number() {
        return number;
    }

    private void read(Message message) {
        try {
            var answered = message.getJMSCorrelationID();
            if (answered != null) { // the rest are copies and notices
                answers.came(answered, message.getBody(byte[].class));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something to send with, for one thread. */
    Sender sender() {
        try {
            var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            var producer = session.createProducer(session.createQueue("stafett.submit"));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            return new Sender(session, producer);
        } catch (JMSException e) {
            throw lost(e);
        }
    }

    record Sender(Session session, MessageProducer producer) {
        void send(List<byte[]> documents) {
            try {
                for (var document : documents) {
                    var message = session.createBytesMessage();
                    message.writeBytes(document);
                    producer.send(message);
                }
            } catch (JMSException e) {
                throw lost(e);
            }
        }
    }

    private static CouldNotBeDone lost(JMSException why) {
        return new CouldNotBeDone("the line to the broker was lost", "Run the same command again.", why);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException alreadyGone) {
            return; // the broker drops what is left of a line by itself
        } finally {
            factory.close();
        }
    }
}
