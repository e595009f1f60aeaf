package no.stafett.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.stafett.hub.CarriersOnly.Kept;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.data.Ports;
import no.stafett.hub.embedded.ChildJvm;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.embedded.EmbeddedBrokerMain;
import no.stafett.hub.embedded.EmbeddedDatabaseMain;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.hub.party.PartyDirectory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Broker and database as processes of their own, from the same programs, and hubs on them. */
@SuppressWarnings("NullAway.Init")
class SeparatePartsTest {
    private static final String NUMBER = "310000108";
    private static final Map<String, String> CACHE = Map.of("STAFETT_CACHE", RealParts.PROGRAMS.toString());

    @TempDir
    static Path data;

    static ChildJvm database;
    static ChildJvm broker;
    static JsonNode databaseAt;
    static JsonNode brokerAt;

    @BeforeAll
    static void start() {
        database = ChildJvm.start(
                EmbeddedDatabaseMain.class, CACHE, data.resolve("database").toString(), "0");
        databaseAt = new JsonMapper().readTree(database.ready());
        broker = ChildJvm.start(
                EmbeddedBrokerMain.class,
                CACHE,
                data.resolve("broker").toString(),
                "0",
                databaseAt.get("url").asString());
        brokerAt = new JsonMapper().readTree(broker.ready());
    }

    @AfterAll
    static void stop() {
        for (var part : new ChildJvm[] {broker, database}) {
            if (part != null) {
                part.close();
            }
        }
    }

    private static HubOptions options(String folder) {
        return HubOptions.at(data.resolve(folder))
                .withKeys(data.resolve("keys"))
                .withDatabase(databaseAt.get("url").asString())
                .withKeysDatabase(databaseAt.get("keysUrl").asString())
                .withBroker(new HubOptions.Broker(
                        brokerAt.get("url").asString(),
                        brokerAt.get("user").asString(),
                        brokerAt.get("secret").asString()));
    }

    @Nested
    class Given_two_hubs_on_one_broker_and_one_database {
        @Test
        void when_a_party_is_added_at_one_then_both_serve_it_and_both_shut_it_out_when_it_is_suspended()
                throws Exception {
            try (var one = Hub.start(options("one"), CarriersOnly.class);
                    var other = Hub.start(options("other"), CarriersOnly.class)) {
                one.part(PartyAdministration.class)
                        .add(new Party(
                                NUMBER,
                                "MUNICIPALITY",
                                "Nordvik kommune",
                                "9901",
                                LocalDate.of(2021, 1, 1),
                                null,
                                Party.State.ACTIVE,
                                List.of()));
                await().atMost(Duration.ofSeconds(60))
                        .until(() ->
                                other.part(PartyDirectory.class).party(NUMBER).isPresent());
                var secret = DataFolder.at(data.resolve("one")).secret(NUMBER).orElseThrow();
                var jms = new ActiveMQConnectionFactory(one.addresses().jms(), NUMBER, secret);
                try (var party = jms.createContext(JMSContext.SESSION_TRANSACTED)) {
                    var submit = party.createQueue(EmbeddedBroker.SUBMIT);
                    for (int n = 0; n < 400; n++) {
                        party.createProducer().send(submit, Integer.toString(n).getBytes(StandardCharsets.UTF_8));
                    }
                    party.commit();
                    var keptByOne = one.part(Kept.class).incoming;
                    var keptByOther = other.part(Kept.class).incoming;
                    await().atMost(Duration.ofSeconds(60)).until(() -> keptByOne.size() + keptByOther.size() == 400);
                    assertThat(keptByOne).isNotEmpty();
                    assertThat(keptByOther).isNotEmpty();

                    other.part(PartyAdministration.class).suspend(NUMBER);

                    await().atMost(Duration.ofSeconds(60))
                            .pollInterval(Duration.ofSeconds(1))
                            .untilAsserted(() -> {
                                assertThatThrownBy(() -> {
                                            party.createProducer().send(submit, new byte[1]);
                                            party.commit();
                                        })
                                        .isInstanceOf(JMSRuntimeException.class);
                                assertThatThrownBy(jms::createContext).isInstanceOf(JMSSecurityRuntimeException.class);
                            });
                }
            }
        }
    }

    @Nested
    class Given_a_broker_or_database_that_is_not_there {
        @Test
        void when_a_hub_starts_then_one_line_tells_which() {
            var none = "127.0.0.1:" + Ports.free();
            assertThatThrownBy(() -> Hub.start(
                            options("no-broker").withBroker(new HubOptions.Broker("tcp://" + none, "hub", "x")),
                            CarriersOnly.class))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("The broker does not answer: tcp://" + none + ".");
            assertThatThrownBy(() -> Hub.start(
                            options("no-database")
                                    .withDatabase("jdbc:postgresql://" + none + "/stafett?password=secret"),
                            CarriersOnly.class))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("The database does not answer: jdbc:postgresql://" + none + "/stafett.")
                    .hasMessageNotContaining("secret");
        }
    }

    @Nested
    class Given_a_database_whose_host_vanishes_without_a_word {
        @Test
        void when_an_answer_does_not_come_then_its_connection_is_given_up_and_the_next_is_served() throws Exception {
            var database = databaseAt.get("url").asString();
            try (var line = new MutableLine(databaseAt.get("port").asInt());
                    var databases = Databases.open(
                            place(database.replaceFirst(":[0-9]+/", ":" + line.port() + "/") + "&socketTimeout=2"),
                            place(databaseAt.get("keysUrl").asString()))) {
                try (var connection = databases.stafett().getConnection()) {
                    line.mute(true);

                    assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                            .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                    .startsWith("08"));
                }
                line.mute(false);
                try (var connection = databases.stafett().getConnection();
                        var statement = connection.createStatement()) {
                    assertThat(statement.execute("select 1")).isTrue();
                }
            }
        }

        @Test
        void when_the_address_says_nothing_of_it_then_no_answer_is_waited_for_for_ever() throws Exception {
            try (var databases = Databases.open(
                            place(databaseAt.get("url").asString()),
                            place(databaseAt.get("keysUrl").asString()));
                    var stafett = databases.stafett().getConnection();
                    var keys = databases.keys().getConnection()) {
                assertThat(stafett.getNetworkTimeout()).isEqualTo(Databases.ANSWER_SECONDS_MAX * 1_000);
                assertThat(keys.getNetworkTimeout()).isEqualTo(Databases.ANSWER_SECONDS_MAX * 1_000);
            }
        }

        private static Databases.Place place(String url) {
            return new Databases.Place(url, null, null);
        }
    }

    @Nested
    class Given_a_schema_of_a_newer_hub {
        @Test
        void when_a_hub_starts_then_it_refuses_and_changes_nothing() throws Exception {
            Hub.start(options("today"), CarriersOnly.class).close();
            try (var connection = DriverManager.getConnection(
                            databaseAt.get("keysUrl").asString());
                    var statement = connection.createStatement()) {
                statement.execute("""
                        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                            installed_by, execution_time, success)
                        values (1000, '99', 'from the future', 'SQL', 'V99__future.sql', 1, 'postgres', 1, true)
                        """);
                try {
                    assertThatThrownBy(() -> Hub.start(options("newer"), CarriersOnly.class))
                            .isInstanceOf(CannotStart.class)
                            .hasMessageContaining("newer hub");
                } finally {
                    statement.execute("delete from flyway_schema_history where version = '99'");
                }
            }
        }
    }

    @Nested
    class Given_a_hub_as_a_process_of_its_own {
        @Test
        void when_its_embedded_database_dies_for_good_then_it_exits_with_3() throws Exception {
            // the fastest way to make it die for good: its programs' folder is empty, so that it can't be started again
            var programs = programsOfItsOwn();
            var hub = ChildJvm.start(
                    EmbeddedDatabaseMain.class,
                    Map.of("STAFETT_CACHE", data.resolve("programs").toString()),
                    data.resolve("dies").toString(),
                    "0");
            hub.ready();
            Files.move(programs, programs.resolveSibling("gone"));
            var pid = Files.readAllLines(data.resolve("dies/postgres/postmaster.pid"))
                    .get(0);

            new ProcessBuilder("kill", "-9", pid).start().waitFor(10, TimeUnit.SECONDS);

            assertThat(hub.exitCode()).isEqualTo(3);
            assertThat(hub.said()).contains("won't be started a fourth time");
        }

        /** The programs that the other tests run too, copied, which is faster than to unpack them again. */
        private static Path programsOfItsOwn() throws IOException {
            var unpacked = RealParts.PROGRAMS.resolve("postgres-18.4.0");
            var own = data.resolve("programs").resolve(unpacked.getFileName());
            Files.createDirectories(data.resolve("programs"));
            try (var files = Files.walk(unpacked)) {
                for (var file : files.toList()) {
                    Files.copy(
                            file,
                            own.resolve(unpacked.relativize(file)),
                            StandardCopyOption.COPY_ATTRIBUTES,
                            LinkOption.NOFOLLOW_LINKS);
                }
            }
            return own;
        }
    }
}
