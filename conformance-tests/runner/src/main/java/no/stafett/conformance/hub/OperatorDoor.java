package no.stafett.conformance.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.Json;
import no.stafett.conformance.NotRun;

/** The operator's endpoint of a hub of ours, for what no party can do: move the clock, suspend, add parties. */
public final class OperatorDoor {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    private OperatorDoor(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** The door of the hub that runs on a data folder. */
    public static OperatorDoor of(Path data) {
        try {
            var door = Json.read(Files.readString(data.resolve("operator.json")));
            return new OperatorDoor(
                    door.path("url").asString(""), door.path("token").asString(""));
        } catch (IOException noHub) {
            throw new CouldNotBeDone(
                    "no hub runs on the data folder " + data,
                    "Start one with 'stafett up', or name its folder with --data.",
                    noHub);
        }
    }

    /** Adds a party; one that is there already stays as it is. */
    public void add(Role role) {
        var party = new java.util.LinkedHashMap<String, Object>();
        party.put("number", role.exampleNumber());
        party.put("role", role.directoryRole());
        party.put("name", "Conformance " + role.name());
        party.put("validFrom", "2000-01-01");
        role.territory().ifPresent(territory -> party.put("municipality", territory));
        role.actsFor().ifPresent(other -> party.put("actsFor", java.util.List.of(other.exampleNumber())));
        post("/parties", party);
    }

    /** Lets time go by, such as {@code +P3M}. */
    void moveClock(String to) {
        post("/clock", Map.of("to", to));
    }

    void suspend(String party) {
        post("/parties/" + party + "/suspend", Map.of());
    }

    void resume(String party) {
        post("/parties/" + party + "/resume", Map.of());
    }

    private void post(String path, Map<String, ?> body) {
        try {
            var response = http.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .timeout(java.time.Duration.ofMinutes(3))
                            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new NotRun("the operator's door refused " + path + ": " + response.body());
            }
        } catch (IOException gone) {
            throw new NotRun("the operator's door does not answer: " + gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotRun("stopped");
        }
    }
}
