package no.stafett.ledger.event;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import no.stafett.ledger.fact.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a message states it, before the ledger gives it a number.
 *
 * @param reference another identifier that the fact names, as a family link does; null: none
 */
public record FactDraft(
        FactKind kind,
        SortedMap<String, String> values,
        LocalDate trueFrom,
        @Nullable LocalDate trueUntil,
        @Nullable IdentifierName reference) {

    /** Values that name messages by their InstanceIdentifier; a fact that is kept has the hub's own numbers instead. */
    public static final java.util.List<String> NAMING_MESSAGES = java.util.List.of(
            no.stafett.ledger.fact.Key.MESSAGE,
            no.stafett.ledger.fact.Key.OVERTURNS,
            no.stafett.ledger.fact.Key.PROPOSAL,
            no.stafett.ledger.fact.Key.SUPPLEMENTS);

    static FactDraft of(FactKind kind, LocalDate trueFrom, Values values) {
        return new FactDraft(kind, values.map, trueFrom, null, null);
    }

    FactDraft until(@Nullable LocalDate day) {
        return new FactDraft(kind, values, trueFrom, day != null && day.isBefore(trueFrom) ? trueFrom : day, reference);
    }

    FactDraft naming(IdentifierName other) {
        return new FactDraft(kind, values, trueFrom, trueUntil, other);
    }

    /** Gathers those values that a message states and leaves out those it does not. */
    static final class Values {
        private final SortedMap<String, String> map = new TreeMap<>();

        Values with(String key, @Nullable Object value) {
            if (value != null) {
                map.put(key, value.toString());
            }
            return this;
        }

        Values withTruth(String key, @Nullable Boolean value) {
            if (Boolean.TRUE.equals(value)) {
                map.put(key, "true");
            }
            return this;
        }
    }

    static Values stating() {
        return new Values();
    }

    /** The kind only: values may tell of the person. */
    @Override
    public String toString() {
        return "FactDraft[" + kind + "]";
    }
}
