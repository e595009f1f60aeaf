package no.stafett.hub.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server's main process, found by what it wrote into its folder.
 *
 * @param pid its process id
 * @param folder the data folder that it serves
 */
record Postmaster(long pid, Path folder) {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final Duration REAPED_WITHIN = Duration.ofSeconds(5);

    /** The live server on this folder, if there is one. */
    static Optional<Postmaster> on(Path folder) {
        return written(folder).map(pid -> new Postmaster(pid, folder)).filter(Postmaster::isAlive);
    }

    /**
     * Stops a server that its starter left behind here (kill -9 spares the children), and removes a process id that by
     * now means nobody or somebody else. The caller holds the data folder's lock, so nobody alive owns the server.
     */
    static void stopTheOneLeftOn(Path folder, Duration within) {
        on(folder).ifPresent(left -> {
            log.warn("Stopping the database server that an earlier hub left behind (pid {}).", left.pid());
            left.stop(within);
        });
        forgetTheDead(folder);
    }

    /**
     * Removes the process id of a server that is gone. A dead process that nobody has reaped yet still keeps PostgreSQL
     * from starting, so it is given some seconds; by then the children, which hold the shared memory, are gone too.
     */
    static void forgetTheDead(Path folder) {
        var end = System.nanoTime() + REAPED_WITHIN.toNanos();
        while (written(folder).filter(Postmaster::isUnreaped).isPresent() && System.nanoTime() < end) {
            if (!pause()) {
                return;
            }
        }
        if (written(folder).isPresent() && on(folder).isEmpty()) {
            try {
                Files.deleteIfExists(folder.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isUnreaped(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> process.info().commandLine().isEmpty())
                .orElse(false);
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Long> written(Path folder) {
        var file = folder.resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .limit(1)
                            .map(String::strip)
                            .filter(line -> line.matches("[0-9]{1,10}"))
                            .map(Long::valueOf)
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the process lives and really is a PostgreSQL server on this folder: a process id is used again. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().map(this::isPostgres).orElse(false)
                        || info.commandLine().map(this::isPostgres).orElse(false))
                .filter(info -> info.commandLine()
                        .map(line -> line.contains(folder.toString()))
                        .orElse(false))
                .isPresent();
    }

    private boolean isPostgres(String command) {
        return command.split(" -D", 2)[0].endsWith("postgres");
    }

    /**
     * Stops it: fast (clients are broken off, a checkpoint is written), and immediately if that takes too long; then the
     * next start recovers from the write-ahead log.
     */
    void stop(Duration within) {
        signal("INT");
        if (!goneWithin(within)) {
            signal("QUIT");
            goneWithin(Duration.ofSeconds(10));
        }
    }

    private boolean goneWithin(Duration within) {
        var end = System.nanoTime() + within.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            if (!pause()) {
                return false;
            }
        }
        return true;
    }

    /** Java can send TERM and KILL only; PostgreSQL's fast stop is INT. */
    private void signal(String name) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
