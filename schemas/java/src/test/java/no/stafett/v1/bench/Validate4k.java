package no.stafett.v1.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import no.stafett.v1.Examination;
import no.stafett.v1.Stafett;

/**
 * The figure {@code validate-4k}: documents of about 4 KiB judged and read a second, all layers, on one thread. Run it as a
 * main; give another example's path to measure that.
 */
public final class Validate4k {

    private static final int RUNS = 5;
    private static final long RUN_NANOS = 2_000_000_000L;
    private static final long WARM_UP_NANOS = 6_000_000_000L;

    private Validate4k() {}

    /** Prints the median, lowest and highest rate of five runs. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args.length > 0 ? args[0] : "../v1/examples/person-registered/valid-complete.xml");
        byte[] document = Files.readAllBytes(file);
        long begun = System.nanoTime();
        Stafett stafett = Stafett.v1();
        Examination first = stafett.examine(document);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d bytes, first examination after %d ms, valid: %s%n",
                file.getFileName(),
                document.length,
                (System.nanoTime() - begun) / 1_000_000,
                first.isValid());
        rate(stafett, document, WARM_UP_NANOS);
        double[] rates = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            rates[i] = rate(stafett, document, RUN_NANOS);
        }
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT, "validate-4k: median %,.0f/s (%,.0f–%,.0f)%n", rates[RUNS / 2], rates[0], rates[RUNS - 1]);
    }

    private static double rate(Stafett stafett, byte[] document, long nanos) {
        long begun = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begun < nanos) {
            for (int i = 0; i < 50; i++) {
                if (!stafett.examine(document).isValid()) {
                    throw new IllegalStateException("The document is not valid.");
                }
            }
            count += 50;
        }
        return count * 1e9 / (System.nanoTime() - begun);
    }
}
