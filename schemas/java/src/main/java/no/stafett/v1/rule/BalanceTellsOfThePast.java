package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.OpeningBalance;

/** A balance tells of what had happened when its day was over. */
public final class BalanceTellsOfThePast implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.AFTER_BALANCE_DAY;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof OpeningBalance balance) {
            Balance.happened(balance, (place, day) -> {
                if (day.isAfter(balance.getAsOf())) {
                    breaches.at(place);
                }
            });
        }
    }
}
