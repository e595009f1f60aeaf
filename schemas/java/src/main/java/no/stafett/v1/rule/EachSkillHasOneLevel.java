package no.stafett.v1.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.IntegrationPlan;
import no.stafett.v1.model.LanguageGoal;
import no.stafett.v1.model.LanguageTestResult;
import no.stafett.v1.model.TestPart;
import no.stafett.v1.model.codes.LanguageTestSkill;

/** A test, or a plan, says one level of each skill. */
public final class EachSkillHasOneLevel implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.SKILL_TWICE;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof LanguageTestResult result) {
            examine("Part", result.getPart().stream().map(TestPart::getSkill).toList(), breaches);
        } else if (subject.payload() instanceof IntegrationPlan plan) {
            examine(
                    "LanguageGoal",
                    plan.getLanguageGoal().stream().map(LanguageGoal::getSkill).toList(),
                    breaches);
        }
    }

    private static void examine(String element, List<LanguageTestSkill> skills, Breaches breaches) {
        Set<LanguageTestSkill> seen = EnumSet.noneOf(LanguageTestSkill.class);
        int position = 0;
        for (LanguageTestSkill skill : skills) {
            position++;
            if (!seen.add(skill)) {
                breaches.at(Step.of(element, position) + "/Skill", "skill", skill.value());
            }
        }
    }
}
