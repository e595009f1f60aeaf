package no.stafett.hub.party;

import jakarta.jms.JMSException;
import java.util.EnumSet;
import no.stafett.hub.embedded.EmbeddedBroker;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** Makes the queues that the hub needs at the broker, embedded or not; one that is there already stays as it is. */
final class InboxQueues {
    private final ActiveMQConnectionFactory broker;

    InboxQueues(ActiveMQConnectionFactory broker) {
        this.broker = broker;
    }

    void make(Iterable<String> parties) {
        try (var connection = broker.createConnection();
                var session = (ActiveMQSession) connection.createSession()) {
            for (var party : parties) {
                make(session.getCoreSession(), EmbeddedBroker.inbox(party));
            }
        } catch (JMSException | ActiveMQException e) {
            throw new IllegalStateException("The broker does not make an inbox.", e);
        }
    }

    private static void make(ClientSession session, String name) throws ActiveMQException {
        var address = SimpleString.of(name);
        if (!session.addressQuery(address).isExists()) {
            session.createAddress(address, EnumSet.of(RoutingType.ANYCAST), false);
        }
        if (!session.queueQuery(address).isExists()) {
            session.createQueue(QueueConfiguration.of(name)
                    .setAddress(name)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        }
    }
}
