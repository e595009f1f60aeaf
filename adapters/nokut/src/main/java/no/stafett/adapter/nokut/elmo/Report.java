package no.stafett.adapter.nokut.elmo;

import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * What one institution says.
 *
 * @param issuer the institution
 * @param learningOpportunities degrees and courses at the top level, each with its parts
 * @param issueDate when the institution said it, as it stands
 * @param attachments what belongs to this institution's report
 * @param at where it stood
 */
public record Report(
        Optional<Issuer> issuer,
        List<LearningOpportunity> learningOpportunities,
        Optional<String> issueDate,
        List<Attachment> attachments,
        Place at) {
    public Report {
        learningOpportunities = List.copyOf(learningOpportunities);
        attachments = List.copyOf(attachments);
    }
}
