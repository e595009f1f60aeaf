package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ComponentAgreement;
import no.stafett.v1.model.ServiceTransfer;
import no.stafett.v1.model.codes.AgreementStep;
import org.jspecify.annotations.Nullable;

/** Who accepts or declines says which proposal. */
public final class AnswerNamesTheProposal implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.ANSWER_NAMES_NOTHING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof ServiceTransfer transfer) {
            examine(transfer.getStep(), transfer.getProposal(), breaches);
        } else if (subject.payload() instanceof ComponentAgreement agreement) {
            examine(agreement.getStep(), agreement.getProposal(), breaches);
        }
    }

    private static void examine(AgreementStep step, @Nullable String proposal, Breaches breaches) {
        if (step != AgreementStep.PROPOSED && proposal == null) {
            breaches.at("Step");
        }
    }
}
