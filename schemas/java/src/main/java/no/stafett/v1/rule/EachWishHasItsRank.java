package no.stafett.v1.rule;

import java.util.HashSet;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.PlaceWish;
import no.stafett.v1.model.SettlementPreferences;

/** No two wishes have the same rank. */
public final class EachWishHasItsRank implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.RANK_TWICE;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof SettlementPreferences preferences) {
            var ranks = new HashSet<Integer>();
            int position = 0;
            for (PlaceWish wish : preferences.getWish()) {
                position++;
                if (!ranks.add(wish.getRank())) {
                    breaches.at(Step.of("Wish", position) + "/Rank");
                }
            }
        }
    }
}
