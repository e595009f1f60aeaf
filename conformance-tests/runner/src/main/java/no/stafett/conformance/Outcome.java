package no.stafett.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a case.
 *
 * @param conformanceCase the case
 * @param level how binding it is
 * @param verdict the verdict
 * @param reason what was wrong, or why it was not run; empty when it passed
 * @param difference what was expected and what was got, where that is known
 * @param exchanges what went back and forth
 * @param took how long it ran
 */
public record Outcome(
        ConformanceCase conformanceCase,
        Level level,
        Verdict verdict,
        String reason,
        Optional<Difference> difference,
        List<Exchange> exchanges,
        Duration took) {

    /**
     * What was expected and what was got.
     *
     * @param expected what had to be seen
     * @param got what was seen
     */
    public record Difference(String expected, String got) {}
}
