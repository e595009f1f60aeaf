package no.stafett.conformance.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import no.stafett.conformance.Xml;
import no.stafett.v1.FindingCode;
import org.junit.jupiter.api.Test;

class HubCasesTest {
    private static final Set<String> STEPS = Set.of(
            "title",
            "why",
            "given",
            "send",
            "inbox",
            "race",
            "among",
            "sameAnswer",
            "proof",
            "clock",
            "suspended",
            "unacknowledged",
            "order",
            "shutOut");

    private static Set<String> codesWithoutCase() {
        return new String(Xml.bytes("no/stafett/conformance/cases/codes-without-case.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" | "))
                .map(line -> line.split(" \\| ", 2)[0].strip())
                .collect(Collectors.toSet());
    }

    @Test
    void each_finding_code_is_provoked_by_a_case_or_stands_in_the_list_with_its_reason() {
        var files = HubCases.list().stream()
                .map(one -> Xml.write(((HubCase) one).file()))
                .toList();
        var excused = codesWithoutCase();

        for (var code : FindingCode.values()) {
            var provoked = files.stream()
                    .anyMatch(file -> file.matches("(?s).*(errors|warnings|among|fault)=\"[^\"]*" + code.id() + ".*"));
            assertThat(provoked).as(code.id()).isNotEqualTo(excused.contains(code.id()));
        }
    }

    @Test
    void every_step_of_every_case_is_one_that_is_played() {
        for (var one : HubCases.list()) {
            assertThat(Xml.children(((HubCase) one).file()).stream().map(step -> step.getLocalName()))
                    .as(one.id())
                    .isSubsetOf(STEPS);
        }
    }

    @Test
    void there_are_cases_of_every_layer_and_those_that_move_the_clock_come_last() {
        var cases = HubCases.list();

        assertThat(cases.stream().map(one -> one.id().split("/", 2)[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "0-carrier", "1-structure", "2-codes", "3-business", "4-ledger", "5-delivery");
        assertThat(((HubCase) cases.get(cases.size() - 1)).movesTheClock()).isTrue();
        assertThat(((HubCase) cases.get(0)).movesTheClock()).isFalse();
    }

    @Test
    void every_party_of_the_suite_is_synthetic_and_has_a_right_number() {
        assertThat(Arrays.stream(Role.values()).map(Role::exampleNumber))
                .allSatisfy(number -> assertThat(no.stafett.v1.identifier.OrganisationNumber.parse(number))
                        .isPresent())
                .allSatisfy(number -> assertThat(number).startsWith("31"));
    }
}
