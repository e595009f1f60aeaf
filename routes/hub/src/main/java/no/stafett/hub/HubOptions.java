package no.stafett.hub;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.stafett.hub.data.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * How a hub is to be started. {@link #at(Path)} gives the default: everything embedded, on free ports.
 *
 * @param folder the data folder, and where the keys lie
 * @param httpPort for SOAP and operators, on 127.0.0.1; 0 takes a free one
 * @param jmsPort for the embedded broker, on 127.0.0.1; 0 takes a free one
 * @param database JDBC address of a PostgreSQL of one's own, with user and password or a {@code .pgpass}; null: embedded
 * @param keysDatabase JDBC address of the database of keys; null: the database's name with {@code _keys} after it
 * @param broker a broker of one's own; null: embedded
 * @param settings any further property, by its full name
 */
public record HubOptions(
        DataFolder folder,
        int httpPort,
        int jmsPort,
        @Nullable String database,
        @Nullable String keysDatabase,
        @Nullable Broker broker,
        Map<String, String> settings) {

    /**
     * A broker that others run.
     *
     * @param url such as {@code tcp://broker:61616}
     * @param user the hub's user there, who may send to, read and create {@code stafett.#}
     * @param secret its password
     */
    public record Broker(String url, String user, String secret) {
        @Override
        public String toString() {
            return "Broker[" + url + ", " + user + "]";
        }
    }

    public HubOptions {
        settings = Map.copyOf(settings);
    }

    /** Everything embedded, below this folder, on free ports. */
    public static HubOptions at(Path data) {
        return new HubOptions(DataFolder.at(data), 0, 0, null, null, null, Map.of());
    }

    /** With HTTP on this port. */
    public HubOptions withHttpPort(int port) {
        return new HubOptions(folder, port, jmsPort, database, keysDatabase, broker, settings);
    }

    /** With the embedded broker on this port. */
    public HubOptions withJmsPort(int port) {
        return new HubOptions(folder, httpPort, port, database, keysDatabase, broker, settings);
    }

    /** With a PostgreSQL of one's own. */
    public HubOptions withDatabase(String url) {
        return new HubOptions(folder, httpPort, jmsPort, url, keysDatabase, broker, settings);
    }

    /** With a database of keys that is elsewhere than beside the other. */
    public HubOptions withKeysDatabase(String url) {
        return new HubOptions(folder, httpPort, jmsPort, database, url, broker, settings);
    }

    /** With a broker of one's own. */
    public HubOptions withBroker(Broker own) {
        return new HubOptions(folder, httpPort, jmsPort, database, keysDatabase, own, settings);
    }

    /** With the keys in another folder, which several hubs on one database must share. */
    public HubOptions withKeys(Path keys) {
        return new HubOptions(
                new DataFolder(folder.root(), keys), httpPort, jmsPort, database, keysDatabase, broker, settings);
    }

    /** With one more property. */
    public HubOptions with(String property, String value) {
        var more = new HashMap<>(settings);
        more.put(property, value);
        return new HubOptions(folder, httpPort, jmsPort, database, keysDatabase, broker, more);
    }

    /** Leaves out addresses with passwords in them. */
    @Override
    public String toString() {
        return "HubOptions[" + folder.root() + "]";
    }
}
