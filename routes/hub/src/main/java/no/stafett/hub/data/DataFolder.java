package no.stafett.hub.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import no.stafett.hub.data.CannotStart.Sentence;

/**
 * Where things lie in a hub's data folder. Only a layout: it opens nothing and locks nothing, so the command line may
 * use it beside a running hub. {@link DataFolderLock} is what a hub holds while it runs.
 *
 * <pre>
 * VERSION                    the layout's version; a hub never opens a newer one
 * lock                       held by the hub that runs here
 * keys/                      hashing, wrapping and signing keys, 0600 (may lie elsewhere)
 * parties/NUMBER.secret      the secret that a party signs on with, 0600
 * folders/NUMBER/submit      a party's documents come here, the answers beside them
 * handed-back/NUMBER         by digest, the spreadsheets of wrong rows that lie in a party's folder as the hub wrote them
 * operator.json              address and token of the operator's endpoint, 0600
 * postgres/                  the embedded database
 * broker/                    the embedded broker's journal
 * log/                       hub.log (JSON lines), postgres.log
 * tmp/                       emptied at each start
 * </pre>
 *
 * @param root the folder itself
 * @param keys the folder of keys: within the root by default, shared when several hubs serve one database
 */
public record DataFolder(Path root, Path keys) {
    /** The layout that this hub writes and reads. */
    public static final int VERSION = 1;

    public DataFolder {
        root = root.toAbsolutePath().normalize();
        keys = keys.toAbsolutePath().normalize();
    }

    /** The layout at this path, with the keys inside it. */
    public static DataFolder at(Path root) {
        return new DataFolder(root, root.resolve("keys"));
    }

    public Path version() {
        return root.resolve("VERSION");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public Path parties() {
        return root.resolve("parties");
    }

    /** The file with a party's secret, one line of text. */
    public Path secretOf(String party) {
        return parties().resolve(name(party) + ".secret");
    }

    public Path folders() {
        return root.resolve("folders");
    }

    /** Where a party puts its documents, and finds the answers beside them. */
    public Path submit(String party) {
        return folders().resolve(name(party)).resolve("submit");
    }

    /** Which spreadsheets of wrong rows the hub has put into a party's folder: an empty file for each, named by digest. */
    public Path handedBack(String party) {
        return root.resolve("handed-back").resolve(name(party));
    }

    public Path operatorFile() {
        return root.resolve("operator.json");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path tmp() {
        return root.resolve("tmp");
    }

    /** The secret of a party, if this folder has it. */
    public Optional<String> secret(String party) {
        return read(secretOf(party));
    }

    /** The trimmed text of a small file, if it is there. */
    public static Optional<String> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a small file that only its owner may read (0600 where the file system knows such a thing), whole or not at
     * all.
     */
    public static void writeForOwnerOnly(Path file, String text) {
        try {
            var folder = Objects.requireNonNull(file.getParent(), "a secret's file lies in a folder");
            makeForOwnerOnly(folder);
            var half = Files.createTempFile(folder, ".", ".new");
            try {
                Files.writeString(half, text, StandardCharsets.UTF_8);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a folder that only its owner may enter (0700); one that is there already stays as it is. */
    public static void makeForOwnerOnly(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    static CannotStart unwritable(Path folder, IOException cause) {
        var reason = cause instanceof FileSystemException fs && fs.getReason() != null
                ? fs.getReason()
                : cause.getClass().getSimpleName();
        return new CannotStart(
                new Sentence(
                        "The data folder can't be written: " + folder + " (" + reason + ").",
                        "Datamappen kan ikke skrives: " + folder + " (" + reason + ")."),
                new Sentence(
                        "Give another with --data DIR, or make it writable for this user.",
                        "Oppgi en annen med --data DIR, eller gjør den skrivbar for denne brukeren."),
                cause);
    }

    /** A party's number is digits only, so that no name of a party can lead out of the folder. */
    private static String name(String party) {
        if (!party.matches("[0-9]{9}")) {
            throw new IllegalArgumentException("A party is named by nine digits.");
        }
        return party;
    }
}
