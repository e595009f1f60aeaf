package no.stafett.ledger.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stafett.ledger.evaluate.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * Something that people must settle, as it is stored.
 *
 * @param kind that of {@link Conflict.Kind}, or {@value #IDENTITY}
 * @param detail services, occurrence, parties, claims and facts concerned
 */
public record OpenConflict(String key, String kind, Map<String, @Nullable Object> detail, LocalDate raisedOn) {

    /** Two identifiers should not be, or can't be, linked: raised by a link that was not made. */
    public static final String IDENTITY = "IDENTITY";

    static OpenConflict of(Conflict conflict) {
        var detail = new TreeMap<String, @Nullable Object>();
        detail.put("services", List.copyOf(conflict.services()));
        detail.put("occurrence", conflict.occurrence());
        detail.put("parties", List.copyOf(conflict.parties()));
        detail.put("claims", List.copyOf(conflict.claims()));
        detail.put("facts", conflict.facts());
        return new OpenConflict(conflict.key(), conflict.kind().name(), detail, conflict.since());
    }

    /** Whether it follows from facts and claims; an identity conflict does not. */
    boolean isDerived() {
        return !kind.equals(IDENTITY);
    }

    Conflict toConflict() {
        return new Conflict(
                key,
                Conflict.Kind.valueOf(kind),
                new TreeSet<>(texts("services")),
                String.valueOf(detail.get("occurrence")),
                raisedOn,
                new TreeSet<>(texts("parties")),
                new TreeSet<>(texts("claims")),
                numbers("facts"));
    }

    /** A list of texts of the detail: {@code services}, {@code parties} or {@code claims}. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        if (detail.get(name) instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }

    private List<Long> numbers(String name) {
        var numbers = new ArrayList<Long>();
        if (detail.get(name) instanceof List<?> list) {
            for (var item : list) {
                if (item instanceof Long number) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    Map<String, @Nullable Object> row(long person, String state, @Nullable LocalDate resolvedOn, long entry) {
        var row = new TreeMap<String, @Nullable Object>();
        row.put("person", person);
        row.put("key", key);
        row.put("kind", kind);
        row.put("detail", detail);
        row.put("state", state);
        row.put("raised_on", raisedOn.toString());
        row.put("resolved_on", resolvedOn == null ? null : resolvedOn.toString());
        row.put("entry", entry);
        return row;
    }
}
