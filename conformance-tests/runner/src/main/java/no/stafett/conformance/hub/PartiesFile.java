package no.stafett.conformance.hub;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import no.stafett.cli.CouldNotBeDone;

/** The file that tells a vendor's hub's parties to the suite: for each role its number and secret, and the hub's own number. */
public final class PartiesFile {
    private final Properties properties = new Properties();

    private PartiesFile() {}

    /**
     * Reads one.
     *
     * @throws CouldNotBeDone when it can't be read
     */
    public static PartiesFile read(Path file) {
        var parties = new PartiesFile();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            parties.properties.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CouldNotBeDone(
                    file + " can't be read as a file of parties",
                    "Its lines are like CENTRE.number=310000205 and CENTRE.secret=…; see docs/vendors.md.",
                    unreadable);
        }
        return parties;
    }

    /** The hub's number; that of the examples where none stands. */
    public String hubNumber() {
        return properties.getProperty("hub", Role.EXAMPLES_HUB).strip();
    }

    /** Those that stand in it. */
    public Map<Role, TestedHub.Party> parties() {
        var parties = new EnumMap<Role, TestedHub.Party>(Role.class);
        for (var role : Role.values()) {
            var secret = properties.getProperty(role + ".secret");
            if (secret != null) {
                parties.put(
                        role,
                        new TestedHub.Party(
                                properties
                                        .getProperty(role + ".number", role.exampleNumber())
                                        .strip(),
                                secret.strip()));
            }
        }
        return parties;
    }

    /** The secrets in the data folder of a hub of ours, for the parties of the suite. */
    public static Map<Role, TestedHub.Party> ofDataFolder(Path data) {
        var parties = new EnumMap<Role, TestedHub.Party>(Role.class);
        for (var role : Role.values()) {
            var file = data.resolve("parties").resolve(role.exampleNumber() + ".secret");
            try {
                parties.put(
                        role,
                        new TestedHub.Party(
                                role.exampleNumber(), Files.readString(file).strip()));
            } catch (IOException notThere) {
                // the cases that need this party are not run, and say so
            }
        }
        return parties;
    }
}
