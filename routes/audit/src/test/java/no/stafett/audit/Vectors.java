package no.stafett.audit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the published test vectors, and makes leaves of its own from a seed. */
final class Vectors {
    private final Map<String, @Nullable Object> json;

    private Vectors(Map<String, @Nullable Object> json) {
        this.json = json;
    }

    static Vectors of(String file) throws IOException {
        try (var in = requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file), file)) {
            return new Vectors(CanonicalJson.readObject(in.readAllBytes()));
        }
    }

    static List<Hash> leaves(int count, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var bytes = new byte[Hash.SIZE_BYTES];
                    random.nextBytes(bytes);
                    return Hash.of(bytes);
                })
                .toList();
    }

    @SuppressWarnings("unchecked")
    Vectors object(String name) {
        return new Vectors((Map<String, @Nullable Object>) requireNonNull(json.get(name), name));
    }

    @SuppressWarnings("unchecked")
    List<Vectors> objects(String name) {
        var objects = new ArrayList<Vectors>();
        for (var object : (List<Object>) requireNonNull(json.get(name), name)) {
            objects.add(new Vectors((Map<String, @Nullable Object>) object));
        }
        return objects;
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String name) {
        return (List<String>) requireNonNull(json.get(name), name);
    }

    String text(String name) {
        return (String) requireNonNull(json.get(name), name);
    }

    long number(String name) {
        return (Long) requireNonNull(json.get(name), name);
    }

    Hash hash(String name) {
        return Hash.fromHex(text(name));
    }

    List<Hash> hashes(String name) {
        return texts(name).stream().map(Hash::fromHex).toList();
    }

    byte[] base64(String name) {
        return Base64.getDecoder().decode(text(name));
    }
}
