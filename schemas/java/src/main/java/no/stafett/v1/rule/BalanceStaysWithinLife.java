package no.stafett.v1.rule;

import java.time.LocalDate;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.OpeningBalance;

/** Nothing happens before birth or after death. */
public final class BalanceStaysWithinLife implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.OUTSIDE_LIFE;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (!(subject.payload() instanceof OpeningBalance balance)) {
            return;
        }
        var birth = balance.getBirthDate();
        var born = birth == null ? LocalDate.MIN : birth.earliest();
        var left = balance.getLeft();
        var died = left == null || !left.getReason().equals("DIED") ? LocalDate.MAX : left.getLeftOn();
        Balance.happened(balance, (place, day) -> {
            if (day.isBefore(born) || day.isAfter(died)) {
                breaches.at(place);
            }
        });
        int position = 0;
        for (var claim : balance.getClaim()) {
            position++;
            if (claim.getFrom().isBefore(born) || claim.getFrom().isAfter(died)) {
                breaches.at(Step.of("Claim", position) + "/From");
            }
        }
    }
}
