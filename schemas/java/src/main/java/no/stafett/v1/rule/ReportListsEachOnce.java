package no.stafett.v1.rule;

import java.util.HashSet;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ReconciledDocuments;
import no.stafett.v1.model.ReconciliationReport;
import org.jspecify.annotations.Nullable;

/** A report lists each document and each claim once. */
public final class ReportListsEachOnce implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.LISTED_TWICE;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (!(subject.payload() instanceof ReconciliationReport report)) {
            return;
        }
        documents("Sent", report.getSent(), breaches);
        documents("Received", report.getReceived(), breaches);
        if (report.getProvides() != null) {
            var seen = new HashSet<String>();
            int position = 0;
            for (var claim : report.getProvides().getClaim()) {
                position++;
                if (!seen.add(claim.getClaimNumber())) {
                    breaches.at(
                            "Provides/" + Step.of("Claim", position) + "/ClaimNumber", "what", claim.getClaimNumber());
                }
            }
        }
    }

    private static void documents(String list, @Nullable ReconciledDocuments documents, Breaches breaches) {
        if (documents == null) {
            return;
        }
        var seen = new HashSet<String>();
        int position = 0;
        for (var document : documents.getDocument()) {
            position++;
            if (!seen.add(document.getMessageId())) {
                breaches.at(list + "/" + Step.of("Document", position) + "/MessageId", "what", document.getMessageId());
            }
        }
    }
}
