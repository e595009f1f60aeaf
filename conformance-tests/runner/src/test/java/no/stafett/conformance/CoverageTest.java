package no.stafett.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import no.stafett.conformance.documents.DocumentCases;
import no.stafett.conformance.hub.HubCases;
import org.junit.jupiter.api.Test;

/** The coverage, both ways: a requirement without a case, or a case without a requirement, fails the build. */
class CoverageTest {
    private final Requirements requirements = Requirements.ofTheStandard();

    private static List<ConformanceCase> cases() {
        var cases = new ArrayList<>(HubCases.list());
        cases.addAll(DocumentCases.list());
        return cases;
    }

    @Test
    void each_case_covers_requirements_that_there_are() {
        for (var one : cases()) {
            assertThat(one.covers()).as(one.id()).isNotEmpty().allSatisfy(id -> assertThat(requirements.find(id))
                    .as(id)
                    .isPresent());
            assertThat(one.title()).as(one.id()).isNotBlank();
            assertThat(one.why()).as(one.id()).isNotBlank();
        }
    }

    @Test
    void each_requirement_has_a_case_or_says_why_not() {
        var covered = new HashSet<String>();
        cases().forEach(one -> covered.addAll(one.covers()));

        for (var requirement : requirements.all()) {
            assertThat(covered.contains(requirement.id()))
                    .as("%s has a case, or a <later> with a reason in requirements.xml, and not both", requirement.id())
                    .isNotEqualTo(requirement.later().isPresent());
        }
    }

    @Test
    void no_two_cases_have_one_name() {
        assertThat(cases().stream().map(ConformanceCase::id)).doesNotHaveDuplicates();
    }
}
