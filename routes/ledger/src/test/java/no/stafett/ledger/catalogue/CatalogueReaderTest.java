package no.stafett.ledger.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {
    private static final String STANDARD = resource("/stafett/v1/catalogue/catalogue-1.0.xml");

    @Nested
    class Given_the_published_catalogue {
        private final Catalogue catalogue = CatalogueReader.standard();

        @Test
        void when_read_then_it_has_its_services() {
            assertThat(catalogue.version()).isEqualTo("1.0");
            assertThat(catalogue.services()).hasSize(37);
        }

        @Test
        void when_read_then_its_services_are_those_of_the_code_list() {
            assertThat(catalogue.services().stream().map(Service::code))
                    .containsExactlyInAnyOrderElementsOf(codes("service"));
        }

        @ParameterizedTest
        @CsvSource({
            "bases, residence-basis",
            "modes, settlement-mode",
            "educationGroups, education-group",
            "groups, education-group",
            "goals, goal",
            "role, party-role",
            "to, party-role",
            "hiddenFrom, party-role",
            "countries, country"
        })
        void when_it_names_a_code_then_the_list_has_it(String attribute, String list) {
            assertThat(codes(list)).containsAll(values(attribute));
        }

        @Test
        void when_a_service_asks_for_anothers_state_then_it_comes_after_it() {
            var order = catalogue.inOrder();
            for (Service service : order) {
                service.needsStateOf()
                        .map(code -> catalogue.service(code).orElseThrow())
                        .forEach(needed -> assertThat(order.indexOf(needed)).isLessThan(order.indexOf(service)));
            }
            assertThat(order).containsExactlyInAnyOrderElementsOf(catalogue.services());
        }

        @Test
        void when_leave_or_absence_counts_for_a_reason_then_it_is_one_of_the_list() {
            assertThat(codes("decision-reason"))
                    .containsAll(catalogue.services().stream()
                            .flatMap(service -> service.lengthenings().stream())
                            .flatMap(lengthening -> lengthening.by().stream())
                            .flatMap(by -> by.reasons().stream())
                            .toList());
        }

        @Test
        void when_a_reform_passes_a_service_on_then_both_parties_are_to_be_told() {
            assertThat(catalogue.services()).allSatisfy(service -> assertThat(service.notices())
                    .as(service.code())
                    .filteredOn(told -> told.notice() == Service.NoticeKind.REASSIGNED)
                    .extracting(Service.Told::whom)
                    .contains(Service.Whom.FORMER, Service.Whom.RESPONSIBLE));
        }

        @Test
        void when_a_rule_is_uncertain_then_it_says_so() {
            assertThat(catalogue.services().stream()
                            .flatMap(service -> service.entitlement().versions().stream())
                            .flatMap(version -> version.part().stream())
                            .filter(Service.Rule::unverified)
                            .map(Service.Rule::id))
                    .contains("programme-collective", "norwegian-collective")
                    .doesNotContain("programme-protection");
        }

        private static TreeSet<String> values(String attribute) {
            return Pattern.compile(" " + attribute + "=\"([^\"]*)\"")
                    .matcher(STANDARD)
                    .results()
                    .flatMap(match -> Arrays.stream(match.group(1).split(" ")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Nested
    class Given_an_unsound_catalogue {
        @Test
        void when_versions_leave_a_gap_then_it_is_refused_with_the_days() {
            refused("<Version from=\"2022-03-11\">", "<Version from=\"2022-04-01\">")
                    .hasMessageContaining(
                            "Service INTRODUCTION_PROGRAMME/Entitlement: gap: nothing holds from 2022-03-11 until 2022-04-01");
        }

        @Test
        void when_versions_overlap_then_it_is_refused_with_the_days() {
            refused("<Version from=\"2022-03-11\">", "<Version from=\"2022-03-01\">")
                    .hasMessageContaining("version 2 from 2022-03-01 overlaps the one before, until 2022-03-11");
        }

        @Test
        void when_a_version_has_no_days_then_it_is_refused() {
            refused("until=\"2022-03-11\"", "until=\"2021-01-01\"")
                    .hasMessageContaining("until 2021-01-01 is not after from 2021-01-01");
        }

        @Test
        void when_a_predicate_is_unknown_then_it_is_refused_with_its_line() {
            refused("<WorksAtLeast hoursPerWeek=\"30\"/>", "<WorksAtNight/>")
                    .hasMessageContaining("WorksAtNight")
                    .hasMessageContaining("line ");
        }

        @Test
        void when_a_condition_names_a_service_without_a_row_then_it_is_refused() {
            refused("<Shown service=\"INTRODUCTION_PROGRAMME\"", "<Shown service=\"SWIMMING\"")
                    .hasMessageContaining("names service SWIMMING, which has no row");
        }

        @Test
        void when_two_services_wait_for_each_other_then_it_is_refused() {
            refused(
                            "<Shown service=\"INTRODUCTION_PROGRAMME\" evidence=\"STARTED\"/>",
                            "<All><StateOf service=\"SKILLS_MAPPING\" states=\"OPEN\"/>"
                                    + "<StateOf service=\"INTRODUCTION_PROGRAMME\" states=\"OPEN\"/></All>",
                            "<WorksAtLeast hoursPerWeek=\"30\"/>",
                            "<StateOf service=\"SKILLS_MAPPING\" states=\"OPEN\"/>")
                    .hasMessageContaining("asks for its own state in a circle");
        }

        @Test
        void when_a_role_is_unknown_then_it_is_refused() {
            refused("<Party role=\"COUNTY\"", "<Party role=\"BISHOP\"")
                    .hasMessageContaining("Service CAREER_GUIDANCE/Responsible: there is no role BISHOP");
        }

        @Test
        void when_a_group_is_missing_then_it_is_refused() {
            refused(
                            "<Hold kind=\"EXCLUSIVE_GROUP\" group=\"full-time-programme\"/>",
                            "<Hold kind=\"EXCLUSIVE_GROUP\"/>")
                    .hasMessageContaining("a group stands with EXCLUSIVE_GROUP");
        }

        @Test
        void when_a_time_limit_is_both_then_it_is_refused() {
            refused("<Within workingDays=\"63\"/>", "<Within workingDays=\"63\" within=\"P1M\"/>")
                    .hasMessageContaining("either within or workingDays");
        }

        @Test
        void when_a_milestone_is_due_at_the_limit_and_within_a_time_then_it_is_refused() {
            refused("atLimit=\"true\" metBy=", "atLimit=\"true\" lengthened=\"true\" metBy=")
                    .hasMessageContaining("INTRODUCTION_PROGRAMME/Milestones/Milestone END");
        }

        @Test
        void when_two_rules_share_an_id_then_it_is_refused() {
            refused("id=\"guidance-protection\"", "id=\"programme-protection\"")
                    .hasMessageContaining("programme-protection");
        }

        @Test
        void when_several_things_are_wrong_then_all_are_told() {
            assertThatThrownBy(() -> read(STANDARD.replaceFirst("<Party role=\"COUNTY\"", "<Party role=\"BISHOP\"")
                            .replace("<Version from=\"2022-03-11\">", "<Version from=\"2022-04-01\">")))
                    .isInstanceOfSatisfying(CatalogueException.class, e -> assertThat(e.faults())
                            .hasSize(2));
        }

        @Test
        void when_it_has_a_document_type_then_it_is_refused() {
            assertThatThrownBy(() -> read(STANDARD.replace(
                            "<ServiceCatalogue ",
                            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><ServiceCatalogue ")))
                    .isInstanceOf(CatalogueException.class);
        }

        @Test
        void when_it_is_not_XML_then_it_is_refused() {
            assertThatThrownBy(() -> read("no catalogue")).isInstanceOf(CatalogueException.class);
        }

        private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(String... changes) {
            var document = STANDARD;
            for (int i = 0; i < changes.length; i += 2) {
                assertThat(document).as("the sample must be there to be broken").contains(changes[i]);
                document = document.replace(changes[i], changes[i + 1]);
            }
            var broken = document;
            return assertThatThrownBy(() -> read(broken)).isInstanceOf(CatalogueException.class);
        }
    }

    @Test
    void every_predicate_of_the_schema_is_a_condition_and_the_other_way_round() {
        var schema = resource("/stafett/v1/xsd/service-catalogue.xsd");
        var group = schema.substring(schema.indexOf("<xs:group name=\"CatalogueConditionGroup\""));
        var declared = Pattern.compile("<xs:element name=\"([A-Za-z]+)\"")
                .matcher(group.substring(0, group.indexOf("</xs:group>")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        var known = Arrays.stream(Condition.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).isEqualTo(declared);
    }

    @Test
    void every_predicate_has_a_message_that_can_bring_its_fact() {
        var table = resource("/stafett/v1/bindings/facts-and-predicates.md");
        var brought = table.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 3 && cells[2].matches(".*`[A-Z][A-Za-z]+(/[A-Za-z]+)*`.*"))
                .map(cells -> cells[3])
                .collect(Collectors.joining());

        for (Class<?> predicate : Condition.class.getPermittedSubclasses()) {
            var name = predicate.getSimpleName();
            if (!name.equals("All") && !name.equals("Any") && !name.equals("Not") && !name.equals("DateWithin")) {
                assertThat(brought)
                        .as("a row of facts-and-predicates.md with predicate %s and a message of the standard", name)
                        .contains("`" + name + "`");
            }
        }
        for (Anchor anchor : Anchor.values()) {
            if (anchor != Anchor.TODAY && anchor != Anchor.TRIGGER) {
                assertThat(brought).as("a row with anchor %s", anchor).contains("`" + anchor + "`");
            }
        }
    }

    private static Catalogue read(String document) {
        return CatalogueReader.read(new ByteArrayInputStream(document.getBytes(UTF_8)));
    }

    private static TreeSet<String> codes(String list) {
        return Pattern.compile("<code value=\"([^\"]*)\"")
                .matcher(resource("/stafett/v1/codes/" + list + ".xml"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String resource(String path) {
        try (var stream = Objects.requireNonNull(CatalogueReaderTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
