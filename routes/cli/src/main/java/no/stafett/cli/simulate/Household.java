package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * People whose lives depend on each other, with what is going to happen. What happens to one household happens in one order, by one
 * source of chance; so it is the same in each run of a seed, whatever other households do meanwhile.
 */
final class Household {
    final SplittableRandom chance;
    final List<Inhabitant> people = new ArrayList<>();

    private final PriorityQueue<Planned> agenda =
            new PriorityQueue<>(Comparator.comparing(Planned::day).thenComparingLong(Planned::serial));
    private long serial;

    /** Something that happens on a day. */
    interface Deed {
        void on(LocalDate today);
    }

    private record Planned(LocalDate day, long serial, Deed deed) {}

    Household(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    void plan(LocalDate day, Deed deed) {
        agenda.add(new Planned(day, serial++, deed));
    }

    /** The day on which something happens next. */
    @Nullable
    LocalDate next() {
        var first = agenda.peek();
        return first == null ? null : first.day();
    }

    /** Lives a day: all that is planned until its end. */
    void live(LocalDate today) {
        for (var first = agenda.peek(); first != null && !first.day().isAfter(today); first = agenda.peek()) {
            agenda.poll();
            first.deed().on(today);
        }
    }

    // --- chance

    boolean happens(double probability) {
        return chance.nextDouble() < probability;
    }

    int between(int low, int high) {
        return low + chance.nextInt(high - low + 1);
    }

    <T> T oneOf(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
