package no.stafett.cli.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.hub.data.CannotStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The hub, until it is stopped. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Run the hub until it is stopped (Ctrl-C). Database and broker are embedded and durable, below the data folder,"
                    + " unless others are named.",
            "Prints one line when all of it answers: READY {\"console\", \"soap\", \"jms\", \"folders\"}."
        },
        exitCodeList = {"0:stopped", "2:the command was wrong", "3:can't start, and why"},
        footer = {"", "Example:", "  stafett up --data stafett-data --port 8080"})
public final class UpCommand implements Subcommand {
    private static final int HTTP_PORT = 8080;
    private static final int JMS_PORT = 61616;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "For console and SOAP, on 127.0.0.1 (default: 8080, or a free one where that is taken).")
    private @Nullable Integer port;

    @Option(
            names = "--jms-port",
            paramLabel = "N",
            description = "For the embedded broker, on 127.0.0.1 (default: 61616, or a free one where that is taken).")
    private @Nullable Integer jmsPort;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "A PostgreSQL of your own: jdbc:postgresql://HOST/DATABASE?user=U; the password belongs in ~/.pgpass.")
    private @Nullable String database;

    @Option(
            names = "--keys-database",
            paramLabel = "URL",
            description = "The database of keys (default: the other's name with _keys after it).")
    private @Nullable String keysDatabase;

    @Option(names = "--broker", paramLabel = "URL", description = "An Artemis of your own: tcp://HOST:PORT.")
    private @Nullable String broker;

    @Option(
            names = "--broker-user",
            paramLabel = "NAME",
            defaultValue = "hub",
            description =
                    "The hub's user there; its secret is what STAFETT_BROKER_SECRET says (default: ${DEFAULT-VALUE}).")
    private String brokerUser = "hub";

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "The folder of keys, which hubs on one database must share (default: keys in the data folder).")
    private @Nullable Path keys;

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var hub = started();
            Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "hub-close"));
            var out = spec.commandLine().getOut();
            out.println("READY " + hub.addresses().json());
            out.flush();
            var why = hub.awaitEnd();
            if (why != null) {
                throw why;
            }
            return 0;
        } catch (CannotStart why) {
            throw new CouldNotBeDone(
                    lowerFirst(why.problem().en()), why.remedy().en(), why);
        }
    }

    private Hub started() {
        try (var unused = Progress.of(output, () -> "Starting the hub on " + data.folder())) {
            return Hub.start(options());
        }
    }

    private HubOptions options() {
        var options = HubOptions.at(data.folder())
                .withHttpPort(chosen(port, HTTP_PORT))
                .withJmsPort(chosen(jmsPort, JMS_PORT));
        if (keys != null) {
            options = options.withKeys(keys);
        }
        if (database != null) {
            options = options.withDatabase(database);
        }
        if (keysDatabase != null) {
            options = options.withKeysDatabase(keysDatabase);
        }
        if (broker != null) {
            var secret = System.getenv("STAFETT_BROKER_SECRET");
            options = options.withBroker(new HubOptions.Broker(broker, brokerUser, secret == null ? "" : secret));
        }
        return options;
    }

    /** A port that was asked for must be had; the usual one gives way to whoever has it. */
    private int chosen(@Nullable Integer asked, int usual) {
        if (asked != null) {
            if (asked < 0 || asked > 65535) {
                throw new ParameterException(spec.commandLine(), "A port is between 0 and 65535; 0 takes a free one.");
            }
            return asked;
        }
        try (var probe = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    private static String lowerFirst(String sentence) {
        var text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
