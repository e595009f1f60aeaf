package no.stafett.conformance.report;

/** Text of anybody's, made harmless in HTML and XML: markup is escaped, and what XML can't hold is replaced. */
final class Escaped {
    private Escaped() {}

    static String of(String text) {
        var escaped = new StringBuilder(text.length() + 32);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.appendCodePoint(point);
                case '\r' -> {
                    // a line ends in \n
                }
                default -> escaped.appendCodePoint(isHarmless(point) ? point : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** Neither a control character, nor one that turns the direction of text, nor half of a pair, nor outside XML. */
    private static boolean isHarmless(int point) {
        return point >= 0x20
                && !(point >= 0x7f && point < 0xa0)
                && !(point >= 0x202a && point <= 0x202e)
                && !(point >= 0x2066 && point <= 0x2069)
                && !(point >= 0xd800 && point <= 0xdfff)
                && (point & 0xfffe) != 0xfffe;
    }
}
