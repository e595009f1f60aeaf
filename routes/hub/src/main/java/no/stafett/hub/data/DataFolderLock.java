package no.stafett.hub.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import no.stafett.hub.data.CannotStart.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A data folder that one hub has to itself until it closes or dies; the operating system gives the lock back when the
 * process is gone, however it went.
 */
public final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder where it is missing, checks that this hub can read its version, takes the lock and empties
     * {@code tmp}.
     *
     * @throws CannotStart when the folder can't be written, is of a newer version, or another hub runs on it
     */
    public static DataFolderLock take(DataFolder folder) {
        try {
            Files.createDirectories(folder.root());
            Files.delete(Files.createTempFile(folder.root(), ".may-i-write", null));
        } catch (IOException e) {
            throw DataFolder.unwritable(folder.root(), e);
        }
        var channel = lock(folder);
        try {
            agreeOnVersion(folder);
            for (var secret : new Path[] {folder.keys(), folder.parties(), folder.broker(), folder.log()}) {
                DataFolder.makeForOwnerOnly(secret);
            }
            Files.createDirectories(folder.folders());
            empty(folder.tmp());
            DataFolder.makeForOwnerOnly(folder.tmp());
            return new DataFolderLock(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw DataFolder.unwritable(folder.root(), e);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static FileChannel lock(DataFolder folder) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return channel;
            }
        } catch (IOException e) {
            if (channel != null) {
                closeQuietly(channel);
            }
            throw DataFolder.unwritable(folder.root(), e);
        }
        closeQuietly(channel);
        throw new CannotStart(
                new Sentence(
                        "Another hub is running on the data folder " + folder.root() + ".",
                        "En annen hub kjører på datamappen " + folder.root() + "."),
                new Sentence(
                        "Stop it, or give another with --data DIR.",
                        "Stopp den, eller oppgi en annen med --data DIR."));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static void agreeOnVersion(DataFolder folder) throws IOException {
        var found = DataFolder.read(folder.version()).orElse("");
        if (found.isEmpty()) {
            Files.writeString(folder.version(), DataFolder.VERSION + "\n");
            return;
        }
        if (!found.matches("[0-9]{1,6}")) {
            throw new CannotStart(
                    new Sentence(
                            "The data folder's version can't be read: " + folder.version() + ".",
                            "Datamappens versjon kan ikke leses: " + folder.version() + "."),
                    new Sentence(
                            "Give another with --data DIR, or restore the file from a backup.",
                            "Oppgi en annen med --data DIR, eller hent filen fra en sikkerhetskopi."));
        }
        if (Integer.parseInt(found) > DataFolder.VERSION) {
            throw new CannotStart(
                    new Sentence(
                            "The data folder " + folder.root() + " was written by a newer hub (version " + found
                                    + "; this one knows " + DataFolder.VERSION + ").",
                            "Datamappen " + folder.root() + " er skrevet av en nyere hub (versjon " + found
                                    + "; denne kjenner " + DataFolder.VERSION + ")."),
                    new Sentence(
                            "Start the newer hub, or give another folder with --data DIR.",
                            "Start den nyere huben, eller oppgi en annen mappe med --data DIR."));
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var within = Files.walk(folder)) {
            for (var path : within.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        closeQuietly(channel);
    }
}
