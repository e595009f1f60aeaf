package no.stafett.hub.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The installation's secret keys, made at first use and kept in files that only the owner may read.
 *
 * @param wrapping wraps the keys in the key store; 32 bytes
 * @param hashing keys the hashes by which identifiers are found; 32 bytes. Losing it means that nobody is found again
 */
public record KeyFiles(byte[] wrapping, byte[] hashing) {

    private static final int KEY_BYTES = 32;

    /**
     * Reads both keys, or makes those that are not there.
     *
     * @throws UncheckedIOException when the folder can't be written, or a file has not {@value #KEY_BYTES} bytes
     */
    public static KeyFiles in(Path folder) {
        return new KeyFiles(
                readOrMake(folder.resolve("wrapping.key")), readOrMake(folder.resolve("identifier-hash.key")));
    }

    /**
     * The key that makes the same row of a spreadsheet the same message, whichever hub of the installation takes it; 32 bytes. Losing
     * it means that rows which are handed in again are messages anew.
     *
     * @throws UncheckedIOException as with {@link #in}
     */
    public static byte[] ofRows(Path folder) {
        return readOrMake(folder.resolve("row-ids.key"));
    }

    private static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            var key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IOException(file + " is not a key of " + KEY_BYTES + " bytes");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, key, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            } else {
                Files.write(file, key, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            // another process of this installation was first: its key is the key
            return;
        }
    }

    @Override
    public String toString() {
        return "KeyFiles[secret]";
    }
}
