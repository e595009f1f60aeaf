package no.stafett.ledger.claim;

import java.util.List;
import java.util.Optional;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.evaluate.Evaluation;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Hold;
import no.stafett.ledger.fact.PersonFacts;

/**
 * What is to be said about a claim before it is written.
 *
 * @param warnings it is noted all the same
 * @param holds the rows to write when it is noted; none when it is to be contested
 * @param collision what is already known to stand in the way; when present, do not write: answer COLLIDES, or CONTESTED
 *     where the claim is made in spite of it. Empty is no promise: the database decides
 */
public record ClaimJudgement(List<Warning> warnings, List<Hold> holds, Optional<Collision> collision) {
    public ClaimJudgement {
        warnings = List.copyOf(warnings);
        holds = List.copyOf(holds);
    }

    /**
     * Judges a claim.
     *
     * @param number the number that the claim will have; it is the side and owner of its holds
     * @param now the person evaluated today, without this claim
     */
    public static ClaimJudgement judge(
            AskedClaim asked,
            String number,
            PersonFacts facts,
            Evaluation now,
            Catalogue catalogue,
            Directory directory) {
        return new ClaimJudgement(List.of(), List.of(), Optional.empty());
    }
}
