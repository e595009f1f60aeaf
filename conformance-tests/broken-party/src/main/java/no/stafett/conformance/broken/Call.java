package no.stafett.conformance.broken;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call over SOAP.
 *
 * @param authorization the header that says who calls
 * @param body the envelope
 */
record Call(String authorization, String body) {
    private static final Pattern DOCUMENT = Pattern.compile("(<b:document>)([^<]*)(</b:document>)");

    /** Whether a document is handed in. */
    boolean submits() {
        return body.contains("<b:document>");
    }

    /** Whether the inbox is read. */
    boolean fetches() {
        return body.contains("<b:fetch>");
    }

    /** Who calls, and with which secret. */
    String[] caller() {
        var plain = new String(Base64.getDecoder().decode(authorization.replace("Basic ", "")), StandardCharsets.UTF_8);
        return plain.split(":", 2);
    }

    Call as(String number, String secret) {
        return new Call(
                "Basic " + Base64.getEncoder().encodeToString((number + ":" + secret).getBytes(StandardCharsets.UTF_8)),
                body);
    }

    /** The document, one character for each byte. */
    String document() {
        var found = DOCUMENT.matcher(body);
        return found.find()
                ? new String(Base64.getMimeDecoder().decode(found.group(2)), StandardCharsets.ISO_8859_1)
                : "";
    }

    Call withDocument(String document) {
        var base64 = Base64.getEncoder().encodeToString(document.getBytes(StandardCharsets.ISO_8859_1));
        return new Call(
                authorization,
                DOCUMENT.matcher(body)
                        .replaceFirst(Matcher.quoteReplacement("<b:document>" + base64 + "</b:document>")));
    }
}
