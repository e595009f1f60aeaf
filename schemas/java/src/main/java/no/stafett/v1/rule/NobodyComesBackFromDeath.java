package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.PersonLeft;

/** Who died is not back. */
public final class NobodyComesBackFromDeath implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.BACK_FROM_DEATH;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof PersonLeft left
                && left.getReason().equals("DIED")
                && left.getBackOn() != null) {
            breaches.at("BackOn");
        }
    }
}
