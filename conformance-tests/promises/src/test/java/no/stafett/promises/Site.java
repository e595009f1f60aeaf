package no.stafett.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.stafett.hub.HubMain;
import no.stafett.hub.data.Ports;
import no.stafett.hub.embedded.EmbeddedBrokerMain;
import no.stafett.hub.embedded.EmbeddedDatabaseMain;
import org.jspecify.annotations.Nullable;

/** Where a hub and its parts run as processes, and what happens to them. */
abstract sealed class Site implements AutoCloseable {
    final Path data;
    private @Nullable Child hub;

    private Site(Path data) {
        this.data = data;
    }

    /** Broker and database as processes of their own beside the hub's. */
    static Site ofSeparateParts(Path data) throws InterruptedException {
        return new Separate(data);
    }

    /** Broker in the hub's process, and the database as its child. */
    static Site ofOneProcess(Path data) {
        return new Embedded(data);
    }

    /** The data folder of the hub. */
    Path hubFolder() {
        return data.resolve("hub");
    }

    Path armed() {
        return data.resolve("armed");
    }

    /** A file as long as the hub of this folder has committed groups. */
    Path commits(String folder) {
        return data.resolve(folder + ".commits");
    }

    /** Starts the hub, again if it was killed, and returns when it answers. */
    void startHub() throws InterruptedException {
        var started = startHub("hub");
        hub = started;
        started.ready();
    }

    /** Starts a hub on a data folder of this name. */
    Child startHub(String folder) {
        var arguments = new ArrayList<>(List.of(data.resolve(folder).toString()));
        arguments.addAll(hubArguments());
        return Child.start(
                HubMain.class,
                List.of(
                        "-D" + KillsItsProcess.FOLDER + "=" + armed(),
                        "-D" + KillsItsProcess.COMMITS + "=" + commits(folder)),
                arguments);
    }

    Child hub() {
        if (hub == null) {
            throw new IllegalStateException("No hub has been started.");
        }
        return hub;
    }

    abstract List<String> hubArguments();

    abstract String brokerUrl();

    abstract String databaseUrl() throws IOException;

    abstract Path keys();

    /** Kills the whole database at once, and sees to it that it comes back at the same address. */
    abstract void crashDatabase() throws IOException, InterruptedException;

    String secret(String party) {
        try {
            return Files.readString(hubFolder().resolve("parties").resolve(party + ".secret"))
                    .strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(databaseUrl());
                var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws Exception {
        if (hub != null) {
            hub.close();
        }
    }

    private static final class Separate extends Site {
        private final Child broker;
        private final String brokerUrl;
        private final String brokerSecret;
        private final int databasePort;
        private final String databaseUrl;
        private final String keysUrl;
        private Child database;

        Separate(Path data) throws InterruptedException {
            super(data);
            database = startDatabase(0);
            var databaseAt = database.ready();
            databasePort = databaseAt.get("port").asInt();
            databaseUrl = databaseAt.get("url").asString();
            keysUrl = databaseAt.get("keysUrl").asString();
            broker = Child.start(
                    EmbeddedBrokerMain.class,
                    List.of(),
                    List.of(data.resolve("broker").toString(), "0", databaseUrl));
            var brokerAt = broker.ready();
            brokerUrl = brokerAt.get("url").asString();
            brokerSecret = brokerAt.get("secret").asString();
        }

        private Child startDatabase(int port) {
            return Child.start(
                    EmbeddedDatabaseMain.class,
                    List.of(),
                    List.of(data.resolve("database").toString(), Integer.toString(port)));
        }

        @Override
        List<String> hubArguments() {
            return List.of(
                    "keys=" + keys(),
                    "database=" + databaseUrl,
                    "keys-database=" + keysUrl,
                    "broker=" + brokerUrl,
                    "broker-user=hub",
                    "broker-secret=" + brokerSecret);
        }

        @Override
        String brokerUrl() {
            return brokerUrl;
        }

        @Override
        String databaseUrl() {
            return databaseUrl;
        }

        @Override
        Path keys() {
            return data.resolve("keys");
        }

        @Override
        void crashDatabase() throws IOException, InterruptedException {
            database.kill(); // first, so that it does not start the server again
            Child.crashDatabase(data.resolve("database").resolve("postgres"));
            database = startDatabase(databasePort);
            database.ready();
        }

        @Override
        public void close() throws Exception {
            super.close();
            broker.close();
            database.close();
            Child.leaveNoServerOn(data.resolve("database").resolve("postgres"));
        }
    }

    private static final class Embedded extends Site {
        private final int jmsPort = Ports.free();

        Embedded(Path data) {
            super(data);
        }

        @Override
        List<String> hubArguments() {
            return List.of("jms-port=" + jmsPort);
        }

        @Override
        String brokerUrl() {
            return "tcp://127.0.0.1:" + jmsPort;
        }

        @Override
        String databaseUrl() throws IOException {
            var port = Files.readAllLines(hubFolder().resolve("postgres").resolve("postmaster.pid"))
                    .get(3)
                    .strip();
            var password =
                    Files.readString(hubFolder().resolve("postgres.secret")).strip();
            return "jdbc:postgresql://127.0.0.1:" + port + "/stafett?user=postgres&password=" + password;
        }

        @Override
        Path keys() {
            return hubFolder().resolve("keys");
        }

        @Override
        void crashDatabase() throws IOException {
            Child.crashDatabase(hubFolder().resolve("postgres"));
        }

        @Override
        public void close() throws Exception {
            super.close();
            Child.leaveNoServerOn(hubFolder().resolve("postgres"));
        }
    }
}
