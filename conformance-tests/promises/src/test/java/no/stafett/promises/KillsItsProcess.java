package no.stafett.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import no.stafett.hub.data.FaultPoint;

/**
 * Kills its own process with {@code kill -9} when a named place has been reached the n-th time since it was armed. A place is
 * armed by a file of its name, holding n, in the folder that the system property {@value #FOLDER} names; without the property it
 * kills nothing. The file that the property {@value #COMMITS} names grows by a byte for each commit of this process.
 */
public final class KillsItsProcess implements FaultPoint {
    static final String FOLDER = "stafett.promises.armed";

    static final String COMMITS = "stafett.promises.commits";

    private final String commits = System.getProperty(COMMITS, "");
    private final String folder = System.getProperty(FOLDER, "");
    private final Map<String, AtomicInteger> reached = new ConcurrentHashMap<>();

    @Override
    public void reached(String name) {
        if (!commits.isEmpty() && name.equals(AFTER_DATABASE_COMMIT)) {
            try {
                Files.write(Path.of(commits), new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        if (folder.isEmpty()) {
            return;
        }
        var armed = Path.of(folder, name);
        if (!Files.exists(armed)) {
            return;
        }
        try {
            int wanted = Integer.parseInt(Files.readString(armed).strip());
            int times =
                    reached.computeIfAbsent(name, place -> new AtomicInteger()).incrementAndGet();
            if (times == wanted) {
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
            }
            if (times >= wanted) {
                new CountDownLatch(1).await(); // nobody goes on from here
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Arms a place for the process that was given this folder. */
    static void arm(Path folder, String name, int times) throws IOException {
        Files.createDirectories(folder);
        var half = Files.writeString(folder.resolve("." + name), Integer.toString(times));
        Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    static void disarm(Path folder, String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }
}
