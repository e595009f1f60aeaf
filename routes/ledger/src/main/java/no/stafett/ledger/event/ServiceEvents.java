package no.stafett.ledger.event;

import static no.stafett.ledger.event.FactDraft.stating;
import static no.stafett.ledger.event.MessageEvents.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafett.ledger.event.MessageEvents.Context;
import no.stafett.ledger.event.MessageEvents.Readers;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.v1.model.CareerGuidanceReport;
import no.stafett.v1.model.ComponentAgreement;
import no.stafett.v1.model.FollowUpStatus;
import no.stafett.v1.model.IntegrationPlan;
import no.stafett.v1.model.LanguageTestResult;
import no.stafett.v1.model.PriorLearningAssessment;
import no.stafett.v1.model.ProgrammeOutcome;
import no.stafett.v1.model.ServiceTransfer;
import no.stafett.v1.model.TransitionReferral;
import no.stafett.v1.model.TransitionReply;
import no.stafett.v1.model.common.Performers;
import org.jspecify.annotations.Nullable;

/** What the messages about services given, planned, tested, handed over and followed up bring. */
final class ServiceEvents {

    private ServiceEvents() {}

    static void all(Readers into) {
        into.reads(CareerGuidanceReport.class, ServiceEvents::guided);
        into.reads(IntegrationPlan.class, ServiceEvents::planned);
        into.reads(PriorLearningAssessment.class, ServiceEvents::assessed);
        into.reads(LanguageTestResult.class, ServiceEvents::tested);
        into.reads(ServiceTransfer.class, ServiceEvents::transferred);
        into.reads(ComponentAgreement.class, ServiceEvents::agreed);
        into.reads(TransitionReferral.class, ServiceEvents::referred);
        into.reads(TransitionReply.class, ServiceEvents::answered);
        into.reads(ProgrammeOutcome.class, ServiceEvents::ended);
        into.reads(FollowUpStatus.class, ServiceEvents::followedUp);
    }

    private static String by(@Nullable Performers performers, Context context) {
        return performers == null ? context.sender() : performers.getResponsible();
    }

    private static Event guided(CareerGuidanceReport m, Context context) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.GUIDANCE,
                        m.getGuidedOn(),
                        stating()
                                .with(Key.BY, by(m.getPerformers(), context))
                                .with(Key.CLAIM, m.getClaimNumber())
                                .with(Key.OCCURRENCE, m.getOccurrence()))));
    }

    private static Event planned(IntegrationPlan m, Context context) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.PLAN,
                        m.getFrom(),
                        stating()
                                .with(Key.PLAN, m.getPlanKey())
                                .with(Key.REVISION, m.getRevision())
                                .with(Key.GOAL, m.getEndGoal())
                                .with(Key.UNTIL, m.getUntil())
                                .with(Key.BY, by(m.getPerformers(), context)))));
    }

    private static Event assessed(PriorLearningAssessment m, Context context) {
        var facts = new ArrayList<FactDraft>();
        facts.add(FactDraft.of(
                FactKind.ASSESSMENT,
                m.getAssessedOn(),
                stating()
                        .with(Key.LEVEL, m.getLevel().value())
                        .with(Key.BY, by(m.getPerformers(), context))
                        .with(Key.CLAIM, m.getClaimNumber())
                        .with(Key.OCCURRENCE, m.getOccurrence())));
        for (var subject : m.getSubject()) {
            facts.add(FactDraft.of(
                    FactKind.SUBJECT_ASSESSED,
                    m.getAssessedOn(),
                    stating()
                            .with(Key.QUALIFICATION, subject.getSubject())
                            .with(Key.OUTCOME, subject.getResult().value())
                            .with(Key.LEVEL, m.getLevel().value())
                            .with(Key.BY, by(m.getPerformers(), context))));
        }
        return keep(m.getPerson(), facts);
    }

    private static Event tested(LanguageTestResult m, Context context) {
        var facts = new ArrayList<FactDraft>();
        for (var part : m.getPart()) {
            facts.add(FactDraft.of(
                    FactKind.TESTED,
                    m.getTakenOn(),
                    stating()
                            .with(Key.CODE, m.getTest().value())
                            .with(Key.SKILL, part.getSkill().value())
                            .with(Key.LEVEL, part.getLevel())
                            .withTruth(Key.FREE, part.isFreeAttempt())
                            .with(Key.BY, m.getHeldBy() == null ? context.sender() : m.getHeldBy())));
        }
        if (facts.isEmpty() && m.isPassed() != null) {
            facts.add(FactDraft.of(
                    FactKind.TESTED,
                    m.getTakenOn(),
                    stating()
                            .with(Key.CODE, m.getTest().value())
                            .with(Key.OUTCOME, Boolean.TRUE.equals(m.isPassed()) ? "PASSED" : "FAILED")
                            .with(Key.BY, m.getHeldBy() == null ? context.sender() : m.getHeldBy())));
        }
        return keep(m.getPerson(), facts);
    }

    private static Event transferred(ServiceTransfer m, Context context) {
        var from = Objects.requireNonNullElse(m.getFrom(), context.sender());
        var to = Objects.requireNonNullElse(m.getTo(), context.sender());
        return new Event(
                        Optional.of(IdentifierName.of(m.getPerson())),
                        List.of(),
                        List.of(FactDraft.of(
                                FactKind.TRANSFER,
                                m.getTransferOn(),
                                stating()
                                        .with(Key.SERVICE, m.getService())
                                        .with(Key.OCCURRENCE, m.getOccurrence())
                                        .with(Key.CLAIM, m.getClaimNumber())
                                        .with(Key.STEP, m.getStep().value())
                                        .with(Key.FROM, from)
                                        .with(Key.TO, to)
                                        .with(Key.PROPOSAL, m.getProposal())
                                        .with(Key.REASON, m.getBecause()))),
                        new Act.Transfer(
                                m.getService(),
                                m.getOccurrence(),
                                m.getStep().value(),
                                m.getTransferOn(),
                                m.getClaimNumber(),
                                from,
                                to,
                                m.getProposal()))
                .about(m.getService());
    }

    private static Event agreed(ComponentAgreement m, Context context) {
        return keep(
                        m.getPerson(),
                        List.of(FactDraft.of(
                                FactKind.COMPONENT_AGREED,
                                m.getFrom(),
                                stating()
                                        .with(Key.SERVICE, m.getService())
                                        .with(Key.COMPONENT, m.getComponent())
                                        .with(Key.CLAIM, m.getClaimNumber())
                                        .with(Key.STEP, m.getStep().value())
                                        .with(Key.BY, m.getResponsible())
                                        .with(Key.PROVIDER, m.getProvider())
                                        .with(Key.PROPOSAL, m.getProposal())
                                        .with(Key.UNTIL, m.getUntil()))))
                .about(m.getService());
    }

    private static Event referred(TransitionReferral m, Context context) {
        var named = Stream.of(m.getMappingMessage(), m.getPlanMessage())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.REFERRED,
                        m.getReferredOn(),
                        stating()
                                .with(Key.NEED, String.join(" ", m.getNeed()))
                                .with(Key.TO, context.receiver())
                                .with(Key.BY, by(m.getPerformers(), context))
                                .with(Key.SERVICE, m.getService())
                                .with(Key.UNTIL, m.getAnswerBy())
                                .with(Key.MESSAGE, named.isEmpty() ? null : named))));
    }

    private static Event answered(TransitionReply m, Context context) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.REFERRAL_ANSWERED,
                        m.getRepliedOn(),
                        stating()
                                .with(Key.ANSWER, m.getAnswer().value())
                                .with(Key.BY, context.sender())
                                .with(Key.MESSAGE, m.getReferral())
                                .with(Key.NEED, m.getOffered().isEmpty() ? null : String.join(" ", m.getOffered())))));
    }

    private static Event ended(ProgrammeOutcome m, Context context) {
        return keep(
                        m.getPerson(),
                        List.of(FactDraft.of(
                                FactKind.OUTCOME,
                                m.getEndedOn(),
                                stating()
                                        .with(Key.SERVICE, m.getService())
                                        .with(Key.OCCURRENCE, m.getOccurrence())
                                        .with(Key.CLAIM, m.getClaimNumber())
                                        .with(Key.OUTCOME, m.getOutcome())
                                        .with(Key.GOAL, m.getEndGoal())
                                        .with(Key.BY, by(m.getPerformers(), context)))))
                .about(m.getService());
    }

    private static Event followedUp(FollowUpStatus m, Context context) {
        return keep(
                        m.getPerson(),
                        List.of(FactDraft.of(
                                FactKind.FOLLOWED_UP,
                                m.getStatusOn(),
                                stating()
                                        .with(Key.SERVICE, m.getService())
                                        .with(Key.OCCURRENCE, m.getOccurrence())
                                        .with(Key.MONTHS, m.getMonthsAfter())
                                        .with(Key.OUTCOME, m.getOutcome())
                                        .with(Key.BY, by(m.getPerformers(), context)))))
                .about(m.getService());
    }
}
