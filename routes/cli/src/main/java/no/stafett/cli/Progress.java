package no.stafett.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells on standard error that work goes on, from the second second. Whatever is quicker says nothing. */
public final class Progress implements AutoCloseable {
    private final ScheduledExecutorService clock;

    private Progress(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /**
     * Begins.
     *
     * @param output where remarks go
     * @param work what is being done now, asked anew each time
     */
    public static Progress of(Output output, Supplier<String> work) {
        var began = Instant.now();
        var clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleAtFixedRate(
                () -> output.remark(work.get() + " ("
                        + Duration.between(began, Instant.now()).toSeconds() + " s)"),
                2,
                5,
                TimeUnit.SECONDS);
        return new Progress(clock);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
