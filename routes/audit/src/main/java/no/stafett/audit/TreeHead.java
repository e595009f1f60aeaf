package no.stafett.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state of a log at one moment: what a hub signs after each group of entries (after RFC 9162 §4.10).
 *
 * <p>Two heads of one log with the same size and different roots, both validly signed, prove that its hub rewrote it.
 *
 * @param logId which log: the id of the hub's installation; 1 to 80 letters, digits, and {@code . _ : / -}
 * @param size how many entries, from 0
 * @param root the tree's root over them
 * @param signedAt when it was signed, by the hub's clock; whole milliseconds, from year 0 to 9999
 * @param keyId which key signs: see {@link HeadKey#id}
 */
public record TreeHead(String logId, long size, Hash root, Instant signedAt, String keyId) {

    /** The first member of what is signed; another kind of signed document can't be taken for a head. */
    public static final String TYPE = "stafett-tree-head-1";

    private static final Pattern LOG_ID = Pattern.compile("[A-Za-z0-9._:/-]{1,80}");
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Checks each part. */
    public TreeHead {
        if (!LOG_ID.matcher(logId).matches()) {
            throw new IllegalArgumentException("A log's id has 1 to 80 letters, digits and . _ : / -");
        }
        if (size < 0 || size > CanonicalJson.NUMBER_MAX) {
            throw new IllegalArgumentException("A log can't have " + size + " entries");
        }
        if (!signedAt.equals(signedAt.truncatedTo(ChronoUnit.MILLIS))
                || signedAt.isBefore(FIRST)
                || signedAt.isAfter(LAST)) {
            throw new IllegalArgumentException("A head's time is in whole milliseconds of the years 0 to 9999");
        }
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("A key's id has 16 lower-case hexadecimal digits");
        }
    }

    /**
     * The bytes that are signed: the canonical JSON ({@link CanonicalJson}) of an object with {@code keyId}, {@code
     * logId}, {@code root} (64 hexadecimal digits), {@code signedAt} (UTC, always three decimals and {@code Z}), {@code size} and
     * {@code type} ({@link #TYPE}).
     */
    public byte[] signedBytes() {
        var object = new LinkedHashMap<String, @Nullable Object>(members());
        object.put("type", TYPE);
        return CanonicalJson.bytes(object);
    }

    Map<String, Object> members() {
        return Map.of(
                "keyId",
                keyId,
                "logId",
                logId,
                "root",
                root.hex(),
                "signedAt",
                MILLISECONDS.format(signedAt),
                "size",
                size);
    }
}
