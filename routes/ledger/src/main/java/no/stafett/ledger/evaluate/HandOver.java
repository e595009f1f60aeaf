package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a document that a party is owed, by ground and need. It does not say whether it has been handed on: whoever
 * writes it compares the keys.
 *
 * @param key stable: rule, message and receiver
 * @param rule id of the catalogue's rule
 * @param of which kind of document
 * @param fact number of the fact that stands for the document
 * @param message number of the message that holds it
 * @param role the receiver's role
 * @param territory the receiver's municipality or county; null: the whole country
 * @param receiver organisation number; null: the directory has none, and somebody must see to it
 * @param since the day from which it is owed
 * @param ground the paragraph that lets it be handed on
 */
public record HandOver(
        String key,
        String rule,
        FactKind of,
        long fact,
        long message,
        PartyRole role,
        @Nullable String territory,
        @Nullable String receiver,
        LocalDate since,
        String ground) {}
