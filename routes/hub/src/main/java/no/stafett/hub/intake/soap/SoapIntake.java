package no.stafett.hub.intake.soap;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import no.stafett.hub.delivery.Inbox;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.intake.soap.wire.Acknowledge;
import no.stafett.hub.intake.soap.wire.AcknowledgeResponse;
import no.stafett.hub.intake.soap.wire.Claim;
import no.stafett.hub.intake.soap.wire.ClaimResponse;
import no.stafett.hub.intake.soap.wire.Fetch;
import no.stafett.hub.intake.soap.wire.FetchResponse;
import no.stafett.hub.intake.soap.wire.History;
import no.stafett.hub.intake.soap.wire.HistoryResponse;
import no.stafett.hub.intake.soap.wire.InboxMessage;
import no.stafett.hub.intake.soap.wire.StafettFaultMessage;
import no.stafett.hub.intake.soap.wire.StafettPort;
import no.stafett.hub.intake.soap.wire.Submit;
import no.stafett.hub.intake.soap.wire.SubmitResponse;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the WSDL. Submit, claim and history are one act under three names: the document goes the way of every
 * other, and its answer is in the response instead of the inbox.
 */
@WebService(
        endpointInterface = "no.stafett.hub.intake.soap.wire.StafettPort",
        targetNamespace = "urn:stafett:bindings:1",
        serviceName = "StafettService",
        portName = "StafettPort",
        wsdlLocation = "classpath:stafett/v1/bindings/stafett-v1.wsdl")
public final class SoapIntake implements StafettPort {
    private static final int MESSAGES_MAX = 100;

    private final ProducerTemplate route;
    private final Inbox inbox;
    private final DatatypeFactory datatypes;

    @Resource
    private @Nullable WebServiceContext context;

    SoapIntake(ProducerTemplate route, Inbox inbox) {
        this.route = route;
        this.inbox = inbox;
        try {
            this.datatypes = DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubmitResponse submit(Submit request) throws StafettFaultMessage {
        var answer = handIn(request.getDocument());
        var response = new SubmitResponse();
        response.setReceipt(answer.receipt());
        response.setReplayed(answer.replayed());
        return response;
    }

    @Override
    public ClaimResponse claim(Claim request) throws StafettFaultMessage {
        var answer = handIn(request.getDocument());
        var response = new ClaimResponse();
        response.setAnswer(answer.receipt());
        response.setReplayed(answer.replayed());
        return response;
    }

    @Override
    public HistoryResponse history(History request) throws StafettFaultMessage {
        var answer = handIn(request.getDocument());
        var response = new HistoryResponse();
        response.setHistory(answer.receipt());
        response.setReplayed(answer.replayed());
        return response;
    }

    @Override
    public FetchResponse fetch(Fetch request) throws StafettFaultMessage {
        try {
            var response = new FetchResponse();
            var max = Math.max(1, Math.min(MESSAGES_MAX, request.getMax()));
            for (var waiting : inbox.waiting(party(), 0, max)) {
                var message = new InboxMessage();
                message.setId(waiting.id());
                message.setType(waiting.type());
                message.setFrom(waiting.from());
                message.setReceivedAt(utc(Date.from(waiting.receivedAt())));
                message.setDocument(waiting.document());
                message.setReplayed(waiting.replayed());
                response.getMessage().add(message);
            }
            return response;
        } catch (RuntimeException e) {
            throw SoapFaults.ours(e);
        }
    }

    @Override
    public AcknowledgeResponse acknowledge(Acknowledge request) throws StafettFaultMessage {
        try {
            var response = new AcknowledgeResponse();
            response.setAcknowledged(
                    inbox.acknowledge(party(), List.copyOf(request.getId())).size());
            return response;
        } catch (RuntimeException e) {
            throw SoapFaults.ours(e);
        }
    }

    private Answer handIn(byte @Nullable [] document) throws StafettFaultMessage {
        try {
            var incoming = new Incoming(Carrier.SOAP, party(), null, document == null ? new byte[0] : document, false);
            return Objects.requireNonNull(
                    route.requestBody("direct:20-checks", incoming, Answer.class), "30-record answers");
        } catch (RuntimeException e) {
            throw SoapFaults.ours(e);
        }
    }

    private String party() {
        return Objects.requireNonNull(context, "CXF gives it")
                .getUserPrincipal()
                .getName();
    }

    private XMLGregorianCalendar utc(Date instant) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTime(instant);
        return datatypes.newXMLGregorianCalendar(calendar);
    }
}
