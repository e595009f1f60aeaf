package no.stafett.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Nested
    class Given_the_vectors {
        @Test
        void when_an_input_is_read_and_written_then_it_has_the_canonical_bytes() throws Exception {
            var cases = Vectors.of("canonical-json.json").objects("written");

            assertThat(cases).isNotEmpty().allSatisfy(vector -> {
                byte[] written = CanonicalJson.bytes(CanonicalJson.read(vector.text("input")));
                assertThat(new String(written, UTF_8)).isEqualTo(vector.text("canonical"));
                assertThat(HexFormat.of().formatHex(written)).isEqualTo(vector.text("hex"));
            });
        }

        @Test
        void when_an_input_is_outside_the_subset_then_the_offset_of_the_fault_is_told() throws Exception {
            var cases = Vectors.of("canonical-json.json").objects("refused");

            assertThat(cases).isNotEmpty().allSatisfy(vector -> assertThatThrownBy(
                            () -> CanonicalJson.read(vector.text("input")))
                    .as(vector.text("about"))
                    .isInstanceOfSatisfying(MalformedJson.class, fault -> assertThat((long) fault.offset())
                            .isEqualTo(vector.number("offset"))));
        }
    }

    @Nested
    class Given_random_values {
        private final Random random = new Random(20260302);

        @Test
        void when_written_and_read_then_they_are_the_same_and_canonical() {
            for (int i = 0; i < 2000; i++) {
                var value = Map.of("value", object(4));

                byte[] written = CanonicalJson.bytes(value);

                assertThat(CanonicalJson.readCanonical(written)).isEqualTo(value);
            }
        }

        @Test
        void when_members_come_in_another_order_then_the_bytes_are_the_same() {
            for (int i = 0; i < 500; i++) {
                var object = object(2);
                var names = new ArrayList<>(object.keySet());
                java.util.Collections.shuffle(names, random);
                var shuffled = new LinkedHashMap<String, @Nullable Object>();
                names.forEach(name -> shuffled.put(name, object.get(name)));

                assertThat(CanonicalJson.bytes(shuffled)).isEqualTo(CanonicalJson.bytes(object));
            }
        }

        private Map<String, @Nullable Object> object(int depth) {
            var object = new HashMap<String, @Nullable Object>();
            for (int i = random.nextInt(5); i > 0; i--) {
                object.put(string(), value(depth));
            }
            return object;
        }

        private @Nullable Object value(int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 6)) {
                case 0 -> null;
                case 1 -> random.nextBoolean();
                case 2 -> random.nextLong() % (CanonicalJson.NUMBER_MAX + 1);
                case 3 -> string();
                case 4 -> object(depth - 1);
                default -> {
                    var list = new ArrayList<@Nullable Object>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        list.add(value(depth - 1));
                    }
                    yield list;
                }
            };
        }

        private String string() {
            var string = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                int point = random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(0x180);
                if (point < 0xD800 || point > 0xDFFF) {
                    string.appendCodePoint(point);
                }
            }
            return string.toString();
        }
    }

    @Nested
    class Given_values_that_have_no_canonical_form {
        @Test
        void when_written_then_they_are_refused_without_being_quoted() {
            var deep = new ArrayList<Object>();
            for (int i = 0; i < CanonicalJson.DEPTH_MAX; i++) {
                deep = new ArrayList<>(List.of(deep));
            }
            var values = List.of(
                    1.5,
                    CanonicalJson.NUMBER_MAX + 1,
                    -CanonicalJson.NUMBER_MAX - 1,
                    "\uD83D",
                    "a\uDE00b",
                    Map.of(1, 2),
                    'x',
                    deep);

            assertThat(values).allSatisfy(value -> assertThatIllegalArgumentException()
                    .isThrownBy(() -> CanonicalJson.bytes(value))
                    .satisfies(fault ->
                            assertThat(String.valueOf(fault.getMessage())).doesNotContain("9007")));
        }

        @Test
        void when_nesting_is_as_deep_as_allowed_then_it_is_written_and_read() {
            var text = "[".repeat(CanonicalJson.DEPTH_MAX) + "]".repeat(CanonicalJson.DEPTH_MAX);

            assertThat(CanonicalJson.text(CanonicalJson.read(text))).isEqualTo(text);
            assertThatThrownBy(() -> CanonicalJson.read("[" + text + "]")).isInstanceOf(MalformedJson.class);
        }
    }

    @Nested
    class Given_bytes {
        @Test
        void when_they_are_not_utf_8_then_the_byte_is_told() {
            byte[] overlong = {'"', 'a', (byte) 0xC0, (byte) 0x80, '"'};
            byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
            byte[] cut = {'"', (byte) 0xC3};

            assertThatThrownBy(() -> CanonicalJson.read(overlong)).hasMessageContaining("offset 2");
            assertThatThrownBy(() -> CanonicalJson.read(surrogate)).hasMessageContaining("offset 1");
            assertThatThrownBy(() -> CanonicalJson.read(cut)).isInstanceOf(MalformedJson.class);
        }

        @Test
        void when_they_are_not_canonical_then_the_first_byte_that_differs_is_told() {
            for (var text : List.of("{\"a\": 1}", "{\"b\":1,\"a\":2}", "{\"a\":\"\\/\"}", "{\"a\":\"\\ud800\"}")) {
                assertThat(CanonicalJson.readObject(text.getBytes(UTF_8))).containsKey("a");
                assertThatThrownBy(() -> CanonicalJson.readCanonical(text.getBytes(UTF_8)))
                        .isInstanceOf(MalformedJson.class);
            }
            assertThatThrownBy(() -> CanonicalJson.readCanonical("{\"a\": 1}".getBytes(UTF_8)))
                    .hasMessageContaining("offset 5");
        }
    }
}
