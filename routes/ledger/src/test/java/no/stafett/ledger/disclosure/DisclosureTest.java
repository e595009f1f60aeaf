package no.stafett.ledger.disclosure;

import static no.stafett.ledger.disclosure.People.AGENT;
import static no.stafett.ledger.disclosure.People.AUTHORITY;
import static no.stafett.ledger.disclosure.People.BERGEN;
import static no.stafett.ledger.disclosure.People.CENTRE;
import static no.stafett.ledger.disclosure.People.DRAMMEN;
import static no.stafett.ledger.disclosure.People.HUB;
import static no.stafett.ledger.disclosure.People.IMDI;
import static no.stafett.ledger.disclosure.People.NAV;
import static no.stafett.ledger.disclosure.People.OTHER_AGENT;
import static no.stafett.ledger.disclosure.People.OTHER_CENTRE;
import static no.stafett.ledger.disclosure.People.TONSBERG;
import static no.stafett.ledger.disclosure.People.VESTFOLD;
import static no.stafett.ledger.disclosure.People.VESTLAND;
import static no.stafett.ledger.disclosure.People.answer;
import static no.stafett.ledger.disclosure.People.in;
import static no.stafett.ledger.disclosure.People.keys;
import static no.stafett.ledger.disclosure.People.receivers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PartyRole;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {
    private static final Disclosure TABLE = Disclosure.standard();
    private static final Map<String, String> A_MAPPING = Map.of(Key.KIND, "COMPLETE", Key.STAGE, "BEFORE_SETTLEMENT");
    private static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    private static final String SOCIAL = "QUALIFICATION_PROGRAMME";
    private static final String JOB_CHANCE = "JOB_CHANCE";

    private final People person = new People();

    private List<Entitled> registered(String day, String sender, String municipality, String centre) {
        return person.arrives(
                day,
                "PersonRegistered",
                sender,
                FactKind.RECEPTION,
                Map.of(Key.MUNICIPALITY, municipality, Key.VALID_AT, "2024-01-01", Key.CENTRE, centre));
    }

    private List<Entitled> mapped(String day) {
        return person.arrives(day, "SkillsMapping", CENTRE, FactKind.MAPPING, A_MAPPING);
    }

    private List<Entitled> requested(String day, String municipality) {
        return person.arrives(day, "SettlementRequest", IMDI, FactKind.SETTLEMENT_REQUESTED, in(municipality));
    }

    private List<Entitled> answered(String day, String sender, String municipality, String answer) {
        return person.arrives(
                day, "SettlementDecision", sender, FactKind.SETTLEMENT_ANSWERED, answer(municipality, answer));
    }

    private List<Entitled> settled(String day, String sender, String municipality) {
        return person.arrives(day, "PersonSettled", sender, FactKind.SETTLED, in(municipality));
    }

    private void protectedAs(String day, String level) {
        person.learns(day, FactKind.ADDRESS_PROTECTION, day, Map.of(Key.LEVEL, level));
    }

    @Nested
    class Given_a_mapping_made_before_settlement {
        @Test
        void when_it_arrives_then_imdi_and_the_host_get_it_and_nobody_else() {
            registered("2024-02-01", CENTRE, "3301", "310-07");

            assertThat(keys(mapped("2024-05-21"))).containsExactly("SM-IMDI/2/" + IMDI, "SM-HOST/2/" + DRAMMEN);
        }

        @Test
        void when_a_municipality_is_asked_then_it_gets_the_mapping_once() {
            mapped("2024-05-21");

            assertThat(keys(requested("2024-06-03", "3905")))
                    .containsExactly("SM-REQUESTED/1/" + TONSBERG, "SR-REQUESTED/2/" + TONSBERG);
            assertThat(person.timePasses("2024-06-04")).isEmpty();
        }

        @Test
        void when_the_municipality_says_yes_then_its_county_gets_the_mapping() {
            mapped("2024-05-21");
            requested("2024-06-03", "3905");

            assertThat(keys(answered("2024-06-12", TONSBERG, "3905", "ACCEPTED")))
                    .containsExactly(
                            "SM-COUNTY/1/" + VESTFOLD,
                            "SR-COUNTY/2/" + VESTFOLD,
                            "SD-IMDI/3/" + IMDI,
                            "SD-COUNTY/3/" + VESTFOLD);
        }

        @Test
        void
                when_the_person_is_settled_then_the_municipality_gets_what_the_request_did_not_show_and_the_county_nothing_twice() {
            mapped("2024-05-21");
            requested("2024-06-03", "3905");
            answered("2024-06-12", TONSBERG, "3905", "ACCEPTED");

            var owed = settled("2024-09-01", TONSBERG, "3905");

            assertThat(keys(owed))
                    .containsExactly("SM-MUNICIPALITY/1/" + TONSBERG, "PS-IMDI/4/" + IMDI, "PS-COUNTY/4/" + VESTFOLD);
            assertThat(person.timePasses("2024-09-02")).isEmpty();
        }

        @Test
        void when_the_person_moves_then_the_next_municipality_and_its_county_get_it() {
            mapped("2024-05-21");
            settled("2024-09-01", TONSBERG, "3905");

            assertThat(keys(settled("2025-03-01", BERGEN, "4601")))
                    .containsExactly(
                            "SM-MUNICIPALITY/1/" + BERGEN,
                            "SM-COUNTY/1/" + VESTLAND,
                            "PS-IMDI/3/" + IMDI,
                            "PS-COUNTY/3/" + VESTLAND);
        }

        @Test
        void when_the_person_moves_back_then_nobody_gets_it_again() {
            mapped("2024-05-21");
            settled("2024-09-01", TONSBERG, "3905");
            settled("2025-03-01", BERGEN, "4601");

            assertThat(keys(settled("2025-06-01", TONSBERG, "3905")))
                    .containsExactly("PS-IMDI/4/" + IMDI, "PS-COUNTY/4/" + VESTFOLD);
        }

        @Test
        void when_the_host_is_asked_and_settles_the_person_then_it_does_not_get_it_again() {
            registered("2024-02-01", CENTRE, "3301", "310-07");
            mapped("2024-05-21");

            assertThat(keys(requested("2024-06-03", "3301")))
                    .containsExactly("SR-CENTRE/3/" + CENTRE, "SR-REQUESTED/3/" + DRAMMEN);
            assertThat(receivers(settled("2024-09-01", DRAMMEN, "3301"))).doesNotContain(DRAMMEN);
        }

        @Test
        void when_settlement_comes_under_another_number_and_the_link_last_then_it_is_handed_on_at_the_link() {
            mapped("2024-05-21");
            var other = new People();
            other.arrives("2024-09-01", "PersonSettled", TONSBERG, FactKind.SETTLED, in("3905"));
            person.linkedWith(other);

            assertThat(keys(person.timePasses("2024-10-01")))
                    .startsWith("SM-MUNICIPALITY/1/" + TONSBERG, "SM-COUNTY/1/" + VESTFOLD);
        }

        @Test
        void when_settlement_is_under_an_old_number_of_the_municipality_then_the_party_of_today_gets_it() {
            mapped("2024-05-21");

            assertThat(receivers(person.arrives(
                            "2024-09-01",
                            "PersonSettled",
                            IMDI,
                            FactKind.SETTLED,
                            Map.of(Key.MUNICIPALITY, "3803", Key.VALID_AT, "2023-12-01"))))
                    .contains(TONSBERG, VESTFOLD);
        }

        @Test
        void when_the_settlement_is_in_the_future_then_the_mapping_waits_for_the_day() {
            mapped("2024-05-21");
            person.arrives(
                    "2024-08-01", "PersonSettled", TONSBERG, HUB, null, FactKind.SETTLED, "2024-09-01", in("3905"));

            assertThat(person.timePasses("2024-08-31")).isEmpty();
            assertThat(keys(person.timePasses("2024-09-01")))
                    .containsExactly(
                            "SM-MUNICIPALITY/1/" + TONSBERG, "SM-COUNTY/1/" + VESTFOLD, "PS-COUNTY/2/" + VESTFOLD);
        }
    }

    @Nested
    class Given_a_municipality_that_was_asked {
        @Test
        void when_it_declines_then_later_documents_do_not_reach_it() {
            requested("2024-06-03", "3905");
            answered("2024-06-10", TONSBERG, "3905", "DECLINED");

            assertThat(receivers(mapped("2024-06-11"))).containsExactly(IMDI);
        }

        @Test
        void when_it_declined_and_is_asked_again_then_they_do() {
            requested("2024-06-03", "3905");
            answered("2024-06-10", TONSBERG, "3905", "DECLINED");
            requested("2024-07-01", "3905");

            assertThat(receivers(mapped("2024-07-02"))).containsExactly(IMDI, TONSBERG);
        }

        @Test
        void when_another_says_yes_then_later_documents_do_not_reach_the_first() {
            requested("2024-06-03", "3905");
            requested("2024-06-03", "4601");
            answered("2024-06-10", BERGEN, "4601", "ACCEPTED");

            assertThat(receivers(mapped("2024-06-11"))).containsExactly(IMDI, BERGEN, VESTLAND);
        }

        @Test
        void when_the_person_is_settled_elsewhere_then_later_documents_do_not_reach_it() {
            requested("2024-06-03", "3905");
            settled("2024-09-01", BERGEN, "4601");

            assertThat(receivers(mapped("2024-09-02"))).containsExactly(IMDI, BERGEN, VESTLAND);
        }

        @Test
        void when_another_is_asked_then_the_request_goes_to_that_one_alone() {
            requested("2024-06-03", "3905");

            assertThat(receivers(requested("2024-06-05", "4601"))).containsExactly(BERGEN);
        }

        @Test
        void when_another_declined_before_then_its_county_never_sees_that_answer() {
            requested("2024-06-03", "4601");
            answered("2024-06-04", BERGEN, "4601", "DECLINED");
            requested("2024-06-05", "3905");

            assertThat(keys(answered("2024-06-10", TONSBERG, "3905", "ACCEPTED")))
                    .containsExactly("SR-COUNTY/3/" + VESTFOLD, "SD-IMDI/4/" + IMDI, "SD-COUNTY/4/" + VESTFOLD);
        }
    }

    @Nested
    class Given_settlement_preferences {
        @Test
        void when_everybody_has_to_do_with_the_person_then_county_and_nav_never_get_them() {
            registered("2024-02-01", CENTRE, "3301", "310-07");
            person.arrives("2024-05-22", "SettlementPreferences", CENTRE, FactKind.PREFERENCES, Map.of());
            requested("2024-06-03", "3905");
            answered("2024-06-12", TONSBERG, "3905", "ACCEPTED");
            settled("2024-09-01", TONSBERG, "3905");
            person.owes(NORWEGIAN, PartyRole.COUNTY, VESTFOLD, ObligationState.OPEN)
                    .claims(NORWEGIAN, NAV, ClaimState.STARTED);

            var preferences = new Document(2, "SettlementPreferences", CENTRE, NAV, NORWEGIAN);

            assertThat(receivers(TABLE.entitled(preferences, person.situation("2024-09-02", 2L))))
                    .containsExactly(IMDI);
            assertThat(receivers(TABLE.entitled(preferences, person.situation("2024-06-13", 2L))))
                    .containsExactly(IMDI, TONSBERG);
        }

        @Test
        void when_the_table_is_asked_by_role_then_only_imdi_and_municipalities_may_see_them() {
            for (PartyRole role : PartyRole.values()) {
                assertThat(TABLE.maySee("SettlementPreferences", role, NORWEGIAN))
                        .isEqualTo(role == PartyRole.IMDI || role == PartyRole.MUNICIPALITY);
            }
        }
    }

    @Nested
    class Given_nav {
        @Test
        void when_a_mapping_names_it_and_it_holds_a_claim_then_the_mapping_is_still_not_pushed_to_it() {
            settled("2024-09-01", TONSBERG, "3905");
            person.owes("SKILLS_MAPPING", PartyRole.NAV, NAV, ObligationState.OPEN)
                    .claims("SKILLS_MAPPING", NAV, ClaimState.STARTED);

            assertThat(receivers(person.arrives(
                            "2024-09-02",
                            "SkillsMapping",
                            TONSBERG,
                            NAV,
                            "SKILLS_MAPPING",
                            FactKind.MAPPING,
                            "2024-09-02",
                            A_MAPPING)))
                    .containsExactly(IMDI, VESTFOLD);
        }
    }

    @Nested
    class Given_what_the_table_does_not_name {
        @Test
        void when_the_type_is_unknown_then_nobody_gets_it_may_send_it_or_see_it() {
            var unknown = new Document(1, "SecretReport", CENTRE, IMDI, NORWEGIAN);

            assertThat(TABLE.entitled(unknown, person.situation("2024-06-01", 1L)))
                    .isEmpty();
            assertThat(TABLE.maySend("SecretReport", Set.of(PartyRole.values()), Map.of()))
                    .isFalse();
            assertThat(TABLE.maySee("SecretReport", PartyRole.IMDI, NORWEGIAN)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ServiceClaim", "ClaimAnswer", "ServiceHistoryQuery", "Receipt"})
        void when_the_type_has_no_receivers_then_nobody_gets_it(String type) {
            settled("2024-09-01", TONSBERG, "3905");
            person.owes(NORWEGIAN, PartyRole.MUNICIPALITY, TONSBERG, ObligationState.OPEN)
                    .claims(NORWEGIAN, TONSBERG, ClaimState.STARTED);

            assertThat(person.arrives("2024-09-02", type, NAV, IMDI, NORWEGIAN, null, "2024-09-02", Map.of()))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(PartyRole.class)
        void when_only_the_hub_sends_a_type_then_no_role_may(PartyRole role) {
            assertThat(TABLE.maySend("ClaimAnswer", Set.of(role), Map.of())).isFalse();
            assertThat(TABLE.maySend("ServiceNotice", Set.of(role), Map.of())).isFalse();
        }

        @Test
        void when_a_receiver_is_named_in_the_header_without_the_role_then_it_gets_nothing() {
            assertThat(recognised("2025-01-20", IMDI)).containsExactly(IMDI);
            assertThat(recognised("2025-01-20", CENTRE)).isEmpty();
            assertThat(recognised("2025-01-20", "310000999")).isEmpty();
        }
    }

    @Nested
    class Given_who_may_send {
        @Test
        void when_a_county_maps_then_only_a_supplement() {
            var county = Set.of(PartyRole.COUNTY);

            assertThat(TABLE.maySend("SkillsMapping", county, Map.of("Kind", "SUPPLEMENT")))
                    .isTrue();
            assertThat(TABLE.maySend("SkillsMapping", county, Map.of("Kind", "COMPLETE")))
                    .isFalse();
            assertThat(TABLE.maySend("SkillsMapping", county, Map.of())).isFalse();
            assertThat(TABLE.maySend("SkillsMapping", Set.of(PartyRole.COUNTY, PartyRole.MUNICIPALITY), Map.of()))
                    .isTrue();
        }

        @Test
        void when_the_role_is_not_named_then_it_may_not() {
            assertThat(TABLE.maySend("RecognitionApplication", Set.of(PartyRole.AGENT), Map.of()))
                    .isTrue();
            assertThat(TABLE.maySend("RecognitionApplication", Set.of(PartyRole.MUNICIPALITY), Map.of()))
                    .isFalse();
            assertThat(TABLE.maySend("SettlementRequest", Set.of(), Map.of())).isFalse();
        }
    }

    @Nested
    class Given_the_person_in_reception {
        @Test
        void when_the_mapping_comes_before_the_reception_then_the_host_gets_it_with_the_reception() {
            mapped("2024-02-01");

            assertThat(keys(registered("2024-02-02", CENTRE, "3301", "310-07"))).contains("SM-HOST/1/" + DRAMMEN);
        }

        @Test
        void when_the_person_comes_to_a_centre_elsewhere_then_its_host_gets_what_is_known() {
            registered("2024-02-01", CENTRE, "3301", "310-07");
            mapped("2024-02-02");

            assertThat(keys(registered("2024-03-01", OTHER_CENTRE, "4601", "310-08")))
                    .contains("PR-HOST/1/" + BERGEN, "SM-HOST/2/" + BERGEN, "PR-HOST/3/" + BERGEN);
        }

        @Test
        void when_it_is_told_that_the_person_will_be_settled_then_municipality_and_county_get_it_on_the_day() {
            person.arrives("2024-08-01", "PersonSettled", IMDI, HUB, null, FactKind.SETTLED, "2024-09-01", in("3905"));

            assertThat(keys(person.timePasses("2024-09-01")))
                    .containsExactly("PS-MUNICIPALITY/1/" + TONSBERG, "PS-COUNTY/1/" + VESTFOLD);
        }

        @Test
        void when_a_request_is_sent_then_the_centre_that_registered_the_stay_gets_a_copy() {
            registered("2024-02-01", CENTRE, "3301", "310-07");
            registered("2024-02-02", IMDI, "3301", "310-07");

            assertThat(receivers(requested("2024-06-03", "3905"))).contains(CENTRE, TONSBERG);
        }

        @Test
        void when_the_person_has_come_to_another_centre_then_the_first_gets_none() {
            registered("2024-02-01", CENTRE, "3301", "310-07");
            registered("2024-03-01", OTHER_CENTRE, "4601", "310-08");

            assertThat(receivers(requested("2024-06-03", "3905")))
                    .contains(OTHER_CENTRE)
                    .doesNotContain(CENTRE);
        }

        @Test
        void when_another_than_a_centre_says_where_the_person_now_is_then_no_centre_gets_one() {
            registered("2024-02-01", CENTRE, "3301", "310-07");
            registered("2024-03-01", IMDI, "4601", "310-08");

            assertThat(receivers(requested("2024-06-03", "3905"))).containsOnly(TONSBERG);
        }

        @Test
        void when_the_person_has_been_settled_then_host_and_centre_get_nothing_more() {
            registered("2024-02-01", CENTRE, "3301", "310-07");
            settled("2024-09-01", TONSBERG, "3905");

            assertThat(receivers(person.arrives("2024-09-02", "SkillsMapping", IMDI, FactKind.MAPPING, A_MAPPING)))
                    .containsExactly(TONSBERG, VESTFOLD);
            assertThat(receivers(requested("2024-09-03", "4601"))).containsOnly(BERGEN);
        }
    }

    @Nested
    class Given_an_event_about_a_service {
        @Test
        void when_the_county_owes_it_then_it_is_told_and_when_not_it_is_not() {
            settled("2024-09-01", TONSBERG, "3905");
            assertThat(provided("2024-10-01", NORWEGIAN)).containsExactly(IMDI);

            person.owes(NORWEGIAN, PartyRole.COUNTY, VESTFOLD, ObligationState.FULFILLED);
            assertThat(provided("2024-10-02", NORWEGIAN)).containsExactly(IMDI);

            person.owes(NORWEGIAN, PartyRole.COUNTY, VESTFOLD, ObligationState.IN_PROGRESS);
            assertThat(provided("2024-10-03", NORWEGIAN)).containsExactly(IMDI, VESTFOLD);
            assertThat(provided("2024-10-04", "CAREER_GUIDANCE")).containsExactly(IMDI);
        }

        @ParameterizedTest
        @ValueSource(strings = {SOCIAL, JOB_CHANCE})
        void when_it_is_the_municipalitys_own_business_then_nobody_is_told(String service) {
            settled("2024-09-01", TONSBERG, "3905");
            person.owes(service, PartyRole.COUNTY, VESTFOLD, ObligationState.OPEN);

            assertThat(provided("2024-10-01", service)).isEmpty();
        }

        @Test
        void when_the_county_comes_to_owe_it_later_then_past_events_are_not_sent() {
            settled("2024-09-01", TONSBERG, "3905");
            provided("2024-10-01", NORWEGIAN);
            person.owes(NORWEGIAN, PartyRole.COUNTY, VESTFOLD, ObligationState.OPEN);

            assertThat(person.timePasses("2024-10-02")).isEmpty();
        }

        private List<String> provided(String day, String service) {
            return receivers(person.arrives(
                    day,
                    "ProvisionEvent",
                    TONSBERG,
                    HUB,
                    service,
                    FactKind.PROVISION,
                    day,
                    Map.of(Key.SERVICE, service, Key.EVENT, "HOURS")));
        }
    }

    @Nested
    class Given_a_notice {
        @Test
        void when_a_party_holds_a_claim_then_it_may_be_told_and_when_it_has_lapsed_not() {
            person.owes(NORWEGIAN, PartyRole.COUNTY, VESTFOLD, ObligationState.OPEN)
                    .claims(NORWEGIAN, TONSBERG, ClaimState.NOTED)
                    .claims(NORWEGIAN, BERGEN, ClaimState.LAPSED)
                    .claims("CAREER_GUIDANCE", DRAMMEN, ClaimState.NOTED);

            assertThat(receivers(person.arrives(
                            "2024-10-01", "ServiceNotice", HUB, HUB, NORWEGIAN, null, "2024-10-01", Map.of())))
                    .containsExactly(IMDI, TONSBERG, VESTFOLD);
        }

        @ParameterizedTest
        @ValueSource(strings = {SOCIAL, JOB_CHANCE})
        void when_it_is_about_the_municipalitys_own_business_then_neither_imdi_nor_county_may_see_it(String service) {
            assertThat(TABLE.maySee("ServiceNotice", PartyRole.MUNICIPALITY, service))
                    .isTrue();
            for (var role : List.of(PartyRole.IMDI, PartyRole.COUNTY)) {
                assertThat(TABLE.maySee("ServiceNotice", role, service)).isFalse();
                assertThat(TABLE.maySee("ServiceHistory", role, service)).isFalse();
                assertThat(TABLE.maySee("ServiceDecision", role, service)).isFalse();
                assertThat(TABLE.maySee("ProvisionEvent", role, service)).isFalse();
            }
            assertThat(TABLE.maySee("ServiceHistory", PartyRole.RECOGNITION_AUTHORITY, service))
                    .isFalse();
            assertThat(TABLE.maySee("ServiceHistory", PartyRole.RECOGNITION_AUTHORITY, "RECOGNITION_HIGHER_EDUCATION"))
                    .isTrue();
        }
    }

    @Nested
    class Given_a_recognition {
        @Test
        void when_it_is_applied_for_then_the_authority_gets_it() {
            assertThat(applied("2024-11-12", AGENT)).containsExactly(AUTHORITY);
        }

        @Test
        void when_it_is_decided_then_the_agent_that_applied_gets_the_decision() {
            applied("2024-11-12", AGENT);

            assertThat(recognised("2025-01-20", HUB)).containsExactly(AGENT);
        }

        @Test
        void when_two_agents_used_one_key_then_the_one_that_the_header_names_or_nobody() {
            applied("2024-11-12", AGENT);
            applied("2024-11-13", OTHER_AGENT);

            assertThat(recognised("2025-01-20", HUB)).isEmpty();
            assertThat(recognised("2025-01-21", OTHER_AGENT)).containsExactly(OTHER_AGENT);
        }

        @Test
        void when_another_authority_takes_over_what_is_open_then_it_gets_the_application_once() {
            applied("2024-11-12", AGENT);
            person.owesBecauseOf(
                    1,
                    "RECOGNITION_HIGHER_EDUCATION",
                    PartyRole.RECOGNITION_AUTHORITY,
                    "310000825",
                    ObligationState.OPEN);

            assertThat(receivers(person.timePasses("2025-01-01"))).containsExactly("310000825");
            assertThat(person.timePasses("2025-01-02")).isEmpty();
        }

        @Test
        void when_what_it_opened_is_decided_then_nobody_gets_it_later() {
            applied("2024-11-12", AGENT);
            person.owesBecauseOf(
                    1,
                    "RECOGNITION_HIGHER_EDUCATION",
                    PartyRole.RECOGNITION_AUTHORITY,
                    "310000825",
                    ObligationState.FULFILLED);

            assertThat(person.timePasses("2025-01-01")).isEmpty();
        }

        @Test
        void when_nobody_applied_then_no_agent_gets_it() {
            assertThat(recognised("2025-01-20", AGENT)).isEmpty();
        }

        private List<String> applied(String day, String agent) {
            return receivers(person.arrives(
                    day,
                    "RecognitionApplication",
                    agent,
                    FactKind.APPLICATION,
                    Map.of(Key.QUALIFICATION, "Q-1", Key.AGENT, agent)));
        }
    }

    private List<String> recognised(String day, String headerReceiver) {
        return receivers(person.arrives(
                day,
                "RecognitionDecision",
                AUTHORITY,
                headerReceiver,
                null,
                FactKind.RECOGNITION,
                day,
                Map.of(Key.QUALIFICATION, "Q-1")));
    }

    @Nested
    class Given_a_strictly_protected_person {
        @Test
        void when_the_municipality_says_yes_then_its_county_does_not_get_the_request() {
            requested("2024-06-03", "3905");
            protectedAs("2024-06-03", "STRICTLY_CONFIDENTIAL");

            assertThat(keys(answered("2024-06-12", TONSBERG, "3905", "ACCEPTED")))
                    .containsExactly("SD-IMDI/2/" + IMDI, "SD-COUNTY/2/" + VESTFOLD);
        }

        @Test
        void when_a_late_copy_of_an_older_register_says_otherwise_then_the_protection_stands() {
            mapped("2024-05-21");
            protectedAs("2024-06-03", "STRICTLY_CONFIDENTIAL_ABROAD");
            person.learns("2024-07-01", FactKind.ADDRESS_PROTECTION, "2024-06-01", Map.of(Key.LEVEL, "NONE"));

            assertThat(namesSender("2024-07-01")).isFalse();
        }

        @Test
        void when_it_is_lifted_from_a_day_then_it_stands_until_that_day() {
            mapped("2024-05-21");
            protectedAs("2024-06-03", "STRICTLY_CONFIDENTIAL");
            person.learns("2024-07-01", FactKind.ADDRESS_PROTECTION, "2024-08-01", Map.of(Key.LEVEL, "NONE"));

            assertThat(namesSender("2024-07-31")).isFalse();
            assertThat(namesSender("2024-08-01")).isTrue();
        }

        @Test
        void when_it_is_known_before_it_begins_then_it_holds_at_once() {
            mapped("2024-05-21");
            person.learns(
                    "2024-06-03",
                    FactKind.ADDRESS_PROTECTION,
                    "2024-09-01",
                    Map.of(Key.LEVEL, "STRICTLY_CONFIDENTIAL"));

            assertThat(namesSender("2024-06-03")).isFalse();
        }

        @Test
        void when_the_level_is_confidential_only_then_copies_are_as_for_others() {
            mapped("2024-05-21");
            protectedAs("2024-06-03", "CONFIDENTIAL");

            assertThat(namesSender("2024-06-03")).isTrue();
        }

        /** What the county of the municipality would see of the mapping on that day. */
        private boolean namesSender(String day) {
            person.learns("2024-05-22", FactKind.SETTLED, "2024-05-22", in("3905"));
            var mapping = new Document(1, "SkillsMapping", CENTRE, HUB, null);
            return TABLE.entitled(mapping, person.situation(day, null)).stream()
                    .filter(entitled -> entitled.rule().equals("SM-COUNTY"))
                    .findFirst()
                    .orElseThrow()
                    .projection()
                    .namesOriginalSender();
        }
    }

    @Nested
    class Given_a_table_that_is_not_sound {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<Message type='A'/><Message type='A'/>",
                    "<Message type='A'><MaySend role='IMDI' only='Kind' legal='x'/></Message>",
                    "<Message type='A'><MaySend role='KING' legal='x'/></Message>",
                    "<Message type='A'><Receiver rule='R' role='IMDI' when='WHENEVER' timing='AT_ONCE' protected='FULL' legal='x'>"
                            + "<Keep path='*'/></Receiver></Message>",
                    "<Message type='A'><Receiver rule='R' role='IMDI' when='ROLE' timing='AT_ONCE' protected='FULL' legal='x'>"
                            + "<Keep path='*'/></Receiver><Receiver rule='R' role='NAV' when='ROLE' timing='AT_ONCE'"
                            + " protected='FULL' legal='x'><Keep path='*'/></Receiver></Message>",
                    "<Message type='A'><Receiver rule='R/1' role='IMDI' when='ROLE' timing='AT_ONCE' protected='FULL' legal='x'>"
                            + "<Keep path='*'/></Receiver></Message>"
                })
        void when_read_then_it_is_refused(String messages) {
            var table = "<DisclosureTable xmlns='urn:stafett:skills-mapping:1' version='t' from='2021-01-01'>"
                    + messages + "</DisclosureTable>";

            assertThatThrownBy(() -> Disclosure.read(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void when_the_standards_table_is_read_then_it_has_its_version() {
            assertThat(TABLE.version()).isEqualTo("1.0");
        }
    }
}
