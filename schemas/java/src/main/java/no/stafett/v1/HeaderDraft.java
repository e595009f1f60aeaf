package no.stafett.v1;

import static no.stafett.v1.FindingCode.CREATION_TIME_NOT_UTC;
import static no.stafett.v1.FindingCode.DATE_NOT_A_DATE;
import static no.stafett.v1.FindingCode.ELEMENT_MISSING;
import static no.stafett.v1.FindingCode.HEADER_PAYLOAD_MISMATCH;
import static no.stafett.v1.FindingCode.ID_NOT_UUID;
import static no.stafett.v1.FindingCode.NOT_A_STANDARD_BUSINESS_DOCUMENT;
import static no.stafett.v1.FindingCode.ONE_SENDER_ONE_RECEIVER;
import static no.stafett.v1.FindingCode.PARTY_ID_MALFORMED;
import static no.stafett.v1.FindingCode.STANDARD_UNKNOWN;
import static no.stafett.v1.FindingCode.TYPE_UNKNOWN;
import static no.stafett.v1.FindingCode.VERSION_UNKNOWN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.stafett.v1.identifier.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The header of one document while it is read, and what its profile finds wrong with it. */
final class HeaderDraft {

    static final String NAMESPACE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    static final String AUTHORITY = "iso6523-actorid-upis";

    static final String CONVERSATION_ID = "ConversationId";
    static final String SENDER_REF = "SenderRef";
    static final String RECEIVER_REF = "ReceiverRef";
    static final String TRACE_CONTEXT = "TraceContext";
    static final String ON_BEHALF_OF = "OnBehalfOf";
    static final String ORIGINAL_INSTANCE_IDENTIFIER = "OriginalInstanceIdentifier";
    static final String ORIGINAL_SENDER = "OriginalSender";
    static final String DISCLOSURE_RULE = "DisclosureRule";
    static final String INCLUSION_PROOF = "InclusionProof";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PARTY = Pattern.compile(OrganisationNumber.ICD + ":[0-9]{9}");
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private record Text(String value, int element) {}

    private static final Text NOTHING = new Text("", 0);

    private record Partner(String role, String value, boolean authority, int element) {}

    private final List<Partner> partners = new ArrayList<>(2);
    private final Map<String, Text> identification = new HashMap<>();
    private final Map<String, Text> scopes = new HashMap<>();
    private @Nullable Text expectedResponse;
    private Text readTime = NOTHING;
    private @Nullable Instant readInstant;
    private @Nullable String scopeType;
    private @Nullable Text scopeInstance;
    private boolean authority;
    private int header;
    private int businessScope;
    private String root = "";
    private boolean rootIsDocument;
    private int headers;
    private int payloads;
    private int payload;
    private String payloadName = "";
    private String payloadNamespace = "";

    void root(String namespace, String name) {
        root = name;
        rootIsDocument = namespace.equals(NAMESPACE) && name.equals("StandardBusinessDocument");
    }

    void headerBegins(int element) {
        headers++;
        header = element;
    }

    void payloadBegins(String namespace, String name, int element) {
        payloads++;
        payload = element;
        payloadName = name;
        payloadNamespace = namespace;
    }

    /** An element of the header begins: its depth below the header is 1 for Sender. */
    void begins(int depth, String name, Attributes attributes, int element) {
        if (depth == 1 && name.equals("BusinessScope")) {
            businessScope = element;
        } else if (depth == 2 && name.equals("Identifier")) {
            authority = AUTHORITY.equals(attributes.getValue("Authority"));
        } else if (depth == 2 && name.equals("Scope")) {
            scopeType = null;
            scopeInstance = null;
        }
    }

    /** An element of the header ends, with the text that stood in it. */
    void ends(int depth, String parent, String name, String text, int element) {
        switch (depth) {
            case 2 -> {
                if (parent.equals("DocumentIdentification")) {
                    identification.putIfAbsent(name, new Text(text, element));
                } else if (name.equals("Identifier") && (parent.equals("Sender") || parent.equals("Receiver"))) {
                    partners.add(new Partner(parent, text, authority, element));
                } else if (name.equals("Scope") && scopeType != null && scopeInstance != null) {
                    scopes.putIfAbsent(scopeType, scopeInstance);
                }
            }
            case 3 -> {
                if (parent.equals("Scope") && name.equals("Type")) {
                    scopeType = text;
                } else if (parent.equals("Scope") && name.equals("InstanceIdentifier")) {
                    scopeInstance = new Text(text, element);
                }
            }
            case 4 -> {
                if (name.equals("ExpectedResponseDateTime") && CONVERSATION_ID.equals(scopeType)) {
                    expectedResponse = new Text(text, element);
                }
            }
            default -> {}
        }
    }

    String payloadName() {
        return payloadName;
    }

    /** The day the message was made on, in Norway: what codes are judged on where no other date is named. */
    LocalDate date() {
        Instant created = instant(identification.get("CreationDateAndTime"));
        return created == null ? LocalDate.EPOCH : LocalDate.ofInstant(created, NORWAY);
    }

    /** What breaks the profile so that the document can't be taken for a message. */
    List<Raw> carrierFindings() {
        var found = new ArrayList<Raw>();
        if (!rootIsDocument || headers != 1 || payloads != 1) {
            found.add(new Raw(Finding.of(NOT_A_STANDARD_BUSINESS_DOCUMENT, "root", Shown.of(root)), 1, ""));
            return found;
        }
        examineIdentification(found);
        for (String role : List.of("Sender", "Receiver")) {
            examinePartners(role, found);
        }
        for (String scope : List.of(ON_BEHALF_OF, ORIGINAL_SENDER)) {
            Text party = scopes.get(scope);
            if (party != null && !PARTY.matcher(party.value).matches()) {
                found.add(new Raw(Finding.of(PARTY_ID_MALFORMED, "field", scope), party.element, ""));
            }
        }
        return found;
    }

    private void examineIdentification(List<Raw> found) {
        Text id = identification.get("InstanceIdentifier");
        if (id != null && !UUID.matcher(id.value).matches()) {
            found.add(new Raw(Finding.of(ID_NOT_UUID), id.element, ""));
        }
        Text standard = identification.get("Standard");
        if (standard != null && !standard.value.equals(RootElements.NAMESPACE)) {
            found.add(
                    new Raw(Finding.of(STANDARD_UNKNOWN, "standard", Shown.of(standard.value)), standard.element, ""));
            return;
        }
        Text version = identification.get("TypeVersion");
        if (version != null && !version.value.equals(Header.TYPE_VERSION)) {
            found.add(new Raw(Finding.of(VERSION_UNKNOWN, "version", Shown.of(version.value)), version.element, ""));
        }
        Text type = identification.get("Type");
        if (type != null) {
            if (RootElements.classOf(type.value) == null) {
                found.add(new Raw(Finding.of(TYPE_UNKNOWN, "type", Shown.of(type.value)), type.element, ""));
            } else if (!type.value.equals(payloadName) || !payloadNamespace.equals(RootElements.NAMESPACE)) {
                found.add(new Raw(
                        Finding.of(HEADER_PAYLOAD_MISMATCH, "type", type.value, "root", Shown.of(payloadName)),
                        payload,
                        ""));
            }
        }
        Text created = identification.get("CreationDateAndTime");
        if (created != null && instant(created) == null && isTime(created.value)) {
            found.add(new Raw(Finding.of(CREATION_TIME_NOT_UTC), created.element, ""));
        }
    }

    private void examinePartners(String role, List<Raw> found) {
        List<Partner> those =
                partners.stream().filter(partner -> partner.role.equals(role)).toList();
        if (those.size() > 1) {
            found.add(new Raw(
                    Finding.of(ONE_SENDER_ONE_RECEIVER, "count", Integer.toString(those.size()), "field", role),
                    those.get(1).element,
                    ""));
        }
        for (Partner partner : those) {
            if (!partner.authority || !PARTY.matcher(partner.value).matches()) {
                found.add(new Raw(Finding.of(PARTY_ID_MALFORMED, "field", role), partner.element, ""));
            }
        }
    }

    /** What the standard's profile asks of the header beyond its schema. */
    List<Raw> structureFindings() {
        var found = new ArrayList<Raw>();
        if (!scopes.containsKey(CONVERSATION_ID)) {
            boolean none = businessScope == 0;
            found.add(new Raw(
                    Finding.of(
                            ELEMENT_MISSING,
                            "element",
                            none ? "StandardBusinessDocumentHeader" : "BusinessScope",
                            "expected",
                            (none ? "BusinessScope/" : "") + "Scope " + CONVERSATION_ID),
                    none ? header : businessScope,
                    ""));
        }
        Text created = identification.get("CreationDateAndTime");
        for (Text time : new @Nullable Text[] {created, expectedResponse}) {
            if (time != null && instant(time) == null && isTime(time.value)) {
                found.add(new Raw(
                        Finding.of(
                                DATE_NOT_A_DATE,
                                "element",
                                time == created ? "CreationDateAndTime" : "ExpectedResponseDateTime",
                                "form",
                                "2024-05-31T10:15:30Z"),
                        time.element,
                        ""));
            }
        }
        return found;
    }

    /** The organisation numbers of the header whose check digit is wrong. */
    List<Raw> contentFindings() {
        var found = new ArrayList<Raw>();
        for (Partner partner : partners) {
            examineNumber(partner.role, partner.value, partner.element, found);
        }
        for (String scope : List.of(ON_BEHALF_OF, ORIGINAL_SENDER)) {
            Text party = scopes.get(scope);
            if (party != null) {
                examineNumber(scope, party.value, party.element, found);
            }
        }
        return found;
    }

    private static void examineNumber(String field, String headerForm, int element, List<Raw> found) {
        if (OrganisationNumber.parseHeaderForm(headerForm).isEmpty()) {
            found.add(new Raw(Finding.of(FindingCode.ORGANISATION_NUMBER_CHECK_DIGIT, "field", field), element, ""));
        }
    }

    /** The document's id, when it has the form of one. */
    @Nullable
    String instanceIdentifier() {
        Text id = identification.get("InstanceIdentifier");
        return id != null && UUID.matcher(id.value).matches() ? id.value : null;
    }

    /** The type that the header names, when there is such a message. */
    @Nullable
    String type() {
        Text type = identification.get("Type");
        return type != null && RootElements.classOf(type.value) != null ? type.value : null;
    }

    /** The header, when all that every header has could be read. */
    @Nullable
    Header header() {
        String sender = partner("Sender");
        String receiver = partner("Receiver");
        Instant created = instant(identification.get("CreationDateAndTime"));
        Text version = identification.get("TypeVersion");
        Text type = identification.get("Type");
        String id = instanceIdentifier();
        Text conversation = scopes.get(CONVERSATION_ID);
        if (sender == null
                || receiver == null
                || created == null
                || version == null
                || type == null
                || id == null
                || conversation == null) {
            return null;
        }
        return new Header(
                sender,
                receiver,
                id,
                created,
                type.value,
                version.value,
                conversation.value,
                instant(expectedResponse),
                scope(SENDER_REF),
                scope(RECEIVER_REF),
                scope(TRACE_CONTEXT),
                party(scope(ON_BEHALF_OF)),
                scope(ORIGINAL_INSTANCE_IDENTIFIER),
                party(scope(ORIGINAL_SENDER)),
                scope(DISCLOSURE_RULE),
                scope(INCLUSION_PROOF));
    }

    private @Nullable String partner(String role) {
        for (Partner partner : partners) {
            if (partner.role.equals(role)) {
                return party(partner.value);
            }
        }
        return null;
    }

    private static @Nullable String party(@Nullable String headerForm) {
        return headerForm != null && PARTY.matcher(headerForm).matches()
                ? headerForm.substring(OrganisationNumber.ICD.length() + 1)
                : null;
    }

    private @Nullable String scope(String type) {
        Text scope = scopes.get(type);
        return scope == null ? null : scope.value;
    }

    /** The point in time that a text is, in UTC; the last one asked for is remembered. */
    private @Nullable Instant instant(@Nullable Text text) {
        if (text == null || !text.value.endsWith("Z")) {
            return null;
        }
        if (text != readTime) {
            try {
                readInstant = Instant.parse(text.value);
            } catch (DateTimeParseException e) {
                readInstant = null;
            }
            readTime = text;
        }
        return readInstant;
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException withoutOffset) {
            try {
                LocalDateTime.parse(text);
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }
    }
}
