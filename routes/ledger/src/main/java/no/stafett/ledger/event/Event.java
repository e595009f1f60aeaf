package no.stafett.ledger.event;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as the ledger takes it.
 *
 * @param subject whom it is about; empty for a question about the asking party itself
 * @param also others whom it names and who may read it: relatives, linked identifiers
 * @param facts what it says of the subject
 * @param act what it asks for besides
 * @param service the service that it is about; null: none
 */
public record Event(
        Optional<IdentifierName> subject,
        List<IdentifierName> also,
        List<FactDraft> facts,
        Act act,
        @Nullable String service) {

    Event(Optional<IdentifierName> subject, List<IdentifierName> also, List<FactDraft> facts, Act act) {
        this(subject, also, facts, act, null);
    }

    Event about(String theService) {
        return new Event(subject, also, facts, act, theService);
    }

    /** The ids of the messages that it names and the ledger must find, by the value of the fact or the act that names them. */
    public List<String> messages() {
        var named = new java.util.ArrayList<String>();
        if (act instanceof Act.Correct correct) {
            named.add(correct.message());
        }
        for (FactDraft fact : facts) {
            for (String key : FactDraft.NAMING_MESSAGES) {
                var value = fact.values().get(key);
                if (value != null) {
                    named.addAll(List.of(value.split(" ", -1)));
                }
            }
        }
        return List.copyOf(named);
    }

    /** Whether naming somebody here makes them known; a question never does. */
    public boolean makesKnown() {
        return !(act instanceof Act.Claim
                || act instanceof Act.Look
                || act instanceof Act.LookOverdue
                || act instanceof Act.Reconcile);
    }
}
