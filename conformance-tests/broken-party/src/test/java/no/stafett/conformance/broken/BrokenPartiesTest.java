package no.stafett.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.stafett.cli.Json;
import no.stafett.cli.StafettCommand;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Outcome;
import no.stafett.conformance.Profile;
import no.stafett.conformance.Session;
import no.stafett.conformance.Verdict;
import no.stafett.conformance.hub.HubCases;
import no.stafett.conformance.hub.StartedHub;
import no.stafett.conformance.hub.TestedHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One hub for all: as it is, and behind each fault. What moves the clock comes last. */
@SuppressWarnings("NullAway.Init")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenPartiesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @TempDir
    static Path data;

    private static StartedHub hub;
    private static TestedHub.Reach reach;

    @BeforeAll
    static void start() {
        hub = StartedHub.on(data);
        reach = hub.reach().withPatience(PATIENCE);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static List<Outcome> run(List<ConformanceCase> cases) {
        return new Session(Profile.HUB, "a hub in a test", cases)
                .run(now -> {}, failed -> {})
                .outcomes();
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void a_hub_that_is_wrong_in_one_way_is_caught_by_a_case_of_that_requirement(BrokenIn way) throws IOException {
        try (var broken = BrokenHub.inFrontOf(reach.soap(), way);
                var tested = new TestedHub(reach.through(broken.address()))) {
            var caught = HubCases.all(tested).stream()
                    .filter(one -> one.covers().contains(way.requirement()))
                    .filter(one -> run(List.of(one)).get(0).verdict() == Verdict.FAIL)
                    .findFirst();

            assertThat(caught)
                    .as("a case that covers %s and fails", way.requirement())
                    .isPresent();
        }
    }

    @Test
    @Order(1)
    void the_command_tests_a_hub_that_runs_already() {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = StafettCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "conformance",
                        "--profile",
                        "hub",
                        "--at",
                        reach.soap().toString(),
                        "--data",
                        data.toString(),
                        "--only",
                        "0-carrier/same-bytes-",
                        "--json");

        assertThat(exit).as(err.toString()).isZero();
        var must = Json.read(out.toString()).path("must");
        assertThat(must.path("pass").asInt()).isPositive();
        assertThat(must.path("notRun").asInt())
                .as("those over JMS, whose address was not given")
                .isPositive();
    }

    @Test
    @Order(2)
    void the_unbroken_hub_fails_nothing_and_everything_is_run() {
        try (var tested = new TestedHub(reach)) {
            var outcomes = run(HubCases.all(tested));

            assertThat(having(outcomes, Verdict.FAIL)).isEmpty();
            assertThat(having(outcomes, Verdict.NOT_RUN))
                    .as("this hub is reached by every way that the suite knows")
                    .isEmpty();
            assertThat(outcomes).hasSizeGreaterThan(200);
        }
    }

    private static List<String> having(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .map(outcome -> outcome.conformanceCase().id() + " | " + outcome.reason())
                .toList();
    }
}
