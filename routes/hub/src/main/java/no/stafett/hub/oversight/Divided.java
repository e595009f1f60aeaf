package no.stafett.hub.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stafett.hub.oversight.Geography.Where;
import no.stafett.hub.oversight.Suppression.Line;
import no.stafett.hub.oversight.Suppression.Shown;
import no.stafett.hub.oversight.Tables.Row;
import org.jspecify.annotations.Nullable;

/** The people of one subject, each in one column, divided in several ways; exact counts, with small ones held back. */
final class Divided {
    private final int columns;
    private final long[] whole;
    private final Map<String, Map<String, long[]>> splits = new TreeMap<>();
    private final Map<Where, long[]> places =
            new TreeMap<>(java.util.Comparator.comparing(Where::county).thenComparing(Where::municipality));

    Divided(int columns) {
        this.columns = columns;
        this.whole = new long[columns];
    }

    /** These are all people; each must be divided in every way too. */
    void add(int column, long people) {
        whole[column] += people;
    }

    void add(String by, String value, int column, long people) {
        splits.computeIfAbsent(by, way -> new TreeMap<>()).computeIfAbsent(value, part -> new long[columns])[column] +=
                people;
    }

    void add(Where where, int column, long people) {
        places.computeIfAbsent(where, place -> new long[columns])[column] += people;
    }

    /** What may be shown: the whole first, then part by part. */
    List<Row> rows(String subject, String group) {
        var given = new ArrayList<List<Line>>();
        splits.values()
                .forEach(parts -> given.add(parts.entrySet().stream()
                        .map(part -> new Line(null, part.getKey(), part.getValue()))
                        .toList()));
        if (!places.isEmpty()) {
            given.add(places.entrySet().stream()
                    .map(place ->
                            new Line(place.getKey().county(), place.getKey().municipality(), place.getValue()))
                    .toList());
        }
        var answer = Suppression.of(whole, given);
        var rows = new ArrayList<Row>();
        rows.add(new Row(subject, group, Oversight.ALL, Oversight.ALL, cells(answer.whole())));
        var ways = List.copyOf(splits.keySet());
        for (int i = 0; i < answer.splits().size(); i++) {
            var split = answer.splits().get(i);
            if (i < ways.size()) {
                rows.addAll(part(subject, group, ways.get(i), split.map(Suppression.ShownSplit::lines)));
            } else {
                rows.addAll(part(subject, group, Oversight.COUNTY, split.map(Suppression.ShownSplit::groups)));
                rows.addAll(part(subject, group, Oversight.MUNICIPALITY, split.map(Suppression.ShownSplit::lines)));
            }
        }
        return rows;
    }

    private List<Row> part(String subject, String group, String by, Optional<List<Shown>> shown) {
        return shown.map(lines -> lines.stream()
                        .map(line -> new Row(subject, group, by, line.value(), cells(line.counts())))
                        .toList())
                .orElseGet(() -> List.of(new Row(
                        subject,
                        group,
                        by,
                        Tables.EVERY,
                        Stream.<Object>generate(() -> Tables.SUPPRESSED)
                                .limit(columns + 1)
                                .toList())));
    }

    private static List<Object> cells(List<@Nullable Long> counts) {
        var cells = new ArrayList<Object>();
        for (Long count : counts) {
            cells.add(count == null ? Tables.SUPPRESSED : count);
        }
        return List.copyOf(cells);
    }
}
