package no.stafett.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.stafett.hub.RealParts;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.store.CopiedRows;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
    private static final String INSTALLATION = "5f0c9d3e-0000-4000-8000-000000000001";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final AtomicLong IDS = new AtomicLong();
    private static final AtomicInteger PARTIES = new AtomicInteger(310_000_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RealParts parts;

    @SuppressWarnings("NullAway.Init")
    private static Vault vault;

    private final List<Relay> relays = new ArrayList<>();

    @BeforeAll
    static void start() {
        parts = RealParts.databaseAndBroker(folder);
        vault = parts.vault();
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @AfterEach
    void closeRelays() throws SQLException {
        relays.forEach(Relay::close);
        parts.execute("delete from outbox");
    }

    private Relay relay(Runnable afterBrokerCommit) {
        return relay(parts.inVm(), afterBrokerCommit);
    }

    private Relay relay(ActiveMQConnectionFactory broker, Runnable afterBrokerCommit) {
        var relay = new Relay(parts.database(), broker, vault, INSTALLATION, afterBrokerCommit);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private static String party() throws Exception {
        var party = Integer.toString(PARTIES.incrementAndGet());
        parts.makeInbox(party);
        return party;
    }

    private static OutboxRow row(String inbox, long logIndex, Instant at) throws SQLException {
        var key = Cipher256.newKey();
        long id = IDS.incrementAndGet();
        return row(id, inbox, logIndex, key, vault.seal(key, Map.of(), at));
    }

    private static OutboxRow row(long id, String inbox, long logIndex, byte[] key, Sealed sealed) {
        var body = Cipher256.encrypt(key, ("document " + id).getBytes(StandardCharsets.UTF_8));
        var envelope = new OutboxRow.Envelope(id, inbox, "id-" + id, null, "Receipt", "310000019", false, body.length);
        return new OutboxRow(envelope, logIndex, null, new OutboxRow.Body(body, sealed), NOW);
    }

    private static List<OutboxRow> rows(String inbox, int many) throws SQLException {
        var rows = new ArrayList<OutboxRow>();
        for (int i = 0; i < many; i++) {
            rows.add(row(inbox, i, NOW));
        }
        return rows;
    }

    /** What lies in the outbox can't be opened. */
    private static OutboxRow changed(OutboxRow row) throws SQLException {
        var body = new OutboxRow.Body(new byte[40], vault.seal(Cipher256.newKey(), Map.of(), NOW));
        return new OutboxRow(row.envelope(), row.logIndex(), row.originalId(), body, row.createdAt());
    }

    private static void insert(List<OutboxRow> rows) throws SQLException {
        try (var connection = parts.database().getConnection()) {
            connection.setAutoCommit(false);
            Outbox.insert(connection, rows);
            connection.commit();
        }
    }

    private static void insertMessage(long id, byte[] answer, Sealed sealed) throws SQLException {
        var table = CopiedRows.table(
                "message",
                "id sender channel_party carrier digest wraps quarantine status answer answer_type answer_id log_index"
                        + " received_at");
        try (var connection = parts.database().getConnection()) {
            new CopiedRows(table)
                    .row()
                    .put(id)
                    .put("310000205")
                    .put("310000205")
                    .put("JMS")
                    .put(new byte[32])
                    .putBytes(sealed.wraps())
                    .put(sealed.quarantine())
                    .put("ACCEPTED")
                    .put(answer)
                    .put("Receipt")
                    .put("id-" + id)
                    .put(1L)
                    .put(NOW)
                    .insert(connection);
        }
    }

    private static List<Leaving> leaving(List<OutboxRow> rows) {
        return rows.stream()
                .map(row -> new Leaving(
                        row.envelope(), ("document " + row.envelope().id()).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static void awaitAllSent() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> parts.ask("select count(*) from outbox").equals(List.of("0")));
    }

    private static List<String> idsIn(String inbox) throws JMSException {
        return messagesIn(inbox).stream().map(RelayTest::id).toList();
    }

    private static List<BytesMessage> messagesIn(String inbox) {
        try (var context = parts.inVm().createContext();
                var consumer = context.createConsumer(context.createQueue(EmbeddedBroker.inbox(inbox)))) {
            var messages = new ArrayList<BytesMessage>();
            while (consumer.receive(300) instanceof BytesMessage message) {
                messages.add(message);
            }
            return messages;
        }
    }

    private static String id(BytesMessage message) {
        try {
            return message.getStringProperty(InboxProperties.ID);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> idsOf(List<OutboxRow> rows) {
        return rows.stream().map(row -> row.envelope().instanceId()).toList();
    }

    @Nested
    class Given_documents_for_an_inbox {
        @Test
        void when_they_are_sent_then_each_says_what_it_is() throws Exception {
            var inbox = party();
            var key = Cipher256.newKey();
            long id = IDS.incrementAndGet();
            var envelope =
                    new OutboxRow.Envelope(id, inbox, "own id", "question's id", "SkillsMapping", "310000205", true, 5);
            var body = new OutboxRow.Body(
                    Cipher256.encrypt(key, "<æ/>".getBytes(StandardCharsets.UTF_8)), vault.seal(key, Map.of(), NOW));
            insert(List.of(new OutboxRow(envelope, 7, "original's id", body, NOW)));

            relay(() -> {});

            awaitAllSent();
            assertThat(messagesIn(inbox)).singleElement().satisfies(message -> {
                assertThat(message.getJMSCorrelationID()).isEqualTo("question's id");
                assertThat(message.getStringProperty("stafett_id")).isEqualTo("own id");
                assertThat(message.getStringProperty("stafett_type")).isEqualTo("SkillsMapping");
                assertThat(message.getStringProperty("stafett_from")).isEqualTo("310000205");
                assertThat(message.getBooleanProperty("stafett_replayed")).isTrue();
                assertThat(message.getStringProperty("stafett_content_type"))
                        .isEqualTo("application/xml;charset=UTF-8");
                assertThat(message.getStringProperty("_AMQ_DUPL_ID")).isEqualTo(INSTALLATION + "-" + id);
                assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
                assertThat(Duration.ofMillis(message.getJMSExpiration() - message.getJMSTimestamp()))
                        .isEqualTo(Duration.ofDays(90));
                assertThat(message.getBody(byte[].class)).isEqualTo("<æ/>".getBytes(StandardCharsets.UTF_8));
            });
        }

        @Test
        void when_they_were_written_in_another_order_then_they_come_in_the_log_s() throws Exception {
            var inboxes = List.of(party(), party(), party());
            var rows = new ArrayList<OutboxRow>();
            for (long index : LongStream.range(0, 350).map(i -> (i * 211) % 350).toArray()) {
                rows.add(row(inboxes.get((int) (index % 3)), index, NOW));
            }
            insert(rows);

            relay(() -> {});

            awaitAllSent();
            for (var inbox : inboxes) {
                var inOrder = rows.stream()
                        .filter(row -> row.envelope().inbox().equals(inbox))
                        .sorted((a, b) -> Long.compare(a.logIndex(), b.logIndex()))
                        .map(row -> row.envelope().instanceId())
                        .toList();
                assertThat(idsIn(inbox)).isEqualTo(inOrder);
            }
        }

        @Test
        void when_one_is_committed_and_told_then_it_is_there_at_once() throws Exception {
            var inbox = party();
            var relay = new Relay(parts.database(), parts.inVm(), vault, INSTALLATION, Duration.ofMinutes(5), () -> {});
            relays.add(relay);
            relay.start();
            Thread.sleep(900); // every shard is held and idle
            var rows = rows(inbox, 1);
            insert(rows);

            relay.committed(leaving(rows));

            try (var context = parts.inVm().createContext();
                    var consumer = context.createConsumer(context.createQueue(EmbeddedBroker.inbox(inbox)))) {
                assertThat(consumer.receive(30_000))
                        .as("it would else be found minutes later")
                        .isNotNull();
            }
        }
    }

    @Nested
    class Given_documents_that_lie_elsewhere_too {
        @Test
        void when_it_is_fresh_then_it_is_not_read_back() throws Exception {
            var row = row(party(), 1, NOW);
            var told = leaving(List.of(row)).get(0);
            insert(List.of(changed(row)));
            var fresh = new FreshDocuments();
            fresh.put(row.envelope().id(), told.bytes());

            try (var connection = parts.database().getConnection()) {
                var first = OutboxBatch.next(
                        connection, vault, fresh, row.envelope().shard(), List.of(), List.of());
                var second = OutboxBatch.next(
                        connection, vault, fresh, row.envelope().shard(), List.of(), List.of());

                assertThat(first.documents()).containsExactly(told);
                assertThat(second.documents()).isEmpty();
                assertThat(second.broken()).containsExactly(row.envelope().id());
            }
        }

        @Test
        void when_it_is_an_answer_then_it_is_read_where_the_message_lies() throws Exception {
            var inbox = party();
            var key = Cipher256.newKey();
            long id = IDS.incrementAndGet();
            var sealed = vault.seal(key, Map.of(), NOW);
            insertMessage(id, Cipher256.encrypt(key, "answer".getBytes(StandardCharsets.UTF_8)), sealed);
            var envelope = new OutboxRow.Envelope(id, inbox, "id-" + id, null, "Receipt", null, false, 6);
            insert(List.of(new OutboxRow(envelope, 1, null, new OutboxRow.AnswerOf(id), NOW)));

            relay(() -> {});

            awaitAllSent();
            assertThat(messagesIn(inbox)).singleElement().satisfies(message -> assertThat(message.getBody(byte[].class))
                    .isEqualTo("answer".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Nested
    class Given_a_relay_that_fails_between_the_broker_s_commit_and_the_deletion {
        @Test
        void when_it_goes_on_then_each_document_is_there_once_and_in_order() throws Exception {
            var inbox = party();
            var rows = rows(inbox, 900);
            insert(rows);
            var batches = new AtomicInteger();

            relay(() -> {
                if (batches.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("the fault point");
                }
            });

            awaitAllSent();
            assertThat(batches.get()).isGreaterThan(5);
            assertThat(idsIn(inbox)).isEqualTo(idsOf(rows));
        }
    }

    @Nested
    class Given_two_relays_on_the_same_shards {
        @Test
        void when_documents_come_then_only_one_of_them_sends_each() throws Exception {
            var inboxes = List.of(party(), party(), party(), party(), party());
            var one = relay(() -> {});
            var other = relay(() -> {});
            var rows = new ArrayList<OutboxRow>();
            for (int i = 0; i < 40; i++) {
                var some =
                        List.of(row(inboxes.get(i % 5), 10 * i, NOW), row(inboxes.get((i + 1) % 5), 10 * i + 1, NOW));
                rows.addAll(some);
                insert(some);
                one.committed(leaving(some));
                other.committed(leaving(some));
            }

            awaitAllSent();
            assertThat(one.sent() + other.sent()).isEqualTo(rows.size());
            for (var inbox : inboxes) {
                assertThat(idsIn(inbox))
                        .isEqualTo(rows.stream()
                                .filter(row -> row.envelope().inbox().equals(inbox))
                                .map(row -> row.envelope().instanceId())
                                .toList());
            }
        }

        @Test
        void when_the_database_ends_the_holder_s_sessions_then_another_takes_over_and_nothing_is_doubled()
                throws Exception {
            var inbox = party();
            relay(() -> {});
            relay(() -> {});
            var rows = rows(inbox, 600);
            for (int part = 0; part < 6; part++) {
                insert(rows.subList(part * 100, part * 100 + 100));
                parts.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
                Thread.sleep(part % 2 == 0 ? 260 : 420);
            }

            awaitAllSent();
            assertThat(idsIn(inbox)).isEqualTo(idsOf(rows));
        }

        @Test
        void when_one_is_closed_then_the_other_goes_on() throws Exception {
            var inbox = party();
            var one = relay(() -> {});
            await().until(() -> parts.ask("select count(*) from pg_locks where locktype = 'advisory'")
                    .equals(List.of("4")));
            var other = relay(() -> {});

            one.close();
            insert(rows(inbox, 3));

            awaitAllSent();
            assertThat(one.sent()).isZero();
            assertThat(other.sent()).isEqualTo(3);
        }
    }

    @Nested
    class Given_a_broker_that_has_had_one_of_a_batch {
        @Test
        void when_the_batch_is_sent_then_the_others_come_and_that_one_is_not_doubled() throws Exception {
            var inbox = party();
            var rows = rows(inbox, 300);
            try (var context = parts.inVm().createContext()) {
                context.createProducer()
                        .setProperty(
                                "_AMQ_DUPL_ID",
                                INSTALLATION + "-" + rows.get(150).envelope().id())
                        .setProperty(InboxProperties.ID, "had before")
                        .send(context.createQueue(EmbeddedBroker.inbox(inbox)), new byte[1]);
            }
            insert(rows);

            relay(() -> {});

            awaitAllSent();
            var expected = new ArrayList<>(idsOf(rows));
            expected.remove(150);
            expected.add(0, "had before");
            assertThat(idsIn(inbox)).isEqualTo(expected);
        }
    }

    @Nested
    class Given_rows_that_can_t_be_sent {
        @Test
        void when_the_keys_of_one_are_destroyed_then_it_is_dropped_and_counted_and_the_others_go() throws Exception {
            var inbox = party();
            var rows = new ArrayList<>(rows(inbox, 3));
            var key = Cipher256.newKey();
            rows.set(
                    1,
                    row(
                            IDS.incrementAndGet(),
                            inbox,
                            1,
                            key,
                            new Sealed(List.of(-1L), List.of(Cipher256.encrypt(Cipher256.newKey(), key)), null)));
            insert(rows);

            var relay = relay(() -> {});

            awaitAllSent();
            assertThat(idsIn(inbox)).isEqualTo(idsOf(List.of(rows.get(0), rows.get(2))));
            assertThat(relay.dropped()).isEqualTo(1);
        }

        @Test
        void when_one_was_changed_then_it_stays_and_the_others_go() throws Exception {
            var inbox = party();
            var rows = rows(inbox, 3);
            insert(rows);
            parts.execute("update outbox set body = set_byte(body, 20, get_byte(body, 20) # 1) where id = "
                    + rows.get(0).envelope().id());

            relay(() -> {});

            await().until(() -> parts.ask("select id from outbox")
                    .equals(List.of(Long.toString(rows.get(0).envelope().id()))));
            assertThat(idsIn(inbox)).isEqualTo(idsOf(rows.subList(1, 3)));
        }

        @Test
        void when_an_inbox_is_missing_then_its_documents_wait_for_it_and_the_others_go() throws Exception {
            var missing = Integer.toString(PARTIES.incrementAndGet());
            var there = IntStream.range(0, 50)
                    .mapToObj(i -> Integer.toString(PARTIES.incrementAndGet()))
                    .filter(party -> Outbox.shardOf(party) == Outbox.shardOf(missing))
                    .findFirst()
                    .orElseThrow();
            parts.makeInbox(there);
            var waiting = rows(missing, 2);
            insert(waiting);
            insert(rows(there, 2));

            relay(() -> {});

            await().until(() -> parts.ask("select count(*) from outbox").equals(List.of("2")));
            assertThat(messagesIn(there)).hasSize(2);
            parts.makeInbox(missing);
            awaitAllSent();
            assertThat(idsIn(missing)).isEqualTo(idsOf(waiting));
        }
    }

    @Nested
    class Given_a_broker_that_is_away {
        @Test
        void when_it_comes_back_then_what_waited_is_sent() throws Exception {
            var inbox = party();
            relay(parts.overTcp(), () -> {});
            insert(rows(inbox, 1));
            awaitAllSent();

            int port = parts.stopBroker();
            var waiting = rows(inbox, 250);
            insert(waiting);
            Thread.sleep(500);
            assertThat(parts.ask("select count(*) from outbox")).containsExactly("250");
            parts.startBroker(port);

            awaitAllSent();
            assertThat(idsIn(inbox)).hasSize(251).endsWith(idsOf(waiting).toArray(String[]::new));
        }
    }
}
