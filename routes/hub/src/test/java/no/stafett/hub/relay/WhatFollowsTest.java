package no.stafett.hub.relay;

import static no.stafett.hub.HubUnderTest.CENTRE;
import static no.stafett.hub.HubUnderTest.COUNTY;
import static no.stafett.hub.HubUnderTest.HOST;
import static no.stafett.hub.HubUnderTest.IMDI;
import static no.stafett.hub.HubUnderTest.SETTLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import no.stafett.adapter.municipality.MunicipalityAdapter;
import no.stafett.adapter.sheets.Row;
import no.stafett.adapter.sheets.read.RowsOfFile;
import no.stafett.adapter.sheets.read.SheetReader;
import no.stafett.adapter.sheets.write.SheetWriter;
import no.stafett.audit.Hash;
import no.stafett.hub.HubUnderTest;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.operate.AuditOperations;
import no.stafett.hub.operate.Quarantine;
import no.stafett.hub.party.NotDone;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.v1.Finding;
import no.stafett.v1.Message;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.FamilyLink;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.Reception;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.ServiceTransfer;
import no.stafett.v1.model.codes.AgreementStep;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.CorrectionAction;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.FamilyRelation;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows of a message, or of an operator's act, for others than those whom it names. One hub for all of these. */
@SuppressWarnings("NullAway.Init")
class WhatFollowsTest {
    private static final String LATER = "310000124";

    @TempDir
    static Path data;

    static HubUnderTest hub;

    @BeforeAll
    static void start() {
        hub = HubUnderTest.start(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static PersonRegistered registered(Person person, String basis) {
        return new PersonRegistered()
                .withPerson(person)
                .withBirthDate(PartialDate.parse("1990-05-12"))
                .withSex(Sex.FEMALE)
                .withResidencePermit(new ResidencePermit()
                        .withBasis(basis)
                        .withAppliedOn(LocalDate.of(2026, 5, 1))
                        .withDecidedOn(LocalDate.of(2026, 6, 1)));
    }

    private static PersonSettled settled(Person person, String municipality, LocalDate on) {
        return new PersonSettled()
                .withPerson(person)
                .withMunicipality(new Municipality().withValue(municipality).withValidAt(on))
                .withSettledOn(on)
                .withMode("AGREEMENT");
    }

    private static Message<?> accepted(Message<?> answer) {
        assertThat(((Receipt) answer.payload()).getChecked().getStatus()).isNotEqualTo(CheckStatus.REJECTED);
        return answer;
    }

    private static List<String> findings(Message<?> answer) {
        return ((Receipt) answer.payload())
                .getChecked().getFinding().stream().map(ReceiptFinding::getName).toList();
    }

    private static void run(String sql) {
        try (var connection = hub.hub().part(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who owes a service, and where it stands, of the person that was made known last. */
    private static List<String> owed(long person, String service) {
        return hub.ask("select state || ' ' || coalesce(party, '-') from obligation where person = " + person
                + " and service = '" + service + "' and kind in ('RIGHT', 'DUTY', 'RIGHT_AND_DUTY')");
    }

    private static long lastPerson() {
        return Long.parseLong(hub.ask("select max(id) from person").get(0));
    }

    @Nested
    class Given_a_family_member_whose_permit_rests_on_another {
        @Test
        void when_the_other_turns_out_to_have_been_settled_long_ago_then_the_member_is_owed_no_mapping_at_once() {
            var reference = TheRelayTest.duf(711);
            accepted(hub.say(IMDI, registered(reference, "REFUGEE")));
            var member = TheRelayTest.duf(712);
            accepted(hub.say(
                    IMDI,
                    registered(member, "FAMILY_OF_REFUGEE")
                            .withFamilyLink(new FamilyLink()
                                    .withRelation(FamilyRelation.SPOUSE)
                                    .withRelatedPerson(reference)
                                    .withReferencePerson(true))));
            var id = lastPerson();
            accepted(hub.say(SETTLING, settled(member, "4601", LocalDate.of(2026, 7, 1))));
            assertThat(owed(id, "SKILLS_MAPPING"))
                    .as("presumed, while nothing is known of the other's settlement")
                    .containsExactly("OPEN " + SETTLING);

            accepted(hub.say(SETTLING, settled(reference, "4601", LocalDate.of(2020, 3, 1))));

            assertThat(owed(id, "SKILLS_MAPPING"))
                    .as("more than five years before the application (integreringsloven § 9)")
                    .noneMatch(state -> state.startsWith("OPEN"));
            var rebuilt = hub.hub().part(AuditOperations.class).rebuild();
            assertThat(rebuilt.differences()).isEmpty();
        }
    }

    @Nested
    class Given_a_link_that_its_sender_may_not_make {
        @Test
        void when_it_is_refused_then_nothing_of_it_remains() {
            var known = TheRelayTest.duf(721);
            accepted(hub.say(IMDI, registered(known, "REFUGEE")));
            accepted(hub.say(SETTLING, settled(known, "4601", LocalDate.of(2026, 7, 1))));
            var before = hub.ask("select count(*) from identifier union all select count(*) from person"
                    + " union all select count(*) from membership");
            hub.say(
                    HOST,
                    new IdentityLinked()
                            .withPerson(TheRelayTest.duf(722))
                            .withOtherPerson(known)
                            .withLinkedOn(hub.today())
                            .withGround(IdentityLinkGround.CASE_REVIEW));
            hub.say(HOST, unlinked(TheRelayTest.duf(723), TheRelayTest.duf(724)));

            assertThat(hub.ask("select count(*) from identifier union all select count(*) from person"
                            + " union all select count(*) from membership"))
                    .isEqualTo(before);
            assertThat(hub.hub().part(AuditOperations.class).rebuild().differences())
                    .isEmpty();
        }

        @Test
        void when_it_unlinks_then_it_does_not_learn_which_numbers_are_one_person_s() {
            var numbers = List.of(TheRelayTest.duf(725), TheRelayTest.duf(726), TheRelayTest.duf(727));
            numbers.forEach(number -> accepted(hub.say(IMDI, registered(number, "REFUGEE"))));
            accepted(hub.say(
                    IMDI,
                    new IdentityLinked()
                            .withPerson(numbers.get(0))
                            .withOtherPerson(numbers.get(1))
                            .withLinkedOn(hub.today())
                            .withGround(IdentityLinkGround.CASE_REVIEW)));

            var one = findings(hub.say(HOST, unlinked(numbers.get(0), numbers.get(1))));
            var two = findings(hub.say(HOST, unlinked(numbers.get(0), numbers.get(2))));

            assertThat(one).contains("LINK_NEEDS_AUTHORITY").isEqualTo(two);
        }

        private static no.stafett.v1.model.IdentityUnlinked unlinked(Person one, Person other) {
            return new no.stafett.v1.model.IdentityUnlinked()
                    .withPerson(one)
                    .withOtherPerson(other)
                    .withUnlinkedOn(hub.today())
                    .withGround(no.stafett.v1.model.codes.IdentityUnlinkGround.LINKED_BY_MISTAKE);
        }
    }

    @Nested
    class Given_somebody_without_a_right_who_was_taken_for_another {
        @Test
        void when_the_link_is_undone_then_what_the_other_was_given_is_no_longer_theirs() {
            var one = TheRelayTest.duf(726);
            accepted(hub.say(IMDI, registered(one, "EEA")));
            var id = lastPerson();
            accepted(hub.say(SETTLING, settled(one, "4601", LocalDate.of(2026, 7, 1))));
            var other = TheRelayTest.duf(727);
            accepted(hub.say(IMDI, registered(other, "EEA")));
            accepted(hub.say(
                    HOST, TheRelayTest.mapped(other, HOST, LocalDate.of(2026, 7, 2), MappingStage.BEFORE_SETTLEMENT)));
            var mapped = "select state from obligation where person = " + id
                    + " and service = 'SKILLS_MAPPING' and coalesce(reason, '') <> 'FACTS_CORRECTED'";
            assertThat(hub.ask(mapped)).isEmpty();

            accepted(hub.say(
                    IMDI,
                    new IdentityLinked()
                            .withPerson(one)
                            .withOtherPerson(other)
                            .withLinkedOn(hub.today())
                            .withGround(IdentityLinkGround.CASE_REVIEW)));
            assertThat(hub.ask(mapped)).containsExactly("FULFILLED");
            accepted(hub.say(IMDI, Given_a_link_that_its_sender_may_not_make.unlinked(one, other)));

            assertThat(hub.ask(mapped)).isEmpty();
            assertThat(hub.hub().part(AuditOperations.class).rebuild().differences())
                    .isEmpty();
        }
    }

    @Nested
    class Given_a_decision_that_is_overturned {
        @Test
        void when_the_appeal_is_won_then_what_the_named_decision_ended_is_owed_again() {
            var person = TheRelayTest.duf(731);
            accepted(hub.say(IMDI, registered(person, "REFUGEE")));
            var id = lastPerson();
            accepted(hub.say(SETTLING, settled(person, "4601", LocalDate.of(2026, 7, 1))));
            var refusal = hub.message(
                    SETTLING,
                    decision(person, DecisionOutcome.REFUSED, hub.today()).withReason("AGE_LIMIT"));
            hub.inbox(SETTLING);
            accepted(hub.send(SETTLING, hub.stafett().writer().bytes(refusal)));
            assertThat(owed(id, "INTRODUCTION_PROGRAMME")).containsExactly("CANCELLED " + SETTLING);
            assertThat(hub.inbox(SETTLING))
                    .as("who decided is not told that it was closed")
                    .extracting(message -> message.header().type())
                    .doesNotContain("ServiceNotice");

            accepted(hub.say(
                    SETTLING,
                    decision(person, DecisionOutcome.OVERTURNED, hub.today())
                            .withOverturns(refusal.header().instanceIdentifier())));

            assertThat(owed(id, "INTRODUCTION_PROGRAMME")).containsExactly("OPEN " + SETTLING);
        }

        private static ServiceDecision decision(Person person, DecisionOutcome outcome, LocalDate on) {
            return new ServiceDecision()
                    .withPerson(person)
                    .withService("INTRODUCTION_PROGRAMME")
                    .withOutcome(outcome)
                    .withDecidedOn(on);
        }
    }

    @Nested
    class Given_a_municipality_that_is_not_in_the_directory_yet {
        @Test
        void when_it_is_added_then_what_it_owes_is_its_own_and_it_gets_what_it_needs() {
            var person = TheRelayTest.duf(741);
            accepted(hub.say(IMDI, registered(person, "REFUGEE")));
            var id = lastPerson();
            accepted(hub.say(IMDI, settled(person, "5001", LocalDate.of(2026, 7, 1))));
            assertThat(owed(id, "SKILLS_MAPPING")).containsExactly("OPEN -");

            hub.hub()
                    .part(PartyAdministration.class)
                    .add(new Party(
                            LATER,
                            "MUNICIPALITY",
                            "Den nye",
                            "5001",
                            LocalDate.of(2000, 1, 1),
                            null,
                            Party.State.ACTIVE,
                            List.of()));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(owed(id, "SKILLS_MAPPING")).containsExactly("OPEN " + LATER));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(hub.ask("select person from to_wake"))
                    .isEmpty());
            var got = hub.inbox(LATER);
            assertThat(got)
                    .extracting(message -> message.header().type())
                    .contains("PersonRegistered", "PersonSettled");
            var audit = hub.hub().part(AuditOperations.class);
            assertThat(got)
                    .allSatisfy(copy -> assertThat(audit.proof(copy.header().instanceIdentifier()))
                            .as("the log knows what was sent, also when it has left")
                            .isPresent());
        }
    }

    @Nested
    class Given_a_fault_of_the_hub {
        private static final String HINDRANCE =
                "alter table fact add constraint hindrance check (kind <> 'SEX') not valid";

        @Test
        void when_it_is_mended_then_an_operator_has_what_it_hindered_recorded() {
            run(HINDRANCE);
            var document =
                    hub.stafett().writer().bytes(hub.message(IMDI, registered(TheRelayTest.duf(751), "REFUGEE")));
            hub.sendOnly(IMDI, document);
            var quarantine = hub.hub().part(Quarantine.class);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(quarantine.groups()).hasSize(1));
            var group = quarantine.groups().get(0);
            assertThat(group.count()).isEqualTo(1);
            assertThat(group.messages().get(0).party()).isEqualTo(IMDI);
            var one = new Quarantine.Which(group.messages().get(0).id(), null);

            assertThatThrownBy(() -> quarantine.retry(one, " ")).isInstanceOf(NotDone.class);
            assertThat(quarantine.retry(one, "still there?"))
                    .extracting(Quarantine.Retried::outcome)
                    .containsExactly("held");
            run("alter table fact drop constraint hindrance");
            try {
                assertThat(quarantine.retry(new Quarantine.Which(null, group.cause()), "mended"))
                        .extracting(Quarantine.Retried::outcome)
                        .containsExactly("accepted-with-warnings"); // by the table nobody receives it now
            } catch (NotDone theBrokerWasFaster) {
                assertThat(quarantine.groups()).isEmpty();
            }

            assertThat(quarantine.groups()).isEmpty();
            var id = hub.stafett().examine(document).instanceIdentifier().orElseThrow();
            assertThat(hub.ask("select status from message where instance_id = '" + id + "'"))
                    .containsExactly("ACCEPTED_WITH_WARNINGS"); // by the table nobody receives it now
            assertThatThrownBy(() -> quarantine.retry(one, "again")).isInstanceOf(NotDone.class);
            assertThat(hub.ask("select count(*) from audit_leaf where kind = 'quarantine_retried'"))
                    .isNotEqualTo(List.of("0"));
        }
    }

    @Nested
    class Given_a_document_too_large_to_be_read_that_a_fault_of_the_hub_hinders {
        @Test
        void when_it_is_retried_then_it_is_refused_for_its_size_and_by_its_own_digest() throws Exception {
            var digest = Hash.ofBytes(new byte[] {7, 5, 2});
            run("alter table message add constraint hindrance check (false) not valid");
            try {
                var large = Incoming.tooLarge(Carrier.FOLDER, CENTRE, null, false, 9 << 20, digest);
                assertThatThrownBy(() -> hub.hub()
                                .part(ProducerTemplate.class)
                                .requestBody("direct:20-checks", large, Answer.class))
                        .isInstanceOf(CamelExecutionException.class);
            } finally {
                run("alter table message drop constraint hindrance");
            }
            var held = hub.ask("select id from quarantine where digest = '\\x" + digest.hex() + "'");

            var which = new Quarantine.Which(Long.valueOf(held.get(0)), null);
            assertThat(hub.hub().part(Quarantine.class).retry(which, "mended"))
                    .extracting(Quarantine.Retried::outcome)
                    .containsExactly("rejected");

            var receipt = answerTo(digest);
            assertThat(findings(receipt)).containsExactly("TOO_LARGE");
            assertThat(hub.stafett().writer().write(receipt)).contains(digest.hex());
        }

        /** What was answered to a document, as it is kept. */
        private static Message<?> answerTo(Hash digest) throws Exception {
            try (var connection = hub.hub().part(DataSource.class).getConnection();
                    var rows = connection
                            .createStatement()
                            .executeQuery(
                                    "select identifiers, wraps, quarantine, answer from message where digest = '\\x"
                                            + digest.hex() + "'")) {
                assertThat(rows.next()).isTrue();
                var key = hub.hub()
                        .part(Vault.class)
                        .open(connection, Sealed.in(rows, 1))
                        .orElseThrow();
                return hub.stafett().parser().parse(Cipher256.decrypt(key, rows.getBytes(4)));
            }
        }
    }

    @Nested
    class Given_a_service_that_another_is_to_take_over {
        private static final String SERVICE = "NORWEGIAN_TRAINING";

        private ServiceTransfer transfer(Person person, AgreementStep step, LocalDate on) {
            return new ServiceTransfer()
                    .withPerson(person)
                    .withService(SERVICE)
                    .withStep(step)
                    .withTransferOn(on)
                    .withFrom(SETTLING)
                    .withTo(COUNTY);
        }

        private List<String> holds(long person, String columns) {
            return hub.ask("select " + columns + " from hold where person = " + person + " and key = 'one:" + SERVICE
                    + "' order by lower(period)");
        }

        @Test
        void when_it_says_yes_then_both_claims_change_in_one_entry_of_the_log_and_once_only() {
            var person = TheRelayTest.duf(761);
            accepted(hub.say(IMDI, registered(person, "REFUGEE")));
            var id = lastPerson();
            accepted(hub.say(SETTLING, settled(person, "4601", LocalDate.of(2026, 7, 1))));
            var today = hub.today();
            var day = today.plusDays(30);
            hub.say(SETTLING, TheRelayTest.claim(person, SERVICE, today));
            var proposal = hub.message(SETTLING, COUNTY, transfer(person, AgreementStep.PROPOSED, day));
            accepted(hub.send(SETTLING, hub.stafett().writer().bytes(proposal)));
            assertThat(holds(id, "period")).as("a proposal moves nothing").containsExactly("[" + today + ",)");

            var yes = transfer(person, AgreementStep.ACCEPTED, day)
                    .withProposal(proposal.header().instanceIdentifier());
            var answer = accepted(hub.send(COUNTY, hub.stafett().writer().bytes(hub.message(COUNTY, SETTLING, yes))));

            assertThat(findings(answer)).containsExactly("TRANSFERRED");
            assertThat(((Receipt) answer.payload()).getChecked().getStatus())
                    .as("what is merely good to know is no warning")
                    .isEqualTo(CheckStatus.ACCEPTED);
            assertThat(holds(id, "period"))
                    .as("no day with two, and none without one")
                    .containsExactly("[" + today + "," + day + ")", "[" + day + ",)");
            assertThat(holds(id, "entry"))
                    .as("one step")
                    .hasSize(2)
                    .containsOnly(holds(id, "entry").get(0));

            var again = hub.send(COUNTY, hub.stafett().writer().bytes(hub.message(COUNTY, SETTLING, yes)));

            assertThat(findings(again)).containsExactly("PROPOSAL_NOT_FOUND");
            assertThat(holds(id, "period")).hasSize(2);
            assertThat(hub.inbox(SETTLING))
                    .filteredOn(copy -> copy.payload() instanceof ServiceTransfer)
                    .as("who gives is told once that it is taken")
                    .hasSize(1);
            assertThat(hub.hub().part(AuditOperations.class).rebuild().differences())
                    .isEmpty();
        }

        @Test
        void when_who_gave_one_has_another_then_that_one_is_handed_over_without_its_number() {
            var person = TheRelayTest.duf(762);
            accepted(hub.say(IMDI, registered(person, "REFUGEE")));
            var id = lastPerson();
            accepted(hub.say(SETTLING, settled(person, "4601", LocalDate.of(2026, 7, 1))));
            var today = hub.today();
            hub.say(SETTLING, TheRelayTest.claim(person, SERVICE, today).withUntil(today.plusDays(20)));
            assertThat(findings(handOver(person, today.plusDays(10)))).containsExactly("TRANSFERRED");
            hub.say(SETTLING, TheRelayTest.claim(person, SERVICE, today.plusDays(30)));

            assertThat(findings(handOver(person, today.plusDays(40)))).containsExactly("TRANSFERRED");

            assertThat(holds(id, "period || ' ' || (select provider from claim where number = hold.claim)"))
                    .containsExactly(
                            period(today, 0, 10) + SETTLING,
                            period(today, 10, 20) + COUNTY,
                            period(today, 30, 40) + SETTLING,
                            "[" + today.plusDays(40) + ",) " + COUNTY);
        }

        private static String period(LocalDate today, int from, int until) {
            return "[" + today.plusDays(from) + "," + today.plusDays(until) + ") ";
        }

        /** Proposed by the one and accepted by the other, with no claim's number; gives the second answer. */
        private Message<?> handOver(Person person, LocalDate day) {
            var proposal = hub.message(SETTLING, COUNTY, transfer(person, AgreementStep.PROPOSED, day));
            accepted(hub.send(SETTLING, hub.stafett().writer().bytes(proposal)));
            var yes = transfer(person, AgreementStep.ACCEPTED, day)
                    .withProposal(proposal.header().instanceIdentifier());
            return hub.send(COUNTY, hub.stafett().writer().bytes(hub.message(COUNTY, SETTLING, yes)));
        }
    }

    @Nested
    class Given_a_message_that_was_a_mistake {
        @Test
        void when_it_is_withdrawn_then_who_got_it_is_told_and_what_rested_on_it_is_owed_again() {
            var person = TheRelayTest.duf(771);
            accepted(hub.say(IMDI, registered(person, "REFUGEE")));
            var id = lastPerson();
            accepted(hub.say(SETTLING, settled(person, "4601", LocalDate.of(2026, 7, 1))));
            var mapping = hub.message(
                    SETTLING,
                    TheRelayTest.mapped(person, SETTLING, LocalDate.of(2026, 7, 2), MappingStage.AFTER_SETTLEMENT));
            accepted(hub.send(SETTLING, hub.stafett().writer().bytes(mapping)));
            assertThat(owed(id, "SKILLS_MAPPING")).containsExactly("FULFILLED " + SETTLING);
            List.of(IMDI, COUNTY, HOST, SETTLING).forEach(hub::inbox);
            var mistake = mapping.header().instanceIdentifier();
            var correction = hub.stafett()
                    .writer()
                    .bytes(hub.message(
                            SETTLING,
                            new Correction()
                                    .withPerson(person)
                                    .withCorrects(mistake)
                                    .withAction(CorrectionAction.WITHDRAWN)
                                    .withCorrectedOn(hub.today())
                                    .withReason("WRONG_PERSON")));

            var first = hub.sendRaw(SETTLING, correction);

            accepted(hub.stafett().parser().parse(first));
            assertThat(owed(id, "SKILLS_MAPPING")).containsExactly("OPEN " + SETTLING);
            for (var receiver : List.of(IMDI, COUNTY)) {
                assertThat(hub.inbox(receiver))
                        .as(receiver)
                        .filteredOn(copy -> copy.payload() instanceof Correction)
                        .singleElement()
                        .satisfies(copy -> assertThat(((Correction) copy.payload()).getCorrects())
                                .isEqualTo(mistake));
            }
            assertThat(hub.inbox(HOST)).as("it never got the mapping").isEmpty();
            assertThat(hub.sendRaw(SETTLING, correction))
                    .as("the same bytes, the same answer")
                    .isEqualTo(first);
            assertThat(hub.inbox(IMDI)).as("and nothing else happens").isEmpty();
            var anothers = hub.say(
                    IMDI,
                    new Correction()
                            .withPerson(person)
                            .withCorrects(mistake)
                            .withAction(CorrectionAction.WITHDRAWN)
                            .withCorrectedOn(hub.today())
                            .withReason("OTHER"));
            assertThat(findings(anothers)).containsExactly("CORRECTION_OF_NOTHING");
            assertThat(hub.hub().part(AuditOperations.class).rebuild().differences())
                    .isEmpty();
        }
    }

    @Nested
    class Given_a_receiver_that_gets_nothing_now {
        @Test
        void when_it_was_named_then_the_sender_is_told_and_the_message_stands() {
            var person = TheRelayTest.duf(781);
            hub.inbox(COUNTY);

            var answer = hub.send(
                    IMDI, hub.stafett().writer().bytes(hub.message(IMDI, COUNTY, registered(person, "REFUGEE"))));

            assertThat(findings(answer)).containsExactlyInAnyOrder("RECEIVER_WITHOUT_GROUND", "NO_RECEIVER");
            assertThat(((Receipt) answer.payload()).getChecked().getStatus())
                    .isEqualTo(CheckStatus.ACCEPTED_WITH_WARNINGS);
            assertThat(hub.inbox(COUNTY)).isEmpty();
        }

        @Test
        void when_the_named_one_is_suspended_then_the_message_waits_for_it() {
            var person = TheRelayTest.duf(782);
            var parties = hub.hub().part(PartyAdministration.class);
            parties.suspend(HOST);
            try {
                var about = registered(person, "REFUGEE")
                        .withReception(new Reception()
                                .withHostMunicipality(TheRelayTest.municipality("3301", LocalDate.of(2026, 6, 1)))
                                .withFrom(LocalDate.of(2026, 6, 1)));
                var answer = hub.send(IMDI, hub.stafett().writer().bytes(hub.message(IMDI, HOST, about)));

                assertThat(findings(answer)).containsExactly("RECEIVER_SUSPENDED");
            } finally {
                parties.resume(HOST);
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(hub.inbox(HOST))
                    .extracting(copy -> copy.header().type())
                    .contains("PersonRegistered"));
        }
    }

    @Nested
    class Given_a_party_that_hands_in_spreadsheets {
        private static final String COLUMNS =
                "stafett mottak 1.0\r\nPerson;Vertskommune org.nr.;Kartlagt dato;Kvalitetssikret;Språk 1\r\n";

        private static String row(int serial, String mappedOn) {
            return TheRelayTest.duf(serial).getIdentifier().getValue() + ";" + HOST + ";" + mappedOn + ";ja;tir\r\n";
        }

        private static Path put(String party, String name, byte[] content) throws IOException {
            var file = hub.folder().submit(party).resolve(name);
            var half = file.resolveSibling(name + ".part");
            Files.write(half, content);
            return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }

        private static Path put(String party, String name, String... rows) throws IOException {
            return put(party, name, (COLUMNS + String.join("", rows)).getBytes(StandardCharsets.UTF_8));
        }

        private static Path taken(Path file) {
            await().atMost(Duration.ofSeconds(90)).until(() -> Files.notExists(file));
            return file;
        }

        /** The rows of receipts beside a spreadsheet, without the header. */
        private static List<String> receipts(Path file, String name) throws IOException {
            return Files.readString(file.resolveSibling(name)).lines().skip(2).toList();
        }

        private static List<String> mappings() {
            return hub.ask("select instance_id from message where sender = '" + CENTRE + "' and type = 'SkillsMapping'"
                    + " and status <> 'REJECTED' order by instance_id");
        }

        @Test
        void when_rows_are_good_and_bad_then_the_good_are_recorded_and_the_bad_come_back_to_be_corrected()
                throws IOException {
            var before = mappings().size();
            var first =
                    taken(put(CENTRE, "mottak.csv", row(861, "2026-07-01"), row(862, "i går"), row(863, "1.7.2026")));

            assertThat(mappings()).hasSize(before + 2);
            assertThat(receipts(first, "mottak.kvittering.csv"))
                    .extracting(line -> line.replaceFirst("[0-9a-f-]{36};SkillsMapping;[^;]+;", "ID;"))
                    .hasSize(3)
                    .satisfies(rows -> {
                        assertThat(rows.get(0)).startsWith("3;ID;godtatt");
                        assertThat(rows.get(1))
                                .startsWith("4;;;;ikke sendt;")
                                .contains("Rett den i mottak.rader-med-feil.csv");
                        assertThat(rows.get(2)).startsWith("5;ID;godtatt");
                    });
            var wrong = first.resolveSibling("mottak.rader-med-feil.csv");
            assertThat(wrong)
                    .content()
                    .contains("STF-3350: ", hub.hub().addresses().console() + "findings/STF-3350")
                    .contains(row(862, "i går").strip())
                    .doesNotContain(row(861, "2026-07-01").strip());
            try (var done = Files.list(first.resolveSibling("done"))) {
                assertThat(done).anyMatch(file -> file.toString().endsWith("-mottak.csv"));
            }

            var other = taken(put(CENTRE, "mottak.csv", row(864, "2026-07-01")));
            assertThat(wrong).as("what the hub wrote is not handed in").exists();
            assertThat(receipts(other, "mottak.kvittering-2.csv"))
                    .as("nothing is written over")
                    .hasSize(1);

            taken(Files.writeString(wrong, Files.readString(wrong).replace("i går", "2026-07-02")));
            assertThat(receipts(first, "mottak.kvittering-3.csv"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains(";godtatt"));
            assertThat(mappings()).as("corrected and saved where it lay").hasSize(before + 4);
        }

        @Test
        void when_the_same_rows_come_again_on_another_day_then_nothing_is_said_twice() throws IOException {
            var first = taken(put(CENTRE, "igjen.csv", row(871, "2026-07-01")));
            var recorded = mappings();
            hub.moveTo(hub.today().plusDays(1));

            taken(put(CENTRE, "igjen.csv", row(872, "2026-07-01"), row(871, "1.7.2026")));

            assertThat(mappings()).hasSize(recorded.size() + 1).containsAll(recorded);
            assertThat(receipts(first, "igjen.kvittering-2.csv").get(1).substring(1))
                    .as("the answer that it got the first time")
                    .isEqualTo(receipts(first, "igjen.kvittering.csv").get(0).substring(1));
        }

        @Test
        void when_the_hub_fails_then_the_file_stays_and_its_rows_are_recorded_once_when_it_has_been_mended()
                throws IOException {
            var before = mappings().size();
            run("alter table message add constraint no_mapping check (type <> 'SkillsMapping') not valid");
            Path file;
            try {
                file = put(CENTRE, "feiler.csv", row(881, "2026-07-01"), row(882, "2026-07-01"));
                var receipts = file.resolveSibling("feiler.kvittering.csv");
                await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(receipts));
                assertThat(receipts).content().contains("3;;;;venter;", "4;;;;venter;");
                assertThat(file).exists();
                assertThat(mappings()).hasSize(before);
            } finally {
                run("alter table message drop constraint no_mapping");
            }

            taken(file);
            assertThat(mappings()).hasSize(before + 2);
            assertThat(receipts(file, "feiler.kvittering.csv")).hasSize(2).allSatisfy(row -> assertThat(row)
                    .contains(";godtatt"));
            assertThat(hub.hub().part(Quarantine.class).groups()).isEmpty();
        }

        @Test
        void when_the_spreadsheet_of_one_takes_long_then_that_of_another_does_not_wait_for_it() throws Exception {
            run("create table halt as select 1 as one");
            run("""
                    create function wait() returns trigger language plpgsql as $$
                    begin while exists (select from halt) loop perform pg_sleep(0.05); end loop; return new; end $$
                    """);
            run("create trigger wait before insert on message for each row when (new.type = 'SkillsMapping')"
                    + " execute function wait()");
            Path slow;
            try {
                slow = put(CENTRE, "treg.csv", row(2081, "2026-07-01"));
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> Files.exists(slow.resolveSibling("treg.kvittering.csv.part")));

                var quick = taken(put(IMDI, "annen.csv", row(2082, "2026-07-01")));

                assertThat(receipts(quick, "annen.kvittering.csv"))
                        .singleElement()
                        .satisfies(row -> assertThat(row).contains("STF-3301"));
                assertThat(slow.resolveSibling("treg.kvittering.csv.part"))
                        .as("it is under way")
                        .exists();
            } finally {
                run("delete from halt");
                run("drop trigger wait on message");
                run("drop table halt");
            }
            taken(slow);
            assertThat(receipts(slow, "treg.kvittering.csv")).singleElement().satisfies(row -> assertThat(row)
                    .contains(";godtatt"));
        }

        @Test
        void when_a_party_puts_several_spreadsheets_at_once_then_each_is_answered() throws IOException {
            var files = new java.util.ArrayList<Path>();
            for (int i = 0; i < 4; i++) {
                files.add(put(CENTRE, "samtidig" + i + ".csv", row(2095 + i, "2026-07-01")));
            }

            for (var file : files) {
                taken(file);
                assertThat(receipts(file, file.getFileName().toString().replace(".csv", ".kvittering.csv")))
                        .singleElement()
                        .satisfies(row -> assertThat(row).contains(";godtatt"));
            }
        }

        @Test
        void when_wrong_rows_lie_there_no_more_then_the_hub_forgets_that_it_wrote_them() throws IOException {
            var known = hub.folder().handedBack(CENTRE);
            var first = taken(put(CENTRE, "glem.csv", row(2091, "i går")));
            var second = taken(put(CENTRE, "husk.csv", row(2092, "i går")));
            var written = List.of(Path.of("glem.rader-med-feil.csv"), Path.of("husk.rader-med-feil.csv"));
            var digests = new java.util.ArrayList<Path>();
            for (var each : written) {
                digests.add(known.resolve(Hash.ofBytes(Files.readAllBytes(first.resolveSibling(each)))
                        .hex()));
            }
            assertThat(digests).allSatisfy(digest -> assertThat(digest).exists());
            for (var digest : digests) {
                Files.setLastModifiedTime(digest, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }
            Files.delete(first.resolveSibling(written.get(0)));

            taken(put(CENTRE, "neste.csv", row(2093, "2026-07-01")));

            assertThat(digests.get(0)).as("nothing lies there that it is about").doesNotExist();
            assertThat(digests.get(1)).as("still as it was written").exists();
            assertThat(second.resolveSibling(written.get(1))).exists();
        }

        @Test
        void when_a_row_comes_again_whose_answer_can_not_be_opened_then_it_is_told_so() throws IOException {
            var first = taken(put(CENTRE, "glemt.csv", row(2051, "2026-07-01")));
            var id = receipts(first, "glemt.kvittering.csv").get(0).split(";")[1];
            run("update message set identifiers = '{}', wraps = '{}' where instance_id = '" + id
                    + "'"); // no key is left

            taken(put(CENTRE, "glemt.csv", row(2051, "2026-07-01")));

            assertThat(receipts(first, "glemt.kvittering-2.csv"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).startsWith("3;;;;mottatt før;"));
        }

        /** Until the answers have been laid there anew so many times. */
        private static void answeredAgain(Path receipts, int times) throws IOException {
            for (var time = 0; time < times; time++) {
                var before = Files.getLastModifiedTime(receipts);
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> !Files.getLastModifiedTime(receipts).equals(before));
            }
        }

        @Test
        void when_wrong_rows_are_corrected_while_others_wait_then_the_correction_is_not_lost() throws IOException {
            var before = mappings().size();
            run("alter table message add constraint no_mapping check (type <> 'SkillsMapping') not valid");
            Path file;
            Path wrong;
            try {
                file = put(CENTRE, "rettes.csv", row(2001, "i går"), row(2002, "2026-07-01"));
                var receipts = file.resolveSibling("rettes.kvittering.csv");
                await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(receipts));
                wrong = file.resolveSibling("rettes.rader-med-feil.csv");
                var corrected = Files.readString(wrong).replace("i går", "2026-07-02");
                Files.writeString(wrong, corrected);

                answeredAgain(receipts, 2);

                assertThat(wrong).content().isEqualTo(corrected);
                assertThat(receipts(file, "rettes.kvittering.csv"))
                        .extracting(row -> row.substring(0, 12))
                        .containsExactly("3;;;;ikke se", "4;;;;venter;");
                assertThat(file).exists();
            } finally {
                run("alter table message drop constraint no_mapping");
            }

            taken(file);
            taken(wrong);
            assertThat(mappings()).hasSize(before + 2);
            assertThat(receipts(file, "rettes.kvittering-2.csv"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains(";godtatt"));
            try (var left = Files.list(file.getParent())) {
                assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("rettes.")))
                        .as("not handed back twice, and nothing half written")
                        .containsExactlyInAnyOrder("rettes.kvittering.csv", "rettes.kvittering-2.csv");
            }
        }

        @Test
        void when_many_rows_can_not_be_recorded_then_all_are_told_that_they_wait() throws IOException {
            var before = mappings().size();
            var rows = new ArrayList<String>();
            for (var serial = 2011; serial <= 2032; serial++) {
                rows.add(row(serial, "2026-07-01"));
            }
            rows.add(row(2033, "i går"));
            rows.add(row(2034, "2026-07-01"));
            run("alter table message add constraint no_mapping check (type <> 'SkillsMapping') not valid");
            Path file;
            try {
                file = put(CENTRE, "mange.csv", rows.toArray(String[]::new));
                var receipts = file.resolveSibling("mange.kvittering.csv");
                await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(receipts));

                assertThat(receipts(file, "mange.kvittering.csv"))
                        .hasSize(24)
                        .filteredOn(row -> row.contains(";;;;venter;"))
                        .hasSize(23)
                        .last()
                        .asString()
                        .startsWith("26;");
                assertThat(file.resolveSibling("mange.rader-med-feil.csv")).exists();
                assertThat(file).exists();
            } finally {
                run("alter table message drop constraint no_mapping");
            }

            taken(file);
            assertThat(mappings()).hasSize(before + 23);
        }

        @Test
        void when_two_rows_of_a_sheet_collide_then_the_first_has_it() throws IOException {
            var text = new StringBuilder("stafett reservasjon 1.0\r\nPerson;Tjeneste;Fra dato\r\n");
            var expected = new ArrayList<String>();
            for (var each = 0; each < 6; each++) {
                var person = TheRelayTest.duf(2041 + each);
                accepted(hub.say(IMDI, registered(person, "REFUGEE")));
                accepted(hub.say(SETTLING, settled(person, "4601", LocalDate.of(2026, 7, 1))));
                for (var days : List.of(30, 40)) {
                    text.append(person.getIdentifier().getValue())
                            .append(";Introduksjonsprogram;")
                            .append(hub.today().plusDays(days))
                            .append("\r\n");
                }
                expected.add((3 + 2 * each) + " notert");
                expected.add((4 + 2 * each) + " kolliderer");
            }

            var file = taken(put(SETTLING, "to.csv", text.toString().getBytes(StandardCharsets.UTF_8)));

            assertThat(receipts(file, "to.kvittering.csv").stream()
                            .filter(line -> line.contains(";ServiceClaim;"))
                            .map(line -> line.split(";"))
                            .map(cells -> cells[0] + " " + cells[5])
                            .distinct())
                    .containsExactlyElementsOf(expected);
        }

        @Test
        void when_a_municipality_reserves_in_a_workbook_then_the_answer_is_a_row_of_a_workbook() throws IOException {
            var person = TheRelayTest.duf(891);
            accepted(hub.say(IMDI, registered(person, "REFUGEE")));
            accepted(hub.say(SETTLING, settled(person, "4601", LocalDate.of(2026, 7, 1))));
            var form = new MunicipalityAdapter()
                    .forms().stream()
                            .filter(one -> one.id().equals("reservasjon"))
                            .findFirst()
                            .orElseThrow();
            var bytes = new ByteArrayOutputStream();
            try (var sheet = SheetWriter.of(SheetReader.Kind.XLSX, bytes)) {
                sheet.begin(form, List.of("Person", "Tjeneste", "Fra dato"));
                sheet.row(List.of(
                        person.getIdentifier().getValue(),
                        "Introduksjonsprogram",
                        hub.today().plusDays(30).toString()));
            }

            var file = taken(put(SETTLING, "Reservasjoner.XLSX", bytes.toByteArray()));

            assertThat(cells(file.resolveSibling("Reservasjoner.kvittering.xlsx")))
                    .contains("stafett kvittering 1.0", "3", "ServiceClaim", "notert")
                    .containsAnyElementsOf(hub.ask("select number from claim"));
        }

        @Test
        void when_a_file_is_locked_or_nobody_reads_it_then_that_is_its_answer() throws IOException {
            var locked = new ByteArrayOutputStream();
            locked.write(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
            locked.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));

            var ofCentre = taken(put(CENTRE, "laast.xlsx", locked.toByteArray()));
            var ofCounty = taken(put(COUNTY, "fylke.csv", row(895, "2026-07-01")));

            assertThat(receipts(ofCentre, "laast.kvittering.csv"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains("ikke sendt;", "STF-3353"));
            assertThat(receipts(ofCounty, "fylke.kvittering.csv"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains("ikke sendt;", "STF-3301"));
        }

        private static List<String> cells(Path file) throws IOException {
            var cells = new ArrayList<String>();
            SheetReader.read(file, name -> false, new RowsOfFile() {
                @Override
                public void sheet(String name) {
                    // there is one
                }

                @Override
                public void row(Row row) {
                    row.cells().forEach(cell -> cells.add(cell.value()));
                }

                @Override
                public void found(Finding finding) {
                    throw new AssertionError(finding.code().name());
                }
            });
            return cells;
        }
    }
}
