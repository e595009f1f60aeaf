package no.stafett.adapter.nokut.vedtak;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the form: UTF-8, fields in the schema's order, the same record always the same bytes. */
public final class GodkjenningsvedtakWriter {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private GodkjenningsvedtakWriter() {}

    /** The document. */
    public static byte[] write(Godkjenningsvedtak vedtak) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("", Godkjenningsvedtak.ROOT, Godkjenningsvedtak.NAMESPACE);
            xml.writeDefaultNamespace(Godkjenningsvedtak.NAMESPACE);
            felt(xml, 1, "saksnummer", vedtak.saksnummer());
            felt(xml, 1, "kvalifikasjonsreferanse", vedtak.kvalifikasjonsreferanse());
            felt(xml, 1, "mottattDato", vedtak.mottattDato());
            if (vedtak.soker().isPresent()) {
                soker(xml, vedtak.soker().orElseThrow());
            }
            felt(xml, 1, "ordning", vedtak.ordning());
            felt(xml, 1, "myndighet", vedtak.myndighet());
            felt(xml, 1, "utfall", vedtak.utfall());
            felt(xml, 1, "vedtaksdato", vedtak.vedtaksdato());
            felt(xml, 1, "virkedager", vedtak.virkedager());
            felt(xml, 1, "klagefrist", vedtak.klagefrist());
            if (vedtak.likestilling().isPresent()) {
                likestilling(xml, vedtak.likestilling().orElseThrow());
            }
            if (!vedtak.grunner().isEmpty()) {
                start(xml, 1, "grunner");
                for (var grunn : vedtak.grunner()) {
                    felt(xml, 2, "grunn", Optional.of(grunn));
                }
                end(xml, 1);
            }
            felt(xml, 1, "begrunnelse", vedtak.begrunnelse());
            end(xml, 0);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException intoMemory) {
            throw new IllegalStateException("The form could not be written.", intoMemory);
        }
        return bytes.toByteArray();
    }

    private static void soker(XMLStreamWriter xml, Identifikator soker) throws XMLStreamException {
        start(xml, 1, "soker");
        xml.writeAttribute("type", soker.type());
        if (soker.utsteder().isPresent()) {
            xml.writeAttribute("utsteder", soker.utsteder().orElseThrow());
        }
        if (soker.land().isPresent()) {
            xml.writeAttribute("land", soker.land().orElseThrow());
        }
        if (soker.slag().isPresent()) {
            xml.writeAttribute("slag", soker.slag().orElseThrow());
        }
        xml.writeCharacters(soker.verdi());
        xml.writeEndElement();
    }

    private static void likestilling(XMLStreamWriter xml, Likestilling likestilling) throws XMLStreamException {
        start(xml, 1, "likestilling");
        felt(xml, 2, "nusNiva", likestilling.nusNiva());
        felt(xml, 2, "tilsvarer", likestilling.tilsvarer());
        felt(xml, 2, "studiepoeng", likestilling.studiepoeng());
        felt(xml, 2, "fagfelt", likestilling.fagfelt());
        end(xml, 1);
    }

    private static void felt(XMLStreamWriter xml, int depth, String name, Optional<Felt> felt)
            throws XMLStreamException {
        if (felt.isPresent()) {
            start(xml, depth, name);
            xml.writeCharacters(felt.orElseThrow().verdi());
            xml.writeEndElement();
        }
    }

    private static void start(XMLStreamWriter xml, int depth, String name) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(Godkjenningsvedtak.NAMESPACE, name);
    }

    private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }
}
