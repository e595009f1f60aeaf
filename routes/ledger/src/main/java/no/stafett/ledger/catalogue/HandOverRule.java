package no.stafett.ledger.catalogue;

import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.PartyRole;

/**
 * To whom a document that was made about a person is handed on, and from when.
 *
 * @param id stable; part of the hand-over's key
 * @param of which document
 * @param to which role gets it
 * @param when from which event on
 * @param ground the paragraph that lets it be handed on
 */
public record HandOverRule(String id, FactKind of, PartyRole to, When when, String ground) {
    /** The event from which the receiver has the need. */
    public enum When {
        /** As soon as it is there; to the one party of the role. */
        AT_ONCE,
        /** A municipality is asked to settle the person: that one, or its county. */
        SETTLEMENT_REQUESTED,
        /** A municipality says yes: that one, or its county. */
        SETTLEMENT_ACCEPTED,
        /** The person is settled, or moves: that municipality, or its county. */
        SETTLED
    }
}
