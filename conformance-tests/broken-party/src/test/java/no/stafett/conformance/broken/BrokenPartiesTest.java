package no.stafett.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Cases that our own hub is known to fail, with what is wrong in it: {@code case | reason}. */
    private static Set<String> knownFailures() throws IOException {
        try (var in = Objects.requireNonNull(BrokenPartiesTest.class.getResourceAsStream("/known-failures.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2)[0].strip())
                    .collect(Collectors.toSet());
        }
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
            var known = knownFailures();
            var caught = HubCases.all(tested).stream()
                    .filter(one -> one.covers().contains(way.requirement()))
                    .filter(one -> !known.contains(one.id()))
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
    void the_unbroken_hub_passes_all_but_what_is_known() throws IOException {
        try (var tested = new TestedHub(reach)) {
            var outcomes = run(HubCases.all(tested));
            var failed = outcomes.stream()
                    .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                    .map(outcome -> outcome.conformanceCase().id() + " | " + outcome.reason())
                    .toList();
            var notRun = outcomes.stream()
                    .filter(outcome -> outcome.verdict() == Verdict.NOT_RUN)
                    .map(outcome -> outcome.conformanceCase().id() + " | " + outcome.reason())
                    .toList();

            assertThat(failed.stream().map(line -> line.split(" \\| ", 2)[0]))
                    .as("%s", failed)
                    .containsExactlyInAnyOrderElementsOf(knownFailures());
            assertThat(notRun).isEmpty();
            assertThat(outcomes).hasSizeGreaterThan(200);
        }
    }
}
