package no.stafett.conformance.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.conformance.CaseRun;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Exchange;
import no.stafett.conformance.Failed;
import no.stafett.conformance.NotRun;
import no.stafett.conformance.Requirement;
import no.stafett.v1.Finding;
import no.stafett.v1.Language;

/** A requirement that a file alone can break: no file of the folder gets one of its findings, and at least one could have. */
final class FileRule implements ConformanceCase {
    private static final int SHOWN_MAX = 50;

    private final Requirement requirement;
    private final Folder folder;
    private final List<String> about;
    private final String onlyAt;

    /**
     * Makes one.
     *
     * @param about what has to occur in a file for the requirement to be about it, one of these; empty: it is about every file
     * @param onlyAt the element at or within which a finding has to be; empty: anywhere
     */
    FileRule(Requirement requirement, Folder folder, List<String> about, String onlyAt) {
        this.requirement = requirement;
        this.folder = folder;
        this.about = List.copyOf(about);
        this.onlyAt = onlyAt;
    }

    @Override
    public String id() {
        return "documents/" + requirement.id();
    }

    @Override
    public String title() {
        return requirement.rule();
    }

    @Override
    public String why() {
        return requirement.intent();
    }

    @Override
    public List<String> covers() {
        return List.of(requirement.id());
    }

    @Override
    public void run(CaseRun run) {
        int judged = 0;
        int hidden = 0;
        var broken = new ArrayList<String>();
        for (var file : folder.files()) {
            var findings = file.findings().stream()
                    .filter(finding ->
                            requirement.findings().contains(finding.code().id()))
                    .filter(this::isThere)
                    .toList();
            if (findings.stream().anyMatch(Finding::isError)) {
                broken.add(file.path() + ": " + words(findings.get(0)));
                if (broken.size() <= SHOWN_MAX) {
                    run.shows(shown(file, findings.get(0)));
                }
            } else if (file.judgedUntil() < layer()) {
                hidden++;
            } else if (about.isEmpty() || about.stream().anyMatch(file.traits()::contains)) {
                judged++;
            }
        }
        if (!broken.isEmpty()) {
            var more = broken.size() > SHOWN_MAX ? " (the first " + SHOWN_MAX + " are shown)" : "";
            throw new Failed(
                    broken.size() + " of " + folder.size() + " files" + more,
                    "no finding " + String.join(", ", requirement.findings()),
                    String.join("; ", broken.subList(0, Math.min(broken.size(), SHOWN_MAX))));
        }
        if (judged == 0) {
            throw new NotRun(
                    hidden > 0
                            ? "all files that it could be about fail an earlier layer of checks; mend those first"
                            : "no file is about it: none has " + String.join(" or ", about));
        }
    }

    private boolean isThere(Finding finding) {
        return onlyAt.isEmpty()
                || Pattern.compile("[/:]" + onlyAt + "(\\[\\d+\\])?(/|$)")
                        .matcher(String.valueOf(finding.at()))
                        .find();
    }

    /** The layer of the requirement's latest finding: a file that failed before was not judged. */
    private int layer() {
        return requirement.findings().stream()
                .mapToInt(code -> code.charAt("STF-".length()) - '0')
                .min()
                .orElse(0);
    }

    private static String words(Finding finding) {
        return finding.code().id() + " " + finding.text(Language.EN)
                + Optional.ofNullable(finding.at()).map(at -> " At " + at).orElse("");
    }

    private static Exchange shown(JudgedFile file, Finding finding) {
        var text = file.bytes().length > 100_000
                ? new String(file.bytes(), 0, 100_000, StandardCharsets.UTF_8)
                : Exchange.readable(file.bytes());
        return new Exchange(file.path() + " " + words(finding), text, Optional.ofNullable(finding.line()));
    }
}
