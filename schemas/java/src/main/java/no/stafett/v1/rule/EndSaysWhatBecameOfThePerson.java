package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** Where a service ended, an outcome says what became of the person: nobody is unknown (integreringsforskriften § 52). */
public final class EndSaysWhatBecameOfThePerson implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.OUTCOME_MISSING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof ProvisionEvent event
                && (event.getEvent() == ProvisionEventKind.COMPLETED
                        || event.getEvent() == ProvisionEventKind.DISCONTINUED)
                && event.getOutcome() == null) {
            breaches.at("Event");
        }
    }
}
