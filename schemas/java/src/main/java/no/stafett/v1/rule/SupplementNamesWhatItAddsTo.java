package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.codes.MappingKind;

/** A supplement says which mapping it adds to (integreringsloven §§ 6, 10). */
public final class SupplementNamesWhatItAddsTo implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.SUPPLEMENT_NAMES_NOTHING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof SkillsMapping mapping
                && mapping.getKind() == MappingKind.SUPPLEMENT
                && mapping.getSupplements() == null) {
            breaches.at("Kind");
        }
    }
}
