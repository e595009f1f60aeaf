package no.stafett.conformance.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.v1.Stafett;

/** A vendor's files, each read and judged once. */
public final class Folder {
    private static final XMLInputFactory READERS = readers();

    private final List<JudgedFile> files;

    private Folder(List<JudgedFile> files) {
        this.files = files;
    }

    /**
     * Reads and judges every {@code .xml} below a folder, or one file.
     *
     * @throws CouldNotBeDone when there is none
     */
    public static Folder at(Path path) {
        var stafett = Stafett.v1();
        try (var below = Files.walk(path)) {
            var files = below.filter(Files::isRegularFile)
                    .filter(file -> file.equals(path)
                            || file.getFileName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .endsWith(".xml"))
                    .sorted()
                    .map(file -> judge(stafett, path, file))
                    .toList();
            if (files.isEmpty()) {
                throw new CouldNotBeDone(
                        "no .xml file lies below " + path, "Give the folder that your system has written to.");
            }
            return new Folder(files);
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new CouldNotBeDone(path + " can't be read", "Give a folder of documents, one to a file.", unreadable);
        }
    }

    /** None: for cases that are listed and not run. */
    static Folder empty() {
        return new Folder(List.of());
    }

    private static JudgedFile judge(Stafett stafett, Path root, Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var examination = stafett.examine(bytes);
            return new JudgedFile(
                    file.equals(root) ? file.getFileName() : root.relativize(file),
                    bytes,
                    examination.findings(),
                    examination.instanceIdentifier(),
                    traits(bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The names of the elements, attributes and identifier types that occur, as far as the file can be read. */
    private static Set<String> traits(byte[] bytes) {
        var traits = new HashSet<String>();
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    add(reader, traits);
                }
            }
        } catch (XMLStreamException | RuntimeException endsHere) {
            // what came before counts
        }
        return traits;
    }

    private static void add(XMLStreamReader reader, Set<String> traits) {
        traits.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            traits.add("@" + reader.getAttributeLocalName(i));
            if (reader.getAttributeLocalName(i).equals("type")) {
                traits.add("@type=" + reader.getAttributeValue(i));
            }
        }
    }

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    List<JudgedFile> files() {
        return files;
    }

    /** How many files there are. */
    public int size() {
        return files.size();
    }
}
