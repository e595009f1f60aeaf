package no.stafett.v1.rule;

import java.util.Set;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ResidenceChanged;
import no.stafett.v1.model.codes.ResidenceChange;

/** A permit that is granted, renewed, restored or on another basis says which basis: rights follow from it (integreringsloven § 9). */
public final class PermitRestsOnABasis implements BusinessRule {
    private static final Set<ResidenceChange> ENDS = Set.of(ResidenceChange.LAPSED, ResidenceChange.REVOKED);

    @Override
    public FindingCode code() {
        return FindingCode.BASIS_MISSING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof ResidenceChanged changed
                && !ENDS.contains(changed.getChange())
                && changed.getBasis() == null) {
            breaches.at("Change");
        }
    }
}
