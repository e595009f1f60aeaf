package no.stafett.cli.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.HubNumber;
import no.stafett.v1.identifier.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which hub, and who speaks. */
public final class PartyOptions {
    @Option(
            names = "--to",
            paramLabel = "URL",
            description =
                    "The hub: its SOAP address (http, https) or its broker's (tcp), as READY printed them (default:"
                            + " the SOAP address of the hub that runs on the data folder).")
    private @Nullable String to;

    @Option(names = "--as", required = true, paramLabel = "PARTY", description = "Who speaks: an organisation number.")
    private String party = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The file with the party's secret (default: parties/PARTY.secret in the data folder).")
    private @Nullable Path key;

    @Option(
            names = "--hub",
            paramLabel = "NUMBER",
            defaultValue = HubNumber.TRYING_OUT,
            description = "The hub's organisation number (default: ${DEFAULT-VALUE}).")
    private String hub = HubNumber.TRYING_OUT;

    @Mixin
    private DataOption data = new DataOption();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Who speaks. */
    public String party() {
        if (OrganisationNumber.parse(party).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), party + " is not an organisation number: nine digits with a check digit.");
        }
        return party;
    }

    /** The hub's own number. */
    public String hub() {
        return hub;
    }

    /** The data folder. */
    public DataOption data() {
        return data;
    }

    /** The party's secret. */
    public String secret() {
        var file = key == null ? data.secretOf(party()) : key;
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CouldNotBeDone(
                    "the secret of party " + party + " can't be read from " + file,
                    "Name the hub's data folder with --data DIR, or the secret's file with --key FILE. An operator makes"
                            + " one with 'stafett party add'.",
                    unreadable);
        }
    }

    /** A line to the hub, by the address's scheme. */
    public HubConnection connect() {
        var wanted = to == null ? OperatorEndpoint.of(data).soap() : to;
        URI address;
        try {
            address = URI.create(wanted);
        } catch (IllegalArgumentException notAnAddress) {
            throw new ParameterException(spec.commandLine(), "--to is not an address: " + wanted, notAnAddress);
        }
        return HubConnection.to(address, party(), secret())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--to begins with http, https or tcp, as READY printed it; not " + wanted));
    }
}
