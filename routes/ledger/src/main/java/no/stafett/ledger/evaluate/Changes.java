package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import no.stafett.ledger.catalogue.ObligationState;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.PersonFacts;

/**
 * The difference between what is stored and what should be: the rows to write.
 *
 * @param obligations new or changed, as they should stand; those that are no longer derived come as CANCELLED
 * @param conflictsRaised new conflicts
 * @param conflictsResolved conflicts that stand no longer
 * @param claims claims whose stored state differs
 */
public record Changes(
        List<Obligation> obligations,
        List<Conflict> conflictsRaised,
        List<Conflict> conflictsResolved,
        List<ClaimStanding> claims) {
    /** Reason of an obligation that was derived from facts that no longer hold. */
    public static final String FACTS_CORRECTED = "FACTS_CORRECTED";

    /**
     * What changes, in a stable order.
     *
     * @param facts what {@code now} was derived from
     */
    public static Changes between(Ledger before, Evaluation now, PersonFacts facts) {
        var stored = new TreeMap<String, Obligation>();
        before.obligations().forEach(obligation -> stored.put(obligation.key(), obligation));
        var changed = new TreeMap<String, Obligation>();
        for (Obligation obligation : now.obligations()) {
            if (!obligation.equals(stored.remove(obligation.key()))) {
                changed.put(obligation.key(), obligation);
            }
        }
        var inForce = inForce(facts);
        for (Obligation gone : stored.values()) {
            if (!gone.state().isEnd()
                    || (stands(gone) && !inForce.containsAll(gone.because().facts()))) {
                changed.put(gone.key(), cancelled(gone, now.asOf()));
            }
        }
        return new Changes(
                List.copyOf(changed.values()),
                raised(before, now),
                resolved(before, now),
                now.claims().stream()
                        .filter(standing -> standing.state() != standing.claim().state())
                        .toList());
    }

    static List<Conflict> raised(Ledger before, Evaluation now) {
        return without(now.conflicts(), before.conflicts());
    }

    static List<Conflict> resolved(Ledger before, Evaluation now) {
        return without(before.conflicts(), now.conflicts());
    }

    private static Set<Long> inForce(PersonFacts facts) {
        var numbers = new HashSet<Long>();
        facts.own().stream().map(Fact::id).forEach(numbers::add);
        facts.related()
                .values()
                .forEach(related -> related.stream().map(Fact::id).forEach(numbers::add));
        return numbers;
    }

    /**
     * Whether an end says something of the person still. What has ended and is derived no more, because its service is
     * given no longer, stays as it was; but where it rested on what was withdrawn, or is another person's, it never was.
     */
    private static boolean stands(Obligation ended) {
        return ended.state() != ObligationState.SUPERSEDED && !FACTS_CORRECTED.equals(ended.reason());
    }

    public boolean none() {
        return obligations.isEmpty() && conflictsRaised.isEmpty() && conflictsResolved.isEmpty() && claims.isEmpty();
    }

    private static Obligation cancelled(Obligation gone, LocalDate on) {
        return new Obligation(
                gone.service(),
                gone.occurrence(),
                gone.kind(),
                ObligationState.CANCELLED,
                FACTS_CORRECTED,
                gone.openedOn(),
                on,
                gone.milestones(),
                gone.presumed(),
                gone.responsible(),
                null,
                null,
                gone.because());
    }

    private static List<Conflict> without(List<Conflict> conflicts, List<Conflict> others) {
        var keys = others.stream().map(Conflict::key).toList();
        var left = new ArrayList<>(conflicts);
        left.removeIf(conflict -> keys.contains(conflict.key()));
        return List.copyOf(left);
    }
}
