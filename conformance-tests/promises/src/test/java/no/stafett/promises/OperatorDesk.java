package no.stafett.promises;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running hub's operator endpoint, by the address and token in its data folder. */
final class OperatorDesk {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;

    OperatorDesk(Path data) {
        this.data = data;
    }

    void addParty(String number, String role, @Nullable String territory) throws IOException, InterruptedException {
        var party = JSON.createObjectNode();
        party.put("number", number);
        party.put("role", role);
        party.put("name", "Part " + number);
        party.put("validFrom", "2000-01-01");
        if (territory != null) {
            party.put("municipality", territory);
        }
        post("/parties", party.toString());
    }

    int parties() throws IOException, InterruptedException {
        return send("/parties", HttpRequest.newBuilder().GET()).get("parties").size();
    }

    JsonNode verifyLog() throws IOException, InterruptedException {
        return post("/audit/verify", "");
    }

    JsonNode rebuildLedger() throws IOException, InterruptedException {
        return post("/audit/rebuild", "");
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        var door = JSON.readTree(Files.readString(data.resolve("operator.json")));
        var answer = http.send(
                request.uri(URI.create(door.get("url").asString() + path))
                        .header("Authorization", "Bearer " + door.get("token").asString())
                        .timeout(Duration.ofSeconds(120))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
