package no.stafett.ledger.disclosure;

import java.time.LocalDate;
import java.util.List;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.PersonFacts;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is, and who acts for them, on a day.
 *
 * @param facts everything known; facts that begin after {@code today} do not count yet, save for address protection
 * @param obligations as they stand; with those that stood before the arriving message, where it ended one: who owed a
 *     service is told that it was given
 * @param claims every claim, with the states they stand in
 * @param documents every document about the person that is in force, the arriving one included; withdrawn ones left out
 * @param arriving number of the message that is being accepted: the rows with timing AT_ONCE hold for it alone; null when
 *     time passes, or another's message changed the person
 * @param directory who plays which role where
 * @param today the hub's day, in Norway
 */
public record Situation(
        PersonFacts facts,
        List<Obligation> obligations,
        List<Claim> claims,
        List<Document> documents,
        @Nullable Long arriving,
        Directory directory,
        LocalDate today) {
    public Situation {
        obligations = List.copyOf(obligations);
        claims = List.copyOf(claims);
        documents = List.copyOf(documents);
    }
}
