package no.stafett.audit;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says beside its proof, held against the entry that it proves: the proof covers the entry's event, and nothing else
 * in the document.
 */
final class SaidInReceipt {
    /** Where a receipt says what the event of a message's entry says too. */
    private static final Map<String, String> SAID = Map.of(
            "Kept/MessageType", "type",
            "Kept/MessageId", "id",
            "Checked/Status", "status",
            "Outcome/Result", "result");

    private SaidInReceipt() {}

    /**
     * The first thing that a receipt in the document says otherwise than its entry; empty also for what is no receipt.
     *
     * @param document one whose proofs have been read already, so that its size and depth are known to be bounded
     */
    static Optional<String> contradictionIn(byte[] document) {
        try {
            return scan(ProofReader.reader(document));
        } catch (XMLStreamException noXml) { // a proof in JSON, or compact
            return Optional.empty();
        }
    }

    private static Optional<String> scan(XMLStreamReader xml) throws XMLStreamException {
        var path = new ArrayDeque<String>();
        var said = new LinkedHashMap<String, String>();
        String event = null;
        while (xml.hasNext()) {
            int next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                var place = path.peek() + "/" + xml.getLocalName();
                var named = ProofReader.isPayload(xml) ? SAID.get(place) : null;
                if (named != null) {
                    said.put(named, xml.getElementText().strip());
                } else if (place.equals("LogEntry/Event")) {
                    event = xml.getElementText().replaceAll("\\s", "");
                } else {
                    path.push(xml.getLocalName());
                }
            } else if (next == XMLStreamConstants.END_ELEMENT && path.pop().equals("Receipt")) {
                var contradiction = contradiction(said, logged(event));
                if (contradiction.isPresent()) {
                    return contradiction;
                }
                said.clear();
                event = null;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> contradiction(Map<String, String> said, Map<String, @Nullable Object> logged) {
        return said.entrySet().stream()
                .filter(each -> logged.containsKey(each.getKey()))
                .filter(each -> !each.getValue().equals(logged.get(each.getKey())))
                .findFirst()
                .map(each -> "It says " + each.getKey() + " " + each.getValue() + "; the entry in the log says "
                        + logged.get(each.getKey()));
    }

    /** What a message's own entry tells; an event of another form says nothing of these. */
    private static Map<String, @Nullable Object> logged(@Nullable String event) {
        if (event == null) {
            return Map.of();
        }
        try {
            var read = CanonicalJson.readObject(StrictBase64.decode(event));
            return "message".equals(read.get("kind")) ? read : Map.of();
        } catch (IllegalArgumentException anotherForm) {
            return Map.of();
        }
    }
}
