package no.stafett.audit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON with exactly one way to write each value, so that equal values have equal bytes and so equal hashes.
 *
 * <p>It is RFC 8785 (JSON Canonicalization Scheme) for a subset: objects, arrays, strings, {@code true}, {@code false},
 * {@code null}, and whole numbers from -(2^53-1) to 2^53-1. There is no fraction and no exponent; amounts that have
 * them are written as strings. Members are sorted by the UTF-16 code units of their names (§3.2.3), there is no white
 * space (§3.2.1), strings escape only what they must (§3.2.2.2), and the whole is UTF-8 (§3.2.4).
 *
 * <p>No text of a value is ever in an error message: values can be about a person.
 */
public final class CanonicalJson {

    /** The largest whole number that every JSON reader keeps exactly (RFC 7493 §2.2): 2^53-1. */
    public static final long NUMBER_MAX = (1L << 53) - 1;

    /** How deep objects and arrays may nest; deeper documents are refused, both written and read. */
    public static final int DEPTH_MAX = 64;

    private CanonicalJson() {}

    /**
     * The canonical UTF-8 bytes of a value.
     *
     * @param value a {@code Map} with {@code String} keys, an {@code Iterable}, a {@code String}, a {@code Long}, {@code
     *     Integer}, {@code Short} or {@code Byte}, a {@code Boolean}, or null; and so on inside
     * @throws IllegalArgumentException when it holds anything else, a number beyond {@link #NUMBER_MAX}, a key that is
     *     not a string, half a surrogate pair, or more than {@link #DEPTH_MAX} levels
     */
    public static byte[] bytes(@Nullable Object value) {
        var writer = new Writer();
        writer.value(value, 0);
        return writer.bytes();
    }

    /**
     * The same as {@link #bytes(Object)}, as text.
     *
     * @throws IllegalArgumentException as {@link #bytes(Object)}
     */
    public static String text(@Nullable Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /**
     * Reads JSON of this subset. White space and the order of members are free here; see {@link #readCanonical(byte[])}.
     *
     * @return {@code Map<String, Object>} in the order read, {@code List<Object>}, {@code String}, {@code Long}, {@code
     *     Boolean} or null; maps and lists can't be changed
     * @throws MalformedJson when the bytes are not UTF-8, not JSON, or outside the subset; when a name comes twice in an
     *     object; when it nests deeper than {@link #DEPTH_MAX}; when anything follows the value
     */
    public static @Nullable Object read(byte[] json) {
        return new Reader(decode(json)).document();
    }

    /**
     * Reads JSON of this subset from text.
     *
     * @throws MalformedJson as {@link #read(byte[])}
     */
    public static @Nullable Object read(String json) {
        return new Reader(json).document();
    }

    /**
     * Reads an object, and accepts only its canonical bytes: nobody can say the same in other bytes.
     *
     * @throws MalformedJson as {@link #read(byte[])}, and when the bytes are not an object or not the canonical ones; the
     *     offset is then that of the first byte that differs
     */
    public static Map<String, @Nullable Object> readCanonical(byte[] json) {
        var object = readObject(json);
        byte[] canonical;
        try {
            canonical = bytes(object);
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("a string with half a surrogate pair", 0);
        }
        int differs = Arrays.mismatch(canonical, json);
        if (differs >= 0) {
            throw new MalformedJson(
                    "the canonical form (no white space, sorted names, least escapes) is needed", differs);
        }
        return object;
    }

    /**
     * Reads an object.
     *
     * @throws MalformedJson as {@link #read(byte[])}, and when the value is not an object
     */
    public static Map<String, @Nullable Object> readObject(byte[] json) {
        if (read(json) instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // the reader makes no other maps
            var object = (Map<String, @Nullable Object>) map;
            return object;
        }
        throw new MalformedJson("an object was expected", 0);
    }

    private static String decode(byte[] json) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(json);
        var out = CharBuffer.allocate(json.length);
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new MalformedJson("not UTF-8", in.position());
        }
        return out.flip().toString();
    }

    private static final class Writer {
        private byte[] out = new byte[512];
        private int length;

        byte[] bytes() {
            return Arrays.copyOf(out, length);
        }

        void value(@Nullable Object value, int depth) {
            if (value == null) {
                ascii("null");
            } else if (value instanceof String string) {
                string(string);
            } else if (value instanceof Map<?, ?> map) {
                object(map, deeper(depth));
            } else if (value instanceof Iterable<?> items) {
                array(items, deeper(depth));
            } else if (value instanceof Boolean) {
                ascii(value.toString());
            } else if (value instanceof Long
                    || value instanceof Integer
                    || value instanceof Short
                    || value instanceof Byte) {
                number(((Number) value).longValue());
            } else {
                throw new IllegalArgumentException(
                        "Not a value of canonical JSON: " + value.getClass().getName());
            }
        }

        private static int deeper(int depth) {
            if (depth == DEPTH_MAX) {
                throw new IllegalArgumentException("Deeper than " + DEPTH_MAX + " levels");
            }
            return depth + 1;
        }

        private void object(Map<?, ?> map, int depth) {
            var names = new String[map.size()];
            int count = 0;
            for (Object name : map.keySet()) {
                if (!(name instanceof String string)) {
                    throw new IllegalArgumentException("An object's names must be strings");
                }
                names[count++] = string;
            }
            Arrays.sort(names, 0, count); // String's own order is by UTF-16 code units, as §3.2.3 asks
            one('{');
            for (int i = 0; i < count; i++) {
                if (i > 0) {
                    one(',');
                }
                string(names[i]);
                one(':');
                value(map.get(names[i]), depth);
            }
            one('}');
        }

        private void array(Iterable<?> items, int depth) {
            one('[');
            boolean first = true;
            for (Object item : items) {
                if (!first) {
                    one(',');
                }
                first = false;
                value(item, depth);
            }
            one(']');
        }

        private void number(long number) {
            if (number > NUMBER_MAX || number < -NUMBER_MAX) {
                throw new IllegalArgumentException("A number beyond 2^53-1; write it as a string");
            }
            ascii(Long.toString(number));
        }

        private void string(String string) {
            one('"');
            int end = string.length();
            for (int i = 0; i < end; i++) {
                char c = string.charAt(i);
                if (c < 0x80) {
                    if (c == '"' || c == '\\') {
                        one('\\');
                        one(c);
                    } else if (c >= 0x20) {
                        one(c);
                    } else {
                        control(c);
                    }
                } else if (c < 0x800) {
                    one(0xC0 | (c >> 6));
                    one(0x80 | (c & 0x3F));
                } else if (!Character.isSurrogate(c)) {
                    one(0xE0 | (c >> 12));
                    one(0x80 | ((c >> 6) & 0x3F));
                    one(0x80 | (c & 0x3F));
                } else {
                    if (!Character.isHighSurrogate(c)
                            || i + 1 == end
                            || !Character.isLowSurrogate(string.charAt(i + 1))) {
                        throw new IllegalArgumentException("A string with half a surrogate pair");
                    }
                    int point = Character.toCodePoint(c, string.charAt(++i));
                    one(0xF0 | (point >> 18));
                    one(0x80 | ((point >> 12) & 0x3F));
                    one(0x80 | ((point >> 6) & 0x3F));
                    one(0x80 | (point & 0x3F));
                }
            }
            one('"');
        }

        private void control(char c) {
            switch (c) {
                case '\b' -> ascii("\\b");
                case '\t' -> ascii("\\t");
                case '\n' -> ascii("\\n");
                case '\f' -> ascii("\\f");
                case '\r' -> ascii("\\r");
                default -> {
                    ascii("\\u00");
                    one(Character.forDigit(c >> 4, 16));
                    one(Character.forDigit(c & 0xF, 16));
                }
            }
        }

        private void ascii(String text) {
            for (int i = 0; i < text.length(); i++) {
                one(text.charAt(i));
            }
        }

        private void one(int b) {
            if (length == out.length) {
                out = Arrays.copyOf(out, length * 2);
            }
            out[length++] = (byte) b;
        }
    }

    private static final class Reader {
        private final String in;
        private int at;

        Reader(String in) {
            this.in = in;
        }

        @Nullable
        Object document() {
            var value = value(0);
            space();
            if (at < in.length()) {
                throw malformed("nothing may follow the value");
            }
            return value;
        }

        private @Nullable Object value(int depth) {
            space();
            char c = peek();
            return switch (c) {
                case '{' -> object(deeper(depth));
                case '[' -> array(deeper(depth));
                case '"' -> string();
                case 't' -> word("true", Boolean.TRUE);
                case 'f' -> word("false", Boolean.FALSE);
                case 'n' -> word("null", null);
                default -> {
                    if (c == '-' || isDigit(c)) {
                        yield number();
                    }
                    throw malformed("a value was expected");
                }
            };
        }

        private int deeper(int depth) {
            if (depth == DEPTH_MAX) {
                throw malformed("deeper than " + DEPTH_MAX + " levels");
            }
            return depth + 1;
        }

        private Map<String, @Nullable Object> object(int depth) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            at++;
            space();
            if (peek() == '}') {
                at++;
                return Collections.unmodifiableMap(object);
            }
            while (true) {
                space();
                int start = at;
                if (peek() != '"') {
                    throw malformed("a name in quotes was expected");
                }
                var name = string();
                if (object.containsKey(name)) {
                    at = start;
                    throw malformed("the same name twice in one object");
                }
                space();
                take(':');
                object.put(name, value(depth));
                space();
                if (peek() == '}') {
                    at++;
                    return Collections.unmodifiableMap(object);
                }
                take(',');
            }
        }

        private List<@Nullable Object> array(int depth) {
            var array = new ArrayList<@Nullable Object>();
            at++;
            space();
            if (peek() == ']') {
                at++;
                return Collections.unmodifiableList(array);
            }
            while (true) {
                array.add(value(depth));
                space();
                if (peek() == ']') {
                    at++;
                    return Collections.unmodifiableList(array);
                }
                take(',');
            }
        }

        private String string() {
            at++;
            int start = at;
            StringBuilder escaped = null;
            while (true) {
                char c = peek();
                if (c == '"') {
                    var tail = in.substring(start, at++);
                    return escaped == null ? tail : escaped.append(tail).toString();
                }
                if (c < 0x20) {
                    throw malformed("a control character must be escaped");
                }
                at++;
                if (c == '\\') {
                    if (escaped == null) {
                        escaped = new StringBuilder();
                    }
                    escaped.append(in, start, at - 1).append(escape());
                    start = at;
                }
            }
        }

        private char escape() {
            char c = peek();
            at++;
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'f' -> '\f';
                case 'r' -> '\r';
                case 'u' -> hex();
                default -> {
                    at--;
                    throw malformed("no such escape");
                }
            };
        }

        private char hex() {
            int code = 0;
            for (int i = 0; i < 4; i++) {
                char c = peek();
                int digit = c < 0x80 ? Character.digit(c, 16) : -1;
                if (digit < 0) {
                    throw malformed("four hexadecimal digits were expected");
                }
                code = (code << 4) | digit;
                at++;
            }
            return (char) code;
        }

        private Long number() {
            int start = at;
            boolean negative = peek() == '-';
            if (negative) {
                at++;
            }
            int digits = at;
            long number = 0;
            while (at < in.length() && isDigit(in.charAt(at))) {
                number = number * 10 + (in.charAt(at) - '0');
                at++;
                if (number > NUMBER_MAX) {
                    at = start;
                    throw malformed("a number beyond 2^53-1");
                }
            }
            if (at == digits) {
                throw malformed("a digit was expected");
            }
            if (in.charAt(digits) == '0' && (at - digits > 1 || negative)) {
                at = start;
                throw malformed("a number has no leading zero, and zero no sign");
            }
            if (at < in.length() && (in.charAt(at) == '.' || in.charAt(at) == 'e' || in.charAt(at) == 'E')) {
                throw malformed("only whole numbers");
            }
            return negative ? -number : number;
        }

        private @Nullable Boolean word(String word, @Nullable Boolean value) {
            if (!in.startsWith(word, at)) {
                throw malformed("a value was expected");
            }
            at += word.length();
            return value;
        }

        private void space() {
            while (at < in.length()) {
                char c = in.charAt(at);
                if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                    return;
                }
                at++;
            }
        }

        private char peek() {
            if (at >= in.length()) {
                throw malformed("the document ends too early");
            }
            return in.charAt(at);
        }

        private void take(char expected) {
            if (peek() != expected) {
                throw malformed("'" + expected + "' was expected");
            }
            at++;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private MalformedJson malformed(String what) {
            return new MalformedJson(what, at);
        }
    }
}
