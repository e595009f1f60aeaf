package no.stafett.conformance.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import no.stafett.conformance.Failed;
import no.stafett.conformance.NotRun;
import no.stafett.conformance.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A party's line over SOAP, written by hand from {@code bindings/stafett-v1.wsdl}, so that no library hides what is on the wire. */
final class SoapLine {
    private static final String BINDINGS = "urn:stafett:bindings:1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int FETCHED_MAX = 100;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final URI address;
    private final String authorization;

    SoapLine(URI address, String party, String secret) {
        this.address = address;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((party + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Hands a document in. */
    Answer submit(byte[] document) {
        var response = call("submit", "<b:document>" + Base64.getEncoder().encodeToString(document) + "</b:document>");
        var body = Xml.tryParse(response.body());
        var fault = body.flatMap(xml -> first(xml, "code"));
        var receipt = body.flatMap(xml -> first(xml, "receipt")).map(SoapLine::decode);
        if (receipt.isEmpty() && fault.isEmpty() && response.statusCode() == 200) {
            throw new Failed("the SOAP response to submit", "a receipt or a StafettFault", shown(response));
        }
        return new Answer(
                receipt.orElse(new byte[0]),
                body.flatMap(xml -> first(xml, "replayed"))
                        .map(Boolean::parseBoolean)
                        .orElse(false),
                fault,
                response.statusCode());
    }

    /** What waits; takes nothing away. */
    List<Waiting> fetch() {
        var response = call("fetch", "<b:max>" + FETCHED_MAX + "</b:max>");
        var xml = Xml.tryParse(response.body())
                .orElseThrow(() -> new Failed("the SOAP response to fetch", "XML", shown(response)));
        var waiting = new ArrayList<Waiting>();
        var messages = xml.getElementsByTagNameNS("*", "message");
        for (int i = 0; i < messages.getLength(); i++) {
            var message = (Element) messages.item(i);
            waiting.add(new Waiting(
                    Xml.text(message, "id"),
                    Xml.text(message, "type"),
                    Optional.of(Xml.text(message, "from")).filter(from -> !from.isEmpty()),
                    decode(Xml.text(message, "document"))));
        }
        return waiting;
    }

    /** Lets go of what has been stored. */
    void acknowledge(List<String> ids) {
        var content = new StringBuilder();
        ids.forEach(id -> content.append("<b:id>").append(id).append("</b:id>"));
        call("acknowledge", content.toString());
    }

    private HttpResponse<byte[]> call(String operation, String content) {
        var envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:b=\"" + BINDINGS
                + "\"><soap:Body><b:" + operation + ">" + content + "</b:" + operation
                + "></soap:Body></soap:Envelope>";
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Content-Type", "text/xml; charset=UTF-8")
                            .header("SOAPAction", "\"" + BINDINGS + ":" + operation + "\"")
                            .header("Authorization", authorization)
                            .POST(HttpRequest.BodyPublishers.ofString(envelope))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException noAnswer) {
            throw new Failed("the answer to " + operation, "one", "none: " + noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotRun("stopped");
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new Failed("a document in a SOAP response", "base64", "something else");
        }
    }

    private static Optional<String> first(Document xml, String name) {
        var found = xml.getElementsByTagNameNS("*", name);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent().strip());
    }

    private static String shown(HttpResponse<byte[]> response) {
        var body = new String(response.body(), StandardCharsets.UTF_8);
        return "HTTP " + response.statusCode() + " " + body.substring(0, Math.min(300, body.length()));
    }
}
