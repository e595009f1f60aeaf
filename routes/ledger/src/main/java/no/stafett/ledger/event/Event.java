package no.stafett.ledger.event;

import java.util.List;
import java.util.Optional;

/**
 * A message as the ledger takes it.
 *
 * @param subject whom it is about; empty for a question about the asking party itself
 * @param also others whom it names and who may read it: relatives, linked identifiers
 * @param facts what it says of the subject
 * @param act what it asks for besides
 */
public record Event(Optional<IdentifierName> subject, List<IdentifierName> also, List<FactDraft> facts, Act act) {

    /** Whether naming somebody here makes them known; a question never does. */
    public boolean makesKnown() {
        return !(act instanceof Act.Claim || act instanceof Act.Look || act instanceof Act.LookOverdue);
    }
}
