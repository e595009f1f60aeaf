package no.stafett.v1;

import java.util.List;

/**
 * The verdict on a document.
 *
 * @param findings what was found, in the order of the document within a layer; all of the first layer that failed, and
 *     the warnings of those before it
 */
public record Validation(List<Finding> findings) {

    /** Keeps a copy. */
    public Validation {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found that rejects the document. */
    public boolean isValid() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /** The findings that reject the document. */
    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    /** The findings that do not. */
    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }
}
