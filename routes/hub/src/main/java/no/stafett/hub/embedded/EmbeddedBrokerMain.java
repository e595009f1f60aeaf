package no.stafett.hub.embedded;

import java.nio.file.Path;
import no.stafett.hub.data.LogFile;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The embedded broker as a process of its own, for several hubs on one machine and for tests that kill a hub and not its
 * broker.
 *
 * <p>Arguments: data folder, port (0: a free one), JDBC address of the hubs' database, by which parties are known. Prints
 * {@code READY {"port":…,"url":…,"user":…,"secret":…}} when it takes messages; the secret is the hubs' own. SIGTERM
 * stops it.
 */
public final class EmbeddedBrokerMain {
    private EmbeddedBrokerMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("Usage: EmbeddedBrokerMain DATA_FOLDER PORT DATABASE_URL");
            System.exit(2);
        }
        LogFile.at(Path.of(arguments[0]).resolve("log").resolve("broker.log"));
        var database = new PGSimpleDataSource();
        database.setUrl(arguments[2]);
        database.setConnectTimeout(10);
        database.setSocketTimeout(20); // a database that vanished must not hold up who signs on
        Standalone.run(
                () -> EmbeddedBroker.start(
                        Path.of(arguments[0]).resolve("broker"),
                        Integer.parseInt(arguments[1]),
                        PartySecrets.inDatabase(database)),
                broker -> "{\"port\":%d,\"url\":\"%s\",\"user\":\"%s\",\"secret\":\"%s\"}"
                        .formatted(broker.port(), broker.url(), EmbeddedBroker.HUB, broker.secret()));
    }
}
