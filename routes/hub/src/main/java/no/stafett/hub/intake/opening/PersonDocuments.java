package no.stafett.hub.intake.opening;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import no.stafett.hub.party.NotDone;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file of opening balances apart: a document of the standard for each person, one at a time.
 *
 * <p>A document's id and date come of what stands in it, so that the same person told in the same words is the same document,
 * whenever and however often the file is read.
 */
final class PersonDocuments {
    private static final String NAMESPACE = "urn:stafett:skills-mapping:1";
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /**
     * A person of the file.
     *
     * @param row the place in the file, from 1
     * @param line where it begins
     * @param numbers the numbers that it names, of whatever kind
     * @param document the document; null: it is larger than any document may be
     */
    record OnePerson(int row, int line, Set<String> numbers, byte @Nullable [] document) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "OnePerson[row " + row + ", line " + line + "]";
        }
    }

    private static final int NUMBER_LENGTH_MAX = 100;

    private final XMLEventReader xml;
    private final String party;
    private final String hub;
    private final int bytesMax;
    private int row;

    /**
     * Begins to read a file.
     *
     * @throws NotDone when it is no file of opening balances
     */
    PersonDocuments(InputStream file, String party, String hub, int bytesMax) {
        this.party = party;
        this.hub = hub;
        this.bytesMax = bytesMax;
        try {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            xml = factory.createXMLEventReader(file);
            while (xml.hasNext()) {
                var event = xml.nextEvent();
                if (event.getEventType() == XMLEvent.DTD) {
                    break;
                }
                if (event.isStartElement()) {
                    var name = event.asStartElement().getName();
                    if (name.getNamespaceURI().equals(NAMESPACE)
                            && name.getLocalPart().equals("OpeningBalances")) {
                        return;
                    }
                    break;
                }
            }
        } catch (XMLStreamException e) {
            throw noBalances();
        }
        throw noBalances();
    }

    private static NotDone noBalances() {
        return new NotDone(
                "The file is no document OpeningBalances of " + NAMESPACE + " (schemas/v1/xsd/opening-balances.xsd).",
                "Filen er ikke et OpeningBalances-dokument av " + NAMESPACE
                        + " (schemas/v1/xsd/opening-balances.xsd).");
    }

    /**
     * The next person; null when the file is read to its end.
     *
     * @throws XMLStreamException when what follows is not XML, or no person
     */
    @Nullable
    OnePerson next() throws XMLStreamException {
        while (true) {
            var event = xml.nextEvent();
            if (event.isEndElement()) {
                return null;
            }
            if (event.isStartElement()) {
                row++;
                return person(event.asStartElement());
            }
            if (event.isCharacters() && !event.asCharacters().isWhiteSpace()) {
                throw new XMLStreamException("Text stands between two persons", event.getLocation());
            }
        }
    }

    /** Copies an element whole; what is not an opening balance is judged as any document is. */
    private OnePerson person(StartElement start) throws XMLStreamException {
        int line = start.getLocation().getLineNumber();
        var bytes = new ByteArrayOutputStream();
        var factory = XMLOutputFactory.newFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
        var out = factory.createXMLEventWriter(bytes, "UTF-8");
        out.add(start);
        int depth = 1;
        boolean tooLarge = false;
        var asOf = new StringBuilder();
        boolean inAsOf = false;
        var numbers = new HashSet<String>();
        var number = new StringBuilder();
        boolean inNumber = false;
        while (depth > 0) {
            var event = xml.nextEvent();
            if (event.isStartElement()) {
                depth++;
                var name = event.asStartElement().getName().getLocalPart();
                inAsOf = depth == 2 && name.equals("AsOf");
                inNumber = name.endsWith("Identifier");
                number.setLength(0);
            } else if (event.isEndElement()) {
                depth--;
                inAsOf = false;
                if (inNumber) {
                    numbers.add(number.toString().strip());
                }
                inNumber = false;
            } else if (inNumber && event.isCharacters() && number.length() < NUMBER_LENGTH_MAX) {
                number.append(event.asCharacters().getData());
            } else if (inAsOf && event.isCharacters() && asOf.length() < 20) {
                asOf.append(event.asCharacters().getData());
            }
            tooLarge = tooLarge || bytes.size() > bytesMax;
            if (!tooLarge) {
                copy(event, out);
            }
        }
        out.flush();
        var payload = bytes.toString(StandardCharsets.UTF_8);
        var type = start.getName().getLocalPart();
        return new OnePerson(
                row,
                line,
                Set.copyOf(numbers),
                tooLarge ? null : document(type, payload, asOf.toString().strip()));
    }

    private static void copy(XMLEvent event, XMLEventWriter out) throws XMLStreamException {
        if (event.isStartElement() || event.isEndElement() || event.isCharacters()) {
            out.add(event);
            if (!event.isCharacters()) {
                out.flush(); // so that its size is known
            }
        }
    }

    private byte[] document(String type, String payload, String asOf) {
        var id = UUID.nameUUIDFromBytes(
                ("stafett opening balance\n" + party + '\n' + payload).getBytes(StandardCharsets.UTF_8));
        var day = DAY.matcher(asOf).matches() ? asOf : "2000-01-01";
        var text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">\
                <StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion>\
                <Sender><Identifier Authority="iso6523-actorid-upis">0192:%s</Identifier></Sender>\
                <Receiver><Identifier Authority="iso6523-actorid-upis">0192:%s</Identifier></Receiver>\
                <DocumentIdentification><Standard>%s</Standard><TypeVersion>1.0</TypeVersion>\
                <InstanceIdentifier>%s</InstanceIdentifier><Type>%s</Type>\
                <CreationDateAndTime>%sT00:00:00Z</CreationDateAndTime></DocumentIdentification>\
                <BusinessScope><Scope><Type>ConversationId</Type><InstanceIdentifier>%s</InstanceIdentifier></Scope>\
                </BusinessScope></StandardBusinessDocumentHeader>
                %s
                </StandardBusinessDocument>
                """.formatted(party, hub, NAMESPACE, id, type, day, id, payload);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a cause is that the file could not be read, not what stands in it. */
    static boolean isReading(XMLStreamException e) {
        return e.getNestedException() instanceof IOException;
    }
}
