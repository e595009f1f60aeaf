package no.stafett.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import no.stafett.cli.Json;
import no.stafett.conformance.CaseRun;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Exchange;
import no.stafett.conformance.Failed;
import no.stafett.conformance.NotRun;
import no.stafett.conformance.Profile;
import no.stafett.conformance.Results;
import no.stafett.conformance.Session;
import no.stafett.conformance.Xml;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final String HOSTILE = "<script>alert('x')</script> & \u0000\u202e \"quoted\" ]]>";

    private record Given(String id, List<String> covers, Optional<? extends Throwable> thrown)
            implements ConformanceCase {
        @Override
        public String title() {
            return "A title " + HOSTILE;
        }

        @Override
        public String why() {
            return "It matters " + HOSTILE;
        }

        @Override
        public void run(CaseRun run) throws Exception {
            run.shows(new Exchange("sent " + HOSTILE, HOSTILE + "\nsecond line", Optional.of(2)));
            if (thrown.isPresent() && thrown.get() instanceof Error error) {
                throw error;
            }
            if (thrown.isPresent() && thrown.get() instanceof Exception exception) {
                throw exception;
            }
        }
    }

    private static Results results() {
        return new Session(
                        Profile.HUB,
                        "a system " + HOSTILE,
                        List.of(
                                new Given("0-carrier/passes", List.of("R-052"), Optional.empty()),
                                new Given(
                                        "0-carrier/fails",
                                        List.of("R-053"),
                                        Optional.of(new Failed("it", "this " + HOSTILE, "that " + HOSTILE))),
                                new Given("0-carrier/is-not-run", List.of("R-057"), Optional.of(new NotRun("no key"))),
                                new Given("0-carrier/breaks", List.of("R-057"), Optional.of(new java.io.IOException())),
                                new Given("0-carrier/advised", List.of("R-069"), Optional.empty())))
                .run(now -> {}, failed -> {});
    }

    @Test
    void must_and_should_are_counted_apart_and_what_was_not_run_is_not_passed() {
        var summary = Summary.of(results());

        assertThat(summary.must()).isEqualTo(new Summary.Counts(1, 1, 2));
        assertThat(summary.should()).isEqualTo(new Summary.Counts(1, 0, 0));
        assertThat(summary.requirements()).isEqualTo(new Summary.Coverage(3, 4));
        assertThat(Json.read(Json.write(summary)).path("must").path("notRun").asInt())
                .isEqualTo(2);
    }

    @Test
    void hostile_text_is_harmless_in_the_page() {
        var page = HtmlReport.of(results());

        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("\u0000")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;")
                .contains("<mark>second line</mark>")
                .contains("<ins>i")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void the_report_for_build_servers_is_well_formed_and_says_skipped_with_the_reason() {
        var xml = Xml.parse(JUnitReport.of(results()).getBytes(StandardCharsets.UTF_8));

        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(2);
        assertThat(xml.getDocumentElement().getAttribute("skipped")).isEqualTo("2");
    }

    @Test
    void a_requirement_without_a_verdict_says_why_in_the_page() {
        assertThat(HtmlReport.of(results()))
                .contains("It takes days to see.")
                .contains("id=\"R-052\"")
                .contains("href=\"#0-carrier/passes\"");
    }
}
