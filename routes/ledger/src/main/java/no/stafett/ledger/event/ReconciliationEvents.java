package no.stafett.ledger.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stafett.ledger.event.MessageEvents.Context;
import no.stafett.ledger.event.MessageEvents.Readers;
import no.stafett.v1.model.ReconciledClaims;
import no.stafett.v1.model.ReconciledDocuments;
import no.stafett.v1.model.ReconciliationReport;
import org.jspecify.annotations.Nullable;

/** What a report of a party's own books asks for; it is about nobody. */
final class ReconciliationEvents {

    private ReconciliationEvents() {}

    static void all(Readers into) {
        into.reads(ReconciliationReport.class, ReconciliationEvents::reported);
    }

    private static Event reported(ReconciliationReport m, Context context) {
        var asked = new Act.Reconcile(
                m.getFrom(), m.getUntil(), documents(m.getSent()), documents(m.getReceived()), claims(m.getProvides()));
        return new Event(Optional.empty(), List.of(), List.of(), asked);
    }

    private static @Nullable Map<String, String> documents(@Nullable ReconciledDocuments listed) {
        if (listed == null) {
            return null;
        }
        var digests = new LinkedHashMap<String, String>();
        listed.getDocument().forEach(document -> digests.put(document.getMessageId(), document.getSha256()));
        return digests;
    }

    private static @Nullable Map<String, Act.Provided> claims(@Nullable ReconciledClaims listed) {
        if (listed == null) {
            return null;
        }
        var claims = new LinkedHashMap<String, Act.Provided>();
        listed.getClaim()
                .forEach(claim -> claims.put(
                        claim.getClaimNumber(),
                        new Act.Provided(claim.getService(), claim.getState().value())));
        return claims;
    }
}
