package no.stafett.ledger.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period of days, half-open: {@code from} belongs to it, {@code until} is the first day after.
 *
 * @param from first day; null: since always
 * @param until first day after; null: without end
 */
public record DatePeriod(@Nullable LocalDate from, @Nullable LocalDate until) {
    /** All days: the period of what happens once. */
    public static final DatePeriod ALWAYS = new DatePeriod(null, null);

    public DatePeriod {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("A period can't end before it begins");
        }
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /** Whether the two share a day; periods that only touch do not. An empty period overlaps nothing. */
    public boolean overlaps(DatePeriod other) {
        return !empty() && !other.empty() && before(from, other.until) && before(other.from, until);
    }

    public boolean empty() {
        return from != null && from.equals(until);
    }

    private static boolean before(@Nullable LocalDate start, @Nullable LocalDate end) {
        return start == null || end == null || start.isBefore(end);
    }
}
