package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.FollowUpStatus;

/** Nobody is called not reached without attempts. */
public final class AttemptsAreCounted implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.ATTEMPTS_MISSING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof FollowUpStatus status
                && status.getOutcome().equals("NOT_REACHED")
                && (status.getAttempts() == null || status.getAttempts() == 0)) {
            breaches.at("Outcome");
        }
    }
}
