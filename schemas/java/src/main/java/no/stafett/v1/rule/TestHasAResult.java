package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.LanguageTestResult;
import no.stafett.v1.model.codes.TestKind;

/** A test of a language has a level in at least one part; a test of social studies is passed or not. */
public final class TestHasAResult implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.RESULT_MISSING;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (!(subject.payload() instanceof LanguageTestResult result)) {
            return;
        }
        boolean there = result.getTest() == TestKind.SOCIAL_STUDIES
                ? result.isPassed() != null
                : !result.getPart().isEmpty();
        if (!there) {
            breaches.at("Test");
        }
    }
}
