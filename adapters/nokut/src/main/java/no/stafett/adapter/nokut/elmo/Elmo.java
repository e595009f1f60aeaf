package no.stafett.adapter.nokut.elmo;

import java.util.List;
import java.util.Optional;

/**
 * A document: whose results, and from which institutions.
 *
 * @param generation which of the two formats it was written in
 * @param generatedDate when the document was made, as it stands
 * @param learners whose results they are. The format means one; the older generation repeats the learner in each report,
 *     and only a document in which they are all alike names one person
 * @param reports what each institution says
 * @param attachments what concerns the whole document
 * @param signed whether it carries a signature (which the reader does not verify)
 */
public record Elmo(
        ElmoGeneration generation,
        Optional<String> generatedDate,
        List<Learner> learners,
        List<Report> reports,
        List<Attachment> attachments,
        boolean signed) {
    public Elmo {
        learners = List.copyOf(learners);
        reports = List.copyOf(reports);
        attachments = List.copyOf(attachments);
    }
}
