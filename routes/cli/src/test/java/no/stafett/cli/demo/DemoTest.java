package no.stafett.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.stafett.cli.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as a newcomer runs it, and with all its stories. The short one comes first: Java keeps the folder for its own
 * temporary files for as long as it runs, so only the first demo of a process can show that nothing is left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit sets it
class DemoTest {
    private static final String TEMPORARY = "java.io.tmpdir";

    @TempDir
    static Path machine;

    private final String before = System.getProperty(TEMPORARY);

    @BeforeEach
    void watchWhatIsLeft() {
        System.setProperty(TEMPORARY, machine.toString());
    }

    @AfterEach
    void leaveThatAsItWas() {
        System.setProperty(TEMPORARY, before);
    }

    @Test
    @Order(1)
    void when_it_is_run_then_every_promise_holds_and_nothing_is_left() {
        var ran = Ran.stafett("demo", "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        var told = ran.json();
        assertThat(told.path("ok").asBoolean()).isTrue();
        assertThat(told.path("people").asInt()).isEqualTo(5);
        assertThat(told.path("messages").asInt()).isGreaterThan(50);
        assertThat(told.path("receipts").asInt()).isGreaterThan(40);
        assertThat(told.path("doublesRefused").asInt()).isEqualTo(2);
        assertThat(told.path("missesFound").asInt()).isPositive();
        assertThat(told.path("auditVerified").asBoolean()).isTrue();
        assertThat(told.path("promises").size()).isGreaterThan(30);
        assertThat(told.path("promises"))
                .allMatch(promise -> promise.path("held").asBoolean());
        assertThat(ran.err()).doesNotContainPattern("(?<![0-9])[0-9]{11,12}(?![0-9])");
        assertThat(machine).isEmptyDirectory();
    }

    @Test
    @Order(2)
    void when_all_are_run_then_each_story_has_its_doubles_and_misses_and_no_other() {
        var ran = Ran.stafett("demo", "--all", "--json");

        var told = ran.json();
        assertThat(told.path("promises")).isNotEmpty().allSatisfy(promise -> assertThat(
                        promise.path("held").asBoolean())
                .as(promise.toString())
                .isTrue());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(told.path("people").asInt()).isEqualTo(19);
        assertThat(told.path("doublesRefused").asInt()).isEqualTo(6);
        assertThat(told.path("auditVerified").asBoolean()).isTrue();
        assertThat(ran.err()).doesNotContainPattern("(?<![0-9])[0-9]{11,12}(?![0-9])");
    }
}
