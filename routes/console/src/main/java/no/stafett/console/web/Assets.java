package no.stafett.console.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Style, scripts and sign: the only files that are served, from the jar. Nothing comes from elsewhere. */
@RestController
final class Assets {
    private record File(String type, byte[] bytes) {}

    private static final Map<String, File> FILES = Map.of(
            "console.css", read("text/css;charset=UTF-8", "/no/stafett/console/assets/console.css"),
            "console.js", read("text/javascript;charset=UTF-8", "/no/stafett/console/assets/console.js"),
            "sign.svg", read("image/svg+xml", "/no/stafett/console/assets/sign.svg"),
            "htmx.js",
                    read(
                            "text/javascript;charset=UTF-8",
                            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

    /** Changes with the files, and stands in their addresses: a browser keeps them until then. */
    static final String VERSION = version();

    @GetMapping("/assets/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String name) {
        var file = FILES.get(name);
        if (file == null) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .body(file.bytes());
    }

    private static File read(String type, String path) {
        try (var in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path.");
            }
            return new File(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        var crc = new CRC32();
        new TreeMap<>(FILES).forEach((name, file) -> crc.update(file.bytes()));
        return Long.toHexString(crc.getValue());
    }
}
