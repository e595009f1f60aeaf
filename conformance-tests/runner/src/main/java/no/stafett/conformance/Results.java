package no.stafett.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of the suite found.
 *
 * @param session names the run
 * @param profile what kind of system it was
 * @param system which one, in words
 * @param began when it began
 * @param outcomes of each case, in the order they ran
 * @param requirements of the standard
 */
public record Results(
        String session,
        Profile profile,
        String system,
        Instant began,
        List<Outcome> outcomes,
        Requirements requirements) {

    /** How many cases of a level had a verdict. */
    public int count(Level level, Verdict verdict) {
        return (int) outcomes.stream()
                .filter(outcome -> outcome.level() == level && outcome.verdict() == verdict)
                .count();
    }

    /** The outcomes for a requirement; empty when no case of this run covers it. */
    public List<Outcome> of(Requirement requirement) {
        return outcomes.stream()
                .filter(outcome -> outcome.conformanceCase().covers().contains(requirement.id()))
                .toList();
    }

    /** The requirements that a case looked at and came to a verdict on. */
    public List<Requirement> covered() {
        return requirements.all().stream()
                .filter(requirement ->
                        of(requirement).stream().anyMatch(outcome -> outcome.verdict() != Verdict.NOT_RUN))
                .toList();
    }

    /** Fails when one case fails; passes when one passes and none fails; else it was not run. */
    public Verdict verdict(Requirement requirement) {
        var verdicts = of(requirement).stream().map(Outcome::verdict).toList();
        if (verdicts.contains(Verdict.FAIL)) {
            return Verdict.FAIL;
        }
        return verdicts.contains(Verdict.PASS) ? Verdict.PASS : Verdict.NOT_RUN;
    }

    /** Why cases were not run, and how many for each reason. */
    public Map<String, Long> notRun() {
        var reasons = new TreeMap<String, Long>();
        outcomes.stream()
                .filter(outcome -> outcome.verdict() == Verdict.NOT_RUN)
                .forEach(outcome -> reasons.merge(outcome.reason(), 1L, Long::sum));
        return reasons;
    }
}
