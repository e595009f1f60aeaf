package no.stafett.hub.oversight;

import static no.stafett.hub.HubUnderTest.AGENT;
import static no.stafett.hub.HubUnderTest.AUTHORITY;
import static no.stafett.hub.HubUnderTest.HOST;
import static no.stafett.hub.HubUnderTest.IMDI;
import static no.stafett.hub.HubUnderTest.SETTLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import no.stafett.hub.HubUnderTest;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.oversight.Tables.Row;
import no.stafett.ledger.calendar.TimeLimit;
import no.stafett.v1.model.CircumstanceChanged;
import no.stafett.v1.model.Employment;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.WeighedWish;
import no.stafett.v1.model.codes.AddressProtection;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.RecognitionOutcome;
import no.stafett.v1.model.codes.SettlementAnswer;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.codes.WishMet;
import no.stafett.v1.model.common.Education;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A crowd that the ledger learns of by messages, and the tables it makes: twelve people in Bergen and eleven in Drammen who
 * are owed the programme, five who are not, six in a service that is nobody else's business, five whose address is protected.
 */
@SuppressWarnings("NullAway") // JUnit sets the hub, and every document is answered
class OversightTest {
    private static final int[] DUF_WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    /** What nobody in the crowd is given but those whose address is protected. */
    private static final String PARENTS = "PARENTAL_GUIDANCE";

    private static final String BERGEN = "4601";
    private static final String DRAMMEN = "3301";

    @TempDir
    static Path data;

    static HubUnderTest hub;
    static LocalDate settled;
    /** What was found in documents of the crowd that were refused. */
    static final Set<String> refused = new TreeSet<>();

    @BeforeAll
    static void start() {
        hub = HubUnderTest.start(data);
        settled = hub.today().minusMonths(32);
        int given = 0;
        for (int i = 0; i < 23; i++) {
            var bergen = i < 12;
            var person = duf(100 + i);
            var party = bergen ? SETTLING : HOST;
            var permitted = i % 2 == 0 ? settled.minusMonths(1) : settled.minusMonths(13);
            boolean done = bergen ? i < 6 : i < 16; // six in Bergen, four in Drammen
            say(IMDI, registered(person, "REFUGEE", permitted).withSex(i >= 19 ? Sex.MALE : Sex.FEMALE));
            if (bergen) {
                say(party, answered(person, BERGEN, i < 7 ? WishMet.MET : WishMet.PARTLY_MET));
            }
            say(party, settled(person, bergen ? BERGEN : DRAMMEN));
            int wait = i >= 18 ? 100 : 30;
            say(party, granted(person, settled.plusDays(wait)));
            say(party, event(person, party, PROGRAMME, ProvisionEventKind.STARTED, settled.plusDays(wait + 10)));
            if (done) {
                var end = event(person, party, PROGRAMME, ProvisionEventKind.COMPLETED, settled.plusMonths(18));
                say(party, given++ < 5 ? end.withOutcome("WORK_FULL_TIME") : end.withOutcome("OTHER"));
            } else if (i >= 17) {
                say(party, works(person));
            }
        }
        for (int i = 0; i < 5; i++) {
            var person = duf(200 + i);
            say(IMDI, registered(person, "FAMILY_OTHER", settled.minusMonths(1)).withSex(Sex.FEMALE));
            say(SETTLING, settled(person, BERGEN));
            say(SETTLING, event(person, SETTLING, PROGRAMME, ProvisionEventKind.STARTED, settled.plusDays(40)));
            say(AGENT, applied(person));
            say(
                    AUTHORITY,
                    recognised(
                            person,
                            TimeLimit.ofWorkingDays(7 + i).after(hub.today().minusMonths(3))));
        }
        for (int i = 0; i < 6; i++) {
            var person = duf(300 + i);
            say(
                    IMDI,
                    registered(person, "OTHER", settled.minusMonths(1))
                            .withSex(Sex.MALE)
                            .withArrivedOn(null));
            say(
                    SETTLING,
                    event(
                            person,
                            SETTLING,
                            "QUALIFICATION_PROGRAMME",
                            ProvisionEventKind.STARTED,
                            settled.plusDays(40)));
        }
        for (int i = 0; i < 5; i++) {
            var person = duf(500 + i);
            say(
                    IMDI,
                    registered(person, "OTHER", settled.minusMonths(1))
                            .withSex(Sex.FEMALE)
                            .withArrivedOn(null)
                            .withAddressProtection(AddressProtection.STRICTLY_CONFIDENTIAL));
            say(SETTLING, answered(person, BERGEN, WishMet.MET));
            say(SETTLING, settled(person, BERGEN));
            say(SETTLING, event(person, SETTLING, PARENTS, ProvisionEventKind.STARTED, settled.plusDays(40)));
        }
        var twice = duf(400);
        say(IMDI, registered(twice, "REFUGEE", settled.minusMonths(1)).withSex(Sex.FEMALE));
        say(
                IMDI,
                new IdentityLinked()
                        .withPerson(duf(100))
                        .withOtherPerson(twice)
                        .withLinkedOn(hub.today())
                        .withGround(IdentityLinkGround.CASE_REVIEW));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    // ------------------------------------------------------------ the crowd

    private static Person duf(int serial) {
        var body = "2024%06d".formatted(serial);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * DUF_WEIGHTS[i];
        }
        return new Person()
                .withIdentifier(new Identifier()
                        .withType(IdentifierKind.DUF_NUMBER)
                        .withValue(body + "%02d".formatted(sum % 11)));
    }

    private static void say(String party, Object payload) {
        var document = hub.stafett().writer().bytes(hub.message(party, payload));
        var answer = hub.hub()
                .part(ProducerTemplate.class)
                .requestBody(
                        "direct:20-checks", new Incoming(Carrier.SOAP, party, null, document, false), Answer.class);
        if (answer.status().equals("rejected")) {
            var receipt =
                    (Receipt) hub.stafett().parser().parse(answer.receipt()).payload();
            receipt.getChecked()
                    .getFinding()
                    .forEach(finding -> refused.add(finding.getName() + " " + finding.getAt()));
        }
    }

    private static Municipality municipality(String number) {
        return new Municipality().withValue(number).withValidAt(settled);
    }

    private static PersonRegistered registered(Person person, String basis, LocalDate permitted) {
        return new PersonRegistered()
                .withPerson(person)
                .withBirthDate(PartialDate.parse("1990-05-12"))
                .withArrivedOn(hub.today().minusYears(4))
                .withResidencePermit(new ResidencePermit().withBasis(basis).withDecidedOn(permitted));
    }

    private static SettlementDecision answered(Person person, String municipality, WishMet first) {
        return new SettlementDecision()
                .withPerson(person)
                .withMunicipality(municipality(municipality))
                .withAnswer(SettlementAnswer.ACCEPTED)
                .withDecidedOn(settled.minusDays(10))
                .withMode("AGREEMENT")
                .withWeighedWish(
                        new WeighedWish().withRank(2).withResult(WishMet.NOT_MET),
                        new WeighedWish().withRank(1).withResult(first));
    }

    private static PersonSettled settled(Person person, String municipality) {
        return new PersonSettled()
                .withPerson(person)
                .withMunicipality(municipality(municipality))
                .withSettledOn(settled)
                .withMode("AGREEMENT");
    }

    private static ServiceDecision granted(Person person, LocalDate on) {
        return new ServiceDecision()
                .withPerson(person)
                .withService(PROGRAMME)
                .withOutcome(DecisionOutcome.GRANTED)
                .withDecidedOn(on);
    }

    private static ProvisionEvent event(
            Person person, String party, String service, ProvisionEventKind kind, LocalDate on) {
        return new ProvisionEvent()
                .withPerson(person)
                .withService(service)
                .withEvent(kind)
                .withOn(on)
                .withPerformers(new Performers()
                        .withResponsible(party)
                        .withPerformedBy(party)
                        .withSubmittedBy(party));
    }

    private static CircumstanceChanged works(Person person) {
        return new CircumstanceChanged()
                .withPerson(person)
                .withChangedOn(hub.today().minusMonths(2))
                .withEmployment(new Employment().withHoursAWeek(BigDecimal.TEN));
    }

    private static RecognitionApplication applied(Person person) {
        return new RecognitionApplication()
                .withPerson(person)
                .withQualificationKey("Q-1")
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAppliedOn(hub.today().minusMonths(3))
                .withEducation(new Education()
                        .withTitle("Bachelor")
                        .withInstitution("A university")
                        .withCountry("SDN"));
    }

    private static RecognitionDecision recognised(Person person, LocalDate on) {
        return new RecognitionDecision()
                .withPerson(person)
                .withQualificationKey("Q-1")
                .withLevelKind(LevelKind.HIGHER_EDUCATION)
                .withAuthority(AUTHORITY)
                .withOutcome(RecognitionOutcome.REFUSED)
                .withDecidedOn(on)
                .withReason("OTHER");
    }

    // ------------------------------------------------------------ asking

    private static Oversight oversight() {
        return hub.hub().part(Oversight.class);
    }

    private static List<Object> cells(String table, String subject, String group, String by, String value) {
        return oversight().look(List.of(table), Oversight.Form.JSON).tables().get(0).rows().stream()
                .filter(row -> row.subject().equals(subject) && row.group().equals(group))
                .filter(row -> row.by().equals(by) && row.value().equals(value))
                .map(Row::cells)
                .findFirst()
                .orElse(List.of());
    }

    private static List<Object> programme(String by, String value) {
        return cells("uptake", PROGRAMME, "OWED", by, value);
    }

    private static List<Object> all(Object... cells) {
        return List.of(cells);
    }

    private static long count(String sql) {
        return JdbcClient.create(hub.hub().part(DataSource.class))
                .sql(sql)
                .query(Long.class)
                .single();
    }

    private static HttpResponse<String> operator(String path) throws Exception {
        var operator = Files.readString(hub.folder().operatorFile());
        var url = operator.replaceAll("(?s).*\"url\":\"([^\"]+)\".*", "$1");
        var token = operator.replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void when_the_crowd_has_come_then_nothing_of_it_was_refused() {
        assertThat(refused).isEmpty();
    }

    @Test
    void when_people_are_counted_then_each_is_once_also_with_two_numbers() {
        assertThat(programme("ALL", "ALL")).isEqualTo(all(0L, 13L, 10L, 0L, 0L, 0L, 0L, 23L));
    }

    @Test
    void when_a_municipality_has_four_then_neither_its_county_nor_its_neighbour_tells() {
        var held = Tables.SUPPRESSED;
        for (var drammen : List.of(programme("MUNICIPALITY", DRAMMEN), programme("COUNTY", "33"))) {
            assertThat(drammen).isEqualTo(all(0L, held, held, 0L, 0L, 0L, 0L, 11L));
        }
        for (var bergen : List.of(programme("MUNICIPALITY", BERGEN), programme("COUNTY", "46"))) {
            assertThat(bergen).isEqualTo(all(0L, held, held, 0L, 0L, 0L, 0L, 12L));
        }
    }

    @Test
    void when_a_year_a_rule_or_a_sex_is_asked_for_then_its_people_are_counted_exactly_or_not_at_all() {
        var year = settled.minusMonths(1).getYear();
        assertThat(programme("COHORT", "" + year)).isEqualTo(all(0L, 7L, 5L, 0L, 0L, 0L, 0L, 12L));
        assertThat(programme("COHORT", "" + (year - 1))).isEqualTo(all(0L, 6L, 5L, 0L, 0L, 0L, 0L, 11L));
        assertThat(programme("SEX", "MALE").get(1)).isEqualTo(Tables.SUPPRESSED);
        assertThat(programme("SEX", "MALE").get(7)).isEqualTo(Tables.SUPPRESSED);
        assertThat(programme("SEX", "FEMALE"))
                .isEqualTo(all(0L, Tables.SUPPRESSED, 10L, 0L, 0L, 0L, 0L, Tables.SUPPRESSED));
        assertThat(oversight()
                        .look(List.of("uptake"), Oversight.Form.JSON)
                        .tables()
                        .get(0)
                        .rows())
                .filteredOn(row -> row.by().equals("RULE") && row.subject().equals(PROGRAMME))
                .extracting(Row::value)
                .allMatch(rule -> rule.matches("[0-9.]+ [a-z0-9-]+"));
    }

    @Test
    void when_people_who_are_not_entitled_got_it_then_they_are_counted_by_ground() {
        assertThat(cells("uptake", PROGRAMME, "NOT_ENTITLED", "GROUND", "FAMILY_OTHER"))
                .isEqualTo(all(0L, 5L, 0L, 0L, 0L, 0L, 0L, 5L));
    }

    @Test
    void when_a_service_is_nobody_elses_business_then_it_is_in_no_table() throws Exception {
        assertThat(count("select count(*) from obligation where service = 'QUALIFICATION_PROGRAMME'"))
                .isEqualTo(6);
        assertThat(operator("/oversight").body()).contains(PROGRAMME).doesNotContain("QUALIFICATION_PROGRAMME");
    }

    @Test
    void when_settlement_decision_and_start_are_known_then_the_waits_are_told() {
        assertThat(cells("waits", PROGRAMME, "DECISION", "ALL", "ALL")).isEqualTo(all(25L, 30L, 78L, 0L));
        assertThat(cells("waits", PROGRAMME, "START", "ALL", "ALL")).isEqualTo(all(25L, 40L, 78L, 0L));
        assertThat(cells("waits", PROGRAMME, "DECISION", "COUNTY", "46")).isEqualTo(all(10L, 30L, 100L, 0L));
        assertThat(cells("waits", PROGRAMME, "DECISION", "SEX", "MALE"))
                .isEqualTo(all(Tables.SUPPRESSED, Tables.SUPPRESSED, Tables.SUPPRESSED, 0L));
    }

    @Test
    void when_degrees_are_recognised_then_the_wait_is_in_working_days() {
        assertThat(cells("recognition", "HIGHER_EDUCATION", "", "ALL", "ALL")).isEqualTo(all(5L, 9L, 0L));
    }

    @Test
    void when_wishes_were_weighed_then_how_the_first_was_met_is_counted() {
        assertThat(cells("placement", "PEOPLE", "", "MUNICIPALITY", BERGEN)).isEqualTo(all(7L, 5L, 0L, 0L, 12L));
    }

    @Test
    void when_a_programme_has_ended_and_nobody_has_told_what_became_of_them_then_they_are_unknown() {
        assertThat(cells("afterwards", PROGRAMME, "", "ALL", "ALL")).isEqualTo(all(0L, 5L, 5L, 0L));
        assertThat(cells("afterwards", PROGRAMME, "", "OUTCOME", "WORK_FULL_TIME"))
                .isEqualTo(all(0L, 5L, 0L, 0L));
    }

    @Test
    void when_people_work_then_they_are_counted_by_the_year_of_arrival() {
        assertThat(cells(
                        "work",
                        "PEOPLE",
                        "",
                        "YEAR",
                        "" + hub.today().minusYears(4).getYear()))
                .isEqualTo(all(6L, 0L, 22L, 28L));
    }

    @Test
    void when_people_have_a_protected_address_then_no_place_counts_them() throws Exception {
        assertThat(cells("placement", "PEOPLE", "", "ALL", "ALL")).isEqualTo(all(12L, 5L, 0L, 0L, 17L));
        assertThat(cells("placement", "PEOPLE", "", "COUNTY", "46")).isEqualTo(all(7L, 5L, 0L, 0L, 12L));
        assertThat(cells("placement", "PEOPLE", "", "MUNICIPALITY", Tables.NOT_TOLD))
                .isEqualTo(all(5L, 0L, 0L, 0L, 5L));

        var given = oversight().look(List.of("uptake"), Oversight.Form.JSON).tables().get(0).rows().stream()
                .filter(row -> row.subject().equals(PARENTS))
                .toList();
        assertThat(given)
                .filteredOn(row -> row.by().equals("ALL"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).isEqualTo(all(0L, 5L, 0L, 0L, 0L, 0L, 0L, 5L)));
        assertThat(count("select count(*) from obligation where service = 'PARENTAL_GUIDANCE' and territory = '4601'"))
                .as("it is Bergen that gives it")
                .isEqualTo(5);
        assertThat(given)
                .filteredOn(row -> row.by().equals("MUNICIPALITY") || row.by().equals("COUNTY"))
                .extracting(Tables.Row::value)
                .containsOnly(Tables.NOT_TOLD);
    }

    @Test
    void when_all_of_it_is_read_then_four_is_told_nowhere() throws Exception {
        var tables = oversight().look(List.of(), Oversight.Form.JSON).tables();
        assertThat(tables).hasSize(6);
        for (var table : tables) {
            for (var row : table.rows()) {
                assertThat(row.cells())
                        .as(table.name() + row)
                        .hasSize(table.columns().size());
                assertThat(row.cells()).as(table.name() + row).doesNotContain(1L, 2L, 3L, 4L);
            }
        }
        var csv = operator("/oversight/csv").body();
        assertThat(csv).contains(";MUNICIPALITY;3301;GIVEN;suppressed").doesNotContainPattern(";[1-4]\\\\r");
        assertThat(operator("/oversight").body()).doesNotContainPattern("[\\[,][1-4][,\\]]");
    }

    @Test
    void when_an_operator_looks_then_it_is_an_entry_of_the_log_first() throws Exception {
        long before = count("select count(*) from audit_leaf where kind = 'oversight_read'");
        assertThat(operator("/oversight?table=work").statusCode()).isEqualTo(200);
        assertThat(operator("/oversight/csv").statusCode()).isEqualTo(200);
        assertThat(count("select count(*) from audit_leaf where kind = 'oversight_read'"))
                .isEqualTo(before + 2);

        assertThat(operator("/oversight?table=people").statusCode()).isEqualTo(400);
        assertThatThrownBy(() -> oversight().look(List.of("people"), Oversight.Form.JSON))
                .isInstanceOf(Oversight.NoSuchTable.class);
        assertThat(count("select count(*) from audit_leaf where kind = 'oversight_read'"))
                .isEqualTo(before + 2);
    }
}
