package no.stafett.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which hub's data folder is meant. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:STAFETT_DATA:-stafett-data}",
            description = "The hub's data folder (default: ${DEFAULT-VALUE}, or what STAFETT_DATA says).")
    private Path data = Path.of("stafett-data");

    /** The option as if this folder had been given. */
    public static DataOption at(Path folder) {
        var option = new DataOption();
        option.data = folder;
        return option;
    }

    /** The folder. */
    public Path folder() {
        return data;
    }

    /** The file with a party's secret. */
    public Path secretOf(String party) {
        return data.resolve("parties").resolve(party + ".secret");
    }

    /** The file that says where operators' acts are taken, and with which token. */
    public Path operatorFile() {
        return data.resolve("operator.json");
    }

    /** The hub's public head key. */
    public Path headKey() {
        return data.resolve("keys").resolve("log-head.key.pub");
    }

    /** Documents that were sent from here, kept before their first attempt so that a retry is the same message. */
    public Path sent() {
        return data.resolve("sent");
    }
}
