package no.stafett.adapter.sheets;

/**
 * Keeps a text from being run as a formula when a file of ours is opened: an apostrophe is put before it. On the way in the
 * apostrophe is taken off again.
 */
public final class Escape {
    private static final String DANGEROUS = "=+-@\t\r\n";

    private Escape() {}

    /** The text, with an apostrophe where a spreadsheet might run it. */
    public static String of(String text) {
        return isDangerous(text) || isEscaped(text) ? "'" + text : text;
    }

    /** The text that {@link #of} was given. */
    public static String undo(String text) {
        return isEscaped(text) ? text.substring(1) : text;
    }

    private static boolean isDangerous(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
    }

    /** One or more apostrophes before something dangerous: then one of them is ours. */
    private static boolean isEscaped(String text) {
        var first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first > 0 && first < text.length() && DANGEROUS.indexOf(text.charAt(first)) >= 0;
    }
}
