package no.stafett.hub.intake.soap;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import no.stafett.hub.intake.soap.wire.StafettFault;
import no.stafett.hub.intake.soap.wire.StafettFaultMessage;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Language;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** Says in Stafett's words what a SOAP library would say in its own: every fault has a code and a text in both languages. */
final class SoapFaults extends AbstractSoapInterceptor {
    private static final Logger log = LoggerFactory.getLogger(SoapFaults.class);
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String BINDINGS = "urn:stafett:bindings:1";

    SoapFaults() {
        super(Phase.SETUP);
    }

    /** Looks at the fault that is about to go out. */
    @Override
    public void handleMessage(SoapMessage message) {
        if (message.getContent(Exception.class) instanceof Fault fault
                && !(fault.getCause() instanceof StafettFaultMessage)) {
            var finding = findingOf(fault);
            fault.setMessage(finding.text(Language.EN));
            fault.setDetail(detail(finding));
        }
    }

    /** The fault of an operation, for the hub's own failure: with a reference that the log has too. */
    static StafettFaultMessage ours(Exception e) {
        var reference = UUID.randomUUID().toString();
        log.error("A SOAP request failed, reference {}", reference, e);
        return message(Finding.of(FindingCode.HUB_FAULT, "reference", reference));
    }

    static StafettFaultMessage message(Finding finding) {
        var fault = new StafettFault();
        fault.setCode(finding.code().id());
        fault.setTextEn(text(finding, Language.EN));
        fault.setTextNb(text(finding, Language.NB));
        return new StafettFaultMessage(finding.text(Language.EN), fault);
    }

    /** Writes a whole fault, where the SOAP library has not been reached. */
    static void write(HttpServletResponse response, int status, Finding finding) throws IOException {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soap", "Envelope", SOAP);
            xml.writeNamespace("soap", SOAP);
            xml.writeStartElement("soap", "Body", SOAP);
            xml.writeStartElement("soap", "Fault", SOAP);
            xml.writeStartElement("faultcode");
            xml.writeCharacters(status < 500 ? "soap:Client" : "soap:Server");
            xml.writeEndElement();
            xml.writeStartElement("faultstring");
            xml.writeCharacters(finding.text(Language.EN));
            xml.writeEndElement();
            xml.writeStartElement("detail");
            xml.writeStartElement("b", "StafettFault", BINDINGS);
            xml.writeNamespace("b", BINDINGS);
            for (var part : new String[][] {
                {"code", finding.code().id()},
                {"textEn", text(finding, Language.EN)},
                {"textNb", text(finding, Language.NB)}
            }) {
                xml.writeStartElement("b", part[0], BINDINGS);
                xml.writeCharacters(part[1]);
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/xml;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Finding findingOf(Fault fault) {
        var causes = Stream.<Throwable>iterate(fault, Objects::nonNull, Throwable::getCause)
                .toList();
        for (var cause : causes) {
            if (cause instanceof SoapDoor.TooLarge large) {
                return large.finding();
            }
        }
        if (causes.stream().anyMatch(XMLStreamException.class::isInstance)) {
            return Finding.of(FindingCode.NOT_XML, "reason", "the SOAP envelope can't be read");
        }
        if (Fault.FAULT_CODE_CLIENT.equals(fault.getFaultCode())
                || fault.getCause() instanceof jakarta.xml.bind.JAXBException) {
            return Finding.of(FindingCode.SCHEMA_VIOLATION, "reason", "the request is not one of the WSDL's");
        }
        var reference = UUID.randomUUID().toString();
        log.error("A SOAP request failed, reference {}", reference, fault);
        return Finding.of(FindingCode.HUB_FAULT, "reference", reference);
    }

    private static String text(Finding finding, Language language) {
        return finding.text(language)
                + finding.remedy(language).map(remedy -> " " + remedy).orElse("");
    }

    private static Element detail(Finding finding) {
        try {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            var detail = document.createElement("detail");
            var fault = document.createElementNS(BINDINGS, "b:StafettFault");
            detail.appendChild(fault);
            append(fault, "code", finding.code().id());
            append(fault, "textEn", text(finding, Language.EN));
            append(fault, "textNb", text(finding, Language.NB));
            return detail;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(Element parent, String name, String text) {
        var child = parent.getOwnerDocument().createElementNS(BINDINGS, "b:" + name);
        child.setTextContent(text);
        parent.appendChild(child);
    }
}
