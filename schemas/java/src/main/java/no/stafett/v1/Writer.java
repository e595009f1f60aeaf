package no.stafett.v1;

import com.ctc.wstx.stax.WstxOutputFactory;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.stafett.v1.identifier.OrganisationNumber;
import org.glassfish.jaxb.runtime.marshaller.NamespacePrefixMapper;
import org.jspecify.annotations.Nullable;

/** Makes documents of messages: UTF-8, without a line break. What is written is not validated. Thread-safe. */
public final class Writer {

    private static final String ENCODING = "UTF-8";
    private static final String PREFIX_MAPPER = "org.glassfish.jaxb.namespacePrefixMapper";

    private final Standard standard;
    private final XMLOutputFactory xml = new WstxOutputFactory();

    Writer(Standard standard) {
        this.standard = standard;
    }

    /**
     * Writes a message as text.
     *
     * @throws IllegalArgumentException when the payload is not a message of the standard
     */
    public String write(Message<?> message) {
        return new String(bytes(message), StandardCharsets.UTF_8);
    }

    /**
     * Writes a message as bytes, to send or to keep.
     *
     * @throws IllegalArgumentException when the payload is not a message of the standard
     */
    public byte[] bytes(Message<?> message) {
        var out = new ByteArrayOutputStream(4096);
        try {
            XMLStreamWriter writer = xml.createXMLStreamWriter(out, ENCODING);
            writer.writeStartDocument(ENCODING, "1.0");
            writer.writeStartElement("", "StandardBusinessDocument", HeaderDraft.NAMESPACE);
            writer.writeDefaultNamespace(HeaderDraft.NAMESPACE);
            new HeaderWriter(writer).write(message.header());
            payload(message.payload(), writer);
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException | JAXBException e) {
            throw new IllegalStateException("The message could not be written in memory.", e);
        }
        return out.toByteArray();
    }

    private <T> void payload(T payload, XMLStreamWriter writer) throws JAXBException {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) payload.getClass();
        var name = new QName(RootElements.NAMESPACE, RootElements.nameOf(type));
        Marshaller marshaller = standard.model().createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        marshaller.setProperty(PREFIX_MAPPER, new Prefixes());
        marshaller.marshal(new JAXBElement<>(name, type, payload), writer);
    }

    /** The prefixes that the standard's own documents use. */
    private static final class Prefixes extends NamespacePrefixMapper {

        @Override
        public @Nullable String getPreferredPrefix(String namespace, @Nullable String suggestion, boolean required) {
            return switch (namespace) {
                case RootElements.NAMESPACE -> "st";
                case "urn:stafett:common:1" -> "c";
                default -> suggestion;
            };
        }
    }

    /** The header, field by field, in the order of its schema. */
    private record HeaderWriter(XMLStreamWriter xml) {

        void write(Header header) throws XMLStreamException {
            begin("StandardBusinessDocumentHeader");
            text("HeaderVersion", "1.0");
            partner("Sender", header.sender());
            partner("Receiver", header.receiver());
            begin("DocumentIdentification");
            text("Standard", RootElements.NAMESPACE);
            text("TypeVersion", header.typeVersion());
            text("InstanceIdentifier", header.instanceIdentifier());
            text("Type", header.type());
            text("CreationDateAndTime", header.created().toString());
            end();
            begin("BusinessScope");
            conversation(header);
            scope(HeaderDraft.SENDER_REF, header.senderRef());
            scope(HeaderDraft.RECEIVER_REF, header.receiverRef());
            scope(HeaderDraft.TRACE_CONTEXT, header.traceParent());
            scope(HeaderDraft.ON_BEHALF_OF, headerForm(header.onBehalfOf()));
            scope(HeaderDraft.ORIGINAL_INSTANCE_IDENTIFIER, header.originalInstanceIdentifier());
            scope(HeaderDraft.ORIGINAL_SENDER, headerForm(header.originalSender()));
            scope(HeaderDraft.DISCLOSURE_RULE, header.disclosureRule());
            scope(HeaderDraft.INCLUSION_PROOF, header.inclusionProof());
            end();
            end();
        }

        private void partner(String role, String party) throws XMLStreamException {
            begin(role);
            begin("Identifier");
            xml.writeAttribute("Authority", HeaderDraft.AUTHORITY);
            xml.writeCharacters(OrganisationNumber.ICD + ":" + party);
            end();
            end();
        }

        private void conversation(Header header) throws XMLStreamException {
            begin("Scope");
            text("Type", HeaderDraft.CONVERSATION_ID);
            text("InstanceIdentifier", header.conversationId());
            if (header.expectedResponse() != null) {
                begin("CorrelationInformation");
                text("ExpectedResponseDateTime", header.expectedResponse().toString());
                end();
            }
            end();
        }

        private void scope(String type, @Nullable String value) throws XMLStreamException {
            if (value != null) {
                begin("Scope");
                text("Type", type);
                text("InstanceIdentifier", value);
                end();
            }
        }

        private static @Nullable String headerForm(@Nullable String party) {
            return party == null ? null : OrganisationNumber.ICD + ":" + party;
        }

        private void text(String name, String value) throws XMLStreamException {
            begin(name);
            xml.writeCharacters(value);
            end();
        }

        private void begin(String name) throws XMLStreamException {
            xml.writeStartElement(HeaderDraft.NAMESPACE, name);
        }

        private void end() throws XMLStreamException {
            xml.writeEndElement();
        }
    }
}
