package no.stafett.ledger.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a message said about a person. Facts are never changed and never moved: they stay under the identifier
 * that the message named.
 *
 * @param id the fact's own number
 * @param identifier number of the identifier it was stated for
 * @param kind what it is about
 * @param values small, by the keys of {@link FactKind#keys()}; immutable
 * @param trueFrom first day it was true
 * @param trueUntil first day it was no longer true; null: no end is known
 * @param knownAt when the hub learnt it
 * @param message number of the message that said it
 */
public record Fact(
        long id,
        long identifier,
        FactKind kind,
        SortedMap<String, String> values,
        LocalDate trueFrom,
        @Nullable LocalDate trueUntil,
        Instant knownAt,
        long message) {
    public Fact {
        for (String key : values.keySet()) {
            if (!kind.keys().contains(key)) {
                throw new IllegalArgumentException("A fact of kind " + kind + " has no value named " + key);
            }
        }
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A fact without a known end; {@code values} may be any map. */
    public static Fact of(
            long id,
            long identifier,
            FactKind kind,
            Map<String, String> values,
            LocalDate trueFrom,
            Instant knownAt,
            long message) {
        return new Fact(id, identifier, kind, new TreeMap<>(values), trueFrom, null, knownAt, message);
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public boolean has(String key, String value) {
        return value.equals(values.get(key));
    }

    /** The value as a day; empty when it is missing. */
    public Optional<LocalDate> day(String key) {
        return value(key).map(LocalDate::parse);
    }

    /** When it was true. */
    public DatePeriod period() {
        return new DatePeriod(trueFrom, trueUntil);
    }

    /** Names kind and number only: values may tell of the person. */
    @Override
    public String toString() {
        return "Fact[" + kind + " " + id + "]";
    }
}
