package no.stafett.adapter.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Documents as they come from a broken exporter, a bad line or an ill-meaning sender. */
final class Mutation {
    private static final String[] PIECES = {
        "<",
        ">",
        "&",
        "&amp;",
        "&x;",
        "<!DOCTYPE a [<!ENTITY x 'y'>]>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "<?xml version='1.1'?>",
        "\u0000",
        "\uFFFE",
        "xml:lang='en'",
        "2026-02-31",
        "99999999999999999999",
        "-1",
        "data:application/pdf;base64,AAA"
    };

    private Mutation() {}

    static byte[] of(byte[] original, Random random) {
        var mutated = original;
        for (var changes = 1 + random.nextInt(3); changes > 0; changes--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] document, Random random) {
        if (document.length < 4) {
            return document;
        }
        var from = random.nextInt(document.length - 2);
        var to = Math.min(document.length, from + 1 + random.nextInt(120));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(document, from); // cut off
            case 1 -> joined(document, 0, from, new byte[0], document, to); // a piece is missing
            case 2 ->
                joined(document, 0, to, Arrays.copyOfRange(document, from, to), document, to); // a piece comes twice
            case 3 ->
                joined(
                        document,
                        0,
                        from,
                        PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8),
                        document,
                        from); // something is put in
            case 4 -> text(document, random); // what stands between two tags is something else
            default -> {
                var flipped = document.clone();
                flipped[from] = (byte) random.nextInt(256);
                yield flipped;
            }
        };
    }

    private static byte[] text(byte[] document, Random random) {
        var close = new String(document, StandardCharsets.ISO_8859_1).indexOf('>', random.nextInt(document.length));
        if (close < 0) {
            return document;
        }
        var open = close + 1;
        while (open < document.length && document[open] != '<') {
            open++;
        }
        return joined(
                document,
                0,
                close + 1,
                PIECES[random.nextInt(PIECES.length)].replaceAll("[<&]", "").getBytes(StandardCharsets.UTF_8),
                document,
                open);
    }

    private static byte[] joined(byte[] first, int from, int to, byte[] middle, byte[] last, int lastFrom) {
        var joined = new byte[to - from + middle.length + last.length - lastFrom];
        System.arraycopy(first, from, joined, 0, to - from);
        System.arraycopy(middle, 0, joined, to - from, middle.length);
        System.arraycopy(last, lastFrom, joined, to - from + middle.length, last.length - lastFrom);
        return joined;
    }
}
