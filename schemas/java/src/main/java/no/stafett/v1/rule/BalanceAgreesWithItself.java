package no.stafett.v1.rule;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.OpeningBalance;
import no.stafett.v1.model.OpeningClaim;
import no.stafett.v1.model.codes.ProvisionEventKind;
import org.jspecify.annotations.Nullable;

/**
 * A balance tells of each thing once: no event twice, no start after the end, not two decisions of one service on one day, and
 * no two claims of one service at the same time.
 */
public final class BalanceAgreesWithItself implements BusinessRule {

    private static final Set<ProvisionEventKind> ENDS =
            Set.of(ProvisionEventKind.COMPLETED, ProvisionEventKind.DISCONTINUED);

    @Override
    public FindingCode code() {
        return FindingCode.CONTRADICTS_ITSELF;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof OpeningBalance balance) {
            decisions(balance, breaches);
            claims(balance.getClaim(), breaches);
            provisions(balance, breaches);
        }
    }

    private static void decisions(OpeningBalance balance, Breaches breaches) {
        var seen = new HashSet<List<Object>>();
        int position = 0;
        for (var decision : balance.getDecision()) {
            position++;
            if (!seen.add(List.of(decision.getService(), text(decision.getOccurrence()), decision.getDecidedOn()))) {
                breaches.at(Step.of("Decision", position) + "/DecidedOn", "service", decision.getService());
            }
        }
    }

    private static void claims(List<OpeningClaim> claims, Breaches breaches) {
        for (int later = 1; later < claims.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (overlap(claims.get(earlier), claims.get(later))) {
                    breaches.at(
                            Step.of("Claim", later + 1) + "/From",
                            "service",
                            claims.get(later).getService());
                    break;
                }
            }
        }
    }

    private static boolean overlap(OpeningClaim one, OpeningClaim other) {
        return one.getService().equals(other.getService())
                && text(one.getOccurrence()).equals(text(other.getOccurrence()))
                && one.getFrom().isBefore(end(other))
                && other.getFrom().isBefore(end(one));
    }

    private static LocalDate end(OpeningClaim claim) {
        return claim.getUntil() == null ? LocalDate.MAX : claim.getUntil();
    }

    private static void provisions(OpeningBalance balance, Breaches breaches) {
        var seen = new HashSet<List<Object>>();
        var ended = new HashMap<List<Object>, LocalDate>();
        for (var provision : balance.getProvision()) {
            if (ENDS.contains(provision.getEvent())) {
                ended.merge(
                        List.of(
                                provision.getService(),
                                text(provision.getOccurrence()),
                                text(provision.getComponent())),
                        provision.getOn(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        int position = 0;
        for (var provision : balance.getProvision()) {
            position++;
            var of = List.<Object>of(
                    provision.getService(), text(provision.getOccurrence()), text(provision.getComponent()));
            var end = ended.get(of);
            boolean startsTooLate = provision.getEvent() == ProvisionEventKind.STARTED
                    && end != null
                    && provision.getOn().isAfter(end);
            if (startsTooLate || !seen.add(List.of(of, provision.getEvent(), provision.getOn()))) {
                breaches.at(Step.of("Provision", position) + "/On", "service", provision.getService());
            }
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
