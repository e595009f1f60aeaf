package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.IntegrationPlan;

/** A plan from its second revision on names the plan that it takes the place of. */
public final class RevisionNamesThePlanBefore implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.REVISION_NAMES_NOTHING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof IntegrationPlan plan && plan.getRevision() > 1 && plan.getRevises() == null) {
            breaches.at("Revision");
        }
    }
}
