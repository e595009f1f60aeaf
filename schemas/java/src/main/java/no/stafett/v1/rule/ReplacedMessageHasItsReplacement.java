package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.codes.CorrectionAction;

/** A correction that replaces a message says by which. */
public final class ReplacedMessageHasItsReplacement implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.REPLACED_BY_NOTHING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof Correction correction
                && correction.getAction() == CorrectionAction.REPLACED
                && correction.getReplacedBy() == null) {
            breaches.at("Action");
        }
    }
}
