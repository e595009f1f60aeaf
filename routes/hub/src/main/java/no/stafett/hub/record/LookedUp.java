package no.stafett.hub.record;

import java.util.List;
import no.stafett.ledger.evaluate.Obligation;
import no.stafett.ledger.event.IdentifierName;

/**
 * What a party owes and is late with.
 *
 * @param overdue each with the number by which the party is told of the person
 */
record LookedUp(List<Late> overdue) {

    /** An obligation that is past its due date, and whose it is. */
    record Late(Obligation obligation, IdentifierName person) {}
}
