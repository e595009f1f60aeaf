package no.stafett.hub.embedded;

import java.nio.file.Path;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.LogFile;

/**
 * The embedded database as a process of its own, for several hubs on one machine and for tests that kill a hub and not
 * its database.
 *
 * <p>Arguments: data folder, port (0: a free one). Prints {@code READY {"port":…,"url":…,"keysUrl":…}} when it answers;
 * the addresses contain the password. SIGTERM stops it.
 */
public final class EmbeddedDatabaseMain {
    private EmbeddedDatabaseMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Usage: EmbeddedDatabaseMain DATA_FOLDER PORT");
            System.exit(2);
        }
        LogFile.at(Path.of(arguments[0]).resolve("log").resolve("database.log"));
        var settings = EmbeddedDatabase.Settings.below(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Standalone.run(
                () -> {
                    var database = EmbeddedDatabase.start(settings);
                    database.onGivingUp(problem -> {
                        System.err.println(problem.line());
                        System.exit(CannotStart.EXIT_CODE);
                    });
                    return database;
                },
                database -> "{\"port\":%d,\"url\":\"%s\",\"keysUrl\":\"%s\"}"
                        .formatted(
                                database.port(),
                                database.urlWithSecret(EmbeddedDatabase.STAFETT),
                                database.urlWithSecret(EmbeddedDatabase.STAFETT_KEYS)));
    }
}
