package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.codes.SettlementAnswer;

/** A municipality that declines says why. */
public final class DecliningHasAReason implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.DECLINED_WITHOUT_REASON;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof SettlementDecision decision
                && decision.getAnswer() == SettlementAnswer.DECLINED
                && decision.getReason() == null) {
            breaches.at("Answer");
        }
    }
}
