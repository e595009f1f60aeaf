package no.stafett.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafett.hub.embedded.EmbeddedBroker;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own, over the wire, as a hub has it when others run the broker. */
@SuppressWarnings("NullAway.Init")
class JmsInboxTest {
    private static final String PARTY = "310000205";
    private static final String OTHER = "310000302";

    @TempDir
    static Path folder;

    static EmbeddedBroker broker;
    static ActiveMQConnectionFactory connections;
    static JmsInbox inbox;

    /** What waits for {@link #PARTY}: more than is looked at. */
    static List<String> ids;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, party -> null);
        connections = new ActiveMQConnectionFactory(broker.url(), EmbeddedBroker.HUB, broker.secret());
        connections.setConsumerWindowSize(64 << 10); // the broker waits for leave to send more, again and again
        inbox = new JmsInbox(connections);
        try (var connection = connections.createConnection();
                var session = (ActiveMQSession) connection.createSession()) {
            for (var party : List.of(PARTY, OTHER, "310000418", "310000507")) {
                var name = EmbeddedBroker.inbox(party);
                session.getCoreSession().createAddress(SimpleString.of(name), RoutingType.ANYCAST, false);
                session.getCoreSession()
                        .createQueue(QueueConfiguration.of(name)
                                .setRoutingType(RoutingType.ANYCAST)
                                .setDurable(true));
            }
        }
        ids = send(PARTY, Inbox.LOOK_MAX + 2, 10, 0);
    }

    @AfterAll
    static void stop() {
        if (connections != null) {
            connections.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    /** Puts documents into an inbox as the relay does; gives their ids in their order. */
    private static List<String> send(String party, int many, int bytes, long livesMillis) throws JMSException {
        var sent = new ArrayList<String>();
        try (var context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            var producer = context.createProducer().setTimeToLive(livesMillis);
            var queue = context.createQueue(EmbeddedBroker.inbox(party));
            for (int i = 0; i < many; i++) {
                var id = UUID.randomUUID().toString();
                var message = context.createBytesMessage();
                message.setStringProperty(InboxProperties.ID, id);
                message.setStringProperty(InboxProperties.TYPE, "Receipt");
                message.writeBytes(new byte[bytes]);
                producer.send(queue, message);
                sent.add(id);
            }
            context.commit();
        }
        return sent;
    }

    private static List<String> idsOf(List<Inbox.Waiting> waiting) {
        return waiting.stream().map(Inbox.Waiting::id).toList();
    }

    @Nested
    class Given_an_inbox_that_is_fuller_than_is_looked_at {
        @Test
        void when_one_is_read_then_it_is_found_within_the_first_and_behind_them_once_they_are_taken() {
            var lastLookedAt = ids.get(Inbox.LOOK_MAX - 1);
            var behind = ids.get(Inbox.LOOK_MAX);
            assertThat(inbox.read(PARTY, lastLookedAt)).map(Inbox.Waiting::id).contains(lastLookedAt);
            assertThat(inbox.read(PARTY, behind)).isEmpty();

            var first = ids.get(0);
            assertThat(inbox.acknowledge(PARTY, List.of(first))).containsExactly(first);

            assertThat(inbox.read(PARTY, first)).as("it is taken").isEmpty();
            assertThat(inbox.read(PARTY, behind)).map(Inbox.Waiting::id).contains(behind);
            assertThat(inbox.waiting(PARTY, Inbox.LOOK_MAX - 1, 50))
                    .as("no farther than one is read")
                    .singleElement()
                    .extracting(Inbox.Waiting::id)
                    .isEqualTo(behind);
        }

        @Test
        void when_some_are_passed_over_then_the_next_are_listed_in_their_order() {
            assertThat(idsOf(inbox.waiting(PARTY, 100, 50)))
                    .hasSize(50)
                    .isSubsetOf(ids)
                    .doesNotContain(ids.get(99));
            assertThat(idsOf(inbox.waiting(PARTY, 100, 50)))
                    .isEqualTo(idsOf(inbox.waiting(PARTY, 0, 150)).subList(100, 150));
        }

        @Test
        void when_another_party_asks_then_it_is_not_there() {
            assertThat(inbox.read(OTHER, ids.get(10))).isEmpty();
        }

        @Test
        void when_what_is_asked_for_is_no_id_then_it_is_not_there() {
            assertThat(inbox.read(PARTY, "' or 1 = 1 or '' = '")).isEmpty();
            assertThat(inbox.read(PARTY, "")).isEmpty();
        }
    }

    @Nested
    class Given_large_documents {
        @Test
        void when_they_are_listed_then_no_more_than_fits_and_the_next_go_on_behind_them() throws Exception {
            var large = send("310000418", 12, 3 << 20, 0);

            var first = idsOf(inbox.waiting("310000418", 0, 50));
            assertThat(first).isEqualTo(large.subList(0, 2));
            assertThat(idsOf(inbox.waiting("310000418", 2, 50))).isEqualTo(large.subList(2, 4));
            assertThat(inbox.read("310000418", large.get(10)))
                    .map(found -> found.document().length)
                    .contains(3 << 20);
            assertThat(inbox.read("310000418", large.get(11)))
                    .as("32 MiB have gone past")
                    .isEmpty();
        }
    }

    @Nested
    class Given_a_message_whose_time_is_over {
        @Test
        void when_it_is_read_then_it_is_not_there() throws Exception {
            var gone = send("310000507", 1, 10, 1).get(0);

            // well before the broker itself goes through its queues for what is over
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> inbox.read("310000507", gone).isEmpty());

            assertThat(inbox.waiting("310000507", 0, 50)).isEmpty();
        }
    }
}
