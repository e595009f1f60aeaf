package no.stafett.ledger.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.stafett.ledger.fact.PartyDirectory.Change;

/** Which municipality numbers became which others, and when, from the standard's code list {@code municipality}. */
public final class MunicipalityChanges {
    private static final String LIST = "/stafett/v1/codes/municipality.xml";

    private MunicipalityChanges() {}

    /** The changes that this version of the standard knows. */
    public static List<Change> standard() {
        var list = Objects.requireNonNull(MunicipalityChanges.class.getResourceAsStream(LIST), LIST);
        try (list) {
            return read(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a code list: each code that ends says what it becomes on that day.
     *
     * @throws IllegalStateException when it is no code list
     */
    public static List<Change> read(InputStream list) {
        var changes = new ArrayList<Change>();
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var reader = factory.createXMLStreamReader(list);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("code")) {
                    add(reader, changes);
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The code list of municipalities can't be read", e);
        }
        return List.copyOf(changes);
    }

    private static void add(XMLStreamReader code, List<Change> changes) {
        var until = code.getAttributeValue(null, "until");
        var becomes = code.getAttributeValue(null, "becomes");
        if (until != null && becomes != null) {
            for (String heir : becomes.strip().split("\\s+")) {
                changes.add(new Change(code.getAttributeValue(null, "value"), heir, LocalDate.parse(until)));
            }
        }
    }
}
