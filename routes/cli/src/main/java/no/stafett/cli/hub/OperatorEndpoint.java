package no.stafett.cli.hub;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.Json;
import tools.jackson.databind.JsonNode;

/**
 * The operator's way to a running hub: an address on loopback and a token, both in the data folder. Who can read that
 * folder is the operator.
 */
public final class OperatorEndpoint {
    /** Rebuilding a ledger takes as long as the ledger is large. */
    private static final Duration ANSWER = Duration.ofHours(1);

    private final String url;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private OperatorEndpoint(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    /**
     * The endpoint of the hub that runs on a data folder.
     *
     * @throws CouldNotBeDone when none does
     */
    public static OperatorEndpoint of(DataOption data) {
        try {
            var operator = Json.read(Files.readString(data.operatorFile()));
            return new OperatorEndpoint(
                    operator.path("url").asString(""), operator.path("token").asString(""));
        } catch (NoSuchFileException noHub) {
            throw new CouldNotBeDone(
                    "no hub runs on the data folder " + data.folder(),
                    "Start one with 'stafett up --data DIR', or name its folder with --data DIR.",
                    noHub);
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(
                    data.operatorFile() + " can't be read",
                    "Run this as the user that runs the hub: its data folder is the operator's.",
                    unreadable);
        }
    }

    /** The same hub's SOAP address. */
    public String soap() {
        return URI.create(url + "/").resolve("/soap").toString();
    }

    /** Asks. */
    public JsonNode get(String path) {
        return ask(HttpRequest.newBuilder().GET(), path).orElseThrow(() -> notThere(path));
    }

    /** Asks for something that may not be there. */
    public Optional<JsonNode> find(String path) {
        return ask(HttpRequest.newBuilder().GET(), path);
    }

    /** Acts; the body is written as JSON. */
    public JsonNode post(String path, Object body) {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body), StandardCharsets.UTF_8));
        return ask(request, path).orElseThrow(() -> notThere(path));
    }

    /** Gives a file, which may be long, and takes the lines of JSON that answer it as they come. */
    public void postFile(String path, Path file, Consumer<JsonNode> line) {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/xml")
                .POST(bytesOf(file));
        var response = send(request, path, HttpResponse.BodyHandlers.ofLines());
        try (var lines = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(response.statusCode(), lines.collect(Collectors.joining()));
            }
            lines.filter(text -> !text.isBlank()).map(Json::read).forEach(line);
        } catch (UncheckedIOException cut) {
            return; // the last line tells whether it was all
        }
    }

    private static HttpRequest.BodyPublisher bytesOf(Path file) {
        try {
            return HttpRequest.BodyPublishers.ofFile(file);
        } catch (FileNotFoundException gone) {
            throw new CouldNotBeDone(file + " can't be read", "Check that it is there and may be read.", gone);
        }
    }

    private Optional<JsonNode> ask(HttpRequest.Builder request, String path) {
        var response = send(request, path, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw refused(response.statusCode(), response.body());
        }
        return Optional.of(Json.read(response.body()));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, String path, HttpResponse.BodyHandler<T> answer) {
        var asked = request.uri(URI.create(url + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(asked, answer);
        } catch (ConnectException gone) {
            throw new CouldNotBeDone(
                    "the hub that ran on this data folder is gone",
                    "Start it again with 'stafett up' on the same folder: it finishes what it had accepted.",
                    gone);
        } catch (IOException broken) {
            throw new CouldNotBeDone(
                    "the hub did not answer", "See log/hub.log in the data folder, and try again.", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CouldNotBeDone("stopped while waiting for the hub", "Run the same command again.", stopped);
        }
    }

    private static CouldNotBeDone refused(int status, String body) {
        var problem = body.startsWith("{")
                ? Json.read(body).path("problem").path("en").asString("")
                : "";
        return new CouldNotBeDone(
                problem.isEmpty() ? "the hub answered HTTP " + status : problem,
                status >= 500 ? "See log/hub.log in the data folder." : "Nothing was changed.");
    }

    private static CouldNotBeDone notThere(String path) {
        return new CouldNotBeDone(
                "the hub has no " + path, "Check that the hub and this program are of the same version.");
    }
}
