package no.stafett.conformance.documents;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.stafett.v1.Finding;

/**
 * A file, judged once for all cases.
 *
 * @param path where it lies below the folder
 * @param bytes what stands in it
 * @param findings what is wrong with it, of the first layer that failed
 * @param id its InstanceIdentifier
 * @param traits what of the standard occurs in it: element names, and identifier types
 */
record JudgedFile(Path path, byte[] bytes, List<Finding> findings, Optional<String> id, Set<String> traits) {
    /** What {@link #judgedUntil} says of a file without errors. */
    static final int IN_FULL = 9;

    /** The layer after which it was not judged any further; {@link #IN_FULL} when it was judged in full. */
    int judgedUntil() {
        return findings.stream()
                .filter(Finding::isError)
                .mapToInt(finding -> finding.layer().digit())
                .min()
                .orElse(IN_FULL);
    }
}
