package no.stafett.v1;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document, or worth a warning: a value, never an exception.
 *
 * <p>A finding holds no identifier of a person: what stood in the document is told by its place, not by its value.
 *
 * @param code which rule was broken
 * @param at the XPath of the place, with the prefixes of the standard ({@code sbdh}, {@code st}, {@code c}); null where
 *     the document as a whole is meant
 * @param line the line of the place, from 1; null where there is none
 * @param params what the code's texts name in braces, by name
 */
public record Finding(
        FindingCode code, @Nullable String at, @Nullable Integer line, Map<String, String> params) {

    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");

    /** Keeps a copy of the parameters, sorted by name. */
    public Finding {
        params = java.util.Collections.unmodifiableMap(new TreeMap<>(params));
    }

    /** A finding about the document as a whole; {@code params} are names and values in turn. */
    public static Finding of(FindingCode code, String... params) {
        return new Finding(code, null, null, named(params));
    }

    /** A finding at a place; {@code params} are names and values in turn. */
    public static Finding at(FindingCode code, String at, String... params) {
        return new Finding(code, at, null, named(params));
    }

    /** The same finding, at a line. */
    public Finding onLine(int newLine) {
        return new Finding(code, at, newLine, params);
    }

    /** The same finding, at a place and a line. */
    Finding placed(String newAt, int newLine) {
        return new Finding(code, newAt, newLine, params);
    }

    /** How grave it is. */
    public Severity severity() {
        return code.severity();
    }

    /** Which layer found it. */
    public Layer layer() {
        return code.layer();
    }

    /** Whether it rejects the document. */
    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    /** What is wrong. */
    public String text(Language language) {
        return filled(code.text(language));
    }

    /** What to do about it, where anything can be done. */
    public Optional<String> remedy(Language language) {
        String remedy = code.remedy(language);
        return remedy.isEmpty() ? Optional.empty() : Optional.of(filled(remedy));
    }

    /** What stands in square brackets falls away where a word in it is not known. */
    private String filled(String template) {
        int begin = template.indexOf('[');
        int end = template.indexOf(']', begin + 1);
        if (begin < 0 || end < 0) {
            return filledIn(template);
        }
        String optional = template.substring(begin + 1, end);
        boolean known = WORD.matcher(optional).results().allMatch(word -> params.containsKey(word.group(1)));
        return filled(template.substring(0, begin) + (known ? optional : "") + template.substring(end + 1));
    }

    private String filledIn(String template) {
        int open = template.indexOf('{');
        if (open < 0) {
            return template;
        }
        var text = new StringBuilder(template.length() + 32);
        int from = 0;
        while (open >= 0) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            text.append(template, from, open);
            text.append(params.getOrDefault(template.substring(open + 1, close), "…"));
            from = close + 1;
            open = template.indexOf('{', from);
        }
        return text.append(template, from, template.length()).toString();
    }

    private static Map<String, String> named(String... params) {
        if (params.length % 2 != 0) {
            throw new IllegalArgumentException("Parameters are names and values in turn.");
        }
        var map = new TreeMap<String, String>();
        for (int i = 0; i < params.length; i += 2) {
            map.put(params[i], params[i + 1]);
        }
        return map;
    }
}
