package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ReconciledDocuments;
import no.stafett.v1.model.ReconciliationReport;
import org.jspecify.annotations.Nullable;

/** A report is so short that it can be compared at once. */
public final class ReportIsShortEnough implements BusinessRule {
    private static final int LINES_MAX = 5_000;

    @Override
    public FindingCode code() {
        return FindingCode.TOO_MANY_LINES;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (!(subject.payload() instanceof ReconciliationReport report)) {
            return;
        }
        var claims = report.getProvides();
        int lines = lines(report.getSent())
                + lines(report.getReceived())
                + (claims == null ? 0 : claims.getClaim().size());
        if (lines > LINES_MAX) {
            breaches.at("", "lines", Integer.toString(lines), "limit", Integer.toString(LINES_MAX));
        }
    }

    private static int lines(@Nullable ReconciledDocuments documents) {
        return documents == null ? 0 : documents.getDocument().size();
    }
}
