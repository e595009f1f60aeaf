package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ComponentAgreement;
import no.stafett.v1.model.ServiceTransfer;
import no.stafett.v1.model.SettlementDecision;
import no.stafett.v1.model.TransitionReply;
import no.stafett.v1.model.codes.AgreementStep;
import no.stafett.v1.model.codes.SettlementAnswer;
import no.stafett.v1.model.codes.TransitionAnswer;
import org.jspecify.annotations.Nullable;

/** Who declines says why. */
public final class DecliningHasAReason implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.DECLINED_WITHOUT_REASON;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        Object payload = subject.payload();
        if (payload instanceof SettlementDecision decision) {
            examine("Answer", decision.getAnswer() == SettlementAnswer.DECLINED, decision.getReason(), breaches);
        } else if (payload instanceof ServiceTransfer transfer) {
            examine("Step", transfer.getStep() == AgreementStep.DECLINED, transfer.getReason(), breaches);
        } else if (payload instanceof ComponentAgreement agreement) {
            examine("Step", agreement.getStep() == AgreementStep.DECLINED, agreement.getReason(), breaches);
        } else if (payload instanceof TransitionReply reply) {
            examine("Answer", reply.getAnswer() == TransitionAnswer.DECLINED, reply.getReason(), breaches);
        }
    }

    private static void examine(String place, boolean declined, @Nullable String reason, Breaches breaches) {
        if (declined && reason == null) {
            breaches.at(place);
        }
    }
}
