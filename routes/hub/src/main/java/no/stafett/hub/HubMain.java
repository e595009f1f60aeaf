package no.stafett.hub;

import java.nio.file.Path;
import no.stafett.hub.data.CannotStart;

/**
 * A hub as a process of its own without the command line: for tests that kill it.
 *
 * <p>Arguments: the data folder, then {@code name=value} for {@code http-port}, {@code jms-port}, {@code database},
 * {@code keys-database}, {@code broker}, {@code broker-user}, {@code broker-secret}, {@code keys} (a folder), or any
 * property by its full name. Prints {@code READY {…}}, stops on SIGTERM, exits 3 with one line when it can't start.
 */
public final class HubMain {
    private HubMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 0) {
            System.err.println("Usage: HubMain DATA_FOLDER [name=value…]");
            System.exit(2);
        }
        try {
            var hub = Hub.start(options(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "hub-close"));
            System.out.println("READY " + hub.addresses().json());
            System.out.flush();
            var why = hub.awaitEnd();
            if (why != null) {
                throw why;
            }
        } catch (CannotStart e) {
            System.err.println(e.line());
            System.exit(CannotStart.EXIT_CODE);
        }
    }

    private static HubOptions options(String[] arguments) {
        var options = HubOptions.at(Path.of(arguments[0]));
        var broker = new HubOptions.Broker("", "hub", "");
        for (int i = 1; i < arguments.length; i++) {
            var equals = arguments[i].indexOf('=');
            var name = arguments[i].substring(0, equals);
            var value = arguments[i].substring(equals + 1);
            switch (name) {
                case "http-port" -> options = options.withHttpPort(Integer.parseInt(value));
                case "jms-port" -> options = options.withJmsPort(Integer.parseInt(value));
                case "database" -> options = options.withDatabase(value);
                case "keys-database" -> options = options.withKeysDatabase(value);
                case "keys" -> options = options.withKeys(Path.of(value));
                case "broker" -> broker = new HubOptions.Broker(value, broker.user(), broker.secret());
                case "broker-user" -> broker = new HubOptions.Broker(broker.url(), value, broker.secret());
                case "broker-secret" -> broker = new HubOptions.Broker(broker.url(), broker.user(), value);
                default -> options = options.with(name, value);
            }
        }
        return broker.url().isEmpty() ? options : options.withBroker(broker);
    }
}
