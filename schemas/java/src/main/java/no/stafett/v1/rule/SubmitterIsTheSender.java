package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.CareerGuidanceReport;
import no.stafett.v1.model.FollowUpStatus;
import no.stafett.v1.model.IntegrationPlan;
import no.stafett.v1.model.PriorLearningAssessment;
import no.stafett.v1.model.ProgrammeOutcome;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.SettlementPreferences;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.TransitionReferral;
import no.stafett.v1.model.common.Performers;
import org.jspecify.annotations.Nullable;

/** Who submits a message is its sender, or the party that the sender speaks for. */
public final class SubmitterIsTheSender implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.SUBMITTER_IS_NOT_SENDER;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        Performers performers = performers(subject.payload());
        if (performers == null || subject.isDeliveredCopy()) {
            return;
        }
        String submitter = performers.getSubmittedBy();
        if (!submitter.equals(subject.header().sender())
                && !submitter.equals(subject.header().onBehalfOf())) {
            breaches.at("Performers/SubmittedBy");
        }
    }

    private static @Nullable Performers performers(Object payload) {
        if (payload instanceof SkillsMapping mapping) {
            return mapping.getPerformers();
        }
        if (payload instanceof ProvisionEvent event) {
            return event.getPerformers();
        }
        if (payload instanceof ServiceClaim claim) {
            return claim.getPerformers();
        }
        if (payload instanceof ServiceDecision decision) {
            return decision.getPerformers();
        }
        if (payload instanceof CareerGuidanceReport report) {
            return report.getPerformers();
        }
        if (payload instanceof FollowUpStatus status) {
            return status.getPerformers();
        }
        if (payload instanceof IntegrationPlan plan) {
            return plan.getPerformers();
        }
        if (payload instanceof PriorLearningAssessment assessment) {
            return assessment.getPerformers();
        }
        if (payload instanceof ProgrammeOutcome outcome) {
            return outcome.getPerformers();
        }
        if (payload instanceof TransitionReferral referral) {
            return referral.getPerformers();
        }
        return payload instanceof SettlementPreferences preferences ? preferences.getPerformers() : null;
    }
}
