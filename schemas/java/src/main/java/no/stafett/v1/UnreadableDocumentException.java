package no.stafett.v1;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document was given to the {@link Parser} that is not the message asked for. What a sender did wrong is told by
 * {@link Validator} and {@link Stafett#examine} as findings: ask them first where the document comes from somebody else.
 */
public final class UnreadableDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    UnreadableDocumentException(List<Finding> findings) {
        super("The document can't be read: "
                + findings.stream().map(UnreadableDocumentException::shown).collect(Collectors.joining("; "))
                + ". Validate a document before parsing it.");
        this.findings = List.copyOf(findings);
    }

    /** What is wrong with it. */
    public List<Finding> findings() {
        return findings;
    }

    private static String shown(Finding finding) {
        return finding.code().id() + " " + finding.text(Language.EN)
                + (finding.at() == null ? "" : " at " + finding.at());
    }
}
