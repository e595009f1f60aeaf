package no.stafett.ledger.evaluate;

import java.util.List;
import no.stafett.ledger.fact.Claim;

/**
 * What is stored of one person: what the last evaluation left.
 *
 * @param claims with the states that are stored
 */
public record Ledger(List<Obligation> obligations, List<Conflict> conflicts, List<Claim> claims) {
    public static final Ledger EMPTY = new Ledger(List.of(), List.of(), List.of());

    public Ledger {
        obligations = List.copyOf(obligations);
        conflicts = List.copyOf(conflicts);
        claims = List.copyOf(claims);
    }
}
