package no.stafett.cli.hub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import no.stafett.cli.CouldNotBeDone;

/**
 * A line over SOAP, as {@code bindings/stafett-v1.wsdl} has it. The five messages are so small that they are written and
 * read by hand: the command line must start fast, and shows that a vendor needs no SOAP library.
 */
final class SoapConnection implements HubConnection {
    private static final String BINDINGS = "urn:stafett:bindings:1";
    private static final int FETCHED_MAX = 100;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private final URI address;
    private final String party;
    private final String authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    SoapConnection(URI address, String party, String secret) {
        this.address = address;
        this.party = party;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((party + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answered submit(byte[] document, Optional<String> id) {
        var answer = call("submit", "<b:document>" + Base64.getEncoder().encodeToString(document) + "</b:document>");
        var fields = answer.get(0);
        return new Answered(
                Base64.getMimeDecoder().decode(fields.getOrDefault("receipt", "")),
                Boolean.parseBoolean(fields.getOrDefault("replayed", "false")));
    }

    @Override
    public List<Waiting> waiting() {
        var waiting = new ArrayList<Waiting>();
        for (var message : call("fetch", "<b:max>" + FETCHED_MAX + "</b:max>")) {
            if (message.containsKey("id")) {
                waiting.add(new Waiting(
                        message.getOrDefault("id", ""),
                        message.getOrDefault("type", ""),
                        Optional.ofNullable(message.get("from")),
                        Instant.parse(message.getOrDefault("receivedAt", Instant.EPOCH.toString())),
                        Boolean.parseBoolean(message.getOrDefault("replayed", "false")),
                        Base64.getMimeDecoder().decode(message.getOrDefault("document", ""))));
            }
        }
        return waiting;
    }

    @Override
    public List<Waiting> take(Consumer<Waiting> store) {
        var taken = new ArrayList<Waiting>();
        var batch = waiting();
        while (!batch.isEmpty()) {
            var ids = new StringBuilder();
            for (var message : batch) {
                store.accept(message);
                ids.append("<b:id>").append(message.id()).append("</b:id>");
            }
            call("acknowledge", ids.toString());
            taken.addAll(batch);
            batch = waiting();
        }
        return taken;
    }

    @Override
    public void close() {
        // nothing is held open between calls
    }

    /** The response's fields; for a list of messages, one map for each. */
    private List<Map<String, String>> call(String operation, String content) {
        var envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:b=\"" + BINDINGS
                + "\"><soap:Body><b:" + operation + ">" + content + "</b:" + operation
                + "></soap:Body></soap:Envelope>";
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"" + BINDINGS + ":" + operation + "\"")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
        try {
            return read(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (ConnectException nobodyThere) {
            throw new CouldNotBeDone(
                    "nobody answers at " + address,
                    "Start a hub with 'stafett up', and give the soap address that its READY line prints.",
                    nobodyThere);
        } catch (IOException broken) {
            throw new CouldNotBeDone(
                    "the hub at " + address + " did not answer",
                    "Run the same command again: the same document has its effect once, however often it is sent.",
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CouldNotBeDone("stopped while waiting for the hub", "Run the same command again.", stopped);
        }
    }

    private List<Map<String, String>> read(HttpResponse<byte[]> response) {
        List<Map<String, String>> answer;
        try {
            answer = fields(response.body());
        } catch (XMLStreamException notSoap) {
            throw new CouldNotBeDone(
                    "what answers at " + address + " is not a hub (HTTP " + response.statusCode() + ")",
                    "Give the soap address that the hub's READY line prints.",
                    notSoap);
        }
        var first = answer.get(0);
        if (first.containsKey("code")) {
            var unknown = response.statusCode() == 401;
            throw new CouldNotBeDone(
                    first.get("code") + " " + first.getOrDefault("textEn", ""),
                    unknown
                            ? "Check --as " + party
                                    + " and its key; 'stafett party list' shows who is in the directory."
                            : "Run 'stafett explain " + first.get("code") + "' for what it means.");
        }
        if (response.statusCode() >= 300) {
            throw new CouldNotBeDone(
                    "the hub at " + address + " answered HTTP " + response.statusCode(),
                    "Give the soap address that the hub's READY line prints.");
        }
        return answer;
    }

    /** The texts of the leaves by name; each {@code message} begins a map of its own. */
    private static List<Map<String, String>> fields(byte[] body) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
        var maps = new ArrayList<Map<String, String>>();
        maps.add(new HashMap<>());
        var text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    if (xml.getLocalName().equals("message")) {
                        maps.add(new HashMap<>());
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    maps.get(maps.size() - 1)
                            .putIfAbsent(xml.getLocalName(), text.toString().strip());
                    text.setLength(0);
                }
                default -> {
                    // nothing else carries a field
                }
            }
        }
        return maps;
    }
}
