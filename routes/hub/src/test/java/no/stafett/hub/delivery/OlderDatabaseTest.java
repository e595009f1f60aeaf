package no.stafett.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.BytesMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stafett.hub.RealParts;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older version of the hub has left in its database. */
@SuppressWarnings("NullAway.Init")
class OlderDatabaseTest {
    private static final String PARTY = "310000205";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    static Path folder;

    static RealParts parts;
    static Vault vault;

    @BeforeAll
    static void start() throws Exception {
        parts = RealParts.databaseAndBroker(folder);
        vault = parts.vault();
        parts.makeInbox(PARTY);
    }

    @AfterAll
    static void stop() {
        if (parts != null) {
            parts.close();
        }
    }

    @Nested
    class Given_documents_that_wait_to_leave_as_version_5_wrote_them {
        @Test
        void when_the_database_is_brought_up_to_date_then_they_are_delivered_in_their_order() throws Exception {
            try (var database = parts.anotherDatabase("older", "5")) {
                leave(database, 2, 20, "en kopi");
                leave(database, 1, 10, "<æ/>");

                RealParts.migrate(database, "latest");
                assertThat(parts.ask(database, "select bytes || ' ' || coalesce(answer_of, 0) from outbox order by id"))
                        .containsExactly(sizeOf("<æ/>") + " 0", sizeOf("en kopi") + " 0");
                var relay = new Relay(database, parts.inVm(), vault, "5f0c9d3e-0000-4000-8000-000000000005", () -> {});
                relay.start();
                try {
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> parts.ask(database, "select count(*) from outbox")
                                    .equals(List.of("0")));
                } finally {
                    relay.close();
                }

                assertThat(inbox()).containsExactly("<æ/>", "en kopi");
            }
        }
    }

    private static int sizeOf(String text) {
        return Cipher256.encrypt(Cipher256.newKey(), text.getBytes(StandardCharsets.UTF_8)).length;
    }

    /** A row of the outbox with the columns that version 5 has. */
    private static void leave(HikariDataSource database, long id, long logIndex, String text) throws SQLException {
        var key = Cipher256.newKey();
        var sealed = vault.seal(key, Map.of(), NOW);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into outbox (id, log_index, inbox, shard, instance_id, type, sender, replayed, body, identifiers,
                            wraps, quarantine, created_at) values (?, ?, ?, ?, ?, 'Receipt', '310000019', false, ?, ?, ?, ?, ?)
                        """)) {
            insert.setLong(1, id);
            insert.setLong(2, logIndex);
            insert.setString(3, PARTY);
            insert.setInt(4, Outbox.shardOf(PARTY));
            insert.setString(5, "id-" + id);
            insert.setBytes(6, Cipher256.encrypt(key, text.getBytes(StandardCharsets.UTF_8)));
            insert.setArray(7, connection.createArrayOf("bigint", sealed.identifierArray()));
            insert.setArray(8, connection.createArrayOf("bytea", sealed.wrapArray()));
            insert.setString(9, sealed.quarantine());
            insert.setTimestamp(10, Timestamp.from(NOW));
            insert.executeUpdate();
        }
    }

    private static List<String> inbox() throws Exception {
        try (var context = parts.inVm().createContext();
                var consumer = context.createConsumer(context.createQueue(EmbeddedBroker.inbox(PARTY)))) {
            var texts = new ArrayList<String>();
            while (consumer.receive(500) instanceof BytesMessage message) {
                texts.add(new String(message.getBody(byte[].class), StandardCharsets.UTF_8));
            }
            return texts;
        }
    }
}
