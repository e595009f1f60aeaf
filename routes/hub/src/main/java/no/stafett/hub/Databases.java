package no.stafett.hub;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.CannotStart.Sentence;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The hub's two databases, each with its connections and its schema up to date.
 *
 * @param stafett messages, ledger, log, outbox
 * @param keys wrapped keys, with a backup and a life of their own
 */
record Databases(HikariDataSource stafett, HikariDataSource keys) implements AutoCloseable {
    /**
     * How one database is reached.
     *
     * @param url JDBC address
     * @param user null where the address or a {@code .pgpass} has it
     * @param password likewise
     */
    record Place(
            String url, @Nullable String user, @Nullable String password) {}

    static final int ANSWER_SECONDS_MAX = 120;

    static Databases open(Place stafett, Place keys) {
        var first = pool("stafett", stafett, 32);
        HikariDataSource second = null;
        try {
            second = pool("keys", keys, 16);
            migrate(stafett, "db/migration");
            migrate(keys, "db/keys");
            return new Databases(first, second);
        } catch (RuntimeException e) {
            first.close();
            if (second != null) {
                second.close();
            }
            throw e;
        }
    }

    private static HikariDataSource pool(String name, Place place, int connectionsMax) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(place.url());
        if (place.user() != null) {
            config.setUsername(place.user());
            config.setPassword(place.password());
        }
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(20_000);
        config.setInitializationFailTimeout(15_000);
        config.setKeepaliveTime(60_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // A database whose host vanished without a word must not hold up what waits for its answer: longer than any
        // statement takes, since each waits at most for a lock (below). The address may say another.
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("socketTimeout", Integer.toString(ANSWER_SECONDS_MAX));
        config.addDataSourceProperty("logServerErrorDetail", "false"); // no row values in any message
        config.addDataSourceProperty("ApplicationName", "stafett-hub");
        // A plan made while a queue was empty must not live on (relay and scanner), and nobody waits for ever.
        // Only a plain index scan marks the entries of rows that are gone; by a bitmap, a relay would look at each of
        // the
        // thousands that the outbox has lost since the last vacuum, again and again.
        config.setConnectionInitSql("set plan_cache_mode = force_custom_plan; set enable_bitmapscan = off;"
                // A hub that vanishes without a word must not keep its shards for hours.
                + " set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;"
                + " set lock_timeout = '30s';"
                + " set idle_in_transaction_session_timeout = '60s'");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new CannotStart(
                    new Sentence(
                            "The database does not answer: " + withoutSecret(place.url()) + ".",
                            "Databasen svarer ikke: " + withoutSecret(place.url()) + "."),
                    new Sentence(
                            "Check that it runs and that --database has the right address, user and password.",
                            "Sjekk at den kjører, og at --database har riktig adresse, bruker og passord."),
                    e);
        }
    }

    /** On connections of its own: a migration of large tables may take longer than any statement of the hub. */
    private static void migrate(Place database, String location) {
        var unhurried = new PGSimpleDataSource();
        unhurried.setURL(database.url());
        unhurried.setOptions("-c lock_timeout=30s"); // rather not start than hold up a hub that runs
        if (database.user() != null) {
            unhurried.setUser(database.user());
            unhurried.setPassword(database.password());
        }
        try {
            Flyway.configure()
                    .dataSource(unhurried)
                    .locations("classpath:" + location)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new CannotStart(
                    new Sentence(
                            "The database's schema is not one that this hub knows; it may be of a newer hub.",
                            "Databasens skjema er ikke et denne huben kjenner; det kan være fra en nyere hub."),
                    new Sentence(
                            "Start the newer hub, or give another database or data folder.",
                            "Start den nyere huben, eller oppgi en annen database eller datamappe."),
                    e);
        }
    }

    /** The address of the database of keys that belongs to this one: the same with {@code _keys} after its name. */
    static String keysBeside(String url) {
        var question = url.indexOf('?');
        return question < 0 ? url + "_keys" : url.substring(0, question) + "_keys" + url.substring(question);
    }

    private static String withoutSecret(String url) {
        var question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    @Override
    public void close() {
        stafett.close();
        keys.close();
    }
}
