package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the facts about one person add up to on one day. This is the one function that decides: whoever stores the ledger
 * writes the difference between what it gives and what is stored, and nothing else.
 *
 * @param asOf the day it holds for
 * @param obligations those that should be, by key; one that is stored and not here has been derived from facts that no
 *     longer hold, and is to be closed as CANCELLED with {@link Changes#FACTS_CORRECTED}
 * @param conflicts those that stand, by key
 * @param claims where each claim should stand, in the order they were made
 * @param attentionOn the next day after {@code asOf} on which the mere passing of time changes something here or makes a
 *     notice due; null: none
 */
public record Evaluation(
        LocalDate asOf,
        List<Obligation> obligations,
        List<Conflict> conflicts,
        List<ClaimStanding> claims,
        @Nullable LocalDate attentionOn) {
    public Evaluation {
        obligations = List.copyOf(obligations);
        conflicts = List.copyOf(conflicts);
        claims = List.copyOf(claims);
    }

    /**
     * Evaluates one person whole.
     *
     * @param facts everything known, in any order
     * @param claims every claim ever made for the person, in any order and state
     * @param asOf the day; facts that begin later do not count yet
     */
    public static Evaluation evaluate(
            PersonFacts facts, List<Claim> claims, Catalogue catalogue, Directory directory, LocalDate asOf) {
        return new Evaluator(facts, claims, catalogue, directory, asOf).evaluate();
    }

    public Optional<Obligation> obligation(String key) {
        return obligations.stream()
                .filter(obligation -> obligation.key().equals(key))
                .findFirst();
    }

    public Optional<ClaimStanding> claim(String number) {
        return claims.stream()
                .filter(standing -> standing.claim().number().equals(number))
                .findFirst();
    }
}
