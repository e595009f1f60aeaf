package no.stafett.ledger.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Fact;

/**
 * A person's ledger as far as one party may see it.
 *
 * @param answered false when the party has no ground, or there is no such person: the same for both
 * @param asOf the day it holds for
 * @param obligations those that the party may see in full
 * @param shadowed those of which it may know only that there are such: service and state alone
 * @param facts decisions and provisions that it may see
 * @param claims those that it may see
 * @param conflicts those that concern services it may see
 * @param imported messages that were opening balances
 * @param importedClaims numbers of the claims that these made
 */
public record History(
        boolean answered,
        LocalDate asOf,
        List<Obligation> obligations,
        List<Obligation> shadowed,
        List<Fact> facts,
        List<Claim> claims,
        List<OpenConflict> conflicts,
        Set<Long> imported,
        Set<String> importedClaims) {

    static History none(LocalDate asOf) {
        return new History(false, asOf, List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());
    }
}
