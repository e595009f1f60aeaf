package no.stafett.ledger.disclosure;

import no.stafett.ledger.fact.PartyRole;
import no.stafett.v1.model.DisclosureCondition;
import no.stafett.v1.model.ProtectedDelivery;

/**
 * A row of the table: which party gets a copy, and what stands in it.
 *
 * @param held whether it also holds after the message's arrival
 * @param open what stays for a person without a strictly protected address
 * @param placeless what stays when nothing may place the person
 */
record Row(
        String rule,
        PartyRole role,
        DisclosureCondition when,
        boolean held,
        Services services,
        ProtectedDelivery delivery,
        String legal,
        Shape open,
        Shape placeless) {

    boolean gives(boolean strictlyProtected) {
        return !strictlyProtected || delivery != ProtectedDelivery.NOTHING;
    }

    boolean hidesPlace(boolean strictlyProtected) {
        return strictlyProtected && delivery != ProtectedDelivery.FULL;
    }

    /** What stays; nothing where the row gives nothing. */
    Shape shape(boolean strictlyProtected) {
        if (!gives(strictlyProtected)) {
            return Shape.NONE;
        }
        return hidesPlace(strictlyProtected) ? placeless : open;
    }
}
