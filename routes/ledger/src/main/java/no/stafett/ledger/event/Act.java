package no.stafett.ledger.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message asks the ledger to do, besides keeping its facts. */
public sealed interface Act {

    /** Nothing else. */
    record Keep() implements Act {}

    /** These other identifiers are the same human as the one named. */
    record Link(List<IdentifierName> others) implements Act {}

    /** This other identifier is somebody else after all. */
    record Unlink(IdentifierName other) implements Act {}

    /**
     * Reserve a service.
     *
     * @param occurrence which one, where the service can come several times
     * @param until the first day after; null: not known
     * @param latestStart the last day to start before it lapses; null: the catalogue's
     * @param componentOf the responsible party's claim that a component belongs to
     * @param inSpiteOf the claim it collides with and goes on in spite of; null: not told
     * @param because why it goes on in spite of a collision; null: it does not
     * @param purpose code of the list purpose
     * @param answerBy after this instant the asker no longer waits, and the claim is not noted
     */
    record Claim(
            String service,
            @Nullable String occurrence,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate latestStart,
            @Nullable String component,
            @Nullable String componentOf,
            @Nullable String inSpiteOf,
            @Nullable String because,
            @Nullable String purpose,
            java.time.@Nullable Instant answerBy)
            implements Act {}

    /**
     * A service was given, or stopped being given.
     *
     * @param claim the claim it is given under; null: the event names none
     * @param event as in the standard: {@code STARTED}, {@code COMPLETED}, …
     */
    record Provide(
            String service,
            @Nullable String occurrence,
            @Nullable String claim,
            String event,
            LocalDate on,
            @Nullable String component)
            implements Act {}

    /**
     * A message counts no longer, or another counts in its place.
     *
     * @param message the InstanceIdentifier of the message, which the same party sent
     */
    record Correct(String message) implements Act {}

    /**
     * A running service is handed over.
     *
     * @param step PROPOSED, ACCEPTED or DECLINED
     * @param on the first day that the receiver holds it
     * @param claim the claim that ends; null: the giver's claim on the service
     * @param proposal the InstanceIdentifier of the proposal that is answered; null for a proposal
     */
    record Transfer(
            String service,
            @Nullable String occurrence,
            String step,
            LocalDate on,
            @Nullable String claim,
            String from,
            String to,
            @Nullable String proposal)
            implements Act {}

    /** Hand it to those who may see it; it is about no person. */
    record Publish() implements Act {}

    /**
     * Take what a party knows of a person on the day it joins.
     *
     * @param asOf the last day that the balance tells of
     * @param claims what it gives, or is about to give
     */
    record Open(LocalDate asOf, List<Claim> claims) implements Act {}

    /**
     * Show a person's ledger.
     *
     * @param knownAt the day whose knowledge is asked for; null: today's
     */
    record Look(String purpose, @Nullable LocalDate knownAt) implements Act {}

    /**
     * Compare what a party believes with what is so. A list that is null is not compared.
     *
     * @param from the first day compared
     * @param until the first day after
     * @param sent digests by the ids of what it has sent
     * @param received digests by the ids of what it has received
     * @param provides its claims, by number
     */
    record Reconcile(
            LocalDate from,
            LocalDate until,
            @Nullable Map<String, String> sent,
            @Nullable Map<String, String> received,
            @Nullable Map<String, Provided> provides)
            implements Act {}

    /** A claim as its holder believes it to be. */
    record Provided(String service, String state) {}

    /** Show what the asking party owes and is late with. */
    record LookOverdue(String purpose, List<String> services) implements Act {}
}
