package no.stafett.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.HubNumber;
import no.stafett.cli.demo.ThrowAwayFolder;
import no.stafett.cli.hub.OperatorEndpoint;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.data.LogFile;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.embedded.EmbeddedDatabase;
import no.stafett.hub.embedded.PartySecrets;
import no.stafett.v1.identifier.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Where it is raced: a database and a broker of this process, and hubs that are processes of their own. */
final class RaceSite implements AutoCloseable {
    /** Below this many attempts, a hub that is warm soon is worth more than one that is fast in the end. */
    private static final long LONG_RUN = 20_000;

    private static final long SETTLED_SECONDS = 120;
    private static final long GLANCE_MILLIS = 200;

    /**
     * A party.
     *
     * @param number organisation number
     * @param municipality the number of the municipality that it is, null for another
     */
    record Party(String number, String role, @Nullable String municipality) {}

    private final ThrowAwayFolder folder;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<HubProcess> hubs = new ArrayList<>();
    private final Thread atTheLatest = new Thread(this::endAll, "races-end");
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final EmbeddedBroker broker;

    private RaceSite(ThrowAwayFolder folder, int count, long attempts) {
        this.folder = folder;
        var root = folder.path();
        LogFile.at(root.resolve("log").resolve("races.log"));
        Runtime.getRuntime().addShutdownHook(atTheLatest);
        try {
            var postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.below(root.resolve("database"), 0));
            parts.push(postgres);
            database.setUrl(postgres.urlWithSecret(EmbeddedDatabase.STAFETT));
            broker = EmbeddedBroker.start(
                    root.resolve("broker").resolve("journal"), 0, PartySecrets.inDatabase(database));
            parts.push(broker);
            var passwords = root.resolve("pgpass");
            DataFolder.writeForOwnerOnly(passwords, "127.0.0.1:*:*:" + postgres.user() + ":" + postgres.password());
            var arguments = List.of(
                    "--database",
                    postgres.url(EmbeddedDatabase.STAFETT) + "?user=" + postgres.user(),
                    "--keys-database",
                    postgres.url(EmbeddedDatabase.STAFETT_KEYS) + "?user=" + postgres.user(),
                    "--broker",
                    broker.url(),
                    "--broker-user",
                    EmbeddedBroker.HUB,
                    "--keys",
                    root.resolve("keys").toString());
            var environment = Map.of("PGPASSFILE", passwords.toString(), "STAFETT_BROKER_SECRET", broker.secret());
            var jvm = new ArrayList<>(List.of(
                    "-Xmx768m",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")));
            if (attempts < LONG_RUN) {
                jvm.add("-XX:TieredStopAtLevel=1");
            }
            for (int i = 0; i < count; i++) {
                if (i == 1) {
                    hubs.get(0).soap(); // which makes the tables and the keys that all share
                }
                hubs.add(HubProcess.start(root.resolve("hub-" + (i + 1)), jvm, arguments, environment));
            }
            hubs.forEach(HubProcess::soap);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts everything, and returns when every hub answers. */
    static RaceSite start(ThrowAwayFolder folder, int hubs, long attempts) {
        return new RaceSite(folder, hubs, attempts);
    }

    /** Valid organisation numbers of nobody, the hub's own left out. */
    static List<String> numbers(int count) {
        return IntStream.range(310_000_000, 310_100_000)
                .mapToObj(Integer::toString)
                .filter(number -> !number.equals(HubNumber.TRYING_OUT))
                .filter(number -> OrganisationNumber.parse(number).isPresent())
                .limit(count)
                .toList();
    }

    /** Adds parties by one hub, and returns when all know them. */
    void add(List<Party> parties) {
        for (var party : parties) {
            var asked = new LinkedHashMap<String, Object>();
            asked.put("number", party.number());
            asked.put("role", party.role());
            asked.put("name", "Part " + party.number());
            if (party.municipality() != null) {
                asked.put("territory", party.municipality());
            }
            hubs.get(0).operator().post("/parties", asked);
        }
        for (var hub : hubs) {
            await(
                    () -> hub.operator().get("/parties").path("parties").size() >= parties.size(),
                    "a hub does not learn of the parties");
        }
    }

    String soap(int hub) {
        return hubs.get(hub).soap();
    }

    String jms() {
        return broker.url();
    }

    int hubs() {
        return hubs.size();
    }

    /** The first hub's operator. */
    OperatorEndpoint operator() {
        return hubs.get(0).operator();
    }

    String secret(String party) {
        try {
            return Files.readString(hubs.get(0).data().secretOf(party)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection database() throws SQLException {
        return database.getConnection();
    }

    /** Waits until nothing is on its way to an inbox any more. */
    void awaitDelivery() {
        await(
                () -> operator().get("/status").path("undelivered").asLong(1) == 0,
                "documents are on their way to an inbox still");
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, String otherwise) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLED_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new CouldNotBeDone(
                        otherwise + ", after " + SETTLED_SECONDS + " s", "Give fewer --connections, or more time.");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CouldNotBeDone("stopped while waiting", "Run the same command again.", e);
            }
        }
    }

    private synchronized void endAll() {
        hubs.forEach(HubProcess::end);
        hubs.forEach(HubProcess::close);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                continue; // the folder goes with it
            }
        }
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheLatest);
        } catch (IllegalStateException alreadyEnding) {
            folder.close(); // its own hook may have come too early
        }
    }
}
