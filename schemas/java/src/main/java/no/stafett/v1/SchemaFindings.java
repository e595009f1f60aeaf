package no.stafett.v1;

import static no.stafett.v1.FindingCode.ATTRIBUTE_MISSING;
import static no.stafett.v1.FindingCode.ATTRIBUTE_NOT_ALLOWED;
import static no.stafett.v1.FindingCode.BINARY_NOT_BASE64;
import static no.stafett.v1.FindingCode.CHOICE_NOT_ALLOWED;
import static no.stafett.v1.FindingCode.DATE_NOT_A_DATE;
import static no.stafett.v1.FindingCode.ELEMENT_MISSING;
import static no.stafett.v1.FindingCode.ELEMENT_NOT_ALLOWED;
import static no.stafett.v1.FindingCode.NUMBER_NOT_A_NUMBER;
import static no.stafett.v1.FindingCode.SCHEMA_VIOLATION;
import static no.stafett.v1.FindingCode.TEXT_NOT_ALLOWED;
import static no.stafett.v1.FindingCode.VALUE_NOT_ALLOWED;
import static no.stafett.v1.FindingCode.VALUE_TOO_LONG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema validator's errors in the standard's words.
 *
 * <p>The validator says each thing as {@code cvc-something: a sentence}; the first word is a rule of the XML Schema
 * recommendation (appendix B), and decides. Values never come into a finding, since they may be a person's.
 */
final class SchemaFindings {

    private static final Pattern QUALIFIED_NAME =
            Pattern.compile("\"[^\"]*\":([^,}\"\\s]+)|(?<=[{ ,])([A-Za-z][^,}:\"\\s]*)");
    private static final Pattern EXPECTED = Pattern.compile("'(\\{[^']*})'[^']*$");
    private static final Pattern LAST_QUOTED = Pattern.compile("'([^']*)'[^']*$");
    private static final Pattern LAST_TWO_QUOTED = Pattern.compile("'([^']*)'[^']*'([^']*)'[^']*$");
    private static final Pattern ENUMERATION = Pattern.compile("'\\[([^\\[\\]]*)]'[^']*$");
    private static final Pattern ATTRIBUTE_VALUE =
            Pattern.compile("' of attribute '([^']*)' on element '[^']*'[^']*'[^']*'[^']*$");
    private static final Pattern MISSING_ATTRIBUTE = Pattern.compile("^[^']*'([^']*)'");

    private static final Set<String> CONSEQUENCES = Set.of("cvc-type.3.1.3", "cvc-complex-type.2.2");

    private final List<Raw> found = new ArrayList<>();
    private int max = Integer.MAX_VALUE;

    void clear(int newMax) {
        found.clear();
        max = newMax;
    }

    List<Raw> list() {
        return List.copyOf(found);
    }

    /** Takes an error that the validator gave at an element. */
    void add(String message, String element, int position) {
        int colon = message.indexOf(':');
        String rule = colon < 0 ? message : message.substring(0, colon);
        if (rule.equals("cvc-attribute.3")) {
            nameAttribute(message, position);
            return;
        }
        if (CONSEQUENCES.contains(rule) && lastIsAt(position)) {
            return;
        }
        if (found.size() < max) {
            found.add(new Raw(finding(rule, message, element), position, ""));
        }
    }

    /** An addition in the standard's own namespace, where only others' may stand. */
    void notOnesOwn(String element, int position) {
        if (found.size() < max && !lastIsAt(position)) {
            found.add(new Raw(Finding.of(ELEMENT_NOT_ALLOWED, "element", element, "expected", "–"), position, ""));
        }
    }

    /** The validator tells of a wrong value first, and then that it was an attribute's. */
    private void nameAttribute(String message, int position) {
        Matcher named = ATTRIBUTE_VALUE.matcher(message);
        if (lastIsAt(position) && named.find()) {
            Raw last = found.remove(found.size() - 1);
            Map<String, String> params = new HashMap<>(last.finding().params());
            params.put("element", "@" + named.group(1));
            found.add(new Raw(new Finding(last.finding().code(), null, null, params), position, named.group(1)));
        }
    }

    private boolean lastIsAt(int position) {
        return !found.isEmpty() && found.get(found.size() - 1).element() == position;
    }

    private static Finding finding(String rule, String message, String element) {
        return switch (rule) {
            case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" ->
                Finding.of(ELEMENT_MISSING, "element", element, "expected", expected(message));
            case "cvc-complex-type.2.4.a",
                    "cvc-complex-type.2.4.c",
                    "cvc-complex-type.2.4.d",
                    "cvc-complex-type.2.4.e",
                    "cvc-complex-type.2.4.f",
                    "cvc-complex-type.2.4.g",
                    "cvc-complex-type.2.4.h",
                    "cvc-type.3.1.2",
                    "cvc-complex-type.2.2" ->
                Finding.of(ELEMENT_NOT_ALLOWED, "element", element, "expected", expected(message));
            case "cvc-complex-type.2.1", "cvc-complex-type.2.3" -> Finding.of(TEXT_NOT_ALLOWED, "element", element);
            case "cvc-complex-type.3.2.1", "cvc-complex-type.3.2.2" ->
                Finding.of(
                        ATTRIBUTE_NOT_ALLOWED,
                        "element",
                        element,
                        "attribute",
                        Shown.of(first(MISSING_ATTRIBUTE, message)));
            case "cvc-type.3.1.1" ->
                Finding.of(
                        ATTRIBUTE_NOT_ALLOWED, "element", element, "attribute", Shown.of(first(LAST_QUOTED, message)));
            case "cvc-complex-type.4" ->
                Finding.of(ATTRIBUTE_MISSING, "element", element, "attribute", first(MISSING_ATTRIBUTE, message));
            case "cvc-enumeration-valid" ->
                Finding.of(CHOICE_NOT_ALLOWED, "element", element, "allowed", first(ENUMERATION, message));
            case "cvc-maxLength-valid", "cvc-minLength-valid", "cvc-length-valid" ->
                Finding.of(VALUE_TOO_LONG, "element", element, "limit", longest(message));
            case "cvc-maxInclusive-valid",
                    "cvc-minInclusive-valid",
                    "cvc-maxExclusive-valid",
                    "cvc-minExclusive-valid",
                    "cvc-totalDigits-valid",
                    "cvc-fractionDigits-valid" -> Finding.of(NUMBER_NOT_A_NUMBER, "element", element);
            case "cvc-pattern-valid",
                    "cvc-datatype-valid.1.2.1",
                    "cvc-datatype-valid.1.2.2",
                    "cvc-datatype-valid.1.2.3" -> wrongValue(first(LAST_QUOTED, message), element);
            default -> Finding.of(SCHEMA_VIOLATION, "reason", Shown.of(rule));
        };
    }

    private static Finding wrongValue(String type, String element) {
        return switch (SchemaTypes.kindOf(type)) {
            case DATE -> Finding.of(DATE_NOT_A_DATE, "element", element, "form", SchemaTypes.formOf(type));
            case NUMBER -> Finding.of(NUMBER_NOT_A_NUMBER, "element", element);
            case BINARY -> Finding.of(BINARY_NOT_BASE64, "element", element);
            case OTHER -> Finding.of(VALUE_NOT_ALLOWED, "element", element, "type", type);
        };
    }

    /** A text may be empty or too long: what helps is how long it may be. */
    private static String longest(String message) {
        Matcher limit = LAST_TWO_QUOTED.matcher(message);
        if (!limit.find()) {
            return "…";
        }
        return switch (limit.group(2)) {
            case "ShortTextType" -> "200";
            case "TextType" -> "4000";
            default -> limit.group(1);
        };
    }

    private static String expected(String message) {
        Matcher list = EXPECTED.matcher(message);
        if (!list.find()) {
            return "–";
        }
        var names = new ArrayList<String>();
        Matcher name = QUALIFIED_NAME.matcher(list.group(1));
        while (name.find()) {
            String local = name.group(1) == null ? name.group(2) : name.group(1);
            if (!local.startsWith("WC[")) {
                names.add(local);
            }
        }
        return names.isEmpty() ? "–" : String.join(", ", names);
    }

    private static String first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1) : "…";
    }
}
