package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.codes.DecisionOutcome;

/** A decision that overturns an earlier one says which (integreringsloven § 47). */
public final class OverturningNamesTheDecision implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.OVERTURNED_NAMES_NOTHING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof ServiceDecision decision
                && decision.getOutcome() == DecisionOutcome.OVERTURNED
                && decision.getOverturns() == null) {
            breaches.at("Outcome");
        }
    }
}
