package no.stafett.hub.oversight;

import java.util.List;
import java.util.TreeMap;

/** How long people waited: median, and how many within a limit. No count in it is exact. */
final class Waits {
    private final TreeMap<Integer, Long> days = new TreeMap<>();
    private long people;
    private long within;
    private long notYet;

    void add(int waited, boolean inTime, long many) {
        days.merge(waited, many, Long::sum);
        people += many;
        within += inTime ? many : 0;
    }

    void addWaiting(long many) {
        notYet += many;
    }

    /** How many are through, median in days, share in time as a whole percentage, how many still wait. */
    List<Object> cells() {
        return List.of(Rounded.of(people), median(), share(), Rounded.of(notYet));
    }

    private Object median() {
        if (people < Suppression.SHOWN_FROM) {
            return people == 0 ? Tables.NONE : Tables.SUPPRESSED;
        }
        long below = 0;
        Integer lower = null;
        for (var entry : days.entrySet()) {
            below += entry.getValue();
            if (lower == null && below * 2 >= people) {
                lower = entry.getKey();
            }
            if (lower != null && below * 2 > people) {
                return (long) Math.round((lower + entry.getKey()) / 2.0);
            }
        }
        throw new IllegalStateException("There is no median of people whose days are not counted.");
    }

    private Object share() {
        if (people == 0) {
            return Tables.NONE;
        }
        boolean small =
                people < Suppression.SHOWN_FROM || Suppression.small(within) || Suppression.small(people - within);
        return small ? Tables.SUPPRESSED : (Object) Math.round(100.0 * within / people);
    }
}
