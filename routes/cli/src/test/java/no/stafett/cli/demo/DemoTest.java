package no.stafett.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import no.stafett.cli.Ran;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The demo with all its stories, on one hub, and each story a test of its own. The short round, which is four of them, is run
 * as a newcomer runs it by {@code .ci/run}, which looks for what is left, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class DemoTest {
    private static final String TEMPORARY = "java.io.tmpdir";

    private final String before = System.getProperty(TEMPORARY);

    @TempDir
    static Path machine;

    private Ran ran;
    private JsonNode told;

    @BeforeAll
    void all_are_played() {
        System.setProperty(TEMPORARY, machine.toString());
        ran = Ran.stafett("demo", "--all", "--json");
        told = ran.json();
    }

    @AfterAll
    void leaveThatAsItWas() {
        System.setProperty(TEMPORARY, before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Amina     | REFUSED SKILLS_MAPPING                                  |
                    Oleksandr |                                                         |
                    Fatima    | GIVEN_TWICE SKILLS_MAPPING, REFUSED SKILLS_MAPPING      |
                    The Haile |                                                         | OVERDUE PARENTAL_GUIDANCE by Bergen
                    Yusuf     |                                                         |
                    Maryam    | REFUSED SKILLS_MAPPING                                  |
                    Dawit     | GIVEN_TWICE GRANT_YEAR                                  |
                    Layla     | GIVEN_TWICE SKILLS_MAPPING                              |
                    Ahmad     | REFUSED RECOGNITION_INTERVIEW                           |
                    Nadia     | REFUSED NORWEGIAN_VOUCHER                               | LET_PASS INTRODUCTION_PROGRAMME by Bergen
                    Tekle     | REFUSED UPPER_SECONDARY_SUBJECT                         | OVERDUE NORWEGIAN_TRAINING by Bergen
                    Anna      | CONTESTED INTRODUCTION_PROGRAMME                        |
                    Ingrid    |                                                         | OVERDUE CAREER_GUIDANCE by Vestfold county, OVERDUE INTRODUCTION_PROGRAMME by Tønsberg, OVERDUE NORWEGIAN_TRAINING by Tønsberg
                    """)
    void when_a_journey_is_played_then_its_promises_hold_and_its_doubles_and_misses_are_found_and_no_other(
            String who, @Nullable String doubles, @Nullable String misses) {
        var journey = StreamSupport.stream(told.path("journeys").spliterator(), false)
                .filter(one -> one.path("journey").asString("").startsWith(who))
                .findFirst()
                .orElseThrow();

        assertThat(told.path("promises"))
                .filteredOn(promise -> promise.path("journey").equals(journey.path("journey")))
                .hasSize(journey.path("promises").asInt())
                .allSatisfy(promise -> assertThat(promise.path("held").asBoolean())
                        .as(promise.toString())
                        .isTrue());
        assertThat(words(journey.path("doubles"))).isEqualTo(listed(doubles));
        assertThat(words(journey.path("misses"))).isEqualTo(listed(misses));
    }

    @Test
    void when_all_have_been_played_then_the_baton_has_gone_round_and_the_sums_are_right() {
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(told.path("ok").asBoolean()).isTrue();
        assertThat(told.path("journeys").size()).isEqualTo(13);
        assertThat(told.path("people").asInt()).isEqualTo(19);
        assertThat(told.path("receipts").asInt()).isGreaterThan(150);
        assertThat(told.path("doublesRefused").asInt()).isEqualTo(6);
        assertThat(told.path("missesFound").asInt()).isEqualTo(6);
        assertThat(told.path("auditVerified").asBoolean()).isTrue();
        assertThat(told.path("promises"))
                .anySatisfy(promise ->
                        assertThat(promise.path("step").asString("")).contains("Each of the six sorts of party"))
                .allSatisfy(promise -> assertThat(promise.path("held").asBoolean())
                        .as(promise.toString())
                        .isTrue());
    }

    @Test
    void when_it_is_over_then_nothing_is_left_and_nobody_was_named_by_number() {
        assertThat(machine).isEmptyDirectory();
        assertThat(ran.err()).doesNotContainPattern("(?<![0-9])[0-9]{11,12}(?![0-9])");
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(word -> word.asString(""))
                .toList();
    }

    private static List<String> listed(@Nullable String words) {
        return words == null ? List.of() : List.of(words.split(", "));
    }
}
