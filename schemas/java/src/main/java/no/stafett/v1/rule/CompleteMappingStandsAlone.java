package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.codes.MappingKind;

/** A complete mapping adds to no other (integreringsloven §§ 6, 10). */
public final class CompleteMappingStandsAlone implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.COMPLETE_NAMES_ANOTHER;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof SkillsMapping mapping
                && mapping.getKind() == MappingKind.COMPLETE
                && mapping.getSupplements() != null) {
            breaches.at("Supplements");
        }
    }
}
