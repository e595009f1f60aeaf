package no.stafett.v1.rule;

import java.util.HashSet;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.AssessedSubject;
import no.stafett.v1.model.PriorLearningAssessment;

/** An assessment says one thing of each subject. */
public final class EachSubjectIsAssessedOnce implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.SUBJECT_TWICE;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (!(subject.payload() instanceof PriorLearningAssessment assessment)) {
            return;
        }
        var seen = new HashSet<String>();
        int position = 0;
        for (AssessedSubject assessed : assessment.getSubject()) {
            position++;
            if (!seen.add(assessed.getSubject())) {
                breaches.at(Step.of("Subject", position) + "/Subject", "subject", assessed.getSubject());
            }
        }
    }
}
