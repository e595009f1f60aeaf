package no.stafett.hub.relay;

import static no.stafett.hub.HubUnderTest.CENTRE;
import static no.stafett.hub.HubUnderTest.COUNTY;
import static no.stafett.hub.HubUnderTest.HOST;
import static no.stafett.hub.HubUnderTest.IMDI;
import static no.stafett.hub.HubUnderTest.SETTLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stafett.hub.HubUnderTest;
import no.stafett.hub.operate.AuditOperations;
import no.stafett.hub.operate.OpeningBalances;
import no.stafett.hub.party.NotDone;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.v1.Message;
import no.stafett.v1.model.CircumstanceChanged;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.IdentityUnlinked;
import no.stafett.v1.model.PersonLeft;
import no.stafett.v1.model.PersonMoved;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceHistory;
import no.stafett.v1.model.ServiceHistoryQuery;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.UpperSecondary;
import no.stafett.v1.model.codes.Answer;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.ConflictKind;
import no.stafett.v1.model.codes.CorrectionAction;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.IdentityUnlinkGround;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.MoveKind;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.codes.UpperSecondaryStanding;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a party brings on its first day, what was known on a day that is over, and what becomes of what is odd. One hub for all. */
@SuppressWarnings("NullAway.Init")
class TheFirstDayTest {
    private static final String MAPPING = "SKILLS_MAPPING";
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    private static final String FIRST_PART = "310000507";
    private static final String SECOND_PART = "310000523";
    private static final LocalDate SETTLED = LocalDate.of(2026, 7, 1);

    @TempDir
    static Path data;

    static HubUnderTest hub;

    @BeforeAll
    static void start() {
        hub = HubUnderTest.start(data);
        for (var part : List.of("1508", "1580")) {
            hub.hub()
                    .part(PartyAdministration.class)
                    .add(new Party(
                            part.equals("1508") ? FIRST_PART : SECOND_PART,
                            "MUNICIPALITY",
                            "Del",
                            part,
                            LocalDate.of(2024, 1, 1),
                            null,
                            Party.State.ACTIVE,
                            List.of()));
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Receipt receipt(Message<?> answer) {
        return answer.payload() instanceof ClaimAnswer claim ? claim.getReceipt() : (Receipt) answer.payload();
    }

    private static Message<?> accepted(Message<?> answer) {
        assertThat(receipt(answer).getChecked().getStatus())
                .as("%s", findings(answer))
                .isNotEqualTo(CheckStatus.REJECTED);
        return answer;
    }

    private static List<String> findings(Message<?> answer) {
        return receipt(answer).getChecked().getFinding().stream()
                .map(ReceiptFinding::getName)
                .toList();
    }

    private static PersonRegistered registered(Person person) {
        return new PersonRegistered()
                .withPerson(person)
                .withBirthDate(PartialDate.parse("1990-05-12"))
                .withSex(Sex.FEMALE)
                .withResidencePermit(
                        new ResidencePermit().withBasis("REFUGEE").withDecidedOn(LocalDate.of(2026, 6, 1)));
    }

    private static PersonSettled settled(Person person, String municipality, LocalDate on) {
        return new PersonSettled()
                .withPerson(person)
                .withMunicipality(TheRelayTest.municipality(municipality, on))
                .withSettledOn(on)
                .withMode("AGREEMENT");
    }

    /** A refugee, settled in Bergen; returns the id of the message that registered the person. */
    private static String settledIn4601(Person person) {
        var registration = hub.message(IMDI, registered(person));
        accepted(hub.send(IMDI, hub.stafett().writer().bytes(registration)));
        accepted(hub.say(SETTLING, settled(person, "4601", SETTLED)));
        return registration.header().instanceIdentifier();
    }

    private static ProvisionEvent event(
            String by, Person person, String service, ProvisionEventKind kind, LocalDate on) {
        return new ProvisionEvent()
                .withPerson(person)
                .withPerformers(
                        new Performers().withResponsible(by).withPerformedBy(by).withSubmittedBy(by))
                .withService(service)
                .withEvent(kind)
                .withOn(on);
    }

    private static ServiceHistory history(String party, Person person, LocalDate knownAt) {
        var answer = (ServiceHistory) hub.say(
                        party,
                        new ServiceHistoryQuery()
                                .withPerson(person)
                                .withPurpose("GIVE_SERVICE")
                                .withKnownAt(knownAt))
                .payload();
        assertThat(answer.isAnswered()).isTrue();
        assertThat(answer.getKnownAt()).isEqualTo(knownAt);
        return answer;
    }

    private static List<String> states(ServiceHistory history, String service) {
        return history.getObligation().stream()
                .filter(owed -> owed.getService().equals(service))
                .map(owed -> owed.getState() + " " + owed.getResponsible())
                .toList();
    }

    private static void nextDay() {
        hub.moveTo(hub.today().plusDays(1));
    }

    private static void rebuilds() {
        assertThat(hub.hub().part(AuditOperations.class).rebuild().differences())
                .isEmpty();
    }

    // ------------------------------------------------------------ what was known

    @Nested
    class Given_a_day_that_is_over {
        @Test
        void when_something_is_told_late_then_that_day_does_not_know_it() {
            var person = TheRelayTest.duf(3001);
            settledIn4601(person);
            var then = hub.today();
            nextDay();
            accepted(hub.say(
                    SETTLING,
                    TheRelayTest.mapped(person, SETTLING, SETTLED.plusDays(9), MappingStage.AFTER_SETTLEMENT)));

            assertThat(states(history(SETTLING, person, null), MAPPING)).containsExactly("FULFILLED " + SETTLING);
            var past = history(SETTLING, person, then);
            assertThat(past.getAsOf()).isEqualTo(then);
            assertThat(states(past, MAPPING)).containsExactly("OPEN " + SETTLING);
            assertThat(history(SETTLING, person, then.minusDays(1)).getObligation())
                    .as("nobody knew her the day before")
                    .isEmpty();
        }

        @Test
        void when_a_permit_turns_out_to_be_another_s_then_that_day_still_has_it() {
            var person = TheRelayTest.duf(3002);
            var mistake = settledIn4601(person);
            var then = hub.today();
            nextDay();
            accepted(hub.say(
                    IMDI,
                    new Correction()
                            .withPerson(person)
                            .withCorrects(mistake)
                            .withAction(CorrectionAction.WITHDRAWN)
                            .withCorrectedOn(hub.today())
                            .withReason("WRONG_PERSON")));

            assertThat(states(history(SETTLING, person, null), PROGRAMME))
                    .as("without a permit nobody is entitled")
                    .noneMatch(state -> state.startsWith("OPEN"));
            assertThat(states(history(SETTLING, person, then), PROGRAMME)).containsExactly("OPEN " + SETTLING);
            rebuilds();
        }

        @Test
        void when_two_were_one_then_and_are_not_now_then_only_who_may_know_both_sees_it() {
            var one = TheRelayTest.duf(3003);
            var other = TheRelayTest.duf(3004);
            accepted(hub.say(CENTRE, registered(one)));
            accepted(hub.say(CENTRE, registered(other)));
            accepted(hub.say(HOST, TheRelayTest.mapped(one, HOST, SETTLED, MappingStage.BEFORE_SETTLEMENT)));
            accepted(hub.say(
                    SETTLING,
                    TheRelayTest.mapped(other, SETTLING, SETTLED.plusDays(9), MappingStage.AFTER_SETTLEMENT)));
            var apart = hub.today();
            nextDay();
            accepted(hub.say(
                    IMDI,
                    new IdentityLinked()
                            .withPerson(one)
                            .withOtherPerson(other)
                            .withLinkedOn(hub.today())
                            .withGround(IdentityLinkGround.CASE_REVIEW)));
            var together = hub.today();
            nextDay();
            assertThat(conflicts(history(HOST, one, apart)))
                    .as("a link made later does not count")
                    .isEmpty();
            accepted(hub.say(
                    IMDI,
                    new IdentityUnlinked()
                            .withPerson(one)
                            .withOtherPerson(other)
                            .withUnlinkedOn(hub.today())
                            .withGround(IdentityUnlinkGround.LINKED_BY_MISTAKE)));

            assertThat(conflicts(history(IMDI, one, null))).isEmpty();
            assertThat(conflicts(history(IMDI, one, apart))).isEmpty();
            var looks = Integer.parseInt(hub.ask("select count(*) from look").get(0));
            assertThat(conflicts(history(IMDI, one, together))).containsExactly(ConflictKind.DOUBLE_PROVISION);
            assertThat(hub.ask("select count(*) from look"))
                    .as("both people were looked at")
                    .containsExactly(Integer.toString(looks + 2));
            assertThat(conflicts(history(HOST, one, together)))
                    .as("who has nothing to do with the other sees nothing of the other")
                    .isEmpty();
            rebuilds();
        }

        private static List<ConflictKind> conflicts(ServiceHistory history) {
            return history.getConflict().stream()
                    .map(no.stafett.v1.model.HistoryConflict::getKind)
                    .toList();
        }

        @Test
        void when_a_claim_lapses_later_then_that_day_still_has_it() {
            var person = TheRelayTest.duf(3005);
            settledIn4601(person);
            var then = hub.today();
            accepted(hub.say(
                    SETTLING, TheRelayTest.claim(person, NORWEGIAN, then).withLatestStart(then.plusDays(1))));
            hub.moveTo(then.plusDays(3));

            assertThat(history(SETTLING, person, null).getClaim())
                    .extracting(claim -> claim.getState().name())
                    .containsExactly("LAPSED");
            assertThat(history(SETTLING, person, then).getClaim())
                    .extracting(claim -> claim.getState().name())
                    .containsExactly("NOTED");
        }

        @Test
        void when_the_day_has_not_come_then_today_is_all_that_is_known() {
            var person = TheRelayTest.duf(3006);
            settledIn4601(person);

            var answer = (ServiceHistory) hub.say(
                            SETTLING,
                            new ServiceHistoryQuery()
                                    .withPerson(person)
                                    .withPurpose("GIVE_SERVICE")
                                    .withKnownAt(hub.today().plusYears(1)))
                    .payload();

            assertThat(answer.getAsOf()).isEqualTo(hub.today());
            assertThat(answer.getKnownAt()).isEqualTo(hub.today());
        }

        @Test
        void when_a_stranger_asks_for_the_past_then_the_answer_is_as_for_nobody() {
            var person = TheRelayTest.duf(3007);
            settledIn4601(person);
            nextDay();

            for (var asked : List.of(person, TheRelayTest.duf(3008))) {
                var answer = (ServiceHistory) hub.say(
                                HOST,
                                new ServiceHistoryQuery()
                                        .withPerson(asked)
                                        .withPurpose("GIVE_SERVICE")
                                        .withKnownAt(hub.today().minusDays(1)))
                        .payload();
                assertThat(answer.isAnswered()).isFalse();
                assertThat(answer.getObligation()).isEmpty();
            }
        }
    }

    // ------------------------------------------------------------ the first day

    /** A person of a balance: whatever {@code more} says, as of the day before today. */
    private static String balance(Person person, String... more) {
        return "<OpeningBalance><Person><c:Identifier type=\"DUF_NUMBER\">"
                + person.getIdentifier().getValue() + "</c:Identifier></Person><AsOf>"
                + hub.today().minusDays(1) + "</AsOf>" + String.join("", more) + "</OpeningBalance>\n";
    }

    private static final String HEAD =
            "<OpeningBalances xmlns=\"urn:stafett:skills-mapping:1\" xmlns:c=\"urn:stafett:common:1\">\n";
    private static final String BORN = "<BirthDate>1990-05-12</BirthDate>";
    private static final String PERMIT =
            "<ResidencePermit><Basis>REFUGEE</Basis><DecidedOn>2025-06-01</DecidedOn></ResidencePermit>";
    private static final String IN_BERGEN = "<Settled><Municipality validAt=\"2025-07-01\">4601</Municipality>"
            + "<SettledOn>2025-07-01</SettledOn><Mode>AGREEMENT</Mode></Settled>";
    private static final String CLAIMED =
            "<Claim><Service>INTRODUCTION_PROGRAMME</Service><From>2025-09-01</From></Claim>";

    private static String given(String service, String kind, String on) {
        return "<Provision><Service>" + service + "</Service><Event>" + kind + "</Event><On>" + on
                + "</On></Provision>";
    }

    private record Report(OpeningBalances.Outcome outcome, List<OpeningBalances.Row> rows) {
        List<String> codes(int row) {
            return rows.stream()
                    .filter(said -> said.row() == row)
                    .flatMap(said -> said.findings().stream())
                    .map(OpeningBalances.Said::name)
                    .toList();
        }
    }

    private static Report read(String party, InputStream file) {
        var rows = new ArrayList<OpeningBalances.Row>();
        try {
            return new Report(hub.hub().part(OpeningBalances.class).read(party, file, rows::add), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Report read(String party, String... people) {
        return read(party, bytes(HEAD + String.join("", people) + "</OpeningBalances>"));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long ledgerRows() {
        return Long.parseLong(hub.ask(
                        "select (select count(*) from fact) + (select count(*) from claim) + (select count(*) from identifier)"
                                + " + (select count(*) from message)")
                .get(0));
    }

    @Nested
    class Given_a_party_that_joins {
        @Test
        void when_its_people_are_read_in_then_they_stand_and_nobody_is_told_of_what_was_past() {
            var person = TheRelayTest.duf(3101);
            var before = hub.today();
            nextDay();
            List.of(IMDI, COUNTY, SETTLING).forEach(hub::inbox);

            var report = read(
                    SETTLING,
                    balance(person, BORN, PERMIT, IN_BERGEN, CLAIMED, given(PROGRAMME, "STARTED", "2025-09-01")));

            assertThat(report.outcome().imported()).isEqualTo(1);
            assertThat(report.outcome().complete()).isTrue();
            assertThat(report.outcome().misses()).as("no mapping is told of").isPositive();
            assertThat(report.codes(1)).contains("ALREADY_OVERDUE").doesNotContain("NO_RECEIVER");
            for (var party : List.of(IMDI, COUNTY, SETTLING)) {
                assertThat(hub.inbox(party))
                        .as(party)
                        .noneMatch(message -> message.payload() instanceof ServiceNotice notice
                                && !notice.getKind().name().equals("DUE_SOON"));
            }
            var now = history(SETTLING, person, null);
            assertThat(states(now, PROGRAMME)).containsExactly("IN_PROGRESS " + SETTLING);
            assertThat(now.getClaim()).extracting(claim -> claim.isImported()).containsExactly(true);
            assertThat(now.getProvision())
                    .extracting(provision -> provision.isImported())
                    .containsExactly(true);
            assertThat(history(SETTLING, person, before).getObligation())
                    .as("the day before nobody knew")
                    .isEmpty();

            nextDay();
            assertThat(hub.inbox(SETTLING))
                    .as("nor afterwards")
                    .noneMatch(message -> message.payload() instanceof ServiceNotice notice
                            && notice.getKind().name().equals("OVERDUE"));
            rebuilds();
        }

        @Test
        void when_the_same_file_comes_again_then_nothing_changes() {
            var file = HEAD + balance(TheRelayTest.duf(3111), PERMIT, IN_BERGEN)
                    + balance(TheRelayTest.duf(3112), PERMIT, IN_BERGEN, CLAIMED) + "</OpeningBalances>";
            read(SETTLING, bytes(file));
            var before = ledgerRows();

            var again = read(SETTLING, bytes(file));

            assertThat(again.outcome().unchanged()).isEqualTo(2);
            assertThat(again.outcome().imported()).isZero();
            assertThat(ledgerRows()).isEqualTo(before);
        }

        @Test
        void when_it_was_interrupted_then_beginning_again_takes_the_rest() {
            var first = balance(TheRelayTest.duf(3121), PERMIT, IN_BERGEN);
            var second = balance(TheRelayTest.duf(3122), PERMIT, IN_BERGEN);

            var cut = read(SETTLING, bytes(HEAD + first + second.substring(0, second.length() / 2)));
            assertThat(cut.outcome().imported()).isEqualTo(1);
            assertThat(cut.outcome().complete()).isFalse();
            assertThat(cut.codes(0)).containsExactly("NOT_XML");

            var whole = read(SETTLING, first, second);
            assertThat(whole.outcome().unchanged()).isEqualTo(1);
            assertThat(whole.outcome().imported()).isEqualTo(1);
            assertThat(whole.outcome().complete()).isTrue();
        }

        @Test
        void when_two_parties_bring_the_same_service_then_the_report_tells_and_people_settle_it() {
            var person = TheRelayTest.duf(3131);
            read(SETTLING, balance(person, PERMIT, IN_BERGEN, CLAIMED, given(PROGRAMME, "STARTED", "2025-09-01")));

            var report = read(HOST, balance(person, CLAIMED, given(PROGRAMME, "STARTED", "2025-09-15")));

            assertThat(report.outcome().imported()).isEqualTo(1);
            assertThat(report.outcome().doubles()).isPositive();
            assertThat(report.codes(1)).contains("CLAIM_CONTESTED");
            assertThat(history(SETTLING, person, null).getConflict())
                    .extracting(no.stafett.v1.model.HistoryConflict::getKind)
                    .contains(ConflictKind.CONTESTED_CLAIM);
            rebuilds();
        }

        @Test
        void when_rows_are_wrong_then_each_has_its_own_code_and_nothing_of_it_is_kept() {
            var known = TheRelayTest.duf(3141);
            settledIn4601(known);
            var dead = TheRelayTest.duf(3142);
            settledIn4601(dead);
            accepted(hub.say(
                    SETTLING,
                    new PersonLeft().withPerson(dead).withReason("DIED").withLeftOn(SETTLED.plusDays(5))));
            var twice = TheRelayTest.duf(3143);
            var before = Long.parseLong(hub.ask("select count(*) from fact").get(0));

            var report = read(
                    SETTLING,
                    balance(TheRelayTest.duf(3144), "<Nonsense/>"),
                    balance(TheRelayTest.duf(3145), given("NO_SUCH_SERVICE", "STARTED", "2025-09-01")),
                    balance(TheRelayTest.duf(3146), BORN, given(MAPPING, "COMPLETED", "1980-01-01")),
                    balance(TheRelayTest.duf(3147), CLAIMED, CLAIMED),
                    balance(
                            TheRelayTest.duf(3148),
                            given(PROGRAMME, "STARTED", hub.today().toString())),
                    balance(TheRelayTest.duf(3149), "<Responsible>" + COUNTY + "</Responsible>"),
                    balance(known, "<BirthDate>1970-01-01</BirthDate>", CLAIMED),
                    balance(
                            dead,
                            given(PROGRAMME, "STARTED", SETTLED.plusDays(9).toString())),
                    balance(twice, BORN),
                    balance(twice, BORN, CLAIMED),
                    "<Something/>");

            assertThat(IntStream.rangeClosed(1, 11).mapToObj(report::codes).map(codes -> codes.stream()
                            .filter(code -> !code.equals("ALREADY_OVERDUE"))
                            .collect(Collectors.joining(" "))))
                    .containsExactly(
                            "ELEMENT_NOT_ALLOWED",
                            "CODE_NOT_IN_LIST",
                            "OUTSIDE_LIFE",
                            "CONTRADICTS_ITSELF",
                            "AFTER_BALANCE_DAY",
                            "RESPONSIBLE_IS_ANOTHER",
                            "BALANCE_CONTRADICTS_LEDGER",
                            "BALANCE_CONTRADICTS_LEDGER",
                            "",
                            "ALREADY_READ_IN",
                            "TYPE_UNKNOWN");
            assertThat(report.outcome().imported()).isEqualTo(1);
            assertThat(report.outcome().rejected()).isEqualTo(10);
            assertThat(hub.ask("select count(*) from fact"))
                    .as("one birth date")
                    .containsExactly(Long.toString(before + 1));
            assertThat(history(SETTLING, known, null).getClaim()).isEmpty();
            rebuilds();
        }

        @Test
        void when_it_is_no_balance_or_no_party_then_nothing_is_done() {
            var before = ledgerRows();

            assertThatThrownBy(() -> read(SETTLING, bytes("<OpeningBalances/>")))
                    .isInstanceOf(NotDone.class);
            assertThatThrownBy(() -> read(SETTLING, bytes("nonsense"))).isInstanceOf(NotDone.class);
            assertThatThrownBy(() -> read(
                            SETTLING,
                            bytes("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + HEAD
                                    + "</OpeningBalances>")))
                    .isInstanceOf(NotDone.class);
            assertThatThrownBy(() -> read("310000990", bytes(HEAD + "</OpeningBalances>")))
                    .isInstanceOf(NotDone.class);

            assertThat(ledgerRows()).isEqualTo(before);
        }

        @Test
        void when_a_balance_comes_by_a_carrier_then_it_is_refused() {
            var answer = hub.say(
                    SETTLING,
                    new no.stafett.v1.model.OpeningBalance()
                            .withPerson(TheRelayTest.duf(3151))
                            .withAsOf(hub.today().minusDays(1)));

            assertThat(findings(answer)).containsExactly("BY_IMPORT_ONLY");
        }

        @Test
        void when_the_file_is_long_then_no_more_of_it_is_read_than_is_under_way() {
            var people = 300;
            var ahead = new int[1];
            var streams = new Enumeration<InputStream>() {
                @Override
                public boolean hasMoreElements() {
                    return ahead[0] <= people + 1;
                }

                @Override
                public InputStream nextElement() {
                    int at = ahead[0]++;
                    return bytes(
                            at == 0
                                    ? HEAD
                                    : at > people
                                            ? "</OpeningBalances>"
                                            : balance(TheRelayTest.duf(5000 + at), PERMIT, IN_BERGEN));
                }
            };
            var most = new int[1];
            var rows = new ArrayList<Integer>();

            OpeningBalances.Outcome outcome;
            try {
                outcome = hub.hub()
                        .part(OpeningBalances.class)
                        .read(SETTLING, new SequenceInputStream(streams), row -> {
                            most[0] = Math.max(most[0], ahead[0] - row.row());
                            rows.add(row.row());
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }

            assertThat(outcome.imported()).isEqualTo(people);
            assertThat(rows).as("each is late with something").hasSize(people).isSorted();
            assertThat(most[0]).isLessThan(150);
        }
    }

    // ------------------------------------------------------------ corrections

    @Nested
    class Given_a_life_that_goes_on {
        @Test
        void when_upper_secondary_begins_and_ends_then_Norwegian_is_the_county_s_and_the_municipality_s_again() {
            var person = TheRelayTest.duf(3201);
            settledIn4601(person);
            assertThat(states(history(IMDI, person, null), NORWEGIAN)).containsExactly("OPEN " + SETTLING);

            accepted(hub.say(SETTLING, upperSecondary(person, UpperSecondaryStanding.FULL_TIME)));
            assertThat(states(history(SETTLING, person, null), NORWEGIAN)).containsExactly("OPEN " + COUNTY);
            nextDay();
            accepted(hub.say(SETTLING, upperSecondary(person, UpperSecondaryStanding.INTERRUPTED)));

            assertThat(states(history(SETTLING, person, null), NORWEGIAN)).containsExactly("OPEN " + SETTLING);
            rebuilds();
        }

        private static CircumstanceChanged upperSecondary(Person person, UpperSecondaryStanding standing) {
            return new CircumstanceChanged()
                    .withPerson(person)
                    .withChangedOn(hub.today())
                    .withUpperSecondary(new UpperSecondary().withStanding(standing));
        }

        @ParameterizedTest
        @CsvSource({"1508, 3211", "1580, 3212"})
        void when_a_municipality_is_split_then_nobody_owes_until_it_is_told_where_the_person_lives(
                String part, int serial) {
            var person = TheRelayTest.duf(serial);
            accepted(hub.say(IMDI, registered(person)));
            accepted(hub.say(IMDI, settled(person, "1507", LocalDate.of(2023, 7, 1))));
            assertThat(territories(person)).containsExactly("1507 -");

            accepted(hub.say(
                    IMDI,
                    new PersonMoved()
                            .withPerson(person)
                            .withKind(MoveKind.MERGER)
                            .withMunicipality(TheRelayTest.municipality(part, LocalDate.of(2024, 1, 1)))
                            .withMovedOn(LocalDate.of(2024, 1, 1))));

            assertThat(territories(person))
                    .containsExactly(part + " " + (part.equals("1508") ? FIRST_PART : SECOND_PART));
            rebuilds();
        }

        @ParameterizedTest
        @CsvSource({"3005, 3301, 3221", "3024, 3201, 3222"})
        void when_a_county_is_split_then_who_was_settled_in_an_old_number_belongs_to_the_new_one(
                String old, String now, int serial) {
            var person = TheRelayTest.duf(serial);
            accepted(hub.say(IMDI, registered(person)));
            accepted(hub.say(IMDI, settled(person, old, LocalDate.of(2023, 7, 1))));

            assertThat(territories(person)).containsExactly(now + " " + ("3301".equals(now) ? HOST : "-"));
        }

        private static List<String> territories(Person person) {
            history(IMDI, person, null);
            return hub.ask("select distinct territory || ' ' || coalesce(party, '-') from obligation where service = '"
                    + PROGRAMME
                    + "' and person = (select m.person from look l join membership m on m.identifier = l.identifier"
                    + " order by l.at desc, l.entry desc limit 1)");
        }
    }

    // ------------------------------------------------------------ what is odd

    @Nested
    class Given_what_is_odd {
        @Test
        void when_it_is_before_birth_or_after_death_then_it_is_kept_and_said() {
            var person = TheRelayTest.duf(3301);
            accepted(hub.say(IMDI, registered(person).withBirthDate(PartialDate.parse("2025-01-01"))));
            accepted(hub.say(SETTLING, settled(person, "4601", SETTLED)));

            var early = hub.say(
                    SETTLING, event(SETTLING, person, NORWEGIAN, ProvisionEventKind.STARTED, day("2024-06-01")));
            accepted(hub.say(
                    SETTLING,
                    new PersonLeft().withPerson(person).withReason("DIED").withLeftOn(day("2026-09-01"))));
            var late = hub.say(
                    SETTLING, event(SETTLING, person, NORWEGIAN, ProvisionEventKind.STARTED, day("2026-09-02")));
            var inTime = hub.say(
                    SETTLING, event(SETTLING, person, NORWEGIAN, ProvisionEventKind.STARTED, day("2026-09-01")));

            assertThat(findings(early)).contains("BEFORE_BIRTH");
            assertThat(findings(late)).contains("AFTER_DEATH");
            assertThat(findings(inTime)).doesNotContain("AFTER_DEATH", "BEFORE_BIRTH");
            assertThat(receipt(late).getChecked().getStatus()).isEqualTo(CheckStatus.ACCEPTED_WITH_WARNINGS);
            assertThat(history(SETTLING, person, null).getProvision())
                    .as("never dropped")
                    .hasSize(3);
        }

        @Test
        void when_a_stranger_tells_of_a_dead_person_then_nothing_is_told_of_the_death() {
            var person = TheRelayTest.duf(3302);
            settledIn4601(person);
            accepted(hub.say(
                    SETTLING,
                    new PersonLeft().withPerson(person).withReason("DIED").withLeftOn(day("2026-09-01"))));

            assertThat(findings(hub.say(
                            HOST, event(HOST, person, NORWEGIAN, ProvisionEventKind.STARTED, day("2026-10-01")))))
                    .doesNotContain("AFTER_DEATH");
        }

        @Test
        void when_events_come_out_of_order_and_twice_then_the_ledger_is_as_if_they_had_not() {
            var person = TheRelayTest.duf(3303);
            var from = hub.today().minusDays(40);
            settledIn4601(person);
            accepted(hub.say(SETTLING, TheRelayTest.claim(person, NORWEGIAN, from)));
            for (int time = 0; time < 2; time++) {
                accepted(hub.say(
                        SETTLING, event(SETTLING, person, NORWEGIAN, ProvisionEventKind.RESUMED, from.plusDays(20))));
                accepted(hub.say(SETTLING, event(SETTLING, person, NORWEGIAN, ProvisionEventKind.STARTED, from)));
                accepted(hub.say(
                        SETTLING, event(SETTLING, person, NORWEGIAN, ProvisionEventKind.PAUSED, from.plusDays(10))));
            }

            var now = history(SETTLING, person, null);
            assertThat(states(now, NORWEGIAN)).containsExactly("IN_PROGRESS " + SETTLING);
            assertThat(now.getConflict()).isEmpty();
        }

        @Test
        void when_it_names_an_unknown_a_foreign_or_a_lapsed_claim_then_it_is_kept_unclaimed_and_said() {
            var person = TheRelayTest.duf(3304);
            settledIn4601(person);
            var from = hub.today();
            var answer = (ClaimAnswer) hub.say(
                            SETTLING,
                            TheRelayTest.claim(person, NORWEGIAN, from).withLatestStart(from))
                    .payload();
            assertThat(answer.getAnswer()).isEqualTo(Answer.NOTED);
            var number = answer.getClaimNumber();

            assertThat(findings(hub.say(
                            SETTLING,
                            event(SETTLING, person, NORWEGIAN, ProvisionEventKind.STARTED, from)
                                    .withClaimNumber("K-1"))))
                    .contains("UNKNOWN_CLAIM");
            assertThat(findings(hub.say(
                            COUNTY,
                            event(COUNTY, person, NORWEGIAN, ProvisionEventKind.STARTED, from)
                                    .withClaimNumber(number))))
                    .contains("CLAIM_OF_ANOTHER");
            hub.moveTo(from.plusDays(2));
            assertThat(findings(hub.say(
                            SETTLING,
                            event(SETTLING, person, NORWEGIAN, ProvisionEventKind.STARTED, hub.today())
                                    .withClaimNumber(number))))
                    .contains("CLAIM_LAPSED");
            assertThat(history(SETTLING, person, null).getProvision())
                    .as("never dropped")
                    .hasSizeGreaterThanOrEqualTo(2);
            rebuilds();
        }

        @Test
        void when_the_person_is_unknown_then_what_was_given_is_kept_and_found_when_she_is_known() {
            var person = TheRelayTest.duf(3305);
            assertThat(findings(hub.say(
                            SETTLING,
                            event(SETTLING, person, PROGRAMME, ProvisionEventKind.STARTED, SETTLED.plusDays(30)))))
                    .contains("UNCLAIMED_PROVISION");

            settledIn4601(person);

            assertThat(states(history(SETTLING, person, null), PROGRAMME)).containsExactly("IN_PROGRESS " + SETTLING);
        }

        private static LocalDate day(String text) {
            return LocalDate.parse(text);
        }
    }
}
