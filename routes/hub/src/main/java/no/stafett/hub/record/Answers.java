package no.stafett.hub.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import no.stafett.audit.InclusionProof;
import no.stafett.hub.log.LogEvent;
import no.stafett.ledger.evaluate.Notice;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.event.Act;
import no.stafett.ledger.event.IdentifierName;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.person.ClaimReply;
import no.stafett.ledger.person.History;
import no.stafett.ledger.person.OpenConflict;
import no.stafett.ledger.person.Posting;
import no.stafett.ledger.person.Remark;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Header;
import no.stafett.v1.Language;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.Because;
import no.stafett.v1.model.Checked;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.HistoryClaim;
import no.stafett.v1.model.HistoryConflict;
import no.stafett.v1.model.HistoryDecision;
import no.stafett.v1.model.HistoryProvision;
import no.stafett.v1.model.Kept;
import no.stafett.v1.model.LogEntry;
import no.stafett.v1.model.Outcome;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.ReconciliationAnswer;
import no.stafett.v1.model.ServiceHistory;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.TreeHead;
import no.stafett.v1.model.codes.Answer;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.ClaimState;
import no.stafett.v1.model.codes.Collision;
import no.stafett.v1.model.codes.ConflictKind;
import no.stafett.v1.model.codes.DecisionOutcome;
import no.stafett.v1.model.codes.EntitlementKind;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.ObligationState;
import no.stafett.v1.model.codes.ProvisionEventKind;
import no.stafett.v1.model.codes.Result;
import no.stafett.v1.model.codes.Severity;
import no.stafett.v1.model.common.LocalisedText;
import org.jspecify.annotations.Nullable;

/** Writes what the hub says itself: receipts, answers to claims, histories and notices. */
final class Answers {

    private final Stafett stafett;
    private final String hub;
    private final NoticeTexts noticeTexts = new NoticeTexts();

    /**
     * Makes the writer.
     *
     * @param hub the hub's own organisation number
     */
    Answers(Stafett stafett, String hub) {
        this.stafett = stafett;
        this.hub = hub;
    }

    /** A document of the hub's, ready to be sent. */
    record Written(String id, String type, byte[] document) {}

    /** The answer to a message: for a claim its answer, for a question what was asked, otherwise the receipt. */
    Written answer(Job job, MessageWork work, InclusionProof proof, LogEvent event, LocalDate today) {
        var receipt = receipt(job, work, proof, event);
        var posting = job.posting;
        var act = job.event.map(no.stafett.ledger.event.Event::act).orElse(null);
        Object payload = receipt;
        if (posting != null && posting.claim().isPresent() && act instanceof Act.Claim asked) {
            payload = claimAnswer(work, asked, posting.claim().get(), receipt);
        } else if (posting != null && (act instanceof Act.Look || act instanceof Act.LookOverdue)) {
            payload = history(job, work, receipt, today);
        } else if (job.reconciled != null) {
            payload = reconciliation(job.reconciled, work, receipt);
        }
        return write(payload, work.incoming().channelParty(), work.header(), work.receivedAt());
    }

    private Written write(Object payload, String receiver, @Nullable Header answered, Instant now) {
        var draft = Message.of(payload).from(hub).to(receiver).created(now);
        if (answered != null) {
            draft.conversation(answered.conversationId());
        }
        var message = draft.build();
        return new Written(
                message.header().instanceIdentifier(),
                message.header().type(),
                stafett.writer().bytes(message));
    }

    private Receipt receipt(Job job, MessageWork work, InclusionProof proof, LogEvent event) {
        var kept = new Kept();
        kept.setMessageId(work.instanceId());
        var header = work.header();
        kept.setMessageType(header == null ? null : header.type());
        if (work.instanceId() == null) {
            kept.setTransportId(work.incoming().transportId());
        }
        kept.setSha256(work.digest().hex());
        kept.setSizeBytes(work.incoming().sizeBytes());
        kept.setReceivedAt(work.receivedAt());
        kept.setLogEntry(logEntry(proof, event));
        var checked = new Checked();
        checked.setStatus(CheckStatus.fromValue(job.status()));
        job.findings.forEach(finding -> checked.getFinding().add(finding(finding)));
        var outcome = new Outcome();
        var posting = job.posting;
        outcome.setResult(
                posting == null
                        ? Result.NONE
                        : Result.fromValue(posting.result().name()));
        if (posting != null) {
            outcome.setClaimNumber(posting.claim().map(ClaimReply::number).orElse(null));
        }
        var receipt = new Receipt();
        receipt.setKept(kept);
        receipt.setChecked(checked);
        receipt.setOutcome(outcome);
        return receipt;
    }

    private static LogEntry logEntry(InclusionProof proof, LogEvent event) {
        var entry = new LogEntry();
        entry.setLeafHash(proof.leafHash().hex());
        entry.setSalt(event.leaf().salt());
        entry.setEvent(event.leaf().event());
        entry.setIndex(proof.path().index());
        proof.path().hashes().forEach(hash -> entry.getPathHash().add(hash.hex()));
        var head = proof.head().head();
        var treeHead = new TreeHead();
        treeHead.setLogId(head.logId());
        treeHead.setSize(head.size());
        treeHead.setRoot(head.root().hex());
        treeHead.setSignedAt(head.signedAt());
        treeHead.setKeyId(head.keyId());
        treeHead.setSignature(proof.head().signature());
        entry.setTreeHead(treeHead);
        return entry;
    }

    private static ReceiptFinding finding(Finding finding) {
        var written = new ReceiptFinding();
        written.setCode(finding.code().id());
        written.setName(finding.code().name());
        written.setSeverity(Severity.fromValue(finding.severity().name()));
        written.setAt(finding.at());
        written.setLine(finding.line());
        written.setText(texts(finding.text(Language.EN), finding.text(Language.NB)));
        finding.remedy(Language.EN)
                .ifPresent(remedy -> written.setRemedy(
                        texts(remedy, finding.remedy(Language.NB).orElse(remedy))));
        return written;
    }

    private static LocalisedText texts(String en, String nb) {
        var text = new LocalisedText();
        text.setEn(en);
        text.setNb(nb);
        return text;
    }

    /** A remark of the ledger as a finding. */
    static Finding finding(Remark remark) {
        return new Finding(FindingCode.valueOf(remark.name()), null, null, new TreeMap<>(remark.values()));
    }

    private static ClaimAnswer claimAnswer(MessageWork work, Act.Claim asked, ClaimReply reply, Receipt receipt) {
        var answer = new ClaimAnswer();
        answer.setClaimMessage(work.instanceId());
        answer.setAnswer(Answer.fromValue(reply.answer().name()));
        answer.setClaimNumber(reply.number());
        answer.setService(asked.service());
        answer.setFrom(asked.from());
        answer.setUntil(asked.until());
        answer.setLatestStart(reply.latestStart());
        reply.collision().ifPresent(collision -> {
            answer.setCollision(Collision.fromValue(collision.kind().name()));
            answer.setCollidesWith(collision.claim());
            answer.setHeldBy(collision.heldBy());
            answer.setFirstFreeDay(collision.firstFreeDay());
        });
        reply.warnings().forEach(name -> answer.getWarning()
                .add(FindingCode.valueOf(name).id()));
        answer.setConflictKey(reply.conflictKey());
        answer.setReceipt(receipt);
        return answer;
    }

    private static ServiceHistory history(Job job, MessageWork work, Receipt receipt, LocalDate today) {
        var history = new ServiceHistory();
        history.setQueryMessage(work.instanceId());
        history.setAsOf(today);
        history.setReceipt(receipt);
        var lookedUp = job.lookedUp;
        if (lookedUp != null) {
            history.setAnswered(true);
            for (var late : lookedUp.overdue()) {
                var obligation = obligation(late.obligation(), today);
                obligation.setPerson(IdentifierNames.person(late.person()));
                history.getObligation().add(obligation);
            }
            return history;
        }
        var shown = Objects.requireNonNull(job.posting).history().orElseThrow();
        job.event
                .flatMap(no.stafett.ledger.event.Event::subject)
                .ifPresent(subject -> history.setPerson(IdentifierNames.person(subject)));
        if (job.event.orElseThrow().act() instanceof Act.Look look && look.knownAt() != null) {
            history.setKnownAt(look.knownAt().isAfter(today) ? today : look.knownAt()); // nobody knows tomorrow's
        }
        fill(history, shown);
        return history;
    }

    private static ReconciliationAnswer reconciliation(Reconciled found, MessageWork work, Receipt receipt) {
        return new ReconciliationAnswer()
                .withReportMessage(work.instanceId())
                .withFrom(found.from())
                .withUntil(found.until())
                .withComparedAt(work.receivedAt())
                .withComplete(found.complete())
                .withDifference(found.differences())
                .withReceipt(receipt);
    }

    private static void fill(ServiceHistory history, History shown) {
        history.setAnswered(shown.answered());
        history.setAsOf(shown.asOf());
        shown.obligations().forEach(owed -> history.getObligation().add(obligation(owed, shown.asOf())));
        shown.shadowed().forEach(owed -> history.getObligation().add(shadow(owed)));
        for (var fact : shown.facts()) {
            if (fact.kind() == FactKind.DECISION) {
                history.getDecision().add(decision(fact).withImported(imported(shown, fact)));
            } else if (fact.kind() == FactKind.PROVISION) {
                history.getProvision().add(provision(fact).withImported(imported(shown, fact)));
            }
        }
        shown.claims().forEach(claim -> history.getClaim()
                .add(claim(claim).withImported(shown.importedClaims().contains(claim.number()) ? true : null)));
        shown.conflicts().forEach(conflict -> history.getConflict().add(conflict(conflict)));
    }

    private static @Nullable Boolean imported(History shown, Fact fact) {
        return shown.imported().contains(fact.message()) ? true : null;
    }

    private static no.stafett.v1.model.Obligation obligation(Obligation owed, LocalDate asOf) {
        var written = shadow(owed);
        written.setOverdue(owed.overdue(asOf));
        written.setMilestone(owed.milestones().stream()
                .filter(milestone -> !milestone.met() && milestone.due() != null)
                .map(no.stafett.ledger.evaluate.MilestoneStanding::name)
                .findFirst()
                .orElse(null));
        written.setResponsible(owed.responsible().party());
        written.setOpenedOn(owed.openedOn());
        written.setDueOn(owed.nextDue().orElse(null));
        written.setEndedOn(owed.endedOn());
        var because = new Because();
        because.setRule(owed.because().rule());
        because.setCatalogueVersion(owed.because().catalogueVersion());
        because.setLegal(owed.because().legalBasis());
        written.setBecause(because);
        return written;
    }

    /** That there is such an obligation, and no more. */
    private static no.stafett.v1.model.Obligation shadow(Obligation owed) {
        var written = new no.stafett.v1.model.Obligation();
        written.setKey(owed.key());
        written.setService(owed.service());
        written.setOccurrence(owed.occurrence());
        written.setKind(EntitlementKind.fromValue(owed.kind().name()));
        written.setState(ObligationState.fromValue(owed.state().name()));
        return written;
    }

    private static HistoryDecision decision(Fact fact) {
        var decision = new HistoryDecision();
        decision.setService(fact.value(Key.SERVICE).orElse(null));
        decision.setOutcome(
                fact.value(Key.OUTCOME).map(DecisionOutcome::fromValue).orElse(null));
        decision.setDecidedOn(fact.trueFrom());
        decision.setValidFrom(fact.day(Key.FROM).orElse(null));
        decision.setValidUntil(fact.day(Key.UNTIL).orElse(null));
        decision.setDecidedBy(fact.value(Key.AUTHORITY).orElse(null));
        return decision;
    }

    private static HistoryProvision provision(Fact fact) {
        var provision = new HistoryProvision();
        provision.setService(fact.value(Key.SERVICE).orElse(null));
        provision.setOccurrence(fact.value(Key.OCCURRENCE).orElse(null));
        provision.setComponent(fact.value(Key.COMPONENT).orElse(null));
        provision.setEvent(
                fact.value(Key.EVENT).map(ProvisionEventKind::fromValue).orElse(null));
        provision.setOn(fact.trueFrom());
        provision.setUntil(fact.day(Key.UNTIL).orElse(null));
        provision.setHours(fact.value(Key.HOURS).map(java.math.BigDecimal::new).orElse(null));
        provision.setOutcome(fact.value(Key.OUTCOME).orElse(null));
        provision.setClaimNumber(fact.value(Key.CLAIM).orElse(null));
        provision.setProvidedBy(fact.value(Key.PROVIDER).orElse(null));
        return provision;
    }

    private static HistoryClaim claim(Claim claim) {
        var written = new HistoryClaim();
        written.setClaimNumber(claim.number());
        written.setService(claim.service());
        written.setOccurrence(claim.occurrence());
        written.setComponent(claim.component());
        written.setState(ClaimState.fromValue(claim.state().name()));
        written.setHeldBy(claim.provider());
        written.setFrom(claim.from());
        written.setUntil(claim.until());
        return written;
    }

    private static HistoryConflict conflict(OpenConflict conflict) {
        var written = new HistoryConflict();
        written.setKey(conflict.key());
        written.setKind(ConflictKind.fromValue(conflict.kind()));
        written.setService(conflict.texts("services").stream().findFirst().orElse(null));
        written.setRaisedOn(conflict.raisedOn());
        written.getClaimNumber().addAll(conflict.texts("claims"));
        return written;
    }

    /**
     * A notice to a party.
     *
     * @param person whom it is about; null where the receiver learns only how many
     * @param state of the obligation that it is about
     */
    Written notice(
            Posting.NoticeOf of,
            @Nullable IdentifierName person,
            Optional<Obligation> obligation,
            Instant now,
            LocalDate today) {
        Notice notice = of.notice();
        var written = new ServiceNotice();
        written.setKind(NoticeKind.fromValue(notice.kind().name()));
        written.setNotice(notice.text());
        written.setText(noticeTexts.of(notice.text()));
        written.setNoticedOn(today);
        if (person != null && !notice.countsOnly()) {
            written.setPerson(IdentifierNames.person(person));
        }
        if (notice.countsOnly()) {
            written.setCount(1);
        }
        written.setService(notice.service());
        written.setDueOn(notice.due());
        written.setClaimNumber(notice.claim());
        if (notice.countsOnly()) { // how many, and nothing by which one could be told from another
            return write(written, notice.receiver(), null, now);
        }
        obligation.ifPresentOrElse(
                owed -> {
                    written.setObligationKey(owed.key());
                    written.setOccurrence(owed.occurrence());
                    written.setState(ObligationState.fromValue(owed.state().name()));
                    written.setResponsible(owed.responsible().party());
                },
                () -> {
                    if (notice.claim() == null) {
                        written.setConflictKey(notice.subject());
                    }
                });
        return write(written, notice.receiver(), null, now);
    }

    /** A fresh InstanceIdentifier. */
    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Findings for what the ledger remarked. */
    static List<Finding> findings(Posting posting) {
        return posting.remarks().stream().map(Answers::finding).toList();
    }
}
