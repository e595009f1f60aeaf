package no.stafett.conformance.report;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import no.stafett.conformance.Exchange;
import no.stafett.conformance.Level;
import no.stafett.conformance.Outcome;
import no.stafett.conformance.Requirement;
import no.stafett.conformance.Results;
import no.stafett.conformance.Verdict;

/**
 * One page that needs nothing else: by requirement the verdict; by case what was sent, what came back, and the difference marked;
 * and the coverage both ways.
 */
public final class HtmlReport {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
            h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
            table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}
            pre{background:#f4f4f4;padding:.8rem;overflow:auto;max-height:30rem;white-space:pre-wrap;overflow-wrap:anywhere}
            details{margin:.4rem 0;border-left:.3rem solid #767676;padding-left:.8rem}summary{cursor:pointer}
            .pass{border-color:#0a7a3b}.fail{border-color:#b3001b}.not_run{border-color:#767676}
            b.pass{color:#0a6b34}b.fail{color:#b3001b}b.not_run{color:#595959}
            mark{background:#ffe08a}ins{background:#cfeedd;text-decoration:none}del{background:#ffd6d6;text-decoration:none}
            @media(prefers-color-scheme:dark){body{background:#161616;color:#eee}pre{background:#262626}td,th{border-color:#444}
            a{color:#9cf}b.pass{color:#5fd38d}b.fail{color:#ff8a8a}b.not_run{color:#bbb}mark,ins,del{color:#111}}
            """;

    private final Results results;
    private final StringBuilder page = new StringBuilder(100_000);

    private HtmlReport(Results results) {
        this.results = results;
    }

    /** The page. */
    public static String of(Results results) {
        return new HtmlReport(results).written();
    }

    private String written() {
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<title>Stafett conformance: ")
                .append(results.profile().word())
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>");
        head();
        requirements();
        cases();
        page.append("</main></body></html>\n");
        return page.toString();
    }

    private void head() {
        page.append("<h1>Stafett conformance, profile ")
                .append(results.profile().word())
                .append("</h1><p>Tested: ")
                .append(Escaped.of(results.system()))
                .append("<br>Began: ")
                .append(results.began().truncatedTo(ChronoUnit.SECONDS))
                .append("<br>Run: ")
                .append(results.session())
                .append("</p><table><caption>Cases by verdict</caption><tr><th scope=\"col\">Level</th>")
                .append(
                        "<th scope=\"col\">passed</th><th scope=\"col\">failed</th><th scope=\"col\">not run</th></tr>");
        for (var level : Level.values()) {
            page.append("<tr><th scope=\"row\">").append(level).append("</th>");
            for (var verdict : Verdict.values()) {
                page.append("<td>").append(results.count(level, verdict)).append("</td>");
            }
            page.append("</tr>");
        }
        page.append("</table><p>A case that was not run has proven nothing; each says why.</p>");
    }

    private void requirements() {
        page.append("<h2>By requirement</h2><table><tr><th scope=\"col\">Requirement</th><th scope=\"col\">Level</th>")
                .append("<th scope=\"col\">Verdict</th><th scope=\"col\">Cases that cover it</th></tr>");
        for (var requirement : results.requirements().all()) {
            page.append("<tr id=\"")
                    .append(requirement.id())
                    .append("\"><td><b>")
                    .append(requirement.id())
                    .append("</b> ")
                    .append(Escaped.of(requirement.rule()))
                    .append("</td><td>")
                    .append(requirement.level())
                    .append("</td><td>")
                    .append(verdict(results.verdict(requirement)))
                    .append("</td><td>")
                    .append(casesOf(requirement))
                    .append("</td></tr>");
        }
        page.append("</table>");
    }

    private String casesOf(Requirement requirement) {
        var outcomes = results.of(requirement);
        if (outcomes.isEmpty()) {
            return requirement
                    .later()
                    .map(later -> "none: profile " + Escaped.of(later.profile()) + ". " + Escaped.of(later.reason()))
                    .orElse("none in this profile, or not asked for");
        }
        var links = new StringBuilder();
        for (var outcome : outcomes) {
            var id = Escaped.of(outcome.conformanceCase().id());
            links.append(links.length() == 0 ? "" : ", ")
                    .append("<a href=\"#")
                    .append(id)
                    .append("\">")
                    .append(id)
                    .append("</a>");
        }
        return links.toString();
    }

    private void cases() {
        page.append("<h2>By case</h2>");
        for (var verdict : new Verdict[] {Verdict.FAIL, Verdict.NOT_RUN, Verdict.PASS}) {
            results.outcomes().stream()
                    .filter(outcome -> outcome.verdict() == verdict)
                    .forEach(this::one);
        }
    }

    private void one(Outcome outcome) {
        var one = outcome.conformanceCase();
        page.append("<details class=\"")
                .append(css(outcome.verdict()))
                .append("\" id=\"")
                .append(Escaped.of(one.id()))
                .append(outcome.verdict() == Verdict.FAIL ? "\" open>" : "\">")
                .append("<summary>")
                .append(verdict(outcome.verdict()))
                .append(" ")
                .append(Escaped.of(one.id()))
                .append(": ")
                .append(Escaped.of(one.title()))
                .append("</summary><p>")
                .append(Escaped.of(one.why()))
                .append("</p><p>")
                .append(outcome.level())
                .append(", covers ");
        for (var id : one.covers()) {
            page.append("<a href=\"#").append(id).append("\">").append(id).append("</a> ");
        }
        page.append("(").append(outcome.took().toMillis()).append(" ms)</p>");
        if (!outcome.reason().isEmpty()) {
            page.append("<p><b>").append(Escaped.of(outcome.reason())).append("</b></p>");
        }
        outcome.difference().ifPresent(difference -> page.append("<p>expected</p><pre>")
                .append(marked("ins", difference.expected(), difference.got()))
                .append("</pre><p>got</p><pre>")
                .append(marked("del", difference.got(), difference.expected()))
                .append("</pre>"));
        outcome.exchanges().forEach(this::exchange);
        page.append("</details>");
    }

    /** The text, with what is not common to both ends of the other marked. */
    private static String marked(String tag, String text, String other) {
        int begin = 0;
        int shorter = Math.min(text.length(), other.length());
        while (begin < shorter && text.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin
                && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return Escaped.of(text.substring(0, begin)) + "<" + tag + ">"
                + Escaped.of(text.substring(begin, text.length() - end)) + "</" + tag + ">"
                + Escaped.of(text.substring(text.length() - end));
    }

    private void exchange(Exchange exchange) {
        page.append("<details><summary>")
                .append(Escaped.of(exchange.what()))
                .append("</summary><pre>")
                .append(withLine(exchange.text(), exchange.line()))
                .append("</pre></details>");
    }

    private static String withLine(String text, Optional<Integer> line) {
        if (line.isEmpty()) {
            return Escaped.of(text);
        }
        var lines = text.split("\n", -1);
        var marked = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            var escaped = Escaped.of(lines[i]);
            marked.append(i + 1 == line.get() ? "<mark>" + escaped + "</mark>" : escaped)
                    .append('\n');
        }
        return marked.toString();
    }

    private static String verdict(Verdict verdict) {
        return "<b class=\"" + css(verdict) + "\">"
                + switch (verdict) {
                    case PASS -> "passed";
                    case FAIL -> "FAILED";
                    case NOT_RUN -> "not run";
                }
                + "</b>";
    }

    private static String css(Verdict verdict) {
        return verdict.name().toLowerCase(java.util.Locale.ROOT);
    }
}
