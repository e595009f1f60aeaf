package no.stafett.console.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tables tell an operator, in counts. No column that could name a person is read. */
@Component
public final class Figures {
    private static final int ROWS_MAX = 500;

    private final JdbcClient database;

    Figures(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /**
     * Obligations past their deadline, of one service and one who answers for them.
     *
     * @param service code
     * @param party organisation number; null where no party of the directory answers for it
     * @param role of whom it is asked where there is no party
     * @param territory and where
     * @param count how many
     * @param since the first day on which the oldest was late
     */
    public record Late(
            String service,
            @Nullable String party,
            @Nullable String role,
            @Nullable String territory,
            long count,
            LocalDate since) {}

    /** The oldest first. */
    public List<Late> late(LocalDate today) {
        return database.sql("""
                        select service, party, role, territory, count(*) as n, min(overdue_on) as since
                        from obligation where overdue_on <= :today and ended_on is null
                        group by service, party, role, territory
                        order by since, n desc, service, party limit :max
                        """)
                .param("today", today)
                .param("max", ROWS_MAX)
                .query((row, n) -> new Late(
                        row.getString("service"),
                        row.getString("party"),
                        row.getString("role"),
                        row.getString("territory"),
                        row.getLong("n"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** Open conflicts by kind. */
    public Map<String, Long> openConflicts() {
        return counts("select kind as name, count(*) as n from conflict where state = 'OPEN' group by kind");
    }

    /** Obligations past their deadline by service. */
    public Map<String, Long> lateByService(LocalDate today) {
        var byService = new TreeMap<String, Long>();
        late(today).forEach(late -> byService.merge(late.service(), late.count(), Long::sum));
        return byService;
    }

    /** What one party still has to be sent. */
    public record Leaving(String party, long count, Instant oldest) {}

    /** What lies in the outbox, by receiver. */
    public List<Leaving> leaving() {
        return database.sql("select inbox, count(*) as n, min(created_at) as oldest from outbox group by inbox")
                .query((row, n) -> new Leaving(
                        row.getString("inbox"),
                        row.getLong("n"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }

    /** Claims that collided, of one service and one who asked. */
    public record Collided(String service, String party, String kind, long count, Instant last) {}

    /** Claims that collided since an instant; the latest first. */
    public List<Collided> collided(Instant since) {
        return database.sql("""
                        select service, asked_by, kind, count(*) as n, max(at) as last from collision
                        where at >= :since group by service, asked_by, kind order by last desc limit :max
                        """)
                .param("since", Timestamp.from(since))
                .param("max", ROWS_MAX)
                .query((row, n) -> new Collided(
                        row.getString("service"),
                        row.getString("asked_by"),
                        row.getString("kind"),
                        row.getLong("n"),
                        row.getTimestamp("last").toInstant()))
                .list();
    }

    /** When each party's last report of its books came that was not rejected, of those that have sent one since. */
    public Map<String, Instant> reports(Instant since) {
        var reports = new TreeMap<String, Instant>();
        database.sql("""
                        select sender, max(received_at) as last from message
                        where type = 'ReconciliationReport' and received_at >= :since and status <> 'REJECTED' group by sender
                        """)
                .param("since", Timestamp.from(since))
                .query((row, n) -> Map.entry(
                        row.getString("sender"), row.getTimestamp("last").toInstant()))
                .list()
                .forEach(report -> reports.put(report.getKey(), report.getValue()));
        return reports;
    }

    /** How many entries the audit log has. */
    public long logEntries() {
        return database.sql("select size from audit_tip").query(Long.class).single();
    }

    private Map<String, Long> counts(String sql) {
        var counts = new TreeMap<String, Long>();
        database.sql(sql)
                .query((row, n) -> Map.entry(row.getString("name"), row.getLong("n")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /**
     * A message as it came in.
     *
     * @param sender who says it, as far as it could be read
     * @param channel who brought it
     * @param carrier how
     * @param type local name of its payload's root; null where it could not be read
     * @param digest SHA-256 of the bytes
     * @param status what the checks said
     * @param answerType what it was answered with
     * @param receivedAt when it came
     * @param logIndex its place in the log
     * @param leaf the hash of its entry
     * @param headSize the log's size at the first head that holds it; null: none yet
     * @param headSignedAt when that head was signed
     * @param keyId by which key
     */
    public record Came(
            long id,
            String sender,
            String channel,
            String carrier,
            @Nullable String type,
            byte[] digest,
            String status,
            String answerType,
            Instant receivedAt,
            long logIndex,
            byte[] leaf,
            @Nullable Long headSize,
            @Nullable Instant headSignedAt,
            @Nullable String keyId) {}

    private static final String CAME = """
            select m.id, m.sender, m.channel_party, m.carrier, m.type, m.digest, m.status, m.answer_type, m.received_at,
                m.log_index, l.hash, h.size, h.signed_at, h.key_id
            from message m join audit_leaf l on l.index = m.log_index
            left join lateral (
                select size, signed_at, key_id from audit_head where size > m.log_index order by size limit 1) h on true
            where
            """;

    /** The message of this id, whoever sent it; that the hub answered by this id, where there is no other. */
    public List<Came> came(String id) {
        // By the parties' numbers first: sender and id have an index together.
        var found = came("m.sender in (select number from party) and m.instance_id = :id", id);
        return found.isEmpty() ? came("m.instance_id = :id or m.answer_id = :id", id) : found;
    }

    private List<Came> came(String condition, String id) {
        return database.sql(CAME + condition + " order by m.log_index limit 20")
                .param("id", id)
                .query((row, n) -> {
                    var signed = row.getTimestamp("signed_at");
                    var size = row.getObject("size", Long.class);
                    return new Came(
                            row.getLong("id"),
                            row.getString("sender"),
                            row.getString("channel_party"),
                            row.getString("carrier"),
                            row.getString("type"),
                            row.getBytes("digest"),
                            row.getString("status"),
                            row.getString("answer_type"),
                            row.getTimestamp("received_at").toInstant(),
                            row.getLong("log_index"),
                            row.getBytes("hash"),
                            size,
                            signed == null ? null : signed.toInstant(),
                            row.getString("key_id"));
                })
                .list();
    }

    /** A copy or an answer on its way to an inbox. */
    public record Outgoing(
            String inbox,
            String type,
            boolean waits,
            @Nullable String rule,
            Instant at) {}

    /** Where a message's copies went, and what still waits in the outbox for it. */
    public List<Outgoing> outgoing(Came message) {
        var all = new ArrayList<Outgoing>();
        all.addAll(database.sql("select receiver, rule, at from hand_over where message = :id order by at, receiver")
                .param("id", message.id())
                .query((row, n) -> new Outgoing(
                        row.getString("receiver"),
                        Optional.ofNullable(message.type()).orElse(""),
                        false,
                        row.getString("rule"),
                        row.getTimestamp("at").toInstant()))
                .list());
        all.addAll(database.sql("""
                        select inbox, type, created_at from outbox
                        where shard = any(array[0, 1, 2, 3]) and log_index = :index order by id
                        """)
                .param("index", message.logIndex())
                .query((row, n) -> new Outgoing(
                        row.getString("inbox"),
                        row.getString("type"),
                        true,
                        null,
                        row.getTimestamp("created_at").toInstant()))
                .list());
        return all;
    }
}
