package no.stafett.ledger.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A document about a person that may be handed on.
 *
 * @param message the hub's number of the message, as its facts name it
 * @param type local name of the payload's root: {@code SkillsMapping}
 * @param sender organisation number of the party whose message it is; it never gets a copy
 * @param headerReceiver organisation number that the sender named as receiver; the hub's own: route by rule
 * @param service code of the one service that the message is about; null: the type names none, or several
 */
public record Document(
        long message,
        String type,
        String sender,
        String headerReceiver,
        @Nullable String service) {}
