package no.stafett.hub.party;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import no.stafett.hub.embedded.PartySecrets;
import no.stafett.hub.embedded.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every party, in memory, as the database has them.
 *
 * <p>A change made in this process is seen at once, one made by another hub on the same database within
 * {@value #REFRESH_SECONDS} seconds. While the database is away, what was last read stands.
 */
public final class PartyDirectory implements PartySecrets, AutoCloseable {
    /** How old what is in memory may be. */
    public static final int REFRESH_SECONDS = 2;

    private static final Logger log = LoggerFactory.getLogger(PartyDirectory.class);

    private record Row(Party party, byte[] secretHash) {}

    private final JdbcClient database;
    private final Clock clock;
    private final ScheduledExecutorService refresher;
    private final AtomicLong version = new AtomicLong();
    private volatile Map<String, Row> rows = Map.of();

    /**
     * @param clock whose day decides who may sign on: the hub's, whose days are Norwegian
     */
    public PartyDirectory(DataSource database, Clock clock) {
        this.database = JdbcClient.create(database);
        this.clock = clock;
        refresh();
        this.refresher = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "party-directory");
            thread.setDaemon(true);
            return thread;
        });
        refresher.scheduleWithFixedDelay(this::refreshIfPossible, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    /** The party of this number, whatever its state and dates. */
    public Optional<Party> party(String number) {
        return Optional.ofNullable(rows.get(number)).map(Row::party);
    }

    /** Every party, by number. */
    public List<Party> parties() {
        return rows.values().stream().map(Row::party).toList();
    }

    /** Grows by one each time something in the directory has changed: for those who keep something made from it. */
    public long version() {
        return version.get();
    }

    /** What becomes of an attempt to sign on. */
    public enum SignOn {
        /** The party may speak. */
        WELCOME,
        /** It is who it says, and an operator has stopped it. */
        SUSPENDED,
        /** There is no such party, it is outside its dates, or the secret is another. */
        UNKNOWN
    }

    /** Judges an attempt to sign on with number and secret, in a time that tells nothing of the secret. */
    public SignOn signOn(@Nullable String number, @Nullable String secret) {
        var row = rows.get(number == null ? "" : number);
        var known = Secret.matches(secret, row == null ? null : row.secretHash());
        if (!known || row == null || !row.party().isValidOn(LocalDate.now(clock))) {
            return SignOn.UNKNOWN;
        }
        return row.party().state() == Party.State.ACTIVE ? SignOn.WELCOME : SignOn.SUSPENDED;
    }

    @Override
    public byte @Nullable [] hashOf(String number) {
        var row = rows.get(number);
        return row != null
                        && row.party().state() == Party.State.ACTIVE
                        && row.party().isValidOn(LocalDate.now(clock))
                ? row.secretHash()
                : null;
    }

    /** Reads everything anew. */
    public synchronized void refresh() {
        var read = new TreeMap<String, Row>();
        for (var row : database.sql("select * from party")
                .query((result, n) -> row(result))
                .list()) {
            read.put(row.party().number(), row);
        }
        var before = rows;
        if (!same(before, read)) {
            rows = read;
            version.incrementAndGet();
        }
    }

    private static boolean same(Map<String, Row> one, Map<String, Row> other) {
        return one.size() == other.size()
                && one.entrySet().stream().allMatch(entry -> {
                    var match = other.get(entry.getKey());
                    return match != null
                            && match.party().equals(entry.getValue().party())
                            && Arrays.equals(
                                    match.secretHash(), entry.getValue().secretHash());
                });
    }

    private void refreshIfPossible() {
        try {
            refresh();
        } catch (RuntimeException e) {
            log.warn(
                    "The directory of parties can't be read just now: {}",
                    e.getClass().getSimpleName());
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        var actsFor = result.getArray("acts_for");
        return new Row(
                new Party(
                        result.getString("number"),
                        result.getString("role"),
                        result.getString("name"),
                        result.getString("territory"),
                        result.getObject("valid_from", LocalDate.class),
                        result.getObject("valid_until", LocalDate.class),
                        Party.State.valueOf(result.getString("state")),
                        actsFor == null ? List.of() : List.of((String[]) actsFor.getArray())),
                result.getBytes("secret_hash"));
    }

    @Override
    public void close() {
        refresher.shutdownNow();
    }
}
