package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.PersonRegistered;

/** Nobody is born after the day the permit was decided (integreringsloven § 8). */
public final class NobodyIsBornAfterThePermit implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.BORN_AFTER_PERMIT;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof PersonRegistered registered
                && registered.getBirthDate() != null
                && registered.getResidencePermit() != null
                && registered
                        .getBirthDate()
                        .earliest()
                        .isAfter(registered.getResidencePermit().getDecidedOn())) {
            breaches.at("BirthDate");
        }
    }
}
