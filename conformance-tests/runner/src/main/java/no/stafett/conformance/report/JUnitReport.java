package no.stafett.conformance.report;

import java.util.Locale;
import no.stafett.conformance.Outcome;
import no.stafett.conformance.Results;
import no.stafett.conformance.Verdict;

/** The form that build servers read: a test for each case; what was not run is skipped, with its reason. */
public final class JUnitReport {
    private JUnitReport() {}

    /** The document. */
    public static String of(Results results) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var outcomes = results.outcomes();
        xml.append("<testsuite name=\"stafett-conformance-")
                .append(results.profile().word())
                .append("\" tests=\"")
                .append(outcomes.size())
                .append("\" failures=\"")
                .append(count(results, Verdict.FAIL))
                .append("\" errors=\"0\" skipped=\"")
                .append(count(results, Verdict.NOT_RUN))
                .append("\" timestamp=\"")
                .append(results.began())
                .append("\">\n");
        outcomes.forEach(outcome -> xml.append(test(outcome)));
        return xml.append("</testsuite>\n").toString();
    }

    private static long count(Results results, Verdict verdict) {
        return results.outcomes().stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .count();
    }

    private static String test(Outcome outcome) {
        var one = outcome.conformanceCase();
        var id = Escaped.of(one.id());
        int slash = id.lastIndexOf('/');
        var body =
                switch (outcome.verdict()) {
                    case PASS -> "";
                    case FAIL -> "    <failure message=\"" + oneLine(outcome.reason()) + "\"/>\n";
                    case NOT_RUN -> "    <skipped message=\"" + oneLine(outcome.reason()) + "\"/>\n";
                };
        return "  <testcase classname=\"" + (slash < 0 ? "cases" : id.substring(0, slash)) + "\" name=\""
                + id.substring(slash + 1) + "\" time=\""
                + String.format(Locale.ROOT, "%.3f", outcome.took().toMillis() / 1000.0) + "\">\n"
                + "    <properties><property name=\"level\" value=\"" + outcome.level()
                + "\"/><property name=\"covers\" value=\"" + Escaped.of(String.join(" ", one.covers()))
                + "\"/></properties>\n" + body + "  </testcase>\n";
    }

    private static String oneLine(String reason) {
        return Escaped.of(reason.replaceAll("\\s+", " "));
    }
}
