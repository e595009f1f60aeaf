package no.stafett.hub.relay;

import static no.stafett.hub.HubUnderTest.CENTRE;
import static no.stafett.hub.HubUnderTest.COUNTY;
import static no.stafett.hub.HubUnderTest.HOST;
import static no.stafett.hub.HubUnderTest.HUB;
import static no.stafett.hub.HubUnderTest.IMDI;
import static no.stafett.hub.HubUnderTest.SETTLING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import no.stafett.audit.HeadVerifier;
import no.stafett.audit.Verification;
import no.stafett.hub.HubUnderTest;
import no.stafett.hub.operate.AuditOperations;
import no.stafett.v1.Message;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.IdentityUnlinked;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.Reception;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.ServiceHistory;
import no.stafett.v1.model.ServiceHistoryQuery;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.codes.Answer;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.Collision;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.IdentityUnlinkGround;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.Result;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a message through a whole hub: one start for all of these. */
@SuppressWarnings("NullAway.Init")
class TheRelayTest {

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

    /** A DUF number by its serial, with its control digits. */
    static Person duf(int serial) {
        var body = "2024%06d".formatted(serial);
        int[] weights = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return new Person()
                .withIdentifier(new Identifier()
                        .withType(IdentifierKind.DUF_NUMBER)
                        .withValue(body + "%02d".formatted(sum % 11)));
    }

    static Municipality municipality(String number, LocalDate on) {
        return new Municipality().withValue(number).withValidAt(on);
    }

    PersonRegistered registered(Person person) {
        return new PersonRegistered()
                .withPerson(person)
                .withBirthDate(PartialDate.parse("1990-05-12"))
                .withSex(Sex.FEMALE)
                .withResidencePermit(
                        new ResidencePermit().withBasis("REFUGEE").withDecidedOn(LocalDate.of(2026, 1, 15)))
                .withReception(new Reception()
                        .withHostMunicipality(municipality("3301", LocalDate.of(2026, 1, 1)))
                        .withFrom(LocalDate.of(2026, 1, 1)));
    }

    static SkillsMapping mapped(Person person, String by, LocalDate on, MappingStage stage) {
        return new SkillsMapping()
                .withPerson(person)
                .withKind(MappingKind.COMPLETE)
                .withStage(stage)
                .withMappedOn(on)
                .withQualityAssured(false)
                .withPerformers(
                        new Performers().withResponsible(by).withPerformedBy(by).withSubmittedBy(by));
    }

    static ServiceClaim claim(Person person, String service, LocalDate from) {
        return new ServiceClaim().withPerson(person).withService(service).withFrom(from);
    }

    Receipt accepted(Message<?> answer) {
        var receipt = (Receipt) answer.payload();
        assertThat(receipt.getChecked().getStatus())
                .as(
                        "%s",
                        receipt.getChecked().getFinding().stream()
                                .map(f -> f.getCode() + " " + f.getAt())
                                .toList())
                .isNotEqualTo(CheckStatus.REJECTED);
        return receipt;
    }

    @Nested
    class Given_a_registered_person {

        @Test
        void when_she_is_registered_then_the_receipt_proves_it_offline() throws Exception {
            var document = hub.stafett().writer().bytes(hub.message(CENTRE, registered(duf(101))));

            var answer = hub.sendRaw(CENTRE, document);

            var receipt = accepted(hub.stafett().parser().parse(answer));
            assertThat(receipt.getOutcome().getResult()).isEqualTo(Result.RECORDED);
            var trusted = HeadVerifier.read(data.resolve("keys").resolve("log-head.key.pub"));
            assertThat(Verification.check(answer, trusted).holds()).isTrue();
            assertThat(hub.stafett().validator().validate(answer).errors()).isEmpty();
        }

        @Test
        void when_the_same_bytes_come_again_then_the_same_answer_comes_again_and_nothing_else() throws Exception {
            var document = hub.stafett().writer().bytes(hub.message(CENTRE, registered(duf(102))));
            var first = hub.sendRaw(CENTRE, document);
            long before = count("select count(*) from fact");

            var second = hub.sendRaw(CENTRE, document);

            assertThat(second).isEqualTo(first);
            assertThat(count("select count(*) from fact")).isEqualTo(before);
        }

        @Test
        void when_other_bytes_come_under_the_same_id_then_they_are_refused_and_both_are_kept() throws Exception {
            var message = hub.message(CENTRE, registered(duf(103)));
            hub.sendRaw(CENTRE, hub.stafett().writer().bytes(message));
            var other = no.stafett.v1.Message.of(registered(duf(104)))
                    .from(CENTRE)
                    .to(HUB)
                    .id(message.header().instanceIdentifier())
                    .build();

            var answer = (Receipt)
                    hub.send(CENTRE, hub.stafett().writer().bytes(other)).payload();

            assertThat(answer.getChecked().getStatus()).isEqualTo(CheckStatus.REJECTED);
            assertThat(answer.getChecked().getFinding()).extracting("code").containsExactly("STF-0204");
            assertThat(count("select count(*) from message where reuses is not null"))
                    .isEqualTo(1);
        }

        @Test
        void when_it_is_not_xml_then_the_channels_party_is_told_and_the_hub_goes_on() {
            var answer = (Receipt)
                    hub.send(CENTRE, "not xml".getBytes(StandardCharsets.UTF_8)).payload();

            assertThat(answer.getChecked().getFinding()).extracting("code").containsExactly("STF-0005");
            accepted(hub.say(CENTRE, registered(duf(105))));
        }
    }

    @Nested
    class Given_a_mapping_before_settlement {

        @Test
        void when_she_is_settled_then_the_mapping_is_handed_on_and_a_second_one_collides() {
            var amina = duf(201);
            var today = hub.today();
            accepted(hub.say(CENTRE, registered(amina)));
            var held = accepted(
                    hub.say(HOST, mapped(amina, HOST, LocalDate.of(2026, 2, 1), MappingStage.BEFORE_SETTLEMENT)));
            assertThat(held.getOutcome().getResult()).isEqualTo(Result.HELD);
            hub.inbox(SETTLING);

            accepted(hub.say(
                    SETTLING,
                    new PersonSettled()
                            .withPerson(amina)
                            .withMunicipality(municipality("4601", today))
                            .withSettledOn(today)
                            .withMode("AGREEMENT")));

            assertThat(hub.inbox(SETTLING))
                    .extracting(message -> message.header().type())
                    .contains("SkillsMapping");
            var answer = (ClaimAnswer)
                    hub.say(SETTLING, claim(amina, "SKILLS_MAPPING", today)).payload();
            assertThat(answer.getAnswer()).isEqualTo(Answer.COLLIDES);
            assertThat(answer.getCollision()).isEqualTo(Collision.ALREADY_PROVIDED);
        }
    }

    @Nested
    class Given_two_numbers {

        @Test
        void when_they_are_linked_then_the_double_shows_and_when_unlinked_it_goes() throws Exception {
            var one = duf(301);
            var other = duf(302);
            accepted(hub.say(CENTRE, registered(one)));
            accepted(hub.say(CENTRE, registered(other)));
            accepted(hub.say(HOST, mapped(one, HOST, LocalDate.of(2026, 2, 1), MappingStage.BEFORE_SETTLEMENT)));
            accepted(hub.say(
                    SETTLING, mapped(other, SETTLING, LocalDate.of(2026, 3, 1), MappingStage.AFTER_SETTLEMENT)));

            accepted(hub.say(
                    IMDI,
                    new IdentityLinked()
                            .withPerson(one)
                            .withOtherPerson(other)
                            .withLinkedOn(hub.today())
                            .withGround(IdentityLinkGround.CASE_REVIEW)));
            var linked = history(HOST, one);
            assertThat(linked.getConflict())
                    .extracting(no.stafett.v1.model.HistoryConflict::getKind)
                    .contains(no.stafett.v1.model.codes.ConflictKind.DOUBLE_PROVISION);

            accepted(hub.say(
                    IMDI,
                    new IdentityUnlinked()
                            .withPerson(one)
                            .withOtherPerson(other)
                            .withUnlinkedOn(hub.today())
                            .withGround(IdentityUnlinkGround.LINKED_BY_MISTAKE)));

            assertThat(history(HOST, one).getConflict()).isEmpty();
            assertThat(history(SETTLING, other).getConflict()).isEmpty();
        }
    }

    @Nested
    class Given_everything_above {

        @Test
        void when_the_log_is_verified_and_the_ledger_rebuilt_then_both_agree() throws Exception {
            accepted(hub.say(CENTRE, registered(duf(401))));
            var audit = hub.hub().part(AuditOperations.class);

            var verification = audit.verify();
            var comparison = audit.rebuild();

            assertThat(verification.problems()).isEmpty();
            assertThat(verification.ok()).isTrue();
            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.ok()).isTrue();
            assertThat(comparison.rows()).isPositive();
        }

        @Test
        void when_one_looks_for_a_number_then_it_stands_nowhere_in_plain() throws Exception {
            var person = duf(402);
            accepted(hub.say(CENTRE, registered(person)));
            var number = person.getIdentifier().getValue();

            for (var table : tables()) {
                assertThat(count("select count(*) from " + table + " t where t::text like '%" + number + "%'"))
                        .as(table)
                        .isZero();
            }
            assertThat(HubUnderTest.textBelow(data.resolve("log"))).doesNotContain(number);
        }
    }

    @Nested
    class Given_a_decision_that_does_not_come {

        @Test
        void when_three_months_have_passed_then_it_is_noticed_once() {
            var ingrid = duf(501);
            var settled = hub.today();
            accepted(hub.say(CENTRE, registered(ingrid)));
            accepted(hub.say(
                    SETTLING,
                    new PersonSettled()
                            .withPerson(ingrid)
                            .withMunicipality(municipality("4601", settled))
                            .withSettledOn(settled)
                            .withMode("AGREEMENT")));
            hub.inbox(SETTLING);
            hub.inbox(COUNTY);

            hub.moveTo(settled.plusMonths(3).plusDays(1));
            var overdue = notices(SETTLING, ingrid, "INTRODUCTION_PROGRAMME");
            hub.moveTo(settled.plusMonths(3).plusDays(2));
            var again = notices(SETTLING, ingrid, "INTRODUCTION_PROGRAMME");

            assertThat(overdue)
                    .filteredOn(notice -> notice.getKind() == NoticeKind.OVERDUE)
                    .hasSize(1);
            assertThat(again)
                    .filteredOn(notice -> notice.getKind() == NoticeKind.OVERDUE)
                    .isEmpty();
        }
    }

    private List<ServiceNotice> notices(String party, Person person, String service) {
        return hub.inbox(party).stream()
                .map(Message::payload)
                .filter(ServiceNotice.class::isInstance)
                .map(ServiceNotice.class::cast)
                .filter(notice -> person.equals(notice.getPerson()) && service.equals(notice.getService()))
                .toList();
    }

    private ServiceHistory history(String party, Person person) {
        return (ServiceHistory)
                hub.say(party, new ServiceHistoryQuery().withPerson(person).withPurpose("GIVE_SERVICE"))
                        .payload();
    }

    private List<String> tables() throws SQLException {
        try (var connection = connection();
                var select = connection.prepareStatement(
                        "select table_name from information_schema.tables where table_schema = 'public'");
                var rows = select.executeQuery()) {
            var names = new java.util.ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private Connection connection() throws SQLException {
        return hub.hub().part(DataSource.class).getConnection();
    }

    private long count(String sql) throws SQLException {
        try (var connection = connection();
                var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
