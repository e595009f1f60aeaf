package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules say where the standard's own examples do not show it. */
class RulesTest {

    private final Stafett stafett = Stafett.v1();

    private static String example(String path) {
        return new Examples().at(path).orElseThrow();
    }

    private List<FindingCode> codes(String document) {
        return stafett.validator().validate(document).findings().stream()
                .map(Finding::code)
                .toList();
    }

    private List<FindingCode> codes(String document, RoleOf roles) {
        return stafett.examine(document.getBytes(StandardCharsets.UTF_8), roles).findings().stream()
                .map(Finding::code)
                .toList();
    }

    private static RoleOf everybodyIs(String... roles) {
        return (party, on) -> Set.of(roles);
    }

    @Nested
    class Given_a_report_to_be_compared {

        private String withClaims(int count) {
            var lines = new StringBuilder("<Provides>");
            for (int i = 0; i < count; i++) {
                lines.append("<Claim><ClaimNumber>K-")
                        .append(100_000 + i)
                        .append("</ClaimNumber><Service>SKILLS_MAPPING</Service><State>NOTED</State></Claim>");
            }
            return example("reconciliation-report/valid-minimal.xml")
                    .replace("</ReconciliationReport>", lines + "</Provides></ReconciliationReport>");
        }

        @Test
        void when_it_has_five_thousand_lines_then_it_may_and_with_one_more_it_may_not() {
            assertThat(codes(withClaims(5_000))).isEmpty();
            assertThat(codes(withClaims(5_001))).containsExactly(FindingCode.TOO_MANY_LINES);
        }

        @Test
        void when_a_claim_is_listed_twice_then_that_is_said() {
            assertThat(codes(withClaims(2).replace("K-100001", "K-100000"))).containsExactly(FindingCode.LISTED_TWICE);
        }
    }

    @Nested
    class Given_a_directory {

        @Test
        void when_a_municipality_asks_for_settlement_then_its_role_may_not() {
            String document = example("settlement-request/valid-minimal.xml");

            assertThat(codes(document, everybodyIs("MUNICIPALITY"))).containsExactly(FindingCode.ROLE_MAY_NOT_SEND);
            assertThat(codes(document, everybodyIs("IMDI"))).isEmpty();
        }

        @Test
        void when_a_county_sends_a_mapping_then_only_a_supplement_is_its_to_send() {
            assertThat(codes(example("skills-mapping/valid-complete.xml"), everybodyIs("COUNTY")))
                    .containsExactly(FindingCode.ROLE_MAY_NOT_SEND);
            assertThat(codes(example("skills-mapping/valid-supplement.xml"), everybodyIs("COUNTY")))
                    .isEmpty();
        }

        @Test
        void when_a_party_has_several_roles_then_one_that_may_is_enough() {
            assertThat(codes(example("settlement-request/valid-minimal.xml"), everybodyIs("UDI", "IMDI")))
                    .isEmpty();
        }

        @Test
        void when_a_vendor_speaks_for_a_municipality_then_the_municipality_is_asked_about() {
            String document = example("provision-event/valid-on-behalf-of.xml");
            RoleOf onlyTheOneSpokenFor =
                    (party, on) -> party.value().equals("310000604") ? Set.of("MUNICIPALITY") : Set.of("UDI");

            assertThat(codes(document, onlyTheOneSpokenFor)).isEmpty();
        }

        @Test
        void when_it_does_not_know_the_sender_then_that_is_not_for_this_rule_to_say() {
            assertThat(codes(example("settlement-request/valid-minimal.xml"), everybodyIs()))
                    .isEmpty();
        }

        @Test
        void when_only_a_hub_sends_the_message_then_no_role_may() {
            assertThat(codes(example("service-notice/valid-minimal.xml"), everybodyIs("IMDI")))
                    .containsExactly(FindingCode.ROLE_MAY_NOT_SEND);
        }

        @Test
        void when_the_test_authority_states_training_then_that_is_beyond_its_ground_and_tests_are_not() {
            String statement = example("completion-statement/valid-complete.xml");

            assertThat(codes(statement, everybodyIs("TEST_AUTHORITY")))
                    .containsExactly(FindingCode.BEYOND_SENDERS_GROUND);
            assertThat(codes(statement, everybodyIs("IMDI"))).isEmpty();
            assertThat(codes(example("completion-statement/valid-tests-only.xml"), everybodyIs("TEST_AUTHORITY")))
                    .isEmpty();
        }

        @Test
        void when_a_sender_marks_its_message_as_a_copy_then_nothing_may_be_missing_all_the_same() {
            String copy = example("skills-mapping/valid-delivered-copy.xml");

            assertThat(codes(copy)).isEmpty();
            assertThat(codes(copy, everybodyIs("MUNICIPALITY")))
                    .containsOnly(FindingCode.MISSING_FROM_SENDER)
                    .hasSize(2);
        }
    }

    @Nested
    class Given_dates {

        @ParameterizedTest
        @CsvSource({"1995, 1994", "1995-06, 1995-05", "1995-06-01, 1995-05", "1995-06, 1995-05-31", "1996-01, 1995"})
        void when_no_reading_puts_them_in_order_then_they_are_out_of_it(String from, String until) {
            assertThat(codes(mappingWithWork(from, until))).containsExactly(FindingCode.DATES_OUT_OF_ORDER);
        }

        @ParameterizedTest
        @CsvSource({"1995, 1995", "1995-06, 1995", "1995, 1995-01", "1995-06-15, 1995-06", "1995-06, 1995-06-01"})
        void when_one_reading_does_then_nothing_is_found(String from, String until) {
            assertThat(codes(mappingWithWork(from, until))).isEmpty();
        }

        private static String mappingWithWork(String from, String until) {
            String example = example("skills-mapping/valid-minimal.xml");
            String work = "<Work><Title>Baker</Title><From>" + from + "</From><Until>" + until + "</Until></Work>";
            return example.replace("</SkillsMapping>", work + "</SkillsMapping>");
        }

        @Test
        void when_a_period_ends_on_the_day_it_begins_then_it_is_no_period() {
            String claim = example("service-claim/valid-minimal.xml").replaceAll("<Until>[^<]*</Until>", "");
            String from = claim.replaceAll("(?s).*<From>([^<]*)</From>.*", "$1");

            assertThat(codes(claim.replace("</From>", "</From><Until>" + from + "</Until>")))
                    .containsExactly(FindingCode.DATES_OUT_OF_ORDER);
        }

        @Test
        void when_two_are_out_of_order_then_both_are_found_each_at_its_place() {
            String document = mappingWithWork("1995", "1994")
                    .replace("</SkillsMapping>", "<Work><From>2001</From><Until>2000</Until></Work></SkillsMapping>");

            assertThat(stafett.validator().validate(document).findings())
                    .extracting(Finding::at)
                    .containsExactly(
                            "/sbdh:StandardBusinessDocument/st:SkillsMapping/st:Work/st:Until",
                            "/sbdh:StandardBusinessDocument/st:SkillsMapping/st:Work[2]/st:Until");
        }
    }

    @Nested
    class Given_codes {

        @Test
        void when_a_country_is_no_more_then_a_job_there_is_told_and_a_citizenship_is_not() {
            String mapping = example("skills-mapping/valid-minimal.xml")
                    .replace(
                            "</SkillsMapping>",
                            "<Work><Title>Baker</Title><Country>SUN</Country></Work></SkillsMapping>");
            String registered = example("person-registered/valid-complete.xml")
                    .replaceFirst("<Citizenship>[A-Z]*</Citizenship>", "<Citizenship>SUN</Citizenship>");

            assertThat(codes(mapping)).isEmpty();
            assertThat(codes(registered)).containsExactly(FindingCode.CODE_NOT_VALID_ON_DATE);
        }

        @Test
        void when_a_code_was_valid_on_the_date_that_the_message_is_about_then_it_may_be_told_later() {
            String registered = example("person-registered/valid-complete.xml")
                    .replaceFirst("<Citizenship>[A-Z]*</Citizenship>", "<Citizenship>SUN</Citizenship>")
                    .replaceFirst("<TrueOn>[^<]*</TrueOn>", "<TrueOn>1990-06-01</TrueOn>");

            assertThat(stafett.validator().validate(registered).findings())
                    .filteredOn(finding -> finding.text(Language.EN).contains("SUN"))
                    .isEmpty();
        }

        @Test
        void when_a_code_was_not_yet_valid_on_that_date_then_it_is_found_though_it_is_today() {
            String registered = example("person-registered/valid-complete.xml")
                    .replaceFirst("<Citizenship>[A-Z]*</Citizenship>", "<Citizenship>SSD</Citizenship>")
                    .replaceFirst("<TrueOn>[^<]*</TrueOn>", "<TrueOn>2005-06-01</TrueOn>");

            assertThat(codes(registered)).contains(FindingCode.CODE_NOT_VALID_ON_DATE);
        }

        @ParameterizedTest
        @CsvSource({
            "person-registered/valid-complete.xml, TrueOn, 2016-03-01",
            "person-settled/valid-complete.xml, SettledOn, 2016-08-15",
            "skills-mapping/valid-complete.xml, MappedOn, 2017-05-02",
            "provision-event/valid-complete.xml, On, 2018-01-08"
        })
        void when_it_tells_of_a_time_before_the_integration_act_then_its_codes_hold(
                String example, String element, String date) {
            String document = example(example).replaceFirst("<" + element + ">[^<]*", "<" + element + ">" + date);

            assertThat(codes(document)).doesNotContain(FindingCode.CODE_NOT_VALID_ON_DATE);
        }

        @Test
        void when_a_programme_is_told_of_that_began_later_then_it_is_found() {
            String decided = example("service-decision/valid-complete.xml")
                    .replaceFirst("<Service>[A-Z_]*", "<Service>QUALIFICATION_PROGRAMME")
                    .replaceFirst("<DecidedOn>[^<]*", "<DecidedOn>2006-06-01");

            assertThat(stafett.validator().validate(decided).findings())
                    .filteredOn(finding -> finding.code() == FindingCode.CODE_NOT_VALID_ON_DATE)
                    .extracting(finding -> finding.text(Language.EN))
                    .anyMatch(text -> text.contains("QUALIFICATION_PROGRAMME"));
        }

        @Test
        void when_several_stand_wrong_then_all_of_the_layer_are_found_in_the_order_of_the_document() {
            String document = example("person-registered/valid-complete.xml")
                    .replaceFirst("<Citizenship>[A-Z]*</Citizenship>", "<Citizenship>QQQ</Citizenship>")
                    .replaceFirst("0192:310000205", "0192:310000206")
                    .replaceFirst("(<Basis>)[A-Z_]*", "$1NO_SUCH");

            assertThat(codes(document))
                    .containsExactly(
                            FindingCode.ORGANISATION_NUMBER_CHECK_DIGIT,
                            FindingCode.CODE_NOT_IN_LIST,
                            FindingCode.CODE_NOT_IN_LIST);
        }

        @Test
        void when_the_structure_fails_then_later_layers_are_not_asked() {
            String document = example("person-registered/valid-complete.xml")
                    .replaceFirst("<Citizenship>[A-Z]*</Citizenship>", "<Citizenship>QQQ</Citizenship>")
                    .replaceFirst("<Sex>[A-Z]*</Sex>", "<Sex>NEITHER</Sex>");

            assertThat(codes(document)).containsExactly(FindingCode.CHOICE_NOT_ALLOWED);
        }
    }

    @Nested
    class Given_a_conversation {

        private static final String DRAWN = "cb592f02-fc24-5aef-92b9-7b70f2d5973c";

        @Test
        void when_its_random_id_happens_to_end_like_a_number_then_nothing_is_found() {
            String unlucky = example("settlement-request/valid-minimal.xml")
                    .replace(DRAWN, "c8814acc-9ef3-4d5a-bc81-c09527600658");

            assertThat(codes(unlucky)).isEmpty();
        }

        @Test
        void when_a_number_stands_beside_it_then_it_is_found() {
            String told = example("settlement-request/valid-minimal.xml").replace(DRAWN, "sak-09527600658");

            assertThat(codes(told)).contains(FindingCode.IDENTIFIER_IN_HEADER);
        }
    }

    @Nested
    class Given_other_prefixes_and_encodings {

        @Test
        void when_the_prefixes_are_others_then_nothing_is_found() {
            String document = example("person-registered/valid-complete.xml")
                    .replace("xmlns:c=", "xmlns:andre=")
                    .replace("<c:", "<andre:")
                    .replace("</c:", "</andre:");

            assertThat(codes(document)).isEmpty();
        }
    }
}
