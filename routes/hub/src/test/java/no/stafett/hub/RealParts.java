package no.stafett.hub;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.embedded.EmbeddedDatabase;
import no.stafett.hub.keys.KeyFiles;
import no.stafett.hub.keys.KeyStore;
import no.stafett.hub.keys.Vault;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with both databases migrated, and where asked for a real broker, in a folder of their own. */
public final class RealParts implements AutoCloseable {
    /** Where PostgreSQL's programs are unpacked once for all tests of the build. */
    public static final Path PROGRAMS = EmbeddedDatabase.Settings.programsOr(Path.of("target", "postgres-programs"))
            .toAbsolutePath();

    private final EmbeddedDatabase postgres;
    private final HikariDataSource database;
    private final HikariDataSource keys;
    private final Path folder;
    private @Nullable EmbeddedBroker broker;

    private RealParts(Path folder) {
        this.folder = folder;
        this.postgres = EmbeddedDatabase.start(new EmbeddedDatabase.Settings(
                folder.resolve("postgres"), PROGRAMS, folder.resolve("log/postgres.log"), 0));
        this.database = pool(EmbeddedDatabase.STAFETT, "db/migration");
        this.keys = pool(EmbeddedDatabase.STAFETT_KEYS, "db/keys");
    }

    public static RealParts database(Path folder) {
        return new RealParts(folder);
    }

    public static RealParts databaseAndBroker(Path folder) {
        var parts = new RealParts(folder);
        parts.startBroker(0);
        return parts;
    }

    private HikariDataSource pool(String name, String migrations) {
        var pool = pool(name);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:" + migrations)
                .load()
                .migrate();
        return pool;
    }

    private HikariDataSource pool(String name) {
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.url(name));
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    /** A second database of the same server, brought to a version of the schema only. */
    public HikariDataSource anotherDatabase(String name, String version) throws SQLException {
        execute("create database " + name);
        var pool = pool(name);
        migrate(pool, version);
        return pool;
    }

    /** Brings a database to a version of the schema; {@code latest} is the hub's own. */
    public static void migrate(HikariDataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    public void startBroker(int port) {
        broker = EmbeddedBroker.start(folder.resolve("broker"), port, party -> null);
    }

    /** Stops the broker; returns its port. */
    public int stopBroker() {
        int port = embeddedBroker().port();
        embeddedBroker().close();
        broker = null;
        return port;
    }

    private EmbeddedBroker embeddedBroker() {
        if (broker == null) {
            throw new IllegalStateException("There is no broker now");
        }
        return broker;
    }

    public HikariDataSource database() {
        return database;
    }

    public HikariDataSource keysDatabase() {
        return keys;
    }

    /** A store with caches of its own, as another process has. */
    public KeyStore keyStore() {
        return new KeyStore(keys, KeyFiles.in(folder.resolve("keys")));
    }

    public Vault vault() {
        return new Vault(keyStore());
    }

    public ActiveMQConnectionFactory inVm() {
        return (ActiveMQConnectionFactory) embeddedBroker().inVm();
    }

    /** Connections that find the broker again after it was stopped and started on the same port. */
    public ActiveMQConnectionFactory overTcp() {
        return new ActiveMQConnectionFactory(
                embeddedBroker().url(), EmbeddedBroker.HUB, embeddedBroker().secret());
    }

    public void makeInbox(String party) throws Exception {
        try (var connection = embeddedBroker().inVm().createConnection();
                var session = (ActiveMQSession) connection.createSession()) {
            var name = SimpleString.of(EmbeddedBroker.inbox(party));
            session.getCoreSession().createAddress(name, RoutingType.ANYCAST, false);
            session.getCoreSession()
                    .createQueue(QueueConfiguration.of(EmbeddedBroker.inbox(party))
                            .setRoutingType(RoutingType.ANYCAST)
                            .setDurable(true));
        }
    }

    public void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public List<String> ask(String sql) throws SQLException {
        return ask(database, sql);
    }

    public List<String> ask(HikariDataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
        database.close();
        keys.close();
        postgres.close();
    }
}
