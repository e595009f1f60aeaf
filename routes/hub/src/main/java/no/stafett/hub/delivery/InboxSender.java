package no.stafett.hub.delivery;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stafett.hub.embedded.EmbeddedBroker;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * Puts documents into inboxes at the broker, each under an id by which the broker knows a second copy.
 *
 * <p>Promise: when a method returns, the documents are on the broker's disk, each once. Limit: the broker remembers a bounded
 * number of ids for each inbox, far more than one batch.
 */
final class InboxSender implements AutoCloseable {

    /** How long a message waits in an inbox before it expires. */
    static final Duration KEPT_FOR = Duration.ofDays(90);

    private static final String DUPLICATE_ID = Message.HDR_DUPLICATE_DETECTION_ID.toString();

    private final String installation;
    private final Connection connection;
    private final Session together;
    private final Map<String, MessageProducer> inTransaction = new HashMap<>();
    private final ActiveMQSession singly;
    private final Map<String, MessageProducer> oneByOne = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    /** Connects. {@code installation} goes before each row's id, so that a row of another database is never taken for it. */
    InboxSender(ActiveMQConnectionFactory broker, String installation) throws JMSException {
        this.installation = installation;
        this.connection = broker.createConnection();
        try {
            this.together = connection.createSession(Session.SESSION_TRANSACTED);
            this.singly = (ActiveMQSession) connection.createSession(Session.AUTO_ACKNOWLEDGE);
        } catch (JMSException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** One producer an inbox: one for all would ask the broker about the inbox before each document. */
    private static MessageProducer producer(Session session, Map<String, MessageProducer> made, String inbox)
            throws JMSException {
        var known = made.get(inbox);
        if (known != null) {
            return known;
        }
        var producer = session.createProducer(ActiveMQJMSClient.createQueue(EmbeddedBroker.inbox(inbox)));
        made.put(inbox, producer);
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        producer.setTimeToLive(KEPT_FOR.toMillis());
        return producer;
    }

    /** Whether the broker has this inbox. A message to one that it has not would vanish without a word. */
    boolean has(String inbox) throws JMSException {
        if (known.contains(inbox)) {
            return true;
        }
        try {
            var queue = SimpleString.of(EmbeddedBroker.inbox(inbox));
            return singly.getCoreSession().queueQuery(queue).isExists() && known.add(inbox);
        } catch (ActiveMQException e) {
            throw failed("The broker does not tell of an inbox", e);
        }
    }

    /** All or none; fails when the broker has had one of them already. */
    void sendTogether(List<Leaving> documents) throws JMSException {
        for (var document : documents) {
            send(together, producer(together, inTransaction, document.envelope().inbox()), document);
        }
        together.commit();
    }

    /** One by one, each only while the lease is held; the broker drops those that it has had already. */
    void sendSingly(List<Leaving> documents, ShardLease lease) throws JMSException, SQLException {
        for (var document : documents) {
            lease.check();
            send(singly, producer(singly, oneByOne, document.envelope().inbox()), document);
        }
    }

    private void send(Session session, MessageProducer producer, Leaving document) throws JMSException {
        var envelope = document.envelope();
        var message = session.createBytesMessage();
        message.setStringProperty(DUPLICATE_ID, installation + "-" + envelope.id());
        message.setStringProperty(InboxProperties.TYPE, envelope.type());
        message.setStringProperty(InboxProperties.ID, envelope.instanceId());
        if (envelope.sender() != null) {
            message.setStringProperty(InboxProperties.FROM, envelope.sender());
        }
        message.setBooleanProperty(InboxProperties.REPLAYED, envelope.replayed());
        message.setStringProperty(InboxProperties.CONTENT_TYPE, InboxProperties.XML);
        message.setJMSCorrelationID(
                envelope.correlationId() == null ? envelope.instanceId() : envelope.correlationId());
        message.writeBytes(document.bytes());
        producer.send(message);
    }

    private static JMSException failed(String what, Exception cause) {
        var failed = new JMSException(what);
        failed.initCause(cause);
        failed.setLinkedException(cause);
        return failed;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
