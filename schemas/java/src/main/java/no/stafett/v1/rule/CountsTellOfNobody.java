package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.OutcomeCount;
import no.stafett.v1.model.OutcomeStatistics;

/** A count is so large that it tells of nobody. */
public final class CountsTellOfNobody implements BusinessRule {
    private static final int PEOPLE_MIN = 5;

    @Override
    public FindingCode code() {
        return FindingCode.COUNT_TELLS_OF_PERSONS;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (!(subject.payload() instanceof OutcomeStatistics statistics)) {
            return;
        }
        int position = 0;
        for (OutcomeCount count : statistics.getCount()) {
            position++;
            if (count.getPeople() < PEOPLE_MIN) {
                breaches.at(Step.of("Count", position) + "/People", "smallest", Integer.toString(PEOPLE_MIN));
            }
        }
    }
}
