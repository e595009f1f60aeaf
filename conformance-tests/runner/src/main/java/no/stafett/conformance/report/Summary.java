package no.stafett.conformance.report;

import java.util.List;
import java.util.Map;
import no.stafett.conformance.Level;
import no.stafett.conformance.Outcome;
import no.stafett.conformance.Results;
import no.stafett.conformance.Verdict;

/**
 * What {@code --json} prints. The first four are the contract of the command line; the rest explains them.
 *
 * @param profile the profile
 * @param must cases that a MUST rests on
 * @param should the other cases
 * @param requirements how many requirements have come to a verdict, of how many that a case was run for or would be
 * @param system what was tested
 * @param cases each case, with its verdict
 * @param byRequirement the cases of each requirement that has one
 */
public record Summary(
        String profile,
        Counts must,
        Counts should,
        Coverage requirements,
        String system,
        List<OneCase> cases,
        Map<String, List<String>> byRequirement) {

    /**
     * How many.
     *
     * @param pass passed
     * @param fail failed
     * @param notRun not run: proven nothing
     */
    public record Counts(int pass, int fail, int notRun) {}

    /**
     * Requirements.
     *
     * @param covered those that a case came to a verdict on
     * @param total those that this profile has cases for
     */
    public record Coverage(int covered, int total) {}

    /**
     * A case.
     *
     * @param id its name
     * @param level MUST or SHOULD
     * @param verdict PASS, FAIL or NOT_RUN
     * @param covers its requirements
     * @param reason what was wrong, or why it was not run
     * @param millis how long it took
     */
    public record OneCase(String id, String level, String verdict, List<String> covers, String reason, long millis) {}

    /** Of a run. */
    public static Summary of(Results results) {
        var byRequirement = new java.util.TreeMap<String, List<String>>();
        for (var requirement : results.requirements().all()) {
            var cases = results.of(requirement).stream()
                    .map(outcome -> outcome.conformanceCase().id())
                    .toList();
            if (!cases.isEmpty()) {
                byRequirement.put(requirement.id(), cases);
            }
        }
        return new Summary(
                results.profile().word(),
                counts(results, Level.MUST),
                counts(results, Level.SHOULD),
                new Coverage(results.covered().size(), byRequirement.size()),
                results.system(),
                results.outcomes().stream().map(Summary::one).toList(),
                byRequirement);
    }

    private static Counts counts(Results results, Level level) {
        return new Counts(
                results.count(level, Verdict.PASS),
                results.count(level, Verdict.FAIL),
                results.count(level, Verdict.NOT_RUN));
    }

    private static OneCase one(Outcome outcome) {
        var one = outcome.conformanceCase();
        return new OneCase(
                one.id(),
                outcome.level().name(),
                outcome.verdict().name(),
                one.covers(),
                outcome.reason(),
                outcome.took().toMillis());
    }
}
