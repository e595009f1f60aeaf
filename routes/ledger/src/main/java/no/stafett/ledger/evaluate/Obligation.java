package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.stafett.ledger.catalogue.EntitlementKind;
import no.stafett.ledger.catalogue.ObligationState;
import org.jspecify.annotations.Nullable;

/**
 * A service that is, or was, owed to a person.
 *
 * @param service code of the catalogue
 * @param occurrence which one; {@link #FIRST} where there is only one
 * @param kind right, duty or other
 * @param state where it stands
 * @param reason code of why it stands there; null: nothing to explain
 * @param openedOn the day it arose
 * @param endedOn the day it ended; null while it has not
 * @param milestones in the catalogue's order
 * @param presumed true until the authority has decided or the service was given
 * @param responsible who owes it
 * @param claim number of the claim that holds it; null: none
 * @param holder organisation number of who holds or gives it, or gave what is fulfilled; null: nobody
 * @param because why it exists
 */
public record Obligation(
        String service,
        String occurrence,
        EntitlementKind kind,
        ObligationState state,
        @Nullable String reason,
        LocalDate openedOn,
        @Nullable LocalDate endedOn,
        List<MilestoneStanding> milestones,
        boolean presumed,
        Responsible responsible,
        @Nullable String claim,
        @Nullable String holder,
        Because because) {
    /** The occurrence of a service that is not told apart. */
    public static final String FIRST = "1";

    public Obligation {
        milestones = List.copyOf(milestones);
    }

    /** Stable: service and occurrence. */
    public String key() {
        return service + "/" + occurrence;
    }

    /** The earliest due date that is not met; empty when it has ended or nothing is due. */
    public Optional<LocalDate> nextDue() {
        if (state.isEnd()) {
            return Optional.empty();
        }
        return milestones.stream()
                .filter(milestone -> !milestone.met())
                .map(MilestoneStanding::due)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /**
     * Whether a binding due date has passed, on an obligation that has not ended. What may be offered or is advised is never
     * overdue, and neither is a right that was declined, which is an end.
     */
    public boolean overdue(LocalDate asOf) {
        return overdueSince(asOf).isPresent();
    }

    /** The earliest binding due date that has passed unmet. */
    public Optional<LocalDate> overdueSince(LocalDate asOf) {
        if (state.isEnd() || !kind.binding()) {
            return Optional.empty();
        }
        return milestones.stream()
                .filter(milestone -> milestone.binding() && !milestone.met())
                .map(MilestoneStanding::due)
                .filter(Objects::nonNull)
                .filter(due -> due.isBefore(asOf))
                .min(Comparator.naturalOrder());
    }

    /** Names key and state only. */
    @Override
    public String toString() {
        return "Obligation[" + key() + " " + kind + " " + state + (reason == null ? "" : " " + reason) + "]";
    }
}
