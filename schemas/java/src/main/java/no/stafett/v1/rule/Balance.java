package no.stafett.v1.rule;

import java.time.LocalDate;
import java.util.function.BiConsumer;
import no.stafett.v1.model.OpeningBalance;
import org.jspecify.annotations.Nullable;

/** The days that an opening balance tells of, with their places. */
final class Balance {

    private Balance() {}

    /** Each day on which something has happened; what may lie ahead, such as an end, is not among them. */
    static void happened(OpeningBalance balance, BiConsumer<String, LocalDate> day) {
        var permit = balance.getResidencePermit();
        if (permit != null) {
            tell(day, "ResidencePermit/AppliedOn", permit.getAppliedOn());
            tell(day, "ResidencePermit/DecidedOn", permit.getDecidedOn());
        }
        tell(day, "ArrivedOn", balance.getArrivedOn());
        if (balance.getSettled() != null) {
            tell(day, "Settled/SettledOn", balance.getSettled().getSettledOn());
        }
        if (balance.getEducationGroup() != null) {
            tell(day, "EducationGroup/DecidedOn", balance.getEducationGroup().getDecidedOn());
        }
        int position = 0;
        for (var decision : balance.getDecision()) {
            position++;
            tell(day, Step.of("Decision", position) + "/AppliedOn", decision.getAppliedOn());
            tell(day, Step.of("Decision", position) + "/DecidedOn", decision.getDecidedOn());
        }
        position = 0;
        for (var provision : balance.getProvision()) {
            position++;
            tell(day, Step.of("Provision", position) + "/On", provision.getOn());
        }
        if (balance.getLeft() != null) {
            tell(day, "Left/LeftOn", balance.getLeft().getLeftOn());
        }
    }

    private static void tell(BiConsumer<String, LocalDate> day, String place, @Nullable LocalDate date) {
        if (date != null) {
            day.accept(place, date);
        }
    }
}
