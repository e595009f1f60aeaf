package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.Correction;

/** A correction is about another message than itself, and what takes its place is another again. */
public final class MessageCorrectsAnother implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.MESSAGE_CORRECTS_ITSELF;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (!(subject.payload() instanceof Correction correction)) {
            return;
        }
        if (correction.getCorrects().equals(subject.header().instanceIdentifier())) {
            breaches.at("Corrects");
        } else if (correction.getCorrects().equals(correction.getReplacedBy())) {
            breaches.at("ReplacedBy");
        }
    }
}
