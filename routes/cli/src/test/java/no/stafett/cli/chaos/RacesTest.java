package no.stafett.cli.chaos;

import static no.stafett.cli.Ran.stafett;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The short form of a race, with its control within: a double that is planted at the end must be found. */
class RacesTest {

    @Nested
    class Given_two_hub_processes_on_one_database {
        @Test
        void when_claims_links_and_unlinks_race_then_no_two_uncontested_holds_collide() {
            var ran = stafett("chaos", "races", "--attempts", "400", "--seed", "7", "--json");

            assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
            var told = ran.json();
            assertThat(told.path("broken")).isEmpty();
            assertThat(told.path("hubs").asInt()).isEqualTo(2);
            assertThat(told.path("attempts").asLong()).isGreaterThanOrEqualTo(400);
            assertThat(told.path("answered").asLong())
                    .isEqualTo(told.path("attempts").asLong());
            assertThat(told.path("doubles").asLong(-1)).isZero();
            assertThat(told.path("answeredTwice").asLong(-1)).isZero();
            assertThat(told.path("auditVerified").asBoolean()).isTrue();
            assertThat(told.path("rebuildDifferences").asInt(-1)).isZero();
            assertThat(told.path("controlFound").asBoolean()).isTrue();
            for (var answer : new String[] {"noted", "collides", "linked", "unlinked", "refused"}) {
                assertThat(told.path("answers").path(answer).asLong())
                        .as(answer)
                        .isPositive();
            }
            assertThat(told.path("asked").path("again").asLong()).isPositive();
        }
    }

    @Nested
    class Given_a_wrong_command_line {
        @Test
        void when_there_are_too_few_connections_then_it_says_how_many() {
            var ran = stafett("chaos", "races", "--connections", "1");

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("--connections is between 4 and 64.");
        }
    }
}
