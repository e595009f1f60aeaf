package no.stafett.cli.bench;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many claims a second are answered, and how long each waits: from the document's bytes to the signed answer with its proof, after
 * the commit; what the SOAP carrier does, without HTTP. Each claim is about a person of its own, picked by chance among all.
 */
final class ClaimBench {

    static final int SMALL = 10_000;
    static final int LARGE = 3_000_000;
    private static final double PROMISED_PER_SECOND = 1_000;
    private static final int RUNS = 3;
    private static final int CLAIMS_A_RUN = 2_000;
    private static final int ROUNDS_MAX = 60;
    /** So small a part of a round spent on compiling is a program that has been running for a while. */
    private static final double COMPILING_MAX = 0.05;
    /** Claimed in turn to warm up, so that what is noted is warm, and not only what collides. */
    private static final List<String> WARMING = List.of(
            "INTRODUCTION_PROGRAMME",
            "NORWEGIAN_TRAINING",
            "SKILLS_MAPPING",
            "CAREER_GUIDANCE",
            "RECOGNITION_HIGHER_EDUCATION",
            "SOCIAL_STUDIES");

    private static final int CALLERS = 12;
    private static final String ANY = "";
    private static final int NAMED = 9_000;
    /** The first of those who are named among the many; those before came in as messages. */
    private static final int FIRST = 1_000;

    private int next = FIRST;

    private record Round(double perSecond, double[] sortedMillis) {
        double percentile(double share) {
            return sortedMillis[(int) Math.min(sortedMillis.length - 1, Math.floor(sortedMillis.length * share))];
        }
    }

    /** The figure of ten thousand people, and that of three million when asked for. */
    List<Figure> run(Townsfolk folk, boolean large) throws Exception {
        folk.growTo(SMALL);
        var small = measured(folk, true);
        var figures = new ArrayList<Figure>();
        figures.add(figure("claim-10k", small, Map.of()));
        if (large) {
            folk.growTo(LARGE);
            var many = measured(folk, false);
            double ratio = median(many, 0.5) / median(small, 0.5);
            figures.add(figure("claim-3m", many, Map.of("p50 against claim-10k, ratio", ratio)));
        }
        return figures;
    }

    private static Figure figure(String name, List<Round> rounds, Map<String, Double> more) {
        var detail = new TreeMap<>(more);
        detail.put("p50 ms", median(rounds, 0.5));
        detail.put("p99 ms", median(rounds, 0.99));
        detail.put("p99 ms, promised at most", 20.0);
        return Figure.of(
                name, rounds.stream().mapToDouble(Round::perSecond).toArray(), "promised", PROMISED_PER_SECOND, detail);
    }

    private static double median(List<Round> rounds, double share) {
        var values = rounds.stream()
                .mapToDouble(round -> round.percentile(share))
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    private List<Round> measured(Townsfolk folk, boolean cold) throws Exception {
        int end = next + NAMED;
        folk.nameSome(next, end);
        warmUp(folk, cold);
        var rounds = new ArrayList<Round>();
        for (int run = 0; run < RUNS; run++) {
            var serials = new int[CLAIMS_A_RUN];
            Arrays.setAll(serials, i -> next++);
            rounds.add(round(folk, serials, "INTRODUCTION_PROGRAMME", "NOTED<"));
        }
        next = end;
        return rounds;
    }

    /** Until hardly anything is compiled any more; the same people are claimed for one service after another. */
    private void warmUp(Townsfolk folk, boolean cold) throws Exception {
        var serials = new int[CLAIMS_A_RUN];
        Arrays.setAll(serials, i -> next++);
        var compiler = ManagementFactory.getCompilationMXBean();
        for (int i = 0; i < ROUNDS_MAX; i++) {
            long begun = System.nanoTime();
            long compiled = compiler.getTotalCompilationTime();
            var service = WARMING.get(i % WARMING.size());
            round(folk, serials, service, ANY);
            double share = (compiler.getTotalCompilationTime() - compiled) * 1e6 / (System.nanoTime() - begun);
            if (!cold || (i >= WARMING.size() && share < COMPILING_MAX)) {
                return;
            }
        }
    }

    private static Round round(Townsfolk folk, int[] serials, String service, String expected) throws Exception {
        var documents = Arrays.stream(serials)
                .mapToObj(serial -> folk.claim(serial, service))
                .toList();
        var millis = new double[serials.length];
        var at = new AtomicInteger();
        Callable<Void> caller = () -> {
            for (int i = at.getAndIncrement(); i < millis.length; i = at.getAndIncrement()) {
                long begun = System.nanoTime();
                var answer = folk.handIn(Townsfolk.MUNICIPALITY, documents.get(i));
                millis[i] = (System.nanoTime() - begun) / 1e6;
                var said = new String(Objects.requireNonNull(answer.receipt()), StandardCharsets.UTF_8);
                if (!said.contains(":Answer>" + expected)) {
                    throw new IllegalStateException("A claim was to be " + expected + " and was answered " + said);
                }
            }
            return null;
        };
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            long begun = System.nanoTime();
            for (var outcome : callers.invokeAll(java.util.Collections.nCopies(CALLERS, caller))) {
                outcome.get();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Arrays.sort(millis);
            return new Round(serials.length / seconds, millis);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            callers.shutdownNow();
        }
    }
}
