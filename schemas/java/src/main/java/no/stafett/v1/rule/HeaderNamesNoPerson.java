package no.stafett.v1.rule;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Header;
import no.stafett.v1.Subject;
import no.stafett.v1.identifier.DNumber;
import no.stafett.v1.identifier.DufNumber;
import no.stafett.v1.identifier.Fodselsnummer;
import org.jspecify.annotations.Nullable;

/** Nothing in a header identifies the person: hubs and carriers read it, and log it (personvernforordningen art. 5). */
public final class HeaderNamesNoPerson implements BusinessRule {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{11,12}(?![0-9])");

    /** What is drawn at random: one UUID in 15 000 ends in digits that would pass for a DUF number. */
    private static final Pattern RANDOM = Pattern.compile("\\b(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
            + "|[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2})\\b");

    private static final int SHORTEST_TELLING = 6;

    @Override
    public FindingCode code() {
        return FindingCode.IDENTIFIER_IN_HEADER;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        Header header = subject.header();
        var fields = new java.util.LinkedHashMap<String, @Nullable String>();
        fields.put("ConversationId", header.conversationId());
        fields.put("SenderRef", header.senderRef());
        fields.put("ReceiverRef", header.receiverRef());
        fields.put("TraceContext", header.traceParent());
        fields.put("OriginalInstanceIdentifier", header.originalInstanceIdentifier());
        fields.put("DisclosureRule", header.disclosureRule());
        for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
            String value = field.getValue();
            if (value != null && namesPerson(value, subject)) {
                breaches.at("", "field", field.getKey());
            }
        }
    }

    private static boolean namesPerson(String value, Subject subject) {
        for (String identifier : subject.personIdentifiers()) {
            if (identifier.length() >= SHORTEST_TELLING && value.contains(identifier)) {
                return true;
            }
        }
        Matcher number = NUMBER.matcher(RANDOM.matcher(value).replaceAll(" "));
        while (number.find()) {
            String digits = number.group();
            if (Fodselsnummer.examine(digits).valid()
                    || DNumber.examine(digits).valid()
                    || DufNumber.examine(digits).valid()) {
                return true;
            }
        }
        return false;
    }
}
