package no.stafett.ledger.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.evaluate.Because;
import no.stafett.ledger.evaluate.MilestoneStanding;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.evaluate.Responsible;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;

/** An obligation as a row of table {@code obligation}, and back. */
public final class ObligationRow {

    private ObligationRow() {}

    static Map<String, @Nullable Object> of(Obligation obligation, long person, long entry) {
        var row = new TreeMap<String, @Nullable Object>();
        row.put("person", person);
        row.put("key", obligation.key());
        row.put("service", obligation.service());
        row.put("occurrence", obligation.occurrence());
        row.put("kind", obligation.kind().name());
        row.put("state", obligation.state().name());
        row.put("reason", obligation.reason());
        row.put("opened_on", obligation.openedOn().toString());
        row.put("ended_on", text(obligation.endedOn()));
        row.put(
                "milestones",
                obligation.milestones().stream().map(ObligationRow::milestone).toList());
        row.put("presumed", obligation.presumed());
        var responsible = obligation.responsible();
        var role = responsible.role();
        row.put("role", role == null ? null : role.name());
        row.put("territory", responsible.territory());
        row.put("party", responsible.party());
        row.put("claim", obligation.claim());
        row.put("holder", obligation.holder());
        var because = obligation.because();
        row.put(
                "because",
                Map.of(
                        "rule", because.rule(),
                        "catalogue", because.catalogueVersion(),
                        "legal", because.legalBasis(),
                        "certain", because.certain(),
                        "facts", because.facts()));
        row.put("due", obligation.nextDue().map(LocalDate::toString).orElse(null));
        row.put("overdue_on", text(overdueOn(obligation)));
        row.put("entry", entry);
        return row;
    }

    /** The first day on which a binding due date is passed unmet, as things stand. */
    private static @Nullable LocalDate overdueOn(Obligation obligation) {
        return obligation
                .overdueSince(LocalDate.MAX)
                .map(due -> due.plusDays(1))
                .orElse(null);
    }

    private static Map<String, @Nullable Object> milestone(MilestoneStanding milestone) {
        var map = new TreeMap<String, @Nullable Object>();
        map.put("name", milestone.name());
        map.put("due", text(milestone.due()));
        map.put("met", text(milestone.metOn()));
        map.put("binding", milestone.binding());
        return map;
    }

    /** Reads a row back, as JSON. */
    public static Obligation read(Map<String, @Nullable Object> row) {
        return new Obligation(
                text(row, "service"),
                text(row, "occurrence"),
                EntitlementKind.valueOf(text(row, "kind")),
                ObligationState.valueOf(text(row, "state")),
                textOrNull(row, "reason"),
                LocalDate.parse(text(row, "opened_on")),
                date(row, "ended_on"),
                milestones(row.get("milestones")),
                Boolean.TRUE.equals(row.get("presumed")),
                new Responsible(role(row), textOrNull(row, "territory"), textOrNull(row, "party")),
                textOrNull(row, "claim"),
                textOrNull(row, "holder"),
                because(row.get("because")));
    }

    /** The obligation of a person who turned out to be part of another: it goes on there. */
    static Obligation superseded(Obligation gone, LocalDate on) {
        return new Obligation(
                gone.service(),
                gone.occurrence(),
                gone.kind(),
                ObligationState.SUPERSEDED,
                "IDENTITY_LINKED",
                gone.openedOn(),
                on,
                gone.milestones(),
                gone.presumed(),
                gone.responsible(),
                null,
                null,
                gone.because());
    }

    private static @Nullable PartyRole role(Map<String, @Nullable Object> row) {
        var role = textOrNull(row, "role");
        return role == null ? null : PartyRole.valueOf(role);
    }

    private static List<MilestoneStanding> milestones(@Nullable Object json) {
        var milestones = new ArrayList<MilestoneStanding>();
        for (var item : (List<?>) Objects.requireNonNull(json)) {
            var map = object(item);
            milestones.add(new MilestoneStanding(
                    text(map, "name"), date(map, "due"), date(map, "met"), Boolean.TRUE.equals(map.get("binding"))));
        }
        return milestones;
    }

    private static Because because(@Nullable Object json) {
        var map = object(json);
        var facts = new ArrayList<Long>();
        for (var fact : (List<?>) Objects.requireNonNull(map.get("facts"))) {
            facts.add((Long) fact);
        }
        return new Because(
                text(map, "rule"),
                text(map, "catalogue"),
                text(map, "legal"),
                Boolean.TRUE.equals(map.get("certain")),
                facts);
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, @Nullable Object> object(@Nullable Object json) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(json);
    }

    private static String text(Map<String, @Nullable Object> row, String name) {
        return String.valueOf(row.get(name));
    }

    private static @Nullable String textOrNull(Map<String, @Nullable Object> row, String name) {
        var value = row.get(name);
        return value == null ? null : value.toString();
    }

    private static @Nullable LocalDate date(Map<String, @Nullable Object> row, String name) {
        var value = row.get(name);
        return value == null ? null : LocalDate.parse(value.toString());
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
