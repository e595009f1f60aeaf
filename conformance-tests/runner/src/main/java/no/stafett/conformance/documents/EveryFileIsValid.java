package no.stafett.conformance.documents;

import java.util.List;
import no.stafett.conformance.CaseRun;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Failed;

/** No file has any error: its system looks at what it writes before it sends it. */
final class EveryFileIsValid implements ConformanceCase {
    private static final int NAMED_MAX = 50;

    private final Folder folder;

    EveryFileIsValid(Folder folder) {
        this.folder = folder;
    }

    @Override
    public String id() {
        return "documents/every-file-is-valid";
    }

    @Override
    public String title() {
        return "No file has an error that its system could have found itself.";
    }

    @Override
    public String why() {
        return "It costs less to find a mistake at home.";
    }

    @Override
    public List<String> covers() {
        return List.of("R-069");
    }

    @Override
    public void run(CaseRun run) {
        var invalid = folder.files().stream()
                .filter(file -> file.judgedUntil() < JudgedFile.IN_FULL)
                .map(file -> file.path() + " " + file.findings().get(0).code().id())
                .toList();
        if (!invalid.isEmpty()) {
            throw new Failed(
                    "files with an error, of " + folder.size(),
                    "none",
                    invalid.size() + ": " + String.join("; ", invalid.subList(0, Math.min(NAMED_MAX, invalid.size()))));
        }
    }
}
