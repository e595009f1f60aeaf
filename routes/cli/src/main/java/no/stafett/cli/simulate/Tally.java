package no.stafett.cli.simulate;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each thing happened, so that a run shows what it was about. Thread-safe. */
final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    long of(String what) {
        var found = counts.get(what);
        return found == null ? 0 : found.sum();
    }

    /** All, by name. */
    Map<String, Long> all() {
        var sorted = new TreeMap<String, Long>();
        counts.forEach((what, count) -> sorted.put(what, count.sum()));
        return sorted;
    }
}
