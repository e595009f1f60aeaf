package no.stafett.console.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The pages' templates, read at first use. Whatever is put into them is text: only {@code body} is markup. */
final class Templates {
    private static final ConcurrentMap<String, Template> READ = new ConcurrentHashMap<>();

    private Templates() {}

    static String fill(String name, Map<String, Object> content) {
        return READ.computeIfAbsent(name, Templates::read).execute(content);
    }

    private static Template read(String name) {
        var file = "/no/stafett/console/pages/" + name + ".html";
        try (var in = Templates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path.");
            }
            return Mustache.compiler()
                    .escapeHTML(true)
                    .emptyStringIsFalse(true)
                    .withLoader(partial -> new InputStreamReader(
                            java.util.Objects.requireNonNull(Templates.class.getResourceAsStream(
                                    "/no/stafett/console/pages/" + partial + ".html")),
                            StandardCharsets.UTF_8))
                    .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
