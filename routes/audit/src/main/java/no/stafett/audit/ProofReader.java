package no.stafett.audit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads proofs in each of their forms. What it reads comes from anywhere: no document type, no external entity, and a
 * bound on everything.
 */
final class ProofReader {
    private static final String PAYLOAD = "urn:stafett:skills-mapping:1";
    private static final String HEADER = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    private static final String SCOPE = "InclusionProof";

    /** A log of 2^53 entries has paths of 53 hashes. */
    private static final int PATH_MAX = 53;

    private static final int PROOFS_MAX = 16;
    private static final int ELEMENT_DEPTH_MAX = 200;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
    private static final Set<String> JSON_MEMBERS =
            Set.of("type", "leaf", "index", "path", "head", "salt", "event", "document");
    private static final Set<String> HEAD_MEMBERS = Set.of("logId", "size", "root", "signedAt", "keyId", "signature");

    private ProofReader() {}

    static List<InclusionProof> read(byte[] document) throws UnreadableProof {
        int first = 0;
        while (first < document.length && (document[first] <= ' ' && document[first] >= 0)) {
            first++;
        }
        if (first == document.length) {
            throw new UnreadableProof("The document is empty");
        }
        return switch (document[first]) {
            case '{' -> List.of(json(document, false));
            case '<', (byte) 0xEF, (byte) 0xFE, (byte) 0xFF -> xml(document);
            default -> List.of(compact(new String(document, StandardCharsets.ISO_8859_1).strip()));
        };
    }

    private static InclusionProof compact(String text) throws UnreadableProof {
        byte[] json;
        try {
            json = StrictBase64.decodeUrl(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableProof("Neither XML, nor JSON, nor the base64url of a compact proof", e);
        }
        return json(json, true);
    }

    private static InclusionProof json(byte[] bytes, boolean canonical) throws UnreadableProof {
        try {
            var json = canonical ? CanonicalJson.readCanonical(bytes) : CanonicalJson.readObject(bytes);
            only(JSON_MEMBERS, json);
            if (!InclusionProof.TYPE.equals(json.get("type"))) {
                throw new UnreadableProof("The type is not " + InclusionProof.TYPE);
            }
            if (!(json.get("head") instanceof Map<?, ?> head)) {
                throw new UnreadableProof("No head");
            }
            only(HEAD_MEMBERS, head);
            var parts = new Parts();
            parts.leafHash = string(json, "leaf");
            parts.index = number(json, "index");
            if (!(json.get("path") instanceof List<?> path)) {
                throw new UnreadableProof("No path");
            }
            for (var hash : path) {
                parts.step(hash instanceof String string ? string : "");
            }
            parts.logId = string(head, "logId");
            parts.size = number(head, "size");
            parts.root = string(head, "root");
            parts.signedAt = string(head, "signedAt");
            parts.keyId = string(head, "keyId");
            parts.signature = string(head, "signature");
            parts.salt = json.containsKey("salt") ? string(json, "salt") : null;
            parts.event = json.containsKey("event") ? string(json, "event") : null;
            parts.document = json.containsKey("document") ? string(json, "document") : null;
            return parts.proof();
        } catch (MalformedJson e) {
            throw new UnreadableProof("Not the JSON of a proof. " + e.getMessage(), e);
        }
    }

    private static void only(Set<String> known, Map<?, ?> json) throws UnreadableProof {
        if (!known.containsAll(json.keySet())) {
            throw new UnreadableProof("A member that a proof doesn't have");
        }
    }

    private static String string(Map<?, ?> json, String name) throws UnreadableProof {
        if (json.get(name) instanceof String string) {
            return string;
        }
        throw new UnreadableProof("No " + name);
    }

    private static String number(Map<?, ?> json, String name) throws UnreadableProof {
        if (json.get(name) instanceof Long number) {
            return number.toString();
        }
        throw new UnreadableProof("No " + name);
    }

    private static List<InclusionProof> xml(byte[] document) throws UnreadableProof {
        try {
            var proofs = scan(reader(document));
            if (proofs.isEmpty()) {
                throw new UnreadableProof("The document has no LogEntry and no InclusionProof scope");
            }
            return proofs;
        } catch (XMLStreamException e) {
            var at =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
            throw new UnreadableProof("Not well-formed XML, or more than a proof needs" + at);
        }
    }

    static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    /** Walks once through the document; remembers only the names on the way down to where it is. */
    private static List<InclusionProof> scan(XMLStreamReader xml) throws XMLStreamException, UnreadableProof {
        var proofs = new ArrayList<InclusionProof>();
        var scope = new Scope();
        String keptSha256 = null;
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableProof("A document type or entity; neither is allowed");
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                if (is(xml, HEADER, "Scope") && SCOPE.equals(scope.type)) {
                    if (scope.instance == null) {
                        throw new UnreadableProof("An InclusionProof scope without InstanceIdentifier");
                    }
                    add(proofs, compact(scope.instance));
                } else if (is(xml, PAYLOAD, "Kept")) {
                    keptSha256 = null;
                }
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (++depth > ELEMENT_DEPTH_MAX) {
                throw new UnreadableProof("Elements deeper than " + ELEMENT_DEPTH_MAX);
            }
            if (is(xml, HEADER, "Scope")) {
                scope = new Scope();
            } else if (is(xml, PAYLOAD, "Kept")) {
                keptSha256 = null;
            } else if (is(xml, HEADER, "Type")) {
                scope.type = xml.getElementText().strip();
                depth--;
            } else if (is(xml, HEADER, "InstanceIdentifier")) {
                scope.instance = xml.getElementText().strip();
                depth--;
            } else if (is(xml, PAYLOAD, "Sha256")) {
                keptSha256 = xml.getElementText().strip();
                depth--;
            } else if (is(xml, PAYLOAD, "LogEntry")) {
                var parts = new Parts();
                parts.document = keptSha256;
                logEntry(xml, parts);
                depth--;
                add(proofs, parts.proof());
            }
        }
        return proofs;
    }

    private static void add(List<InclusionProof> proofs, InclusionProof proof) throws UnreadableProof {
        if (proofs.size() == PROOFS_MAX) {
            throw new UnreadableProof("More than " + PROOFS_MAX + " proofs");
        }
        proofs.add(proof);
    }

    private static void logEntry(XMLStreamReader xml, Parts parts) throws XMLStreamException, UnreadableProof {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            payload(xml);
            switch (xml.getLocalName()) {
                case "LeafHash" -> parts.leafHash = once(parts.leafHash, xml);
                case "Salt" -> parts.salt = once(parts.salt, xml).replaceAll("\\s", "");
                case "Event" -> parts.event = once(parts.event, xml).replaceAll("\\s", "");
                case "Index" -> parts.index = once(parts.index, xml);
                case "PathHash" -> parts.step(xml.getElementText().strip());
                case "TreeHead" -> treeHead(xml, parts);
                default -> throw new UnreadableProof("An element that a LogEntry doesn't have");
            }
        }
    }

    private static void treeHead(XMLStreamReader xml, Parts parts) throws XMLStreamException, UnreadableProof {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            payload(xml);
            switch (xml.getLocalName()) {
                case "LogId" -> parts.logId = once(parts.logId, xml);
                case "Size" -> parts.size = once(parts.size, xml);
                case "Root" -> parts.root = once(parts.root, xml);
                case "SignedAt" -> parts.signedAt = once(parts.signedAt, xml);
                case "KeyId" -> parts.keyId = once(parts.keyId, xml);
                case "Signature" -> parts.signature = once(parts.signature, xml).replaceAll("\\s", "");
                default -> throw new UnreadableProof("An element that a TreeHead doesn't have");
            }
        }
    }

    private static void payload(XMLStreamReader xml) throws UnreadableProof {
        if (!isPayload(xml)) {
            throw new UnreadableProof("An element of a foreign namespace in a LogEntry");
        }
    }

    private static String once(@Nullable String before, XMLStreamReader xml)
            throws XMLStreamException, UnreadableProof {
        if (before != null) {
            throw new UnreadableProof("The same element twice in a LogEntry");
        }
        return xml.getElementText().strip();
    }

    static boolean isPayload(XMLStreamReader xml) {
        return PAYLOAD.equals(xml.getNamespaceURI());
    }

    private static boolean is(XMLStreamReader xml, String namespace, String name) {
        return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
    }

    private static final class Scope {
        private @Nullable String type;
        private @Nullable String instance;
    }

    /** A proof's parts as texts, in the same encodings in XML and JSON. */
    private static final class Parts {
        private final List<String> path = new ArrayList<>();
        private @Nullable String leafHash;
        private @Nullable String index;
        private @Nullable String logId;
        private @Nullable String size;
        private @Nullable String root;
        private @Nullable String signedAt;
        private @Nullable String keyId;
        private @Nullable String signature;
        private @Nullable String salt;
        private @Nullable String event;
        private @Nullable String document;

        void step(String hash) throws UnreadableProof {
            if (path.size() == PATH_MAX) {
                throw new UnreadableProof("A path of more than " + PATH_MAX + " hashes");
            }
            path.add(hash);
        }

        InclusionProof proof() throws UnreadableProof {
            if ((salt == null) != (event == null)) {
                throw new UnreadableProof("Salt and event come together or not at all");
            }
            try {
                var head = new TreeHead(
                        present(logId, "log id"),
                        whole(size, "tree size"),
                        Hash.fromHex(present(root, "root")),
                        instant(present(signedAt, "time of signing")),
                        present(keyId, "key id"));
                var hashes = new ArrayList<Hash>();
                for (var hash : path) {
                    hashes.add(Hash.fromHex(hash));
                }
                return new InclusionProof(
                        Hash.fromHex(present(leafHash, "leaf hash")),
                        new InclusionPath(whole(index, "index"), head.size(), hashes),
                        new SignedHead(head, StrictBase64.decode(present(signature, "signature"))),
                        salt == null || event == null
                                ? Optional.empty()
                                : Optional.of(new Leaf(StrictBase64.decode(salt), StrictBase64.decode(event))),
                        document == null ? Optional.empty() : Optional.of(Hash.fromHex(document)));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new UnreadableProof("A part of the proof is not of its form", e);
            }
        }

        private static String present(@Nullable String text, String what) throws UnreadableProof {
            if (text == null) {
                throw new UnreadableProof("No " + what);
            }
            return text;
        }

        private static long whole(@Nullable String text, String what) throws UnreadableProof {
            if (!WHOLE_NUMBER.matcher(present(text, what)).matches()) {
                throw new UnreadableProof("The " + what + " is not a whole number");
            }
            return Long.parseLong(present(text, what));
        }

        private static Instant instant(String text) throws UnreadableProof {
            if (!INSTANT.matcher(text).matches()) {
                throw new UnreadableProof("The time of signing is not in UTC");
            }
            return Instant.parse(text);
        }
    }
}
