package no.stafett.adapter.sheets.read;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;

/** The parts of a workbook, each read as a stream of XML that can neither grow nor reach out. */
final class Archive implements Closeable {
    private static final int ENTRIES_MAX = 5_000;
    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    /** What is done with a part's elements. */
    interface Elements {
        /** An element begins; the reader may be moved to its end, not beyond. */
        void begins(XMLStreamReader xml) throws XMLStreamException, Unreadable;

        /** An element ends. */
        default void ends(String name) throws Unreadable {}
    }

    static Archive open(Path file) throws IOException, Unreadable {
        try {
            var zip = new ZipFile(file.toFile());
            if (zip.size() > ENTRIES_MAX) {
                zip.close();
                throw new Unreadable(tooFar(ENTRIES_MAX + " parts"));
            }
            return new Archive(zip);
        } catch (ZipException | IllegalArgumentException broken) {
            throw new Unreadable(unknown("ZIP?"));
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** Reads a part from beginning to end, never unpacking more than this. */
    void read(String part, long bytesMax, Elements elements) throws IOException, Unreadable {
        var entry = zip.getEntry(part);
        if (entry == null) {
            throw new Unreadable(unknown("ZIP without " + shown(part)));
        }
        try (var in = new Bounded(zip.getInputStream(entry), entry.getCompressedSize(), bytesMax)) {
            var xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable(Finding.of(FindingCode.DTD_FORBIDDEN));
                    case XMLStreamConstants.START_ELEMENT -> elements.begins(xml);
                    case XMLStreamConstants.END_ELEMENT -> elements.ends(xml.getLocalName());
                    default -> {
                        // white space and comments
                    }
                }
            }
            xml.close();
        } catch (Bounded.TooFar bomb) {
            throw new Unreadable(tooFar((bomb.most() >> 20) + " MiB"));
        } catch (XMLStreamException notXml) {
            // The parser wraps what the stream has thrown, as a cause or as something nested.
            if (notXml.getNestedException() instanceof Bounded.TooFar bomb) {
                throw new Unreadable(tooFar((bomb.most() >> 20) + " MiB"));
            }
            if (notXml.getCause() instanceof Bounded.TooFar bomb) {
                throw new Unreadable(tooFar((bomb.most() >> 20) + " MiB"));
            }
            // The parser's own message may quote the file, so it is not passed on.
            throw new Unreadable(notXml(part));
        } catch (WstxLazyException
                | ZipException
                | java.io.EOFException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException broken) {
            throw new Unreadable(notXml(part));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static Finding tooFar(String limit) {
        return Finding.of(FindingCode.SHEET_EXPANDS_TOO_FAR, "limit", limit);
    }

    static Finding unknown(String found) {
        return Finding.of(FindingCode.NATIVE_FORMAT_UNKNOWN, "found", found, "expected", SheetReader.EXPECTED);
    }

    static Finding notXml(String part) {
        return Finding.of(FindingCode.NOT_XML, "reason", shown(part));
    }

    /** Parts have technical names, but they are the sender's. */
    private static String shown(String part) {
        return part.matches("[A-Za-z0-9/_.\\[\\]-]{1,80}") ? part : "a part";
    }

    private static XMLInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 200_000);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 40_000);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 100);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 40);
        return factory;
    }
}
