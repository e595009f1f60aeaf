package no.stafett.ledger.event;

import static no.stafett.ledger.event.FactDraft.stating;
import static no.stafett.ledger.event.MessageEvents.in;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.stafett.ledger.event.MessageEvents.Context;
import no.stafett.ledger.event.MessageEvents.Readers;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.v1.model.OpeningBalance;
import no.stafett.v1.model.OpeningClaim;
import no.stafett.v1.model.codes.ProvisionEventKind;
import org.jspecify.annotations.Nullable;

/** What the opening balance of one person brings: the facts that messages would have brought one by one. */
final class OpeningEvents {

    private static final Set<ProvisionEventKind> ENDS =
            Set.of(ProvisionEventKind.COMPLETED, ProvisionEventKind.DISCONTINUED);

    private OpeningEvents() {}

    static void all(Readers into) {
        into.reads(OpeningBalance.class, OpeningEvents::opened);
    }

    private static Event opened(OpeningBalance m, Context context) {
        var facts = new ArrayList<FactDraft>();
        life(m, facts);
        services(m, context, facts);
        var claims = m.getClaim().stream().map(claim -> claim(m, claim)).toList();
        return new Event(
                Optional.of(IdentifierName.of(m.getPerson())), List.of(), facts, new Act.Open(m.getAsOf(), claims));
    }

    private static void life(OpeningBalance m, List<FactDraft> facts) {
        MessageEvents.born(m.getBirthDate(), facts);
        MessageEvents.sex(m.getSex(), m.getAsOf(), facts);
        MessageEvents.permitted(m.getResidencePermit(), facts);
        if (m.getArrivedOn() != null) {
            facts.add(FactDraft.of(FactKind.ARRIVAL, m.getArrivedOn(), stating()));
        }
        var settled = m.getSettled();
        if (settled != null) {
            facts.add(FactDraft.of(
                    FactKind.SETTLED,
                    settled.getSettledOn(),
                    in(settled.getMunicipality()).with(Key.MODE, settled.getMode())));
        }
        var left = m.getLeft();
        if (left != null) {
            facts.add(FactDraft.of(FactKind.LEFT, left.getLeftOn(), stating().with(Key.CODE, left.getReason())));
        }
    }

    private static void services(OpeningBalance m, Context context, List<FactDraft> facts) {
        var group = m.getEducationGroup();
        if (group != null) {
            facts.add(FactDraft.of(
                    FactKind.EDUCATION_GROUP,
                    group.getDecidedOn(),
                    stating().with(Key.GROUP, group.getGroup()).with(Key.AUTHORITY, context.sender())));
        }
        for (var decision : m.getDecision()) {
            facts.add(FactDraft.of(
                    FactKind.DECISION,
                    decision.getDecidedOn(),
                    stating()
                            .with(Key.SERVICE, decision.getService())
                            .with(Key.OCCURRENCE, decision.getOccurrence())
                            .with(Key.OUTCOME, decision.getOutcome().value())
                            .with(Key.FROM, decision.getValidFrom())
                            .with(Key.UNTIL, decision.getValidUntil())
                            .with(Key.REASON, decision.getReason())
                            .with(Key.GOAL, decision.getGoal())
                            .with(Key.APPLIED, decision.getAppliedOn())
                            .with(Key.AUTHORITY, context.sender())));
        }
        for (var provision : m.getProvision()) {
            facts.add(FactDraft.of(
                    FactKind.PROVISION,
                    provision.getOn(),
                    stating()
                            .with(Key.SERVICE, provision.getService())
                            .with(Key.OCCURRENCE, provision.getOccurrence())
                            .with(Key.COMPONENT, provision.getComponent())
                            .with(Key.EVENT, provision.getEvent().value())
                            .with(Key.PROVIDER, context.sender())
                            .with(Key.OUTCOME, provision.getOutcome())
                            .with(
                                    Key.HOURS,
                                    provision.getHours() == null
                                            ? null
                                            : provision.getHours().toPlainString())
                            .with(Key.UNTIL, provision.getUntil())));
        }
    }

    /** A claim lasts no longer than what was given under it. */
    private static Act.Claim claim(OpeningBalance m, OpeningClaim claim) {
        var until = m.getProvision().stream()
                .filter(given -> given.getService().equals(claim.getService())
                        && Objects.equals(given.getOccurrence(), claim.getOccurrence())
                        && given.getComponent() == null
                        && ENDS.contains(given.getEvent())
                        && given.getOn().isAfter(claim.getFrom()))
                .map(given -> earlier(given.getOn(), claim.getUntil()))
                .findFirst()
                .orElse(claim.getUntil());
        return new Act.Claim(
                claim.getService(),
                claim.getOccurrence(),
                claim.getFrom(),
                until,
                claim.getLatestStart(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
