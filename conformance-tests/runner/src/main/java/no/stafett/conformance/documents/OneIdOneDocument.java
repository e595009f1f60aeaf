package no.stafett.conformance.documents;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import no.stafett.conformance.CaseRun;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Exchange;
import no.stafett.conformance.Failed;
import no.stafett.conformance.NotRun;

/** Two files with one InstanceIdentifier are the same bytes: a system that makes its ids anew, or copies them, shows here. */
final class OneIdOneDocument implements ConformanceCase {
    private final Folder folder;

    OneIdOneDocument(Folder folder) {
        this.folder = folder;
    }

    @Override
    public String id() {
        return "documents/one-id-one-document";
    }

    @Override
    public String title() {
        return "Files with the same InstanceIdentifier are the same, byte for byte.";
    }

    @Override
    public String why() {
        return "A message that was sent twice is known by its id and bytes; other bytes under a used id are refused.";
    }

    @Override
    public List<String> covers() {
        return List.of("R-006", "R-007");
    }

    @Override
    public void run(CaseRun run) {
        var byId = new HashMap<String, JudgedFile>();
        var clashes = new TreeSet<Path>();
        for (var file : folder.files()) {
            if (file.id().isEmpty()) {
                continue;
            }
            var before = byId.putIfAbsent(file.id().get(), file);
            if (before != null && !Arrays.equals(before.bytes(), file.bytes())) {
                if (clashes.size() < 20) {
                    run.shows(Exchange.of(before.path().toString(), before.bytes()));
                    run.shows(Exchange.of(file.path().toString(), file.bytes()));
                }
                clashes.add(before.path());
                clashes.add(file.path());
            }
        }
        if (!clashes.isEmpty()) {
            throw new Failed("files that share an id and differ", "none", clashes.toString());
        }
        if (byId.size() < 2) {
            throw new NotRun("fewer than two files have an InstanceIdentifier");
        }
    }
}
