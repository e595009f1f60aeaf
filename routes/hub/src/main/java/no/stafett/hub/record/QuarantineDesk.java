package no.stafett.hub.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import no.stafett.audit.Hash;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.Sealed;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.operate.OperatorActs;
import no.stafett.hub.operate.Quarantine;
import no.stafett.hub.party.NotDone;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The quarantine on the record's database. A message's row is locked while it is tried: another hub leaves it alone. */
final class QuarantineDesk implements Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineDesk.class);
    private static final int SHOWN_MAX = 100;
    private static final int BECAUSE_CHARS_MAX = 200;
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{9}");

    /** A carrier tries by itself too; what was recorded so is no longer held. */
    private static final String STILL_HELD = """
            q.state = 'HELD'
            and not exists (select from delivery d where d.transport_id = q.transport_id)
            and (q.transport_id is not null or not exists (
                select from message m where m.channel_party = q.channel_party and m.digest = q.digest))
            """;

    private static final String HELD =
            "select id, cause, channel_party, carrier, digest, tries, at from quarantine q where " + STILL_HELD
                    + " order by at, id";

    private static final String ONE =
            "select id, channel_party, carrier, transport_id, digest, body, quarantine, wrap, text, size_bytes"
                    + " from quarantine q where id = ? and " + STILL_HELD + " for update skip locked";

    private final DataSource database;
    private final Vault vault;
    private final OperatorActs acts;
    private final Function<Incoming, Answer> way;

    /**
     * A desk.
     *
     * @param acts puts each attempt into the log before it is made
     * @param way takes a document the way of every message; throws for the hub's own faults
     */
    QuarantineDesk(DataSource database, Vault vault, OperatorActs acts, Function<Incoming, Answer> way) {
        this.database = database;
        this.vault = vault;
        this.acts = acts;
        this.way = way;
    }

    @Override
    public List<Group> groups() {
        var byCause = new LinkedHashMap<String, List<Held>>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HELD);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                byCause.computeIfAbsent(rows.getString("cause"), cause -> new ArrayList<>())
                        .add(held(rows));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The quarantine can't be read", e);
        }
        return byCause.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        group.getValue().size(),
                        group.getValue().get(0).since(),
                        group.getValue().stream().limit(SHOWN_MAX).toList()))
                .toList();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getLong("id"),
                row.getString("channel_party"),
                row.getString("carrier"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getInt("tries"),
                row.getTimestamp("at").toInstant());
    }

    @Override
    public List<Retried> retry(Which which, String because) {
        check(which, because);
        var wanted = idsOf(which);
        if (wanted.isEmpty()) {
            throw new NotDone(
                    "Nothing such is held. See ./stafett quarantine list.",
                    "Ingenting slikt holdes tilbake. Se ./stafett quarantine list.");
        }
        var details = new LinkedHashMap<String, String>(Map.of("because", because, "count", "" + wanted.size()));
        var id = which.id();
        var cause = which.cause();
        details.put(id == null ? "cause" : "id", id == null ? String.valueOf(cause) : id.toString());
        acts.record("QUARANTINE_RETRIED", details);
        var retried = new ArrayList<Retried>();
        for (var each : wanted) {
            retried.addAll(retry(each));
        }
        if (retried.isEmpty()) {
            throw new NotDone("It is being tried already.", "Det prøves allerede.");
        }
        return List.copyOf(retried);
    }

    private static void check(Which which, String because) {
        if ((which.id() == null) == (which.cause() == null)) {
            throw new NotDone("Name one message or one cause.", "Oppgi én melding eller én årsak.");
        }
        if (because.isBlank()
                || because.length() > BECAUSE_CHARS_MAX
                || LONG_NUMBER.matcher(because).find()) {
            throw new NotDone(
                    "Say why, in at most " + BECAUSE_CHARS_MAX + " characters and without anybody's number.",
                    "Si hvorfor, med høyst " + BECAUSE_CHARS_MAX + " tegn og uten noens nummer.");
        }
    }

    private List<Long> idsOf(Which which) {
        var id = which.id();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select id from quarantine q where "
                        + (id == null ? "cause = ?" : "id = ?") + " and " + STILL_HELD + " order by at, id")) {
            if (id == null) {
                select.setString(1, which.cause());
            } else {
                select.setLong(1, id);
            }
            try (var rows = select.executeQuery()) {
                var ids = new ArrayList<Long>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The quarantine can't be read", e);
        }
    }

    /** Tries one, unless somebody else does just now or it has been recorded meanwhile. */
    private List<Retried> retry(long id) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var outcome = retry(connection, id);
                connection.commit();
                return outcome == null ? List.of() : List.of(new Retried(id, outcome));
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The quarantine can't be read", e);
        }
    }

    private @Nullable String retry(Connection connection, long id) throws SQLException {
        var incoming = locked(connection, id);
        if (incoming == null) {
            return null;
        }
        try {
            var answer = way.apply(incoming);
            finish(connection, "update quarantine set state = 'RETRIED', retried_at = now() where id = ?", id);
            return answer.status();
        } catch (RuntimeException e) {
            LOG.warn("Row {} of the quarantine failed again", id);
            finish(connection, "update quarantine set tries = tries + 1, retried_at = now() where id = ?", id);
            return "held";
        }
    }

    private @Nullable Incoming locked(Connection connection, long id) throws SQLException {
        try (var select = connection.prepareStatement(ONE)) {
            select.setLong(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                var sealed = new Sealed(List.of(), List.of(row.getBytes("wrap")), row.getString("quarantine"));
                var key = vault.open(connection, sealed)
                        .orElseThrow(() -> new NotDone(
                                "The key of that month is destroyed: the message can't be read any more.",
                                "Nøkkelen for den måneden er destruert: meldingen kan ikke lenger leses."));
                var document = Cipher256.decrypt(key, row.getBytes("body"));
                long size = row.getLong("size_bytes");
                return new Incoming(
                        Carrier.valueOf(row.getString("carrier")),
                        row.getString("channel_party"),
                        row.getString("transport_id"),
                        document,
                        row.getBoolean("text"),
                        Math.max(size, document.length), // older rows have none
                        Hash.of(row.getBytes("digest")));
            }
        }
    }

    private static void finish(Connection connection, String sql, long id) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }
}
