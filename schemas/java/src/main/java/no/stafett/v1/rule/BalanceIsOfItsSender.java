package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.OpeningBalance;

/** Each party tells of what it is responsible for itself. */
public final class BalanceIsOfItsSender implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.RESPONSIBLE_IS_ANOTHER;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof OpeningBalance balance
                && balance.getResponsible() != null
                && !balance.getResponsible().equals(subject.header().principal())) {
            breaches.at("Responsible", "party", balance.getResponsible());
        }
    }
}
