package no.stafett.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import no.stafett.hub.data.CannotStart;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final String ONE = "310000006";
    private static final String OTHER = "310000014";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, byte[]> hashes =
            new HashMap<>(Map.of(ONE, Secret.hash("secret of one"), OTHER, Secret.hash("secret of other")));

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(folder.resolve("broker"), 0, hashes::get);
    }

    private static ConnectionFactory as(EmbeddedBroker broker, String user, String secret) {
        return new ActiveMQConnectionFactory(broker.url(), user, secret);
    }

    @Nested
    class Given_a_party_with_its_secret {
        @Test
        void when_it_sends_then_the_message_carries_the_user_that_the_broker_validated() throws Exception {
            try (var broker = start();
                    var party = as(broker, ONE, "secret of one").createContext();
                    var hub = broker.inVm().createContext()) {
                var message = party.createBytesMessage();
                message.writeBytes(new byte[] {1, 2, 3});
                message.setStringProperty("JMSXUserID", OTHER);
                party.createProducer().send(party.createQueue(EmbeddedBroker.SUBMIT), message);

                var received = receive(hub, EmbeddedBroker.SUBMIT);

                assertThat(received.getStringProperty("JMSXUserID")).isEqualTo(ONE);
            }
        }

        @Test
        void when_it_sends_carelessly_then_the_message_is_kept_and_its_resend_comes_through() throws Exception {
            try (var broker = start();
                    var party = as(broker, ONE, "secret of one").createContext();
                    var hub = broker.inVm().createContext()) {
                for (int time = 0; time < 2; time++) {
                    var message = party.createBytesMessage();
                    message.setStringProperty("_AMQ_DUPL_ID", "same");
                    party.createProducer()
                            .setTimeToLive(1)
                            .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                            .send(party.createQueue(EmbeddedBroker.SUBMIT), message);
                }

                for (int time = 0; time < 2; time++) {
                    var received = receive(hub, EmbeddedBroker.SUBMIT);
                    assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
                    assertThat(received.getJMSExpiration()).isZero();
                }
            }
        }

        @Test
        void when_it_reads_its_own_inbox_then_it_may_and_nobody_elses() throws Exception {
            try (var broker = start();
                    var hub = broker.inVm().createContext()) {
                makeInbox(broker, ONE);
                makeInbox(broker, OTHER);
                hub.createProducer().send(hub.createQueue(EmbeddedBroker.inbox(ONE)), hub.createBytesMessage());
                try (var party = as(broker, ONE, "secret of one").createContext()) {
                    assertThat(receive(party, EmbeddedBroker.inbox(ONE))).isNotNull();
                    assertThatThrownBy(() -> receive(party, EmbeddedBroker.inbox(OTHER)))
                            .isInstanceOf(JMSSecurityRuntimeException.class);
                    assertThatThrownBy(() -> receive(party, EmbeddedBroker.SUBMIT))
                            .isInstanceOf(JMSSecurityRuntimeException.class);
                    assertThatThrownBy(() -> party.createProducer()
                                    .send(party.createQueue(EmbeddedBroker.inbox(OTHER)), party.createBytesMessage()))
                            .isInstanceOf(JMSSecurityRuntimeException.class);
                    assertThatThrownBy(() -> party.createProducer()
                                    .send(party.createQueue("activemq.management"), party.createBytesMessage()))
                            .isInstanceOf(JMSSecurityRuntimeException.class);
                    assertThatThrownBy(() -> party.createTemporaryQueue()).isInstanceOf(JMSRuntimeException.class);
                }
            }
        }

        @Test
        void when_it_is_suspended_then_its_connection_ends_at_once() {
            try (var broker = start();
                    var party = as(broker, ONE, "secret of one").createContext()) {
                party.createProducer().send(party.createQueue(EmbeddedBroker.SUBMIT), new byte[1]);

                hashes.remove(ONE);
                broker.forget(ONE);

                assertThatThrownBy(() ->
                                party.createProducer().send(party.createQueue(EmbeddedBroker.SUBMIT), new byte[1]))
                        .isInstanceOf(JMSRuntimeException.class);
                assertThatThrownBy(() -> as(broker, ONE, "secret of one").createContext())
                        .isInstanceOf(JMSSecurityRuntimeException.class);
            }
        }
    }

    @Nested
    class Given_a_stranger {
        @Test
        void when_it_signs_on_wrongly_then_it_is_refused() {
            try (var broker = start()) {
                for (var secret : new String[] {"wrong", "", "secret of other"}) {
                    assertThatThrownBy(() -> as(broker, ONE, secret).createContext())
                            .isInstanceOf(JMSSecurityRuntimeException.class);
                }
                assertThatThrownBy(() -> as(broker, "399999999", "").createContext())
                        .isInstanceOf(JMSSecurityRuntimeException.class);
                assertThatThrownBy(
                                () -> as(broker, EmbeddedBroker.HUB, "guessed").createContext())
                        .isInstanceOf(JMSSecurityRuntimeException.class);
            }
        }
    }

    @Nested
    class Given_messages_that_nobody_could_handle {
        @Test
        void when_they_are_rolled_back_many_times_and_the_broker_starts_again_then_they_are_still_there()
                throws Exception {
            try (var broker = start();
                    var party = as(broker, ONE, "secret of one").createContext()) {
                makeInbox(broker, ONE);
                try (var hub = broker.inVm().createContext()) {
                    hub.createProducer().send(hub.createQueue(EmbeddedBroker.inbox(ONE)), new byte[] {7});
                }
                try (var rolling = party.createContext(JMSContext.SESSION_TRANSACTED);
                        var consumer = rolling.createConsumer(rolling.createQueue(EmbeddedBroker.inbox(ONE)))) {
                    for (int time = 0; time < 15; time++) {
                        assertThat(consumer.receive(5_000)).isNotNull();
                        rolling.rollback();
                    }
                }
            }
            try (var broker = start();
                    var party = as(broker, ONE, "secret of one").createContext()) {
                assertThat(receive(party, EmbeddedBroker.inbox(ONE))).isNotNull();
            }
        }
    }

    @Nested
    class Given_a_backlog_larger_than_its_share_of_memory {
        @Test
        void when_it_is_read_then_all_of_it_comes_in_order() throws Exception {
            try (var broker = start();
                    var party = as(broker, ONE, "secret of one").createContext(JMSContext.SESSION_TRANSACTED)) {
                var producer = party.createProducer();
                var submit = party.createQueue(EmbeddedBroker.SUBMIT);
                var messages = 1_000;
                var body = new byte[90_000];
                IntStream.range(0, messages).forEach(n -> {
                    producer.setProperty("n", n).send(submit, body);
                    if (n % 100 == 99) {
                        party.commit();
                    }
                });

                try (var hub = broker.inVm().createContext();
                        var consumer = hub.createConsumer(hub.createQueue(EmbeddedBroker.SUBMIT))) {
                    for (int n = 0; n < messages; n++) {
                        assertThat(consumer.receive(10_000).getIntProperty("n")).isEqualTo(n);
                    }
                }
            }
        }
    }

    @Nested
    class Given_a_taken_port {
        @Test
        void when_it_starts_then_it_says_so_in_one_line_with_the_way_out() throws Exception {
            try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThatThrownBy(
                                () -> EmbeddedBroker.start(folder.resolve("broker"), other.getLocalPort(), hashes::get))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining(Integer.toString(other.getLocalPort()));
            }
        }
    }

    private static BytesMessage receive(JMSContext context, String queue) {
        try (var consumer = context.createConsumer(context.createQueue(queue))) {
            return (BytesMessage) consumer.receive(5_000);
        }
    }

    private static void makeInbox(EmbeddedBroker broker, String party) throws Exception {
        try (var connection = broker.inVm().createConnection();
                var session = (ActiveMQSession) connection.createSession()) {
            var core = session.getCoreSession();
            core.createAddress(SimpleString.of(EmbeddedBroker.inbox(party)), RoutingType.ANYCAST, false);
            core.createQueue(QueueConfiguration.of(EmbeddedBroker.inbox(party))
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        }
    }
}
