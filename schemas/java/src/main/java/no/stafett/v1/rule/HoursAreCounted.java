package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.codes.ProvisionEventKind;

/** An event of hours says how many. */
public final class HoursAreCounted implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.HOURS_MISSING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof ProvisionEvent event
                && event.getEvent() == ProvisionEventKind.HOURS
                && event.getHours() == null) {
            breaches.at("Event");
        }
    }
}
