package no.stafett.conformance.hub;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;

/** A hub of ours, started for the suite on embedded parts, with all parties of the suite. */
public final class StartedHub implements AutoCloseable {
    private static final String NUMBER = Role.EXAMPLES_HUB;

    private final Hub hub;
    private final Path data;

    private StartedHub(Hub hub, Path data) {
        this.hub = hub;
        this.data = data;
    }

    /** Starts one on a folder; returns when it answers and knows the parties. */
    public static StartedHub on(Path data) {
        var hub = Hub.start(HubOptions.at(data));
        try {
            var door = OperatorDoor.of(data);
            for (var role : Role.values()) {
                door.add(role);
            }
            return new StartedHub(hub, data);
        } catch (RuntimeException e) {
            hub.close();
            throw e;
        }
    }

    /** How it is reached. */
    public TestedHub.Reach reach() {
        var addresses = hub.addresses();
        return new TestedHub.Reach(
                URI.create(addresses.soap()),
                Optional.of(addresses.jms()),
                Optional.of(addresses.folders()),
                NUMBER,
                PartiesFile.ofDataFolder(data),
                Optional.of(data.resolve("keys").resolve("log-head.key.pub")),
                Optional.of(OperatorDoor.of(data)),
                TestedHub.Reach.PATIENCE);
    }

    @Override
    public void close() {
        hub.close();
    }
}
