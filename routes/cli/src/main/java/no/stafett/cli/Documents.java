package no.stafett.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Documents named on the command line: files, folders, or standard input. */
public final class Documents {
    /** Standard input's name on a command line. */
    public static final String STANDARD_INPUT = "-";

    /** No more than this is read of one document; the standard's own limit is far below, so the rest changes nothing. */
    private static final int READ_BYTES_MAX = 64 * 1024 * 1024;

    private Documents() {}

    /**
     * The documents behind the names: a file is itself, a folder is every {@code .xml} below it in the order of their
     * paths, {@code -} is standard input.
     *
     * @throws CouldNotBeDone when a name is neither, or a folder has none
     */
    public static List<String> named(List<String> names) {
        var documents = new ArrayList<String>();
        for (var name : names) {
            var path = Path.of(name);
            if (name.equals(STANDARD_INPUT) || Files.isRegularFile(path)) {
                documents.add(name);
            } else if (Files.isDirectory(path)) {
                documents.addAll(below(path));
            } else {
                throw new CouldNotBeDone(
                        "there is no file or folder " + name, "Check the path, or give - to read standard input.");
            }
        }
        return documents;
    }

    /**
     * The bytes of a document.
     *
     * @throws CouldNotBeDone when it can't be read
     */
    public static byte[] read(String name) {
        try (var stream = open(name)) {
            return stream.readNBytes(READ_BYTES_MAX);
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(name + " can't be read", "Check that it is there and may be read.", unreadable);
        }
    }

    private static InputStream open(String name) throws IOException {
        return name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(name));
    }

    private static List<String> below(Path folder) {
        try (var walk = Files.walk(folder)) {
            var found = walk.filter(path -> path.toString().endsWith(".xml") && Files.isRegularFile(path))
                    .map(Path::toString)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new CouldNotBeDone(
                        "there is no .xml file in " + folder, "Name the files themselves if they end otherwise.");
            }
            return found;
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(folder + " can't be read", "Check that it may be read.", unreadable);
        }
    }
}
