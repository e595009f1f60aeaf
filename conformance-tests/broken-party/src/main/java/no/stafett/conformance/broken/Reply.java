package no.stafett.conformance.broken;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a hub answers to a call over SOAP.
 *
 * @param status the HTTP status
 * @param body the envelope
 */
record Reply(int status, String body) {
    private static final String NAME = "(?:\\w+:)?";
    private static final Pattern RECEIPT =
            Pattern.compile("(<" + NAME + "receipt[^>]*>)([^<]*)(</" + NAME + "receipt>)");
    private static final Pattern DOCUMENT =
            Pattern.compile("(<" + NAME + "document[^>]*>)([^<]*)(</" + NAME + "document>)");
    private static final Pattern MESSAGE = Pattern.compile(
            "<(" + NAME + ")message[ >].*?</" + NAME + "message>|<(" + NAME + ")message>.*?</" + NAME + "message>",
            Pattern.DOTALL);

    boolean isReplay() {
        return body.matches("(?s).*<" + NAME + "replayed>true</.*");
    }

    /** The answer to a document, as text. */
    String receipt() {
        var found = RECEIPT.matcher(body);
        return found.find() ? decoded(found.group(2)) : "";
    }

    /** The same reply with the answer changed. */
    Reply receipt(UnaryOperator<String> change) {
        return new Reply(status, changed(RECEIPT, change));
    }

    /** The same reply with each document of an inbox changed. */
    Reply documents(UnaryOperator<String> change) {
        return new Reply(status, changed(DOCUMENT, change));
    }

    /** The same reply with the messages of an inbox changed, as XML text. */
    Reply messages(UnaryOperator<List<String>> change) {
        var messages = new ArrayList<String>();
        var found = MESSAGE.matcher(body);
        int begin = -1;
        int end = -1;
        while (found.find()) {
            begin = begin < 0 ? found.start() : begin;
            end = found.end();
            messages.add(found.group());
        }
        return messages.isEmpty()
                ? this
                : new Reply(
                        status,
                        body.substring(0, begin)
                                + String.join("", change.apply(Collections.unmodifiableList(messages)))
                                + body.substring(end));
    }

    private String changed(Pattern where, UnaryOperator<String> change) {
        return where.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + encoded(change.apply(decoded(found.group(2)))) + found.group(3)));
    }

    static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
