package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a milestone stands.
 *
 * @param name as in the catalogue: DECISION, START, …
 * @param due last day to be in time; null: no due date, or none for the time being
 * @param metOn the day it was met; null: not yet
 * @param binding false: a reminder only
 */
public record MilestoneStanding(
        String name, @Nullable LocalDate due, @Nullable LocalDate metOn, boolean binding) {
    public boolean met() {
        return metOn != null;
    }
}
