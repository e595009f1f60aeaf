package no.stafett.cli.bench;

import java.util.Map;
import no.stafett.v1.Stafett;

/** How many documents of about 4 KiB one thread judges and reads a second, all layers; beside reading them without judging. */
final class ValidateBench {

    private static final int RUNS = 5;
    private static final long WARM_UP_NANOS = 8_000_000_000L;
    private static final long RUN_NANOS = 2_000_000_000L;

    private ValidateBench() {}

    static Figure run() {
        var stafett = Stafett.v1();
        var document = BenchDocuments.fourKibibytes(stafett);
        Runnable examine = () -> {
            if (!stafett.examine(document).isValid()) {
                throw new IllegalStateException("The document is not valid");
            }
        };
        Runnable digest = () -> no.stafett.audit.Hash.ofBytes(document);
        rate(examine, WARM_UP_NANOS);
        rate(digest, RUN_NANOS);
        var rates = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            rates[i] = rate(examine, RUN_NANOS);
        }
        return Figure.of(
                "validate-4k",
                rates,
                "promised",
                3_000,
                Map.of("documentBytes", (double) document.length, "sha256PerSecond", rate(digest, RUN_NANOS)));
    }

    private static double rate(Runnable work, long nanos) {
        long begun = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begun < nanos) {
            for (int i = 0; i < 50; i++) {
                work.run();
            }
            count += 50;
        }
        return count * 1e9 / (System.nanoTime() - begun);
    }
}
