package no.stafett.v1.rule;

import java.time.LocalDate;
import java.util.List;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.Activity;
import no.stafett.v1.model.CircumstanceChanged;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.ProvisionEvent;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.RecognitionDecision;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.ServiceDecision;
import no.stafett.v1.model.SettlementRequest;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.Work;
import no.stafett.v1.model.common.Education;
import no.stafett.v1.time.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What comes later has a later date. Periods are half-open, so the day after the last comes after the first; what was decided
 * on the day it was asked for is in order. Dates that are only partly known are out of order when no reading puts them in it.
 */
public final class DatesAreInOrder implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.DATES_OUT_OF_ORDER;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        Object payload = subject.payload();
        if (payload instanceof ServiceClaim claim) {
            examine(claim, breaches);
        } else if (payload instanceof ProvisionEvent event) {
            after("", "On", event.getOn(), "Until", event.getUntil(), breaches);
        } else if (payload instanceof ServiceDecision decision) {
            examine(decision, breaches);
        } else if (payload instanceof PersonRegistered registered) {
            examine(registered, breaches);
        } else if (payload instanceof SettlementRequest request) {
            sameOrAfter("", "RequestedOn", request.getRequestedOn(), "AnswerBy", request.getAnswerBy(), breaches);
        } else if (payload instanceof SkillsMapping mapping) {
            examine(mapping, breaches);
        } else if (payload instanceof RecognitionApplication application) {
            examine(application, breaches);
        } else if (payload instanceof RecognitionDecision decision) {
            sameOrAfter(
                    "",
                    "ApplicationReceivedOn",
                    decision.getApplicationReceivedOn(),
                    "DecidedOn",
                    decision.getDecidedOn(),
                    breaches);
        } else if (payload instanceof CircumstanceChanged changed && changed.getEmployment() != null) {
            after(
                    "Employment",
                    "ChangedOn",
                    changed.getChangedOn(),
                    "Until",
                    changed.getEmployment().getUntil(),
                    breaches);
        } else {
            examineByTable(subject, breaches);
        }
    }

    /** The messages whose dates are only pairs: {@link DatePairs}. */
    private static void examineByTable(Subject subject, Breaches breaches) {
        for (DatePairs.Pair pair : DatePairs.of(subject.header().type())) {
            for (DatePairs.Found found : pair.in(subject.payload())) {
                if (pair.sameDay()) {
                    sameOrAfter(found.place(), pair.earlier(), found.earlier(), pair.later(), found.later(), breaches);
                } else {
                    after(found.place(), pair.earlier(), found.earlier(), pair.later(), found.later(), breaches);
                }
            }
        }
    }

    private static void examine(ServiceClaim claim, Breaches breaches) {
        after("", "From", claim.getFrom(), "Until", claim.getUntil(), breaches);
        sameOrAfter("", "From", claim.getFrom(), "LatestStart", claim.getLatestStart(), breaches);
    }

    private static void examine(ServiceDecision decision, Breaches breaches) {
        after("", "ValidFrom", decision.getValidFrom(), "ValidUntil", decision.getValidUntil(), breaches);
        sameOrAfter("", "AppliedOn", decision.getAppliedOn(), "DecidedOn", decision.getDecidedOn(), breaches);
        var appeal = decision.getAppeal();
        if (appeal != null) {
            sameOrAfter("Appeal", "AppealedOn", appeal.getAppealedOn(), "DecidedOn", appeal.getDecidedOn(), breaches);
        }
    }

    private static void examine(PersonRegistered registered, Breaches breaches) {
        var permit = registered.getResidencePermit();
        if (permit != null) {
            String place = "ResidencePermit";
            sameOrAfter(place, "AppliedOn", permit.getAppliedOn(), "DecidedOn", permit.getDecidedOn(), breaches);
            after(place, "ValidFrom", permit.getValidFrom(), "ValidUntil", permit.getValidUntil(), breaches);
        }
        var reception = registered.getReception();
        if (reception != null) {
            after("Reception", "From", reception.getFrom(), "Until", reception.getUntil(), breaches);
        }
    }

    private static void examine(SkillsMapping mapping, Breaches breaches) {
        sameOrAfter("", "MappedOn", mapping.getMappedOn(), "QualityAssuredOn", mapping.getQualityAssuredOn(), breaches);
        int position = 0;
        for (Education education : mapping.getEducation()) {
            partial(Step.of("Education", ++position), education.getFrom(), education.getUntil(), breaches);
        }
        position = 0;
        for (Work work : mapping.getWork()) {
            partial(Step.of("Work", ++position), work.getFrom(), work.getUntil(), breaches);
        }
        position = 0;
        for (Activity activity : mapping.getActivity()) {
            partial(Step.of("Activity", ++position), activity.getFrom(), activity.getUntil(), breaches);
        }
    }

    private static void examine(RecognitionApplication application, Breaches breaches) {
        var education = application.getEducation();
        if (education != null) {
            partial("Education", education.getFrom(), education.getUntil(), breaches);
        }
        var power = application.getPowerOfAttorney();
        if (power != null) {
            after("PowerOfAttorney", "SignedOn", power.getSignedOn(), "ValidUntil", power.getValidUntil(), breaches);
        }
    }

    private static void partial(
            String place, @Nullable PartialDate from, @Nullable PartialDate until, Breaches breaches) {
        if (from != null && until != null && until.latest().isBefore(from.earliest())) {
            breach(place, "From", "Until", breaches);
        }
    }

    private static void after(
            String place,
            String earlier,
            @Nullable LocalDate earlierDate,
            String later,
            @Nullable LocalDate laterDate,
            Breaches breaches) {
        if (earlierDate != null && laterDate != null && !laterDate.isAfter(earlierDate)) {
            breach(place, earlier, later, breaches);
        }
    }

    private static void sameOrAfter(
            String place,
            String earlier,
            @Nullable LocalDate earlierDate,
            String later,
            @Nullable LocalDate laterDate,
            Breaches breaches) {
        if (earlierDate != null && laterDate != null && laterDate.isBefore(earlierDate)) {
            breach(place, earlier, later, breaches);
        }
    }

    private static void breach(String place, String earlier, String later, Breaches breaches) {
        breaches.at(
                String.join("/", place.isEmpty() ? List.of(later) : List.of(place, later)),
                "earlier",
                earlier,
                "later",
                later);
    }
}
