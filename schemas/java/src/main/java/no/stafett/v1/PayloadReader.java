package no.stafett.v1;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Makes a typed payload of a document whose structure holds. Thread-safe. */
final class PayloadReader {

    private final Standard standard;
    private final XMLInputFactory xml;

    PayloadReader(Standard standard, XMLInputFactory xml) {
        this.standard = standard;
        this.xml = xml;
    }

    Object read(byte[] document, String type) {
        Class<?> payload = RootElements.classOf(type);
        if (payload == null) {
            throw new IllegalStateException(type + " was found to be a message, and has no class.");
        }
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                toPayload(reader);
                return standard.model()
                        .createUnmarshaller()
                        .unmarshal(reader, payload)
                        .getValue();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | JAXBException e) {
            throw new IllegalStateException("A document whose structure holds could not be read as " + type + ".", e);
        }
    }

    /** Goes to the document's second child, past the header. */
    private static void toPayload(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        int parts = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                if (depth == 2 && ++parts == 2) {
                    return;
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            }
        }
    }
}
