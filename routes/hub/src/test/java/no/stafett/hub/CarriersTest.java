package no.stafett.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.stafett.audit.Hash;
import no.stafett.hub.CarriersOnly.Acts;
import no.stafett.hub.CarriersOnly.Kept;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.embedded.Secret;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.party.NotDone;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.hub.party.PartyDirectory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One hub of carriers on real parts for all of these tests. */
@SuppressWarnings("NullAway.Init")
class CarriersTest {
    private static final String CENTRE = "310000000";
    private static final String MUNICIPALITY = "310000019";
    private static final String BEING_SUSPENDED = "310000027";
    private static final byte[] DOCUMENT = "<document/>".getBytes(StandardCharsets.UTF_8);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path data;

    static Hub hub;
    static Kept kept;

    @BeforeAll
    static void start() {
        hub = Hub.start(HubOptions.at(data).with("stafett.intake.folder-quiet", "300ms"), CarriersOnly.class);
        kept = hub.part(Kept.class);
        var administration = hub.part(PartyAdministration.class);
        administration.add(party(CENTRE, "RECEPTION_CENTRE", "Fjellbu asylmottak", null));
        administration.add(party(MUNICIPALITY, "MUNICIPALITY", "Nordvik kommune", "9901"));
        administration.add(party(BEING_SUSPENDED, "COUNTY", "Sørlia fylkeskommune", "99"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void forget() {
        kept.incoming.clear();
        kept.failuresFirst.set(0);
    }

    @Nested
    class Given_a_data_folder_in_use {
        @Test
        void when_another_hub_starts_on_it_then_one_line_tells_so() {
            assertThatThrownBy(() -> Hub.start(HubOptions.at(data), CarriersOnly.class))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another hub is running");
        }

        @Test
        void when_one_looks_at_it_then_secrets_are_for_their_owner_only() throws Exception {
            var folder = DataFolder.at(data);
            for (var file : List.of(folder.secretOf(CENTRE), folder.operatorFile())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            assertThat(folder.secret(CENTRE))
                    .hasValueSatisfying(secret -> assertThat(secret).hasSize(43));
        }
    }

    @Nested
    class Given_a_port_that_is_taken {
        @Test
        void when_a_hub_starts_on_it_then_one_line_tells_the_way_out(@TempDir Path other) throws Exception {
            try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThatThrownBy(() ->
                                Hub.start(HubOptions.at(other).withHttpPort(taken.getLocalPort()), CarriersOnly.class))
                        .isInstanceOfSatisfying(CannotStart.class, e -> assertThat(e.line())
                                .isEqualTo("Port " + taken.getLocalPort()
                                        + " is taken. Stop the other program, or choose another with --port N."));
            }
        }
    }

    @Nested
    class Given_a_party_on_jms {
        @Test
        void when_it_sends_bytes_then_they_come_in_as_they_are_from_whom_the_broker_says() throws Exception {
            try (var party = jms(CENTRE)) {
                party.createProducer().send(party.createQueue(EmbeddedBroker.SUBMIT), DOCUMENT);
            }

            var incoming = next();

            assertThat(incoming.carrier()).isEqualTo(Carrier.JMS);
            assertThat(incoming.channelParty()).isEqualTo(CENTRE);
            assertThat(incoming.transportId()).startsWith("ID:");
            assertThat(incoming.document()).isEqualTo(DOCUMENT);
            assertThat(incoming.text()).isFalse();
            assertThat(incoming.cut()).isFalse();
        }

        @Test
        void when_it_sends_text_then_that_is_told() throws Exception {
            try (var party = jms(CENTRE)) {
                party.createProducer().send(party.createQueue(EmbeddedBroker.SUBMIT), "<blåbær/>");
            }

            var incoming = next();

            assertThat(incoming.text()).isTrue();
            assertThat(incoming.document()).isEqualTo("<blåbær/>".getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void when_it_sends_an_object_then_it_is_not_unpacked() throws Exception {
            try (var party = jms(CENTRE)) {
                party.createProducer()
                        .send(party.createQueue(EmbeddedBroker.SUBMIT), party.createObjectMessage(LocalDate.EPOCH));
            }

            var incoming = next();

            assertThat(incoming.text()).isTrue();
            assertThat(incoming.document()).isEmpty();
        }

        @Test
        void when_a_document_is_larger_than_any_is_read_then_it_is_told_and_not_read() throws Exception {
            try (var party = jms(CENTRE)) {
                var queue = party.createQueue(EmbeddedBroker.SUBMIT);
                party.createProducer().send(queue, new byte[9 << 20]);
                party.createProducer().send(queue, "x".repeat(9 << 20));
            }

            for (int message = 0; message < 2; message++) {
                var incoming = next();
                assertThat(incoming.cut()).isTrue();
                assertThat(incoming.sizeBytes()).isGreaterThanOrEqualTo(9 << 20);
                assertThat(incoming.document()).isEmpty();
                assertThat(incoming.sha256())
                        .isEqualTo(Hash.ofBytes(
                                incoming.text()
                                        ? "x".repeat(9 << 20).getBytes(StandardCharsets.UTF_8)
                                        : new byte[9 << 20]));
            }
        }

        @Test
        void when_it_sends_a_thousand_then_none_is_lost() throws Exception {
            try (var party = jms(CENTRE, JMSContext.SESSION_TRANSACTED)) {
                var queue = party.createQueue(EmbeddedBroker.SUBMIT);
                IntStream.range(0, 1_000).forEach(n -> party.createProducer()
                        .send(queue, Integer.toString(n).getBytes(StandardCharsets.UTF_8)));
                party.commit();
            }

            await().atMost(Duration.ofSeconds(60)).until(() -> kept.incoming.size() == 1_000);
            assertThat(kept.incoming.stream().map(i -> new String(i.document(), StandardCharsets.UTF_8)))
                    .doesNotHaveDuplicates();
        }

        @Test
        void when_the_hub_fails_at_first_then_the_message_comes_again_until_it_is_recorded() throws Exception {
            kept.failuresFirst.set(2);
            try (var party = jms(CENTRE)) {
                party.createProducer()
                        .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                        .send(party.createQueue(EmbeddedBroker.SUBMIT), DOCUMENT);
            }

            assertThat(next().document()).isEqualTo(DOCUMENT);
            assertThat(kept.failuresFirst).hasValue(0);
        }
    }

    @Nested
    class Given_a_party_on_soap {
        @Test
        void when_it_submits_then_the_answer_is_in_the_response() throws Exception {
            for (var operation : new String[][] {{"submit", "receipt"}, {"claim", "answer"}, {"history", "history"}}) {
                var response = soap(MUNICIPALITY, call(operation[0], DOCUMENT));

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(Base64.getDecoder().decode(element(response, operation[1])))
                        .isEqualTo(Kept.answerTo(DOCUMENT));
                assertThat(element(response, "replayed")).isEqualTo("false");
                var incoming = next();
                assertThat(incoming.carrier()).isEqualTo(Carrier.SOAP);
                assertThat(incoming.channelParty()).isEqualTo(MUNICIPALITY);
                assertThat(incoming.transportId()).isNull();
                assertThat(incoming.document()).isEqualTo(DOCUMENT);
            }
        }

        @Test
        void when_its_document_is_a_replay_then_the_response_says_so() throws Exception {
            var response = soap(MUNICIPALITY, call("submit", "again".getBytes(StandardCharsets.UTF_8)));

            assertThat(element(response, "replayed")).isEqualTo("true");
        }

        @Test
        void when_it_fetches_then_everything_stays_until_it_is_acknowledged() throws Exception {
            var ids = IntStream.range(0, 3)
                    .mapToObj(n -> UUID.randomUUID().toString())
                    .toList();
            try (var hubsOwn = hub.part(ConnectionFactory.class).createContext()) {
                for (var id : ids) {
                    hubsOwn.createProducer()
                            .setProperty("stafett_id", id)
                            .setProperty("stafett_type", "ServiceNotice")
                            .setProperty("stafett_replayed", id.equals(ids.get(2)))
                            .send(
                                    hubsOwn.createQueue(EmbeddedBroker.inbox(MUNICIPALITY)),
                                    header(id.equals(ids.get(1))));
                }
            }

            var first = soap(MUNICIPALITY, "<fetch xmlns='urn:stafett:bindings:1'><max>2</max></fetch>");
            var second = soap(MUNICIPALITY, "<fetch xmlns='urn:stafett:bindings:1'><max>100</max></fetch>");
            var acknowledged = soap(
                    MUNICIPALITY,
                    "<acknowledge xmlns='urn:stafett:bindings:1'><id>%s</id><id>%s</id><id>' or 1=1 or '</id><id>%s</id></acknowledge>"
                            .formatted(ids.get(0), ids.get(2), UUID.randomUUID()));
            var third = soap(MUNICIPALITY, "<fetch xmlns='urn:stafett:bindings:1'><max>100</max></fetch>");

            assertThat(elements(first, "id")).containsExactlyElementsOf(ids.subList(0, 2));
            assertThat(elements(second, "id")).containsExactlyElementsOf(ids);
            assertThat(elements(second, "from")).containsExactly("310000019", CENTRE, "310000019");
            assertThat(elements(second, "replayed")).containsExactly("false", "false", "true");
            assertThat(elements(second, "type")).containsOnly("ServiceNotice");
            assertThat(Instant.parse(elements(second, "receivedAt").get(0)))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(element(acknowledged, "acknowledged")).isEqualTo("2");
            assertThat(elements(third, "id")).containsExactly(ids.get(1));
        }

        @Test
        void when_its_secret_is_wrong_then_it_is_shut_out_and_nothing_else_is_told() throws Exception {
            for (var authorization : new String[] {
                basic(MUNICIPALITY, "wrong"), basic("399999999", "wrong"), basic("", ""), "Basic !!", "Bearer x", null
            }) {
                var response = post(soapUrl(), authorization, envelope(call("submit", DOCUMENT)));

                assertThat(response.statusCode()).isEqualTo(401);
                assertThat(response.headers().firstValue("WWW-Authenticate"))
                        .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
                assertThat(element(response, "code")).isEqualTo("STF-0201");
            }
            assertThat(kept.incoming).isEmpty();
        }

        @Test
        void when_what_it_sends_is_not_a_request_then_the_fault_is_stafetts() throws Exception {
            assertFault("STF-0005", "this is not XML");
            assertFault(
                    "STF-0005", "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>");
            assertFault(
                    "STF-0005",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                            + envelope(
                                    "<submit xmlns='urn:stafett:bindings:1'>" + "<document>&e;</document></submit>"));
            assertFault("STF-1999", envelope("<drop xmlns='urn:stafett:bindings:1'/>"));
            assertThat(kept.incoming).isEmpty();
        }

        @Test
        void when_the_request_is_too_large_then_it_is_refused_whether_or_not_it_says_so() throws Exception {
            var large = envelope(call("submit", new byte[9 << 20]));

            var announced = post(soapUrl(), basic(MUNICIPALITY, secret(MUNICIPALITY)), large);
            var inPieces = HTTP.send(
                    request(soapUrl(), basic(MUNICIPALITY, secret(MUNICIPALITY)))
                            .POST(BodyPublishers.ofInputStream(
                                    () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(element(announced, "code")).isEqualTo("STF-0001");
            assertThat(element(inPieces, "code")).isEqualTo("STF-0001");
            assertThat(kept.incoming).isEmpty();
        }

        @Test
        void when_the_hub_fails_then_the_fault_says_so_and_the_log_has_its_reference() throws Exception {
            kept.failuresFirst.set(1);

            var response = soap(MUNICIPALITY, call("submit", DOCUMENT));

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(element(response, "code")).isEqualTo("STF-9001");
            var reference = element(response, "textEn").replaceFirst("(?s).*([0-9a-f-]{36}).*", "$1");
            assertThat(Files.readString(data.resolve("log/hub.log"))).contains(reference);
        }

        @Test
        void when_one_asks_for_the_contract_then_it_is_the_published_one() throws Exception {
            var wsdl = HTTP.send(
                    HttpRequest.newBuilder(URI.create(soapUrl() + "?wsdl")).build(), BodyHandlers.ofString());

            assertThat(wsdl.statusCode()).isEqualTo(200);
            assertThat(wsdl.body()).contains("urn:stafett:bindings:1:acknowledge", "StafettFault");
        }
    }

    @Nested
    class Given_a_party_with_a_folder {
        @Test
        void when_it_puts_a_file_there_then_the_answer_lies_beside_it_and_the_file_is_done() throws Exception {
            var submit = DataFolder.at(data).submit(CENTRE);
            Files.write(submit.resolve("one.xml.part"), DOCUMENT);
            Files.move(submit.resolve("one.xml.part"), submit.resolve("one.xml"));

            var incoming = next();

            assertThat(incoming.carrier()).isEqualTo(Carrier.FOLDER);
            assertThat(incoming.channelParty()).isEqualTo(CENTRE);
            assertThat(incoming.document()).isEqualTo(DOCUMENT);
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(submit.resolve("one.xml")));
            assertThat(submit.resolve("one.receipt.xml")).hasBinaryContent(Kept.answerTo(DOCUMENT));
            assertThat(done(submit, "one.xml")).containsExactly(new String(DOCUMENT, StandardCharsets.UTF_8));
            TimeUnit.MILLISECONDS.sleep(1_500);
            assertThat(kept.incoming)
                    .as("an answer is not taken for a document")
                    .isEmpty();
        }

        @Test
        void when_it_uses_a_name_again_then_no_file_is_lost() throws Exception {
            var submit = DataFolder.at(data).submit(CENTRE);
            for (var text : List.of("first", "again")) {
                Files.writeString(submit.resolve("same.xml"), text);
                next();
                await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(submit.resolve("same.xml")));
            }

            assertThat(done(submit, "same.xml")).containsExactlyInAnyOrder("first", "again");
        }

        @Test
        void when_a_file_is_written_slowly_then_it_is_read_only_when_it_is_whole() throws Exception {
            var submit = DataFolder.at(data).submit(MUNICIPALITY);
            try (var slow = Files.newOutputStream(submit.resolve("slow.xml"))) {
                for (int n = 0; n < 20; n++) {
                    slow.write("0123456789".getBytes(StandardCharsets.UTF_8));
                    slow.flush();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }

            assertThat(next().document()).hasSize(200);
            assertThat(kept.incoming).isEmpty();
        }

        @Test
        void when_the_hub_fails_at_first_then_the_file_stays_until_it_is_recorded() throws Exception {
            kept.failuresFirst.set(1);
            var submit = DataFolder.at(data).submit(MUNICIPALITY);
            Files.write(submit.resolve("27838098765.xml"), DOCUMENT);

            assertThat(next().document()).isEqualTo(DOCUMENT);
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(submit.resolve("27838098765.receipt.xml")));
            assertThat(Files.readString(data.resolve("log/hub.log")))
                    .contains("A file could not be recorded now")
                    .doesNotContain("27838098765");
        }
    }

    @Nested
    class Given_a_suspended_party {
        @Test
        void when_it_speaks_then_it_is_heard_on_no_carrier_until_it_is_resumed() throws Exception {
            var operator = new OperatorClient();
            try (var party = jms(BEING_SUSPENDED)) {
                operator.post("/parties/" + BEING_SUSPENDED + "/suspend", "");

                assertThatThrownBy(
                                () -> party.createProducer().send(party.createQueue(EmbeddedBroker.SUBMIT), DOCUMENT))
                        .isInstanceOf(JMSRuntimeException.class);
            }
            assertThatThrownBy(() -> jms(BEING_SUSPENDED)).isInstanceOf(JMSSecurityRuntimeException.class);
            var response = soap(BEING_SUSPENDED, call("submit", DOCUMENT));
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(element(response, "code")).isEqualTo("STF-0203");
            var file = DataFolder.at(data).submit(BEING_SUSPENDED).resolve("waits.xml");
            Files.write(file, DOCUMENT);
            TimeUnit.MILLISECONDS.sleep(1_500);
            assertThat(file).exists();
            assertThat(kept.incoming).isEmpty();

            operator.post("/parties/" + BEING_SUSPENDED + "/resume", "");

            assertThat(next().carrier()).isEqualTo(Carrier.FOLDER);
            jms(BEING_SUSPENDED).close();
            assertThat(hub.part(Acts.class).acts)
                    .extracting(CarriersOnly.Act::act)
                    .contains("PARTY_SUSPENDED", "PARTY_RESUMED");
        }
    }

    @Nested
    class Given_an_operator {
        private final OperatorClient operator = new OperatorClient();

        @Test
        void when_there_is_no_token_then_only_the_health_is_told() throws Exception {
            var base = operator.url();
            for (var path : List.of("/parties", "/clock", "/status", "/audit/proof/1")) {
                assertThat(get(base + path, null).statusCode()).isEqualTo(401);
                assertThat(get(base + path, "Bearer " + Secret.make()).statusCode())
                        .isEqualTo(401);
            }
            assertThat(get(base + "/health", null).body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(base + "/health/../parties", null).statusCode()).isNotEqualTo(200);
        }

        @Test
        void when_a_party_is_added_then_it_can_speak_at_once_and_the_log_tells() throws Exception {
            var number = "310000035";
            var added = operator.post(
                    "/parties",
                    "{\"number\":\"%s\",\"role\":\"NAV\",\"name\":\"Nav Nordvik\",\"validFrom\":\"2021-01-01\",\"actsFor\":[\"%s\"]}"
                            .formatted(number, CENTRE));

            assertThat(added.get("party").get("state").asString()).isEqualTo("ACTIVE");
            jms(number).close();
            assertThat(operator.get("/parties").get("parties").findValuesAsString("number"))
                    .contains(CENTRE, MUNICIPALITY, number);
            assertThat(hub.part(PartyDirectory.class).party(number)).hasValueSatisfying(party -> {
                assertThat(party.maySpeakFor(CENTRE)).isTrue();
                assertThat(party.maySpeakFor(MUNICIPALITY)).isFalse();
            });
            assertThat(hub.part(Acts.class).acts).anySatisfy(act -> {
                assertThat(act.act()).isEqualTo("PARTY_ADDED");
                assertThat(act.details()).containsEntry("party", number).containsEntry("actsFor", CENTRE);
            });
        }

        @Test
        void when_a_party_s_last_day_has_gone_by_on_the_hub_s_clock_then_it_can_not_sign_on() throws Exception {
            var number = "310000531";
            var clock = hub.part(ClockControl.class);
            var directory = hub.part(PartyDirectory.class);
            var until =
                    LocalDate.ofInstant(clock.now(), ZoneId.of("Europe/Oslo")).plusDays(10);
            operator.post(
                    "/parties",
                    "{\"number\":\"%s\",\"role\":\"MUNICIPALITY\",\"name\":\"Var kommune\",\"municipality\":\"9902\",\"validUntil\":\"%s\"}"
                            .formatted(number, until));
            var secret = DataFolder.at(data).secret(number).orElseThrow();
            assertThat(directory.signOn(number, secret)).isEqualTo(PartyDirectory.SignOn.WELCOME);

            clock.moveTo(clock.now().plus(Duration.ofDays(11)));

            assertThat(directory.signOn(number, secret)).isEqualTo(PartyDirectory.SignOn.UNKNOWN);
            assertThat(directory.hashOf(number)).isNull();
        }

        @Test
        void when_an_act_can_not_be_logged_then_it_is_not_done() throws Exception {
            hub.part(Acts.class).broken = true;
            try {
                var response = operator.send("/parties/" + CENTRE + "/suspend", "");

                assertThat(response.statusCode()).isEqualTo(500);
                assertThat(hub.part(PartyDirectory.class).party(CENTRE))
                        .hasValueSatisfying(party -> assertThat(party.state()).isEqualTo(Party.State.ACTIVE));
            } finally {
                hub.part(Acts.class).broken = false;
            }
        }

        @Test
        void when_a_party_is_wrong_then_the_reason_is_told_in_both_languages() throws Exception {
            for (var party : new String[][] {
                {"310000036", "NAV", "wrong check digit", "null"},
                {"31000002", "NAV", "eight digits", "null"},
                {CENTRE, "NAV", "there already", "null"},
                {"310000043", "WIZARD", "no such role", "null"},
                {"310000043", "MUNICIPALITY", "no municipality number", "null"},
                {"310000043", "COUNTY", "four digits", "\"9901\""},
                {"310000043", "NAV", "", "null"}
            }) {
                var response = operator.send(
                        "/parties",
                        "{\"number\":\"%s\",\"role\":\"%s\",\"name\":\"%s\",\"municipality\":%s}"
                                .formatted((Object[]) party));

                assertThat(response.statusCode()).as(party[2]).isEqualTo(409);
                var problem = JSON.readTree(response.body()).get("problem");
                assertThat(problem.get("en").asString()).isNotBlank();
                assertThat(problem.get("nb").asString()).isNotBlank();
            }
            assertThat(operator.send("/parties", "{").statusCode()).isEqualTo(400);
            assertThat(operator.send("/parties/310000043/suspend", "").statusCode())
                    .isEqualTo(409);
        }

        @Test
        void when_the_clock_is_moved_then_it_is_by_a_period_a_day_or_an_instant_and_never_back() throws Exception {
            var now = Instant.parse(operator.get("/clock").get("now").asString());
            var later = Instant.parse(
                    operator.post("/clock", "{\"to\":\"+P3M\"}").get("now").asString());

            assertThat(Duration.between(now, later)).isBetween(Duration.ofDays(88), Duration.ofDays(93));
            assertThat(operator.post("/clock", "{\"to\":\"2099-03-01\"}")
                            .get("now")
                            .asString())
                    .startsWith("2099-03-01");
            assertThat(operator.send("/clock", "{\"to\":\"2020-03-01\"}").statusCode())
                    .isEqualTo(409);
            assertThat(operator.send("/clock", "{\"to\":\"soon\"}").statusCode())
                    .isEqualTo(409);
        }

        @Test
        void when_the_log_is_asked_then_its_answers_are_passed_on() throws Exception {
            assertThat(operator.post("/audit/verify", "").get("entries").asInt())
                    .isEqualTo(3);
            assertThat(operator.get("/audit/proof/1").get("proof").asString()).isEqualTo("proof of 1");
            assertThat(operator.post("/audit/rebuild", "")
                            .get("differences")
                            .get(0)
                            .asString())
                    .isEqualTo("claim 7");
            assertThat(get(operator.url() + "/audit/proof/0", operator.authorization())
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void when_parties_are_added_in_the_process_then_wrong_dates_are_refused() {
            var day = LocalDate.of(2026, 1, 1);
            assertThatThrownBy(() -> hub.part(PartyAdministration.class)
                            .add(new Party("310000043", "NAV", "Nav", null, day, day, Party.State.ACTIVE, List.of())))
                    .isInstanceOf(NotDone.class);
        }
    }

    private static Party party(String number, String role, String name, @Nullable String municipality) {
        return new Party(
                number, role, name, municipality, LocalDate.of(2021, 1, 1), null, Party.State.ACTIVE, List.of());
    }

    private static Incoming next() throws InterruptedException {
        var incoming = kept.incoming.poll(60, TimeUnit.SECONDS);
        assertThat(incoming).as("something comes in").isNotNull();
        return incoming;
    }

    private static String secret(String party) {
        return DataFolder.at(data).secret(party).orElseThrow();
    }

    private static JMSContext jms(String party) {
        return jms(party, JMSContext.AUTO_ACKNOWLEDGE);
    }

    private static JMSContext jms(String party, int mode) {
        return new ActiveMQConnectionFactory(hub.addresses().jms(), party, secret(party)).createContext(mode);
    }

    private static List<String> done(Path submit, String name) throws IOException {
        try (var files = Files.list(submit.resolve("done"))) {
            return files.filter(file -> file.toString().endsWith("-" + name))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }

    // ------------------------------------------------------------- SOAP, as a party without our library writes it

    private static String soapUrl() {
        return hub.addresses().soap();
    }

    private static String call(String operation, byte[] document) {
        return "<%1$s xmlns='urn:stafett:bindings:1'><document>%2$s</document></%1$s>"
                .formatted(operation, Base64.getEncoder().encodeToString(document));
    }

    private static String envelope(String body) {
        return "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>" + body
                + "</soap:Body></soap:Envelope>";
    }

    private static HttpResponse<String> soap(String party, String body) throws Exception {
        return post(soapUrl(), basic(party, secret(party)), envelope(body));
    }

    private static void assertFault(String code, String request) throws Exception {
        var response = post(soapUrl(), basic(MUNICIPALITY, secret(MUNICIPALITY)), request);
        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(element(response, "code")).as(response.body()).isEqualTo(code);
        assertThat(element(response, "textNb")).isNotBlank();
        assertThat(response.body()).doesNotContain("root:", "Exception");
    }

    private static byte[] header(boolean copy) {
        return ("<StandardBusinessDocument><StandardBusinessDocumentHeader><Sender><Identifier>0192:310000019</Identifier>"
                        + "</Sender><BusinessScope>"
                        + (copy
                                ? "<Scope><Type>OriginalSender</Type><InstanceIdentifier>0192:" + CENTRE
                                        + "</InstanceIdentifier></Scope>"
                                : "<Scope><Type>ConversationId</Type><InstanceIdentifier>x</InstanceIdentifier></Scope>")
                        + "</BusinessScope></StandardBusinessDocumentHeader></StandardBusinessDocument>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String basic(String party, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((party + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(String url, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<String> post(String url, @Nullable String authorization, String body) throws Exception {
        return HTTP.send(
                request(url, authorization)
                        .header("Content-Type", "text/xml;charset=UTF-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String url, @Nullable String authorization) throws Exception {
        return HTTP.send(request(url, authorization).build(), BodyHandlers.ofString());
    }

    private static String element(HttpResponse<String> response, String name) {
        var found = elements(response, name);
        assertThat(found).as("%s in %s", name, response.body()).hasSize(1);
        return found.get(0);
    }

    private static List<String> elements(HttpResponse<String> response, String name) {
        var matcher = java.util.regex.Pattern.compile("<(?:\\w+:)?" + name + "(?: [^>]*)?>([^<]*)<")
                .matcher(response.body());
        return matcher.results().map(result -> result.group(1)).toList();
    }

    /** What the command line does. */
    private static final class OperatorClient {
        private final JsonNode file;

        OperatorClient() {
            try {
                this.file = JSON.readTree(Files.readString(DataFolder.at(data).operatorFile()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String url() {
            return file.get("url").asString();
        }

        String authorization() {
            return "Bearer " + file.get("token").asString();
        }

        JsonNode get(String path) throws Exception {
            var response = CarriersTest.get(url() + path, authorization());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        }

        HttpResponse<String> send(String path, String body) throws Exception {
            return HTTP.send(
                    request(url() + path, authorization())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        JsonNode post(String path, String body) throws Exception {
            var response = send(path, body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        }
    }
}
