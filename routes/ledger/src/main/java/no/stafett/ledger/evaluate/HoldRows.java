package no.stafett.ledger.evaluate;

import java.util.List;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.HoldRule;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Hold;
import org.jspecify.annotations.Nullable;

/** The rows that a claim writes by the catalogue. */
public final class HoldRows {
    /** Prefix of the key of what comes once. */
    public static final String ONCE = "once:";
    /** Prefix of the key of what comes one at a time. */
    public static final String ONE = "one:";
    /** Prefix of the key of a group of services that exclude each other. */
    public static final String GROUP = "group:";
    /** Prefix of the key of a component. */
    public static final String PART = "part:";

    private HoldRows() {}

    /** The rows of a claim that has been made. */
    public static List<Hold> of(Service service, Claim claim) {
        return of(service, claim.occurrence(), claim.component(), claim.componentOf(), claim.period(), claim.number());
    }

    /**
     * The rows of a claim.
     *
     * @param number the claim's number: the side of what only this claim may have
     */
    public static List<Hold> of(
            Service service,
            @Nullable String occurrence,
            @Nullable String component,
            @Nullable String componentOf,
            DatePeriod period,
            String number) {
        if (component != null) {
            var parent = componentOf == null ? service.code() : componentOf;
            return List.of(new Hold(PART + parent + "/" + component, number, period, number));
        }
        var which = Life.occurrence(service, occurrence);
        var name = which.equals(Obligation.FIRST) ? service.code() : service.code() + "/" + which;
        return service.holds().stream()
                .map(rule -> row(rule, service, name, period, number))
                .toList();
    }

    private static Hold row(HoldRule rule, Service service, String name, DatePeriod period, String number) {
        return switch (rule.kind()) {
            case ONCE -> new Hold(ONCE + name, number, DatePeriod.ALWAYS, number);
            // Two occurrences of one service at a time are two at a time: the key is the service's.
            case ONE_AT_A_TIME -> new Hold(ONE + service.code(), number, period, number);
            case EXCLUSIVE_GROUP -> new Hold(GROUP + rule.group(), service.code(), period, number);
        };
    }
}
