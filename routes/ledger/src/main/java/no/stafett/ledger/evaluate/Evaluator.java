package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.List;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.PersonFacts;

/** One person, whole, on one day. */
final class Evaluator {
    private final LocalDate asOf;

    Evaluator(PersonFacts facts, List<Claim> claims, Catalogue catalogue, Directory directory, LocalDate asOf) {
        this.asOf = asOf;
    }

    Evaluation evaluate() {
        return new Evaluation(asOf, List.of(), List.of(), List.of(), List.of(), null);
    }
}
