package no.stafett.ledger.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is known of one person, under whichever of their identifiers it was said, in an order of its own that does
 * not depend on how it arrived: true from, kind, number.
 *
 * @param own the person's own facts, withdrawn ones left out
 * @param related facts of people the person's permit may rest on, by the number of the identifier that
 *     {@link FactKind#FAMILY} names; only SETTLED and PERMIT are read
 */
public record PersonFacts(List<Fact> own, Map<Long, List<Fact>> related) {
    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::trueFrom).thenComparing(Fact::kind).thenComparingLong(Fact::id);

    public PersonFacts {
        own = inForce(own);
        var sorted = new TreeMap<Long, List<Fact>>();
        related.forEach((identifier, facts) -> sorted.put(identifier, inForce(facts)));
        related = java.util.Collections.unmodifiableSortedMap(sorted);
    }

    public static PersonFacts of(List<Fact> own) {
        return new PersonFacts(own, Map.of());
    }

    private static List<Fact> inForce(List<Fact> facts) {
        Set<String> withdrawn = new TreeSet<>();
        for (Fact fact : facts) {
            if (fact.kind() == FactKind.WITHDRAWN) {
                fact.value(Key.MESSAGE).ifPresent(withdrawn::add);
            }
        }
        var kept = new ArrayList<Fact>(facts.size());
        for (Fact fact : facts) {
            if (fact.kind() == FactKind.WITHDRAWN || !withdrawn.contains(Long.toString(fact.message()))) {
                kept.add(fact);
            }
        }
        kept.sort(ORDER);
        return List.copyOf(kept);
    }
}
