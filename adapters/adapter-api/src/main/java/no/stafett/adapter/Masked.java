package no.stafett.adapter;

import java.util.regex.Pattern;

/** Values as findings may show them: never so that a person can be told from them. */
public final class Masked {
    /** Longer values are cut: a finding points at a place, it does not repeat the document. */
    private static final int SHOWN_CHARACTERS_MAX = 80;

    /** What may be a number of a person somewhere: ten digits or more, or six and then three or four. */
    private static final Pattern NUMBER_OF_A_PERSON =
            Pattern.compile("\\p{Nd}[\\p{Nd} .]{8,}\\p{Nd}|\\p{Nd}{6}[-+A ]\\p{Nd}{3}[\\p{Nd}A-Z]?");

    private Masked() {}

    /** The shape of a personal value: {@code 180766-2213} becomes {@code ######-####}; the length is kept. */
    public static String shape(String value) {
        var shape = new StringBuilder();
        cut(value).codePoints().forEach(character -> {
            if (Character.isDigit(character)) {
                shape.append('#');
            } else if (Character.isLetter(character)) {
                shape.append('x');
            } else {
                shape.appendCodePoint(character);
            }
        });
        return shape.toString();
    }

    /** A value that is not about the person, cut to a readable length; what looks like a person's number is masked still. */
    public static String words(String value) {
        return NUMBER_OF_A_PERSON.matcher(cut(value)).replaceAll(found -> shape(found.group()));
    }

    private static String cut(String value) {
        var oneLine = value.strip().replaceAll("\\s+", " ");
        return oneLine.codePointCount(0, oneLine.length()) <= SHOWN_CHARACTERS_MAX
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, SHOWN_CHARACTERS_MAX)) + "…";
    }
}
