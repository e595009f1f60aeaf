package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that people must settle.
 *
 * @param key stable as long as what stands against each other is the same
 * @param kind what stands against what
 * @param services codes concerned, sorted
 * @param occurrence of the service; the first one where two services are concerned
 * @param since the day it came to be
 * @param parties organisation numbers concerned, sorted
 * @param claims numbers of claims concerned, sorted
 * @param facts numbers of the facts it rests on, ascending
 */
public record Conflict(
        String key,
        Kind kind,
        SortedSet<String> services,
        String occurrence,
        LocalDate since,
        SortedSet<String> parties,
        SortedSet<String> claims,
        List<Long> facts) {
    /** What stands against what. */
    public enum Kind {
        /** A claim stands in spite of another, or lost its hold when two numbers turned out to be one person. */
        CONTESTED_CLAIM,
        /** Given twice, or two that exclude each other at the same time. */
        DOUBLE_PROVISION,
        /** A service goes on past its end, into another's time. */
        OVERRUN
    }

    public Conflict {
        services = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(services));
        parties = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(parties));
        claims = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(claims));
        facts = List.copyOf(facts);
    }
}
