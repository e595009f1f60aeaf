package no.stafett.ledger.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import no.stafett.ledger.event.IdentifierName;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.PartyRole;

/**
 * Under which circumstances an event is posted.
 *
 * @param entry the log entry that it will be
 * @param message the message that brings it
 * @param type the message's type; empty where there is no message
 * @param receiver whom its header names
 * @param sender organisation number of the party that speaks
 * @param roles what the sender is today
 * @param now the hub's time
 * @param today the hub's day, in Norway
 * @param directory who plays which role where
 * @param names the identifiers that the message names, as they can be looked up
 * @param messages the numbers of the messages about the person that have an InstanceIdentifier which the message names
 */
public record Circumstances(
        long entry,
        long message,
        String type,
        String receiver,
        String sender,
        Set<PartyRole> roles,
        Instant now,
        LocalDate today,
        Directory directory,
        Map<IdentifierName, Named> names,
        Map<String, Set<Long>> messages) {}
