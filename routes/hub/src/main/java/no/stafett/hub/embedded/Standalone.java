package no.stafett.hub.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import no.stafett.hub.data.CannotStart;

/** One embedded part as a process of its own: prints {@code READY {…}}, stops on SIGTERM, exits 3 if it can't start. */
final class Standalone {
    private Standalone() {}

    /**
     * Starts the part and keeps it until the process is told to end.
     *
     * @param start gives the running part
     * @param ready the line's JSON, made from the running part
     */
    static <T extends AutoCloseable> void run(Supplier<T> start, Function<T, String> ready) {
        T part;
        try {
            part = start.get();
        } catch (CannotStart e) {
            System.err.println(e.line());
            System.exit(CannotStart.EXIT_CODE);
            return;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println(e);
            } finally {
                stopped.countDown();
            }
        }));
        System.out.println("READY " + ready.apply(part));
        System.out.flush();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
