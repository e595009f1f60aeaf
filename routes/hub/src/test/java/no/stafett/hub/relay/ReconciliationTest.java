package no.stafett.hub.relay;

import static no.stafett.hub.HubUnderTest.CENTRE;
import static no.stafett.hub.HubUnderTest.HOST;
import static no.stafett.hub.HubUnderTest.HUB;
import static no.stafett.hub.HubUnderTest.SETTLING;
import static no.stafett.hub.relay.TheRelayTest.claim;
import static no.stafett.hub.relay.TheRelayTest.duf;
import static no.stafett.hub.relay.TheRelayTest.municipality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.stafett.audit.Hash;
import no.stafett.hub.HubUnderTest;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.operate.ClockControl;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Difference;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.Reception;
import no.stafett.v1.model.ReconciledClaim;
import no.stafett.v1.model.ReconciledClaims;
import no.stafett.v1.model.ReconciledDocument;
import no.stafett.v1.model.ReconciledDocuments;
import no.stafett.v1.model.ReconciliationAnswer;
import no.stafett.v1.model.ReconciliationReport;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.ClaimState;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a party's books are answered, when they are right and when they are not. One hub, and books of all that was said in it. */
@SuppressWarnings("NullAway.Init")
class ReconciliationTest {

    @TempDir
    static Path data;

    static HubUnderTest hub;
    static LocalDate first;

    /** By party: the digests of what it sent and received, and its claims. */
    private static final Map<String, Map<String, String>> SENT = new HashMap<>();

    private static final Map<String, Map<String, String>> RECEIVED = new HashMap<>();
    private static final Map<String, Map<String, ClaimState>> CLAIMS = new HashMap<>();

    @BeforeAll
    static void start() {
        hub = HubUnderTest.start(data);
        first = hub.today();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    // ------------------------------------------------------------ the world, with its books

    private static Map<String, String> sent(String party) {
        return SENT.computeIfAbsent(party, none -> new LinkedHashMap<>());
    }

    private static Map<String, String> received(String party) {
        return RECEIVED.computeIfAbsent(party, none -> new LinkedHashMap<>());
    }

    private static Map<String, ClaimState> claims(String party) {
        return CLAIMS.computeIfAbsent(party, none -> new LinkedHashMap<>());
    }

    /** Hands in a document as SOAP does, where the answer comes back and nothing is taken from the inbox. */
    private static Answer handIn(String party, byte[] document) {
        return Objects.requireNonNull(hub.hub()
                .part(ProducerTemplate.class)
                .requestBody(
                        "direct:20-checks", new Incoming(Carrier.SOAP, party, null, document, false), Answer.class));
    }

    private static Object payload(Answer answer) {
        return hub.stafett()
                .parser()
                .parse(Objects.requireNonNull(answer.receipt()))
                .payload();
    }

    /** Says something, and writes it into the sender's book. */
    private static String say(String party, Object payload) {
        var message = hub.message(party, payload);
        var document = hub.stafett().writer().bytes(message);
        var answer = payload(handIn(party, document));
        var id = message.header().instanceIdentifier();
        sent(party).put(id, Hash.ofBytes(document).hex());
        if (answer instanceof ClaimAnswer claimed) {
            claims(party).put(Objects.requireNonNull(claimed.getClaimNumber()), ClaimState.NOTED);
        } else {
            assertThat(((Receipt) answer).getChecked().getStatus()).isNotEqualTo(CheckStatus.REJECTED);
        }
        return id;
    }

    /** Takes what waits, and writes it into the receiver's book. */
    private static void fetch(String party) {
        hub.inboxRaw(party).forEach(document -> received(party)
                .put(
                        hub.stafett().examine(document).instanceIdentifier().orElseThrow(),
                        Hash.ofBytes(document).hex()));
    }

    private static void registered(Person person) {
        say(
                CENTRE,
                new PersonRegistered()
                        .withPerson(person)
                        .withBirthDate(PartialDate.parse("1990-05-12"))
                        .withReception(new Reception()
                                .withHostMunicipality(municipality("3301", LocalDate.of(2026, 1, 1)))
                                .withFrom(LocalDate.of(2026, 1, 1))));
    }

    private static ProvisionEvent started(Person person) {
        return started(HOST, person);
    }

    private static ProvisionEvent started(String by, Person person) {
        return new ProvisionEvent()
                .withPerson(person)
                .withPerformers(
                        new Performers().withResponsible(by).withPerformedBy(by).withSubmittedBy(by))
                .withService("SKILLS_MAPPING")
                .withEvent(ProvisionEventKind.STARTED)
                .withOn(first);
    }

    private static ReconciliationReport report() {
        return new ReconciliationReport().withFrom(first).withUntil(hub.today().plusDays(1));
    }

    private static ReconciledDocuments listed(Map<String, String> book) {
        return new ReconciledDocuments()
                .withDocument(book.entrySet().stream()
                        .map(line -> new ReconciledDocument()
                                .withMessageId(line.getKey())
                                .withSha256(line.getValue()))
                        .toList());
    }

    private static ReconciledClaims held(Map<String, ClaimState> book) {
        return new ReconciledClaims()
                .withClaim(book.entrySet().stream()
                        .map(line -> new ReconciledClaim()
                                .withClaimNumber(line.getKey())
                                .withService("SKILLS_MAPPING")
                                .withState(line.getValue()))
                        .toList());
    }

    private static ReconciliationAnswer answered(String party, ReconciliationReport report) {
        tick();
        return (ReconciliationAnswer)
                payload(handIn(party, hub.stafett().writer().bytes(hub.message(party, report))));
    }

    /** What is made in the same millisecond as the report is not asked for. */
    private static void tick() {
        var clock = hub.hub().part(ClockControl.class);
        var now = clock.now();
        await().pollInterval(Duration.ofMillis(1)).until(() -> clock.now().isAfter(now.plusMillis(2)));
    }

    private static List<String> differences(String party, ReconciliationReport report) {
        var answer = answered(party, report);
        assertThat(answer.isComplete()).isTrue();
        return answer.getDifference().stream().map(ReconciliationTest::line).toList();
    }

    private static String line(Difference one) {
        return one.getKind() + " " + one.getIn() + " " + one.getWhy() + " "
                + (one.getMessageId() == null ? one.getClaimNumber() : one.getMessageId())
                + (one.getSameAs() == null ? "" : " as " + one.getSameAs())
                + (one.getState() == null ? "" : " " + one.getState());
    }

    private static Map<String, String> with(Map<String, String> book, String id, String digest) {
        var changed = new LinkedHashMap<>(book);
        changed.put(id, digest);
        return changed;
    }

    private static <T> Map<String, T> without(Map<String, T> book, String id) {
        var changed = new LinkedHashMap<>(book);
        changed.remove(id);
        return changed;
    }

    private static String digestOf(String text) {
        return Hash.ofBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hex();
    }

    // ------------------------------------------------------------ what is answered

    @Nested
    class Given_books_that_are_right {
        @Test
        void when_they_are_compared_then_nothing_differs_and_the_same_report_gets_the_same_answer() {
            registered(duf(801));
            registered(duf(821));
            say(HOST, started(duf(821)));
            say(HOST, claim(duf(801), "SKILLS_MAPPING", hub.today()));
            fetch(HOST);
            fetch(CENTRE);

            for (var party : List.of(HOST, CENTRE)) {
                assertThat(differences(
                                party,
                                report().withSent(listed(sent(party)))
                                        .withReceived(listed(received(party)))
                                        .withProvides(held(claims(party)))))
                        .isEmpty();
            }
            assertThat(received(HOST)).isNotEmpty();
            var document = hub.stafett().writer().bytes(hub.message(HOST, report().withSent(listed(sent(HOST)))));
            var once = handIn(HOST, document);
            assertThat(handIn(HOST, document).replayed()).isTrue();
            assertThat(handIn(HOST, document).receipt()).isEqualTo(once.receipt());
        }

        @Test
        void when_a_list_is_left_out_then_it_is_not_compared() {
            registered(duf(802));

            assertThat(differences(CENTRE, report())).isEmpty();
        }
    }

    @Nested
    class Given_something_that_one_side_has_not {
        @Test
        void when_the_hub_never_got_what_was_sent_then_it_is_lost_here() {
            var never = UUID.randomUUID().toString();

            assertThat(differences(HOST, report().withSent(listed(with(sent(HOST), never, digestOf(never))))))
                    .containsExactly("LOST SENT NOT_HERE " + never);
        }

        @Test
        void when_the_party_does_not_know_what_it_sent_or_was_handed_then_it_is_lost_there() {
            registered(duf(803));
            var unknown = say(HOST, started(duf(803)));
            fetch(HOST);
            var copy =
                    received(HOST).keySet().stream().reduce((one, next) -> next).orElseThrow();

            assertThat(differences(
                            HOST,
                            report().withSent(listed(without(sent(HOST), unknown)))
                                    .withReceived(listed(without(received(HOST), copy)))))
                    .containsExactly("LOST SENT NOT_LISTED " + unknown, "LOST RECEIVED NOT_LISTED " + copy);
        }
    }

    @Nested
    class Given_something_that_waits {
        @Test
        void when_it_has_not_been_fetched_then_it_is_stuck_until_it_has() {
            fetch(HOST);
            registered(duf(804));

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                var answer = answered(HOST, report().withReceived(listed(received(HOST))));
                assertThat(answer.getDifference()).isNotEmpty().allSatisfy(one -> {
                    assertThat(line(one)).startsWith("STUCK RECEIVED WAITS_IN_INBOX ");
                    assertThat(one.getMessageType()).isNotBlank();
                    assertThat(one.getSince()).isBeforeOrEqualTo(answer.getComparedAt());
                });
            });
            fetch(HOST);
            assertThat(differences(HOST, report().withReceived(listed(received(HOST)))))
                    .isEmpty();
        }
    }

    @Nested
    class Given_one_thing_under_two_ids {
        @Test
        void when_the_same_was_said_twice_then_the_later_is_a_double_of_the_earlier() {
            registered(duf(805));
            var once = say(SETTLING, started(SETTLING, duf(805)));
            tick();
            var twice = say(SETTLING, started(SETTLING, duf(805)));
            say(SETTLING, started(SETTLING, duf(805)).withOn(first.minusDays(1)));

            assertThat(differences(SETTLING, report().withSent(listed(sent(SETTLING)))))
                    .containsExactly("DOUBLE SENT SAME_CONTENT " + twice + " as " + once);
            var onlyTwice = new LinkedHashMap<String, String>();
            onlyTwice.put(twice, sent(SETTLING).get(twice));
            assertThat(differences(SETTLING, report().withSent(listed(onlyTwice))))
                    .contains("DOUBLE SENT SAME_CONTENT " + twice + " as " + once);
        }

        @Test
        void when_one_document_is_listed_under_two_ids_then_the_wrong_one_is_the_double() {
            fetch(HOST);
            registered(duf(806));
            fetch(HOST);
            var copy = received(HOST).entrySet().iterator().next();
            var wrong = UUID.randomUUID().toString();

            assertThat(differences(HOST, report().withReceived(listed(with(received(HOST), wrong, copy.getValue())))))
                    .containsExactly("DOUBLE RECEIVED SAME_DIGEST " + wrong + " as " + copy.getKey());
        }
    }

    @Nested
    class Given_something_that_both_have_otherwise {
        @Test
        void when_the_bytes_are_others_then_the_hub_tells_its_digest() {
            registered(duf(807));
            var id = sent(CENTRE).keySet().iterator().next();

            var answer = answered(CENTRE, report().withSent(listed(with(sent(CENTRE), id, digestOf("other")))));

            assertThat(answer.getDifference()).singleElement().satisfies(one -> {
                assertThat(line(one)).isEqualTo("DIFFERING SENT OTHER_DIGEST " + id);
                assertThat(one.getSha256()).isEqualTo(sent(CENTRE).get(id));
            });
        }

        @Test
        void when_it_was_rejected_then_that_is_said() {
            var message = hub.message(HOST, HUB, started(duf(808)).withService("NO_SUCH_SERVICE"));
            var document = hub.stafett().writer().bytes(message);
            handIn(HOST, document);
            var id = message.header().instanceIdentifier();

            assertThat(differences(
                            HOST,
                            report().withSent(listed(
                                    with(sent(HOST), id, Hash.ofBytes(document).hex())))))
                    .containsExactly("DIFFERING SENT REJECTED " + id);
        }

        @Test
        void when_a_claim_has_lapsed_or_is_not_listed_then_that_is_said() {
            registered(duf(809));
            say(
                    HOST,
                    claim(duf(809), "SKILLS_MAPPING", hub.today())
                            .withLatestStart(hub.today().plusDays(7)));
            var number =
                    claims(HOST).keySet().stream().reduce((one, next) -> next).orElseThrow();
            assertThat(differences(HOST, report().withProvides(held(without(claims(HOST), number)))))
                    .containsExactly("DIFFERING PROVIDES NOT_LISTED " + number + " NOTED");

            hub.moveTo(hub.today().plusDays(20));

            var answer = answered(HOST, report().withProvides(held(claims(HOST))));
            assertThat(answer.getDifference())
                    .extracting(ReconciliationTest::line)
                    .contains("DIFFERING PROVIDES OTHER_STATE " + number + " LAPSED");
            assertThat(answer.getDifference())
                    .allSatisfy(one -> assertThat(one.getSinceDay()).isNotNull());
            claims(HOST).put(number, ClaimState.LAPSED);
            assertThat(differences(HOST, report().withProvides(held(claims(HOST)))))
                    .isEmpty();
        }
    }

    @Nested
    class Given_what_was_never_the_partys {
        @Test
        void when_it_is_anothers_then_the_answer_is_as_if_it_were_nobodys() {
            registered(duf(810));
            fetch(HOST);
            say(HOST, claim(duf(810), "SKILLS_MAPPING", hub.today()));
            var claim =
                    claims(HOST).keySet().stream().reduce((one, next) -> next).orElseThrow();
            var sentByHost =
                    sent(HOST).entrySet().stream().reduce((one, next) -> next).orElseThrow();
            var copy = received(HOST).entrySet().stream()
                    .reduce((one, next) -> next)
                    .orElseThrow();
            var nobodys = UUID.randomUUID().toString();

            var answer = differences(
                    CENTRE,
                    report().withSent(listed(with(
                                    with(sent(CENTRE), sentByHost.getKey(), sentByHost.getValue()),
                                    nobodys,
                                    digestOf("nobody's"))))
                            .withReceived(listed(with(
                                    with(received(CENTRE), copy.getKey(), copy.getValue()), nobodys, digestOf("no"))))
                            .withProvides(held(Map.of(claim, ClaimState.NOTED, "K-999999", ClaimState.NOTED))));

            assertThat(answer)
                    .contains(
                            "LOST SENT NOT_HERE " + sentByHost.getKey(),
                            "LOST SENT NOT_HERE " + nobodys,
                            "UNKNOWN RECEIVED NEVER_YOURS " + copy.getKey(),
                            "UNKNOWN RECEIVED NEVER_YOURS " + nobodys,
                            "UNKNOWN PROVIDES NEVER_YOURS " + claim,
                            "UNKNOWN PROVIDES NEVER_YOURS K-999999");
        }
    }
}
