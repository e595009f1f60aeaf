package no.stafett.ledger.person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import no.stafett.ledger.event.Act;
import no.stafett.ledger.event.FactDraft;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PartialDate;

/** What is particular to the balance of a person with which a party joins, and what a person's life allows. */
final class Opening {

    /** The type of the documents that bring one. */
    static final String TYPE = "OpeningBalance";

    /** Why a claim stands in spite of another from the first day on. */
    static final String BECAUSE = "It was being given on the day that the party joined.";

    /** What is told of people as they are, and of others: its days say nothing of the person's own life. */
    private static final Set<FactKind> TIMELESS = EnumSet.of(
            FactKind.BIRTH_DATE,
            FactKind.SEX,
            FactKind.CITIZENSHIP,
            FactKind.FAMILY,
            FactKind.CHILD,
            FactKind.ADDRESS_PROTECTION,
            FactKind.UNACCOMPANIED_MINOR,
            FactKind.WITHDRAWN,
            FactKind.COMPLETION_STATED);

    private Opening() {}

    /** The messages of a person by which parties opened their balances. */
    static Set<Long> messages(PersonState person) {
        var messages = new HashSet<Long>();
        person.documents.forEach((message, filed) -> {
            if (filed.document().type().equals(TYPE)) {
                messages.add(message);
            }
        });
        return messages;
    }

    /** Why nothing of a balance may be kept; empty when nothing speaks against it. */
    static Optional<Remark> refusal(List<FactDraft> facts, Act.Open open, PersonState person, Circumstances in) {
        boolean before = person.documentsInForce().stream()
                .anyMatch(document ->
                        document.type().equals(TYPE) && document.sender().equals(in.sender()));
        if (before) {
            return Optional.of(Remark.of("ALREADY_READ_IN"));
        }
        if (open.asOf().isAfter(in.today())) {
            return contradicts("AsOf");
        }
        if (speaksAgainst(facts, person, FactKind.SEX)) {
            return contradicts("Sex");
        }
        var stated = birth(facts.stream()
                .filter(fact -> fact.kind() == FactKind.BIRTH_DATE)
                .map(fact -> fact.values().get(Key.DATE))
                .findFirst());
        var known = birth(latest(person, FactKind.BIRTH_DATE).flatMap(fact -> fact.value(Key.DATE)));
        if (stated.isPresent()
                && known.isPresent()
                && (stated.get().latest().isBefore(known.get().earliest())
                        || known.get().latest().isBefore(stated.get().earliest()))) {
            return contradicts("BirthDate");
        }
        var outside = outsideLife(facts, person);
        if (outside.contains("BEFORE_BIRTH")) {
            return contradicts("BirthDate");
        }
        return outside.isEmpty() ? Optional.empty() : contradicts("Left");
    }

    private static Optional<Remark> contradicts(String field) {
        return Optional.of(new Remark("BALANCE_CONTRADICTS_LEDGER", Map.of("field", field)));
    }

    private static boolean speaksAgainst(Collection<FactDraft> facts, PersonState person, FactKind kind) {
        var known = latest(person, kind).flatMap(fact -> fact.value(Key.CODE)).filter(code -> !code.equals("UNKNOWN"));
        return known.isPresent()
                && facts.stream()
                        .filter(fact -> fact.kind() == kind)
                        .map(fact -> fact.values().get(Key.CODE))
                        .anyMatch(
                                code -> !"UNKNOWN".equals(code) && !known.get().equals(code));
    }

    /** {@code BEFORE_BIRTH} and {@code AFTER_DEATH}, where something is told of a day on which the person did not live. */
    static SortedSet<String> outsideLife(Collection<FactDraft> facts, PersonState person) {
        var born = birth(latest(person, FactKind.BIRTH_DATE).flatMap(fact -> fact.value(Key.DATE)))
                .map(PartialDate::earliest)
                .orElse(LocalDate.MIN);
        var died = person.facts().own().stream()
                .filter(fact -> fact.kind() == FactKind.LEFT && fact.has(Key.CODE, "DIED"))
                .map(Fact::trueFrom)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        var found = new TreeSet<String>();
        for (var fact : facts) {
            if (!TIMELESS.contains(fact.kind())) {
                if (fact.trueFrom().isBefore(born)) {
                    found.add("BEFORE_BIRTH");
                } else if (fact.trueFrom().isAfter(died)) {
                    found.add("AFTER_DEATH");
                }
            }
        }
        return found;
    }

    private static Optional<PartialDate> birth(Optional<String> date) {
        return date.map(PartialDate::parse);
    }

    private static Optional<Fact> latest(PersonState person, FactKind kind) {
        return person.facts().own().stream()
                .filter(fact -> fact.kind() == kind)
                .max(Comparator.comparing(Fact::knownAt).thenComparingLong(Fact::id));
    }
}
