package no.stafett.v1;

import java.util.regex.Pattern;

/** Text of a document that is to be shown in a finding: short, on one line, and without long numbers, which may be a person's. */
final class Shown {

    private static final int CHARS_MAX = 120;
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Shown() {}

    static String of(String text) {
        String shown =
                LONG_NUMBER.matcher(UNSEEN.matcher(text.trim()).replaceAll(" ")).replaceAll("…");
        return shown.length() <= CHARS_MAX ? shown : shown.substring(0, CHARS_MAX) + "…";
    }
}
