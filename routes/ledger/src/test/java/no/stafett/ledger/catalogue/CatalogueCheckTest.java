package no.stafett.ledger.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import no.stafett.ledger.catalogue.CatalogueDifference.Change;
import no.stafett.ledger.catalogue.CatalogueFault.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueCheckTest {
    private static final String STANDARD = resource("/stafett/v1/catalogue/catalogue-1.0.xml");
    private static final String TABLE = resource("/stafett/v1/bindings/facts-and-predicates.md");

    @Test
    void the_published_catalogue_is_sound() {
        assertThat(check(STANDARD)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_of_fault_has_a_code_and_a_remedy_in_both_languages(Kind kind) {
        assertThat(kind.code()).matches("CAT-1\\d{3}");
        assertThat(kind.remedy().en()).isNotBlank();
        assertThat(kind.remedy().nb()).isNotBlank().isNotEqualTo(kind.remedy().en());
    }

    /** Each is broken in one thing, and only that is told. */
    @Nested
    class Given_a_catalogue_that_is_broken_in_one_thing {
        @Test
        void when_it_does_not_follow_its_schema_then_that_is_told() {
            only(Kind.NOT_VALID, "line", broken("<OnMove does=\"FOLLOWS\"/>", "<Swim/>"));
        }

        @Test
        void when_versions_leave_a_gap_then_that_is_told() {
            only(
                    Kind.GAP,
                    "Service INTRODUCTION_PROGRAMME/Entitlement",
                    broken("<Version from=\"2022-03-11\">", "<Version from=\"2022-04-01\">"));
        }

        @Test
        void when_versions_overlap_then_that_is_told() {
            only(
                    Kind.OVERLAP,
                    "Service INTRODUCTION_PROGRAMME/Entitlement",
                    broken("<Version from=\"2022-03-11\">", "<Version from=\"2022-03-01\">"));
        }

        @Test
        void when_a_wider_rule_stands_before_then_the_narrower_is_never_reached() {
            only(
                    Kind.UNREACHABLE,
                    "Service NAV_MENTOR/Entitlement/Rule nav-mentor-narrow",
                    broken(
                            "<Rule id=\"nav-mentor-outside\"",
                            rule("nav-mentor-narrow", "<AgeAt anchor=\"TRIGGER\" min=\"18\"/>")
                                    + "<Rule id=\"nav-mentor-outside\""));
        }

        @Test
        void when_a_narrower_rule_stands_before_then_nothing_is_told() {
            assertThat(check(broken(
                            "<Rule id=\"nav-mentor\"",
                            rule("nav-mentor-narrow", "<AgeAt anchor=\"TRIGGER\" min=\"18\"/>")
                                    + "<Rule id=\"nav-mentor\"")))
                    .isEmpty();
        }

        @Test
        void when_a_rule_asks_for_days_outside_its_version_then_it_is_never_reached() {
            only(
                    Kind.UNREACHABLE,
                    "Service INTRODUCTION_PROGRAMME/Entitlement/Rule programme-collective",
                    broken(
                            "<DateWithin anchor=\"PERMIT\" from=\"2022-03-11\" until=\"2028-07-01\"/>",
                            "<DateWithin anchor=\"PERMIT\" from=\"2021-03-11\" until=\"2022-03-11\"/>"));
        }

        @Test
        void when_a_party_stands_after_one_that_always_owes_it_then_it_is_never_reached() {
            only(
                    Kind.UNREACHABLE,
                    "Service CAREER_GUIDANCE/Responsible row 2",
                    broken(
                            "<Party role=\"COUNTY\" found=\"COUNTY_OF_MUNICIPALITY\"/>\n      </Version>\n    </Responsible>\n    <Milestones anchor=\"SETTLED\">",
                            "<Party role=\"COUNTY\" found=\"COUNTY_OF_MUNICIPALITY\"/><Party role=\"IMDI\" found=\"SINGLE_ROLE\"/></Version>"
                                    + "</Responsible><Milestones anchor=\"SETTLED\">"));
        }

        @Test
        void when_a_wider_limit_stands_before_then_the_narrower_is_never_reached() {
            only(
                    Kind.UNREACHABLE,
                    "Service NAV_MENTOR/Limits row 2",
                    broken(
                            "<Limit upTo=\"P6M\" extension=\"P30M\" legalBasis=\"tiltaksforskriften kapittel 5\" unverified=\"true\"/>",
                            "<Limit upTo=\"P6M\" legalBasis=\"x\"/><Limit goals=\"WORK\" upTo=\"P3M\" legalBasis=\"x\"/>"));
        }

        @Test
        void when_services_ask_for_each_others_state_then_that_is_told() {
            only(
                    Kind.CYCLE,
                    "Service ",
                    broken(
                                    "<EndedWithin service=\"INTRODUCTION_PROGRAMME\" months=\"24\"/>",
                                    "<StateOf service=\"NORWEGIAN_VOUCHER\" states=\"OPEN\"/>")
                            .replace(
                                    "<StateOf service=\"NORWEGIAN_TRAINING\" states=\"OPEN CLAIMED",
                                    "<StateOf service=\"JOB_CHANCE\" states=\"OPEN CLAIMED"),
                    2);
        }

        @Test
        void when_prerequisites_go_round_then_that_is_told() {
            only(
                    Kind.CYCLE,
                    "Service CAREER_GUIDANCE",
                    broken(
                            "<StateOf service=\"SKILLS_MAPPING\" states=\"FULFILLED\"/>\n      </When>\n    </Prerequisite>\n    <OnMove does=\"FOLLOWS\"/>",
                            "<StateOf service=\"INTRODUCTION_PROGRAMME\" states=\"FULFILLED\"/></When></Prerequisite><OnMove does=\"FOLLOWS\"/>"));
        }

        @Test
        void when_it_asks_for_what_only_a_document_of_another_service_shows_then_no_message_can_feed_it() {
            only(
                    Kind.NO_MESSAGE,
                    "Service LIFE_SKILLS",
                    broken(
                            "<Trigger on=\"START\" of=\"INTRODUCTION_PROGRAMME\"/>\n    <Entitlement anchor=\"TRIGGER\">\n      <Version from=\"2021-01-01\">\n        <Rule id=\"life-skills-in-programme\"",
                            "<Trigger on=\"START\" of=\"INTRODUCTION_PROGRAMME\"><When><Shown service=\"INTRODUCTION_PROGRAMME\""
                                    + " evidence=\"GUIDED\"/></When></Trigger><Entitlement anchor=\"TRIGGER\"><Version from=\"2021-01-01\">"
                                    + "<Rule id=\"life-skills-in-programme\""));
        }

        @Test
        void when_a_code_is_in_no_list_then_no_message_can_feed_it() {
            only(
                    Kind.NO_MESSAGE,
                    "Service RECEPTION_TRAINING",
                    broken("<PermitIn bases=\"ASYLUM_SEEKER\"/>", "<PermitIn bases=\"PIRATE\"/>"));
        }

        @Test
        void when_the_table_has_no_message_for_a_predicate_then_that_is_told() {
            var table = TABLE.replace("`ChildYoungerThan`; ", "");
            assertThat(table).isNotEqualTo(TABLE);

            assertThat(CatalogueCheck.check(STANDARD.getBytes(UTF_8), table))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.kind()).isEqualTo(Kind.NO_MESSAGE);
                        assertThat(fault.place()).isEqualTo("Service PARENTAL_GUIDANCE");
                    });
        }

        @Test
        void when_a_service_has_no_row_then_that_is_told() {
            only(
                    Kind.UNKNOWN_SERVICE,
                    "Service NORWEGIAN_PLAN",
                    broken(
                            "<Trigger on=\"START\" of=\"NORWEGIAN_TRAINING\"/>",
                            "<Trigger on=\"START\" of=\"SWIMMING\"/>"));
        }

        @Test
        void when_values_can_not_stand_together_then_that_is_told() {
            only(
                    Kind.CONTRADICTION,
                    "Service CAREER_GUIDANCE/Responsible",
                    broken(
                            "<Party role=\"COUNTY\" found=\"COUNTY_OF_MUNICIPALITY\"/>\n      </Version>\n    </Responsible>\n    <Milestones anchor=\"SETTLED\">",
                            "<Party role=\"BISHOP\" found=\"COUNTY_OF_MUNICIPALITY\"/></Version></Responsible><Milestones anchor=\"SETTLED\">"));
        }

        private static String rule(String id, String when) {
            return "<Rule id=\"" + id
                    + "\" kind=\"MAY_OFFER\" legalBasis=\"x\"><Documentation><c:En>x</c:En><c:Nb>x</c:Nb>"
                    + "</Documentation><When>" + when + "</When></Rule>";
        }

        private static void only(Kind kind, String place, String document) {
            only(kind, place, document, 1);
        }

        private static void only(Kind kind, String place, String document, int times) {
            var told = check(document);
            assertThat(told).as("%s", told).hasSize(times).allSatisfy(fault -> {
                assertThat(fault.kind()).isEqualTo(kind);
                assertThat(fault.place()).startsWith(place);
                assertThat(fault.reason().en()).isNotBlank();
                assertThat(fault.reason().nb()).isNotBlank();
            });
        }
    }

    @Nested
    class Given_two_catalogues {
        private static List<CatalogueDifference> differences(String from, String to) {
            return CatalogueDifference.between(read(STANDARD), read(broken(from, to)));
        }

        @Test
        void when_they_are_the_same_then_there_is_no_difference() {
            assertThat(CatalogueDifference.between(read(STANDARD), read(STANDARD)))
                    .isEmpty();
        }

        @Test
        void when_a_rule_says_something_else_then_it_is_named_with_its_version() {
            assertThat(differences(
                            "<Rule id=\"programme-collective\" kind=\"RIGHT\"",
                            "<Rule id=\"programme-collective\" kind=\"ADVISED\""))
                    .containsExactly(new CatalogueDifference(
                            "INTRODUCTION_PROGRAMME",
                            "entitlement",
                            java.time.LocalDate.parse("2022-03-11"),
                            "programme-collective",
                            Change.CHANGED));
        }

        @Test
        void when_a_due_date_is_another_then_the_milestone_is_named() {
            assertThat(differences("<Within within=\"P1M\"/>", "<Within within=\"P2M\"/>"))
                    .containsExactly(new CatalogueDifference(
                            "TRANSITION_SUPPORT",
                            "milestones",
                            java.time.LocalDate.parse("2021-01-01"),
                            "ANSWER",
                            Change.CHANGED));
        }

        @Test
        void when_a_service_is_only_in_one_then_that_is_all_that_is_said_of_it() {
            int start = STANDARD.indexOf("  <Service code=\"NGO_MENTOR\"");
            var without = STANDARD.substring(0, start) + STANDARD.substring(STANDARD.indexOf("</Service>", start) + 10);

            assertThat(CatalogueDifference.between(read(STANDARD), read(without)))
                    .containsExactly(new CatalogueDifference("NGO_MENTOR", "service", null, null, Change.REMOVED));
            assertThat(CatalogueDifference.between(read(without), read(STANDARD)))
                    .containsExactly(new CatalogueDifference("NGO_MENTOR", "service", null, null, Change.ADDED));
        }
    }

    private static List<CatalogueFault> check(String document) {
        return CatalogueCheck.check(document.getBytes(UTF_8));
    }

    private static Catalogue read(String document) {
        return CatalogueReader.read(new ByteArrayInputStream(document.getBytes(UTF_8)));
    }

    private static String broken(String from, String to) {
        int at = STANDARD.indexOf(from);
        assertThat(at).as("the sample must be there to be broken: %s", from).isNotNegative();
        return STANDARD.substring(0, at) + to + STANDARD.substring(at + from.length());
    }

    private static String resource(String path) {
        try (var stream = Objects.requireNonNull(CatalogueCheckTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
