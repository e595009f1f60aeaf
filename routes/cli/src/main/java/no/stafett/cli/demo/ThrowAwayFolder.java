package no.stafett.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.hub.data.DataFolder;

/**
 * A folder that is gone afterwards, also when the program is interrupted. While it is there, the process's temporary files
 * lie in it.
 *
 * <p>Limit: a process that is killed outright leaves it, below the machine's folder for temporary files.
 */
public final class ThrowAwayFolder implements AutoCloseable {
    private static final String TEMPORARY = "java.io.tmpdir";

    private final Path path;
    private final String before;
    private final Thread atTheLatest;

    private ThrowAwayFolder(Path path, String before) {
        this.path = path;
        this.before = before;
        this.atTheLatest = new Thread(this::delete, "throw-away");
    }

    /** Makes it. Java's own temporary files must not have been asked for before, or they go where they went. */
    public static ThrowAwayFolder make() {
        var before = System.getProperty(TEMPORARY);
        var path = Path.of(before, "stafett-demo-" + UUID.randomUUID()).toAbsolutePath();
        var temporary = path.resolve("tmp");
        DataFolder.makeForOwnerOnly(path);
        DataFolder.makeForOwnerOnly(temporary);
        System.setProperty(TEMPORARY, temporary.toString());
        var folder = new ThrowAwayFolder(path, before);
        Runtime.getRuntime().addShutdownHook(folder.atTheLatest);
        return folder;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        System.setProperty(TEMPORARY, before);
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheLatest);
        } catch (IllegalStateException alreadyEnding) {
            return; // the hook finds nothing more to do
        }
        if (Files.exists(path)) {
            throw new CouldNotBeDone(path + " can't be removed", "Remove it by hand; nothing in it is needed.");
        }
    }

    private void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (var within = Files.walk(path)) {
            for (var file : within.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException stillInUse) {
            return; // close() says so
        }
    }
}
