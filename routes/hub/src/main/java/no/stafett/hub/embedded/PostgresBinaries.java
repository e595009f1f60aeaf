package no.stafett.hub.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.CannotStart.Sentence;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, as zonky's jars carry them, unpacked once for each version.
 *
 * <p>They are unpacked beside their place and moved into it as the last step, so two hubs that unpack at once, or one
 * that is killed half-way, leave either the whole or nothing.
 *
 * @param bin the folder of {@code initdb}, {@code pg_ctl} and {@code postgres}
 */
record PostgresBinaries(Path bin) {
    /** The version that the build packs; a new one gets a folder of its own. */
    static final String VERSION = "18.4.0";

    static PostgresBinaries in(Path cache) {
        var unpacked = cache.toAbsolutePath().resolve("postgres-" + VERSION);
        if (!Files.isDirectory(unpacked)) {
            unpack(unpacked);
        }
        return new PostgresBinaries(unpacked.resolve("bin"));
    }

    Path program(String name) {
        return bin.resolve(name);
    }

    private static void unpack(Path place) {
        var name = archive();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new CannotStart(
                        new Sentence(
                                "There is no embedded PostgreSQL for this machine (" + name + ").",
                                "Det finnes ingen innebygd PostgreSQL for denne maskinen (" + name + ")."),
                        EmbeddedDatabase.USE_YOUR_OWN);
            }
            var cache = place.toAbsolutePath().getParent();
            if (cache == null) {
                throw new IllegalArgumentException("The cache is a folder.");
            }
            Files.createDirectories(cache);
            var half = Files.createDirectory(cache.resolve(".unpacking-" + UUID.randomUUID()));
            try {
                extract(packed, half);
                moveIntoPlace(half, place);
            } finally {
                delete(half);
            }
        } catch (IOException e) {
            throw new CannotStart(
                    new Sentence(
                            "PostgreSQL's programs can't be unpacked to " + place + ".",
                            "PostgreSQLs programmer kan ikke pakkes ut til " + place + "."),
                    new Sentence(
                            "Make room, or give another data folder with --data DIR.",
                            "Rydd plass, eller oppgi en annen datamappe med --data DIR."),
                    e);
        }
    }

    private static void moveIntoPlace(Path half, Path place) throws IOException {
        try {
            Files.move(half, place);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(place)) {
                throw e;
            }
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive leads out of its folder.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, target.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
                        throw new IOException("A program can't be made executable.");
                    }
                }
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var within = Files.walk(folder)) {
            for (var path : within.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archive() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var system = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : os.replaceAll("\\W", "");
        var machine =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
        return "postgres-" + system + "-" + machine + ".txz";
    }
}
