package no.stafett.hub.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.stafett.hub.HubUnderTest;
import no.stafett.hub.operate.AuditOperations;
import no.stafett.v1.Message;
import no.stafett.v1.model.PersonMoved;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.codes.MoveKind;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Education;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reforms of 2023 and 2024 as they came: a hub that begins in December 2022 and is led over each day. It is played once; the
 * tests look at what stood before, on the day, and after it.
 */
@SuppressWarnings("NullAway.Init")
class ReformTest {
    private static final String IMDI = "310006017";
    private static final String AGENT = "310006114";
    private static final String NOKUT = "310006092";
    private static final String HK_DIR = "310006106";
    private static final String ALESUND_BEFORE = "310006025";
    private static final String ALESUND = "310000507";
    private static final String HARAM = "310006033";
    private static final String MORE_OG_ROMSDAL = "310006068";
    private static final String DRAMMEN_BEFORE = "310000302";
    private static final String DRAMMEN = "310006041";
    private static final String VIKEN = "310006076";
    private static final String BUSKERUD = "310006084";

    private static final LocalDate RECOGNITION_PASSES = LocalDate.of(2023, 1, 1);
    private static final LocalDate COUNTIES_SPLIT = LocalDate.of(2024, 1, 1);
    private static final List<String> OF_AUTHORITY = List.of("RECOGNITION_HIGHER_EDUCATION", "RECOGNITION_VET");
    private static final List<String> OF_MUNICIPALITY =
            List.of("INTRODUCTION_PROGRAMME", "NORWEGIAN_TRAINING", "SKILLS_MAPPING", "SOCIAL_STUDIES");

    @TempDir
    static Path data;

    static HubUnderTest hub;

    private static final Person AHMAD = TheRelayTest.duf(801);
    private static final Person DAWIT = TheRelayTest.duf(802);
    private static final Person FATIMA = TheRelayTest.duf(803);

    private static List<String> ahmadBefore;
    private static List<String> ahmadAfter;
    private static List<Message<?>> hkDirGot;
    private static List<String> dawitBefore;
    private static List<String> dawitOnTheDay;
    private static List<String> dawitAfter;
    private static List<String> fatimaBefore;
    private static List<String> fatimaAfter;

    @BeforeAll
    static void play() {
        hub = HubUnderTest.startOn(LocalDate.of(2022, 12, 12), data);
        hub.add(IMDI, "IMDI", null, null, null);
        hub.add(AGENT, "AGENT", null, null, null);
        hub.add(NOKUT, "RECOGNITION_AUTHORITY", null, null, RECOGNITION_PASSES);
        hub.add(HK_DIR, "RECOGNITION_AUTHORITY", null, RECOGNITION_PASSES, null);
        hub.add(ALESUND_BEFORE, "MUNICIPALITY", "1507", null, COUNTIES_SPLIT);
        hub.add(ALESUND, "MUNICIPALITY", "1508", COUNTIES_SPLIT, null);
        hub.add(HARAM, "MUNICIPALITY", "1580", COUNTIES_SPLIT, null);
        hub.add(MORE_OG_ROMSDAL, "COUNTY", "15", null, null);
        hub.add(DRAMMEN_BEFORE, "MUNICIPALITY", "3005", null, COUNTIES_SPLIT);
        hub.add(DRAMMEN, "MUNICIPALITY", "3301", COUNTIES_SPLIT, null);
        hub.add(VIKEN, "COUNTY", "30", null, COUNTIES_SPLIT);
        hub.add(BUSKERUD, "COUNTY", "33", COUNTIES_SPLIT, null);

        registered(AHMAD, "OTHER", LocalDate.of(2022, 10, 3));
        applied("bed-2015", LevelKind.HIGHER_EDUCATION);
        applied("carpenter-2009", LevelKind.VET);
        ahmadBefore = owed(AHMAD);
        hub.moveTo(RECOGNITION_PASSES);
        ahmadAfter = owed(AHMAD);
        hkDirGot = List.copyOf(hub.inbox(HK_DIR));

        hub.moveTo(LocalDate.of(2023, 12, 1));
        for (var one : List.of(DAWIT, FATIMA)) {
            registered(one, "REFUGEE", LocalDate.of(2023, 9, 4));
        }
        settled(DAWIT, "1507");
        settled(FATIMA, "3005");
        dawitBefore = owed(DAWIT);
        fatimaBefore = owed(FATIMA);
        hub.moveTo(COUNTIES_SPLIT);
        dawitOnTheDay = owed(DAWIT);
        fatimaAfter = owed(FATIMA);
        accepted(hub.say(
                IMDI,
                new PersonMoved()
                        .withPerson(DAWIT)
                        .withKind(MoveKind.MERGER)
                        .withMunicipality(TheRelayTest.municipality("1580", COUNTIES_SPLIT))
                        .withMovedOn(COUNTIES_SPLIT)));
        dawitAfter = owed(DAWIT);
        hub.moveTo(COUNTIES_SPLIT.plusDays(3));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static void registered(Person person, String basis, LocalDate permit) {
        accepted(hub.say(
                IMDI,
                new PersonRegistered()
                        .withPerson(person)
                        .withBirthDate(PartialDate.parse("1990-05-12"))
                        .withSex(Sex.MALE)
                        .withResidencePermit(
                                new ResidencePermit().withBasis(basis).withDecidedOn(permit))));
    }

    private static void applied(String qualification, LevelKind level) {
        accepted(hub.say(
                AGENT,
                new RecognitionApplication()
                        .withPerson(AHMAD)
                        .withQualificationKey(qualification)
                        .withLevelKind(level)
                        .withAppliedOn(hub.today())
                        .withEducation(new Education()
                                .withTitle("Title of " + qualification)
                                .withInstitution("A school in Kabul")
                                .withCountry("AFG"))));
    }

    private static void settled(Person person, String municipality) {
        accepted(hub.say(
                IMDI,
                new PersonSettled()
                        .withPerson(person)
                        .withMunicipality(TheRelayTest.municipality(municipality, hub.today()))
                        .withSettledOn(hub.today())
                        .withMode("AGREEMENT")));
    }

    private static void accepted(Message<?> answer) {
        assertThat(((Receipt) answer.payload()).getChecked().getStatus())
                .as("%s", ((Receipt) answer.payload()).getChecked().getFinding())
                .isNotEqualTo(CheckStatus.REJECTED);
    }

    /** What is owed, by whom, and where it stands. */
    private static List<String> owed(Person person) {
        return hub.ask("select service || ' ' || coalesce(party, '-') || ' ' || state from obligation where person = "
                + id(person) + " and kind in ('RIGHT', 'DUTY', 'RIGHT_AND_DUTY') and ended_on is null"
                + " and service in ('CAREER_GUIDANCE', '"
                + String.join("', '", and(OF_AUTHORITY, OF_MUNICIPALITY)) + "') order by service");
    }

    /** Who was told what of a change of responsibility, of which service. */
    private static List<String> told(Person person, LocalDate on) {
        return hub.ask("select split_part(subject, '/', 1) || ' ' || text || ' ' || receiver || ' ' || due from notice"
                + " where kind = 'REASSIGNED' and due >= date '" + on + "' and person = " + id(person) + " order by 1");
    }

    /** People get their numbers in the order in which they were registered. */
    private static String id(Person person) {
        return hub.ask("select id from person order by id")
                .get(List.of(AHMAD, DAWIT, FATIMA).indexOf(person));
    }

    private static List<String> each(List<String> services, String after) {
        return services.stream().map(service -> service + " " + after).toList();
    }

    private static List<String> and(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    @Nested
    class Given_recognition_that_passes_to_another_authority {
        @Test
        void when_the_day_comes_then_the_open_applications_are_the_new_ones() {
            assertThat(ahmadBefore).containsExactlyElementsOf(each(OF_AUTHORITY, NOKUT + " OPEN"));
            assertThat(ahmadAfter).containsExactlyElementsOf(each(OF_AUTHORITY, HK_DIR + " OPEN"));
        }

        @Test
        void when_the_day_comes_then_both_are_told_once_however_often_it_is_looked_at() {
            assertThat(told(AHMAD, RECOGNITION_PASSES))
                    .containsExactlyInAnyOrderElementsOf(and(
                            each(OF_AUTHORITY, "RESPONSIBILITY_GIVEN " + NOKUT + " 2023-01-01"),
                            each(OF_AUTHORITY, "RESPONSIBILITY_RECEIVED " + HK_DIR + " 2023-01-01")));
        }

        @Test
        void when_the_day_comes_then_the_new_one_gets_the_notices_and_the_applications() {
            assertThat(hkDirGot)
                    .filteredOn(message -> message.payload() instanceof ServiceNotice notice
                            && notice.getKind() == NoticeKind.REASSIGNED)
                    .hasSize(2);
            assertThat(hkDirGot)
                    .filteredOn(message -> message.payload() instanceof RecognitionApplication)
                    .hasSize(2);
        }
    }

    @Nested
    class Given_a_county_that_is_split_and_a_municipality_with_a_new_number {
        @Test
        void when_the_day_comes_then_all_that_is_open_is_the_heirs_and_nobody_has_moved() {
            assertThat(fatimaBefore)
                    .containsExactlyInAnyOrderElementsOf(and(
                            each(OF_MUNICIPALITY, DRAMMEN_BEFORE + " OPEN"),
                            List.of("CAREER_GUIDANCE " + VIKEN + " OPEN")));
            assertThat(fatimaAfter)
                    .containsExactlyInAnyOrderElementsOf(and(
                            each(OF_MUNICIPALITY, DRAMMEN + " OPEN"),
                            List.of("CAREER_GUIDANCE " + BUSKERUD + " OPEN")));
        }

        @Test
        void when_the_day_comes_then_both_are_told_once_of_each() {
            assertThat(told(FATIMA, COUNTIES_SPLIT))
                    .containsExactlyInAnyOrderElementsOf(and(
                            and(
                                    each(OF_MUNICIPALITY, "RESPONSIBILITY_GIVEN " + DRAMMEN_BEFORE + " 2024-01-01"),
                                    each(OF_MUNICIPALITY, "RESPONSIBILITY_RECEIVED " + DRAMMEN + " 2024-01-01")),
                            List.of(
                                    "CAREER_GUIDANCE RESPONSIBILITY_GIVEN " + VIKEN + " 2024-01-01",
                                    "CAREER_GUIDANCE RESPONSIBILITY_RECEIVED " + BUSKERUD + " 2024-01-01")));
        }
    }

    @Nested
    class Given_a_municipality_that_is_split {
        @Test
        void when_the_day_comes_then_nobody_is_guessed_until_it_is_told_where_the_person_lives() {
            assertThat(dawitBefore).containsAll(each(OF_MUNICIPALITY, ALESUND_BEFORE + " OPEN"));
            assertThat(dawitOnTheDay).containsAll(each(OF_MUNICIPALITY, "- OPEN"));
            assertThat(dawitAfter).containsAll(each(OF_MUNICIPALITY, HARAM + " OPEN"));
            assertThat(List.of(dawitBefore, dawitOnTheDay, dawitAfter))
                    .as("the county is the same all the time")
                    .allSatisfy(owed -> assertThat(owed).contains("CAREER_GUIDANCE " + MORE_OG_ROMSDAL + " OPEN"));
        }

        @Test
        void when_the_day_comes_then_the_former_and_the_part_that_follows_are_told_once_and_the_other_part_nothing() {
            assertThat(told(DAWIT, COUNTIES_SPLIT))
                    .containsExactlyInAnyOrderElementsOf(and(
                            each(OF_MUNICIPALITY, "RESPONSIBILITY_GIVEN " + ALESUND_BEFORE + " 2024-01-01"),
                            each(OF_MUNICIPALITY, "RESPONSIBILITY_RECEIVED " + HARAM + " 2024-01-01")));
            assertThat(hub.ask("select receiver from notice where receiver = '" + ALESUND + "'"))
                    .isEmpty();
        }
    }

    @Test
    void what_the_reforms_left_is_what_the_log_says() {
        assertThat(hub.hub().part(AuditOperations.class).rebuild().differences())
                .isEmpty();
    }
}
