package no.stafett.ledger.event;

import static no.stafett.ledger.event.FactDraft.stating;
import static no.stafett.ledger.event.MessageEvents.in;
import static no.stafett.ledger.event.MessageEvents.keep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.stafett.ledger.event.MessageEvents.Context;
import no.stafett.ledger.event.MessageEvents.Readers;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.v1.model.CircumstanceChanged;
import no.stafett.v1.model.CompletionStatement;
import no.stafett.v1.model.Correction;
import no.stafett.v1.model.OutcomeStatistics;
import no.stafett.v1.model.ParticipantDirectory;
import no.stafett.v1.model.PersonLeft;
import no.stafett.v1.model.PersonMoved;
import no.stafett.v1.model.ResidenceChanged;
import no.stafett.v1.model.ServiceCatalogue;
import no.stafett.v1.model.codes.ResidenceChange;

/** What the messages about a person's life, and about messages themselves, bring. */
final class LifeEvents {

    private static final Set<ResidenceChange> ENDS = Set.of(ResidenceChange.LAPSED, ResidenceChange.REVOKED);

    private LifeEvents() {}

    static void all(Readers into) {
        into.reads(PersonMoved.class, (m, c) -> moved(m));
        into.reads(PersonLeft.class, (m, c) -> left(m));
        into.reads(ResidenceChanged.class, (m, c) -> residence(m));
        into.reads(CircumstanceChanged.class, (m, c) -> circumstance(m));
        into.reads(Correction.class, (m, c) -> corrected(m));
        into.reads(CompletionStatement.class, LifeEvents::completed);
        into.reads(OutcomeStatistics.class, (m, c) -> published());
        into.reads(ServiceCatalogue.class, (m, c) -> published());
        into.reads(ParticipantDirectory.class, (m, c) -> published());
    }

    private static Event moved(PersonMoved m) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.MOVED,
                        m.getMovedOn(),
                        in(m.getMunicipality()).with(Key.MODE, m.getKind().value()))));
    }

    private static Event left(PersonLeft m) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(FactKind.LEFT, m.getLeftOn(), stating().with(Key.CODE, m.getReason()))
                        .until(m.getBackOn())));
    }

    private static Event residence(ResidenceChanged m) {
        var from = m.getValidFrom() == null ? m.getDecidedOn() : m.getValidFrom();
        if (ENDS.contains(m.getChange())) {
            return keep(
                    m.getPerson(),
                    List.of(FactDraft.of(
                            FactKind.PERMIT_ENDED,
                            from,
                            stating().with(Key.CODE, m.getChange().value()))));
        }
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.PERMIT,
                        m.getChange() == ResidenceChange.GRANTED ? m.getDecidedOn() : from,
                        stating()
                                .with(Key.BASIS, m.getBasis())
                                .with(Key.APPLIED, m.getAppliedOn())
                                .with(Key.UNTIL, m.getValidUntil()))));
    }

    private static Event circumstance(CircumstanceChanged m) {
        var on = m.getChangedOn();
        var work = m.getEmployment();
        if (work != null) {
            return keep(
                    m.getPerson(),
                    List.of(FactDraft.of(
                                    FactKind.EMPLOYMENT,
                                    on,
                                    stating()
                                            .with(
                                                    Key.HOURS,
                                                    work.getHoursAWeek().toPlainString()))
                            .until(work.getUntil())));
        }
        var child = m.getChild();
        if (child != null) {
            var fact = FactDraft.of(FactKind.CHILD, on, stating().with(Key.DATE, child.getBirthDate()));
            var also =
                    child.getChild() == null ? List.<IdentifierName>of() : List.of(IdentifierName.of(child.getChild()));
            boolean cares = !Boolean.FALSE.equals(child.isLivesWithPerson());
            return new Event(
                    Optional.of(IdentifierName.of(m.getPerson())),
                    also,
                    List.of(cares ? fact : fact.until(on)),
                    new Act.Keep());
        }
        var group = m.getEducationGroup();
        if (group != null) {
            return keep(
                    m.getPerson(),
                    List.of(FactDraft.of(
                            FactKind.EDUCATION_GROUP,
                            group.getDecidedOn(),
                            stating().with(Key.GROUP, group.getGroup()).with(Key.AUTHORITY, group.getDecidedBy()))));
        }
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.UPPER_SECONDARY,
                        on,
                        stating()
                                .with(
                                        Key.CODE,
                                        m.getUpperSecondary().getStanding().value()))));
    }

    private static Event corrected(Correction m) {
        return new Event(
                Optional.of(IdentifierName.of(m.getPerson())),
                List.of(),
                List.of(FactDraft.of(
                        FactKind.WITHDRAWN, m.getCorrectedOn(), stating().with(Key.MESSAGE, m.getCorrects()))),
                new Act.Correct(m.getCorrects()));
    }

    private static Event completed(CompletionStatement m, Context context) {
        return keep(
                m.getPerson(),
                List.of(FactDraft.of(
                        FactKind.COMPLETION_STATED, m.getStatedOn(), stating().with(Key.BY, context.sender()))));
    }

    private static Event published() {
        return new Event(Optional.empty(), List.of(), List.of(), new Act.Publish());
    }
}
