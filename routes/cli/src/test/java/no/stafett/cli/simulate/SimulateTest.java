package no.stafett.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.stafett.cli.Ran;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code simulate}, and the two controls that must fail: else it would prove nothing. */
class SimulateTest {
    private static final String TEMPORARY = "java.io.tmpdir";
    private static final String BEFORE = System.getProperty(TEMPORARY);

    @BeforeAll
    static void throwAwayHere(@TempDir Path machine) {
        System.setProperty(TEMPORARY, machine.toString());
    }

    @AfterAll
    static void leaveThatAsItWas() {
        System.setProperty(TEMPORARY, BEFORE);
    }

    private static Ran simulated(int people, int seed, String... more) {
        var arguments = new ArrayList<>(List.of(
                "simulate",
                "--people",
                Integer.toString(people),
                "--years",
                "1",
                "--seed",
                Integer.toString(seed),
                "--json"));
        arguments.addAll(List.of(more));
        return Ran.stafett(arguments.toArray(String[]::new));
    }

    @Nested
    class Given_claims_and_scanner {

        @Test
        void when_a_year_full_of_turns_is_lived_then_nothing_is_doubled_missed_or_broken() {
            var ran = simulated(100, 1, "--eventful");

            var told = ran.json();
            assertThat(told.path("invariantsBroken")).as(ran.out()).isEmpty();
            assertThat(told.path("doubles").asInt()).as(ran.out()).isZero();
            assertThat(told.path("misses").asInt()).as(ran.out()).isZero();
            assertThat(told.path("dues").asInt())
                    .as("misses that could have been")
                    .isPositive();
            assertThat(told.path("happened").path("claim COLLIDES").asInt())
                    .as("doubles that could have been")
                    .isPositive();
            assertThat(ran.exit()).isZero();
            var happened = told.path("happened");
            assertThat(List.of(
                            "registered under a second number",
                            "linked",
                            "unlinked",
                            "transferred",
                            "moved AGREED",
                            "corrected",
                            "returned",
                            "came to family",
                            "reported late",
                            "sent again",
                            "told under a claim of another"))
                    .as(ran.out())
                    .allMatch(what -> happened.path(what).asInt() > 0);
        }
    }

    @Nested
    class Given_that_nobody_claims {

        @Test
        void when_a_year_is_lived_then_services_are_doubled() {
            var ran = simulated(60, 2, "--without", "claims");

            var told = ran.json();
            assertThat(told.path("doubles").asInt()).as(ran.out()).isPositive();
            assertThat(told.path("misses").asInt()).as(ran.out()).isZero();
            assertThat(told.path("invariantsBroken")).as(ran.out()).isEmpty();
        }
    }

    @Nested
    class Given_that_nobody_scans {

        @Test
        void when_a_year_is_lived_then_misses_are_told_to_nobody() {
            var ran = simulated(60, 3, "--without", "scanner");

            var told = ran.json();
            assertThat(told.path("misses").asInt()).as(ran.out()).isPositive();
            assertThat(told.path("doubles").asInt()).as(ran.out()).isZero();
        }
    }
}
