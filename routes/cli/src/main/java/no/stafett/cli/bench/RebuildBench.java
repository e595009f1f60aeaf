package no.stafett.cli.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import no.stafett.hub.Hub;
import no.stafett.hub.operate.AuditOperations;

/**
 * How many events of the log a second the rebuild reads, checks, applies and compares. The log is of people who came in, were settled
 * and were claimed, one message each; beside it, how fast they had been recorded.
 */
final class RebuildBench {

    private static final int RUNS = 3;
    private static final int CALLERS = 64;
    private static final double PROMISED = 10_000;

    private RebuildBench() {}

    static Figure run(Hub hub, Townsfolk folk, int people) throws Exception {
        int first = 500; // after those who came in at the beginning
        long begun = System.nanoTime();
        all(people, i -> {
            folk.comeIn(first + i);
            folk.handIn(Townsfolk.MUNICIPALITY, folk.claim(first + i, "INTRODUCTION_PROGRAMME"));
        });
        double recorded = 3.0 * people * 1e9 / (System.nanoTime() - begun);
        var audit = hub.part(AuditOperations.class);
        long entries = audit.verify().entries();
        audit.rebuild();
        var rates = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long started = System.nanoTime();
            var comparison = audit.rebuild();
            rates[i] = entries * 1e9 / (System.nanoTime() - started);
            if (!comparison.ok()) {
                throw new IllegalStateException("The rebuilt ledger differs: " + comparison.differences());
            }
        }
        var detail = new TreeMap<String, Double>(Map.of("events", (double) entries, "recorded a second", recorded));
        return Figure.of("rebuild", rates, "promised", PROMISED, detail);
    }

    private interface Step {
        void of(int person) throws Exception;
    }

    private static void all(int people, Step step) throws Exception {
        var next = new AtomicInteger();
        Callable<Void> caller = () -> {
            for (int i = next.getAndIncrement(); i < people; i = next.getAndIncrement()) {
                step.of(i);
            }
            return null;
        };
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (var outcome : callers.invokeAll(java.util.Collections.nCopies(CALLERS, caller))) {
                outcome.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
