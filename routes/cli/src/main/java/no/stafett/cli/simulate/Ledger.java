package no.stafett.cli.simulate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The hub's tables, looked at from outside: the invariants as questions to the database, and what the world's record is compared
 * with.
 */
final class Ledger {
    /** One in so many people is looked at each month. */
    private static final int SAMPLE = 12;

    private static final String BINDING = "('RIGHT_AND_DUTY', 'RIGHT', 'DUTY')";

    /** What is late of an obligation that has not ended. */
    private static final String LATE = """
            with late as (
                select o.person, o.key, o.party, o.overdue_on, (m ->> 'due')::date as due
                from obligation o, jsonb_array_elements(o.milestones) m
                where mod(o.person, ?) = ? and o.ended_on is null and o.kind in %s
                    and m ->> 'met' is null and (m ->> 'binding')::boolean and (m ->> 'due')::date < ?::date)
            """.formatted(BINDING);

    private final DataSource database;
    private volatile List<String> senders = List.of();

    /** A question whose answer is to be: none. */
    private record Question(String invariant, String sql, boolean asksDay) {}

    private static final List<Question> EACH_MONTH = List.of(
            new Question("1: holds that collide", """
                    select count(*) from hold a join hold b
                        on a.person = b.person and a.key = b.key and a.side <> b.side and a.period && b.period
                    where mod(a.person, ?) = ?
                    """, false),
            new Question("2: an obligation in a state that contradicts its end", """
                    select count(*) from obligation o where mod(o.person, ?) = ?
                        and (o.ended_on is not null) <> (o.state in
                            ('FULFILLED', 'DECLINED', 'INTERRUPTED', 'EXEMPTED', 'CANCELLED', 'SUPERSEDED'))
                    """, false),
            new Question("4: a row of the ledger without an entry of the log", """
                    select count(*) from obligation o where mod(o.person, ?) = ?
                        and not exists (select 1 from audit_leaf l where l.entry = o.entry)
                    """, false));

    private static final List<Question> IN_TIME = List.of(
            new Question("3: overdue and not flagged", LATE + """
                    select count(*) from late where overdue_on is null or overdue_on > due + 1
                    """, true),
            new Question("3: overdue and nobody told", LATE + """
                    select count(*) from late l where l.party is not null and not exists
                        (select 1 from notice n where n.person = l.person and n.kind = 'OVERDUE' and n.subject = l.key and n.due = l.due)
                    """, true));

    private static final List<String> WITH_ENTRY = List.of(
            "person",
            "identifier",
            "membership",
            "identity_link",
            "fact",
            "claim",
            "hold",
            "obligation",
            "conflict",
            "notice",
            "document",
            "hand_over",
            "relation",
            "look");

    Ledger(DataSource database) {
        this.database = database;
    }

    /**
     * Has the database answer before the disk has it: what is in a throw-away folder need not survive a power cut, and nothing else
     * changes by it.
     */
    void dontWaitForDisk() {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute("alter system set synchronous_commit = off");
            statement.execute("alter system set fsync = off");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be told", e);
        }
    }

    /** Empties the outbox: nobody reads, and years of it would only fill the disk. */
    void forgetWhatWasSent() {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute("truncate outbox");
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox can't be emptied", e);
        }
    }

    /** What is broken of some of the people, another twelfth each month. */
    List<String> brokenOfSome(LocalDate today, int month, boolean scanned) {
        return broken(today, SAMPLE, month % SAMPLE, scanned);
    }

    /** What is broken of anybody. */
    List<String> brokenOfAll(LocalDate today, long distinct, boolean scanned) {
        var broken = new ArrayList<>(broken(today, 1, 0, scanned));
        for (var table : WITH_ENTRY) {
            none(
                    broken,
                    "4: rows of " + table + " without an entry of the log",
                    "select count(*) from " + table
                            + " t where not exists (select 1 from audit_leaf l where l.entry = t.entry)");
        }
        none(
                broken,
                "4: facts without a message",
                "select count(*) from fact f where not exists (select 1 from message m where m.id = f.message)");
        none(broken, "6: facts that a message brought twice", """
                select count(*) from (select 1 from fact group by message, identifier, kind, value, true_from having count(*) > 1) twice
                """);
        none(
                broken,
                "6: messages that were recorded twice, or not at all",
                "select abs(count(*) - " + distinct + ") from message");
        none(broken, "6: works in quarantine", "select count(*) from quarantine");
        none(broken, "2: persons with two membership rows of one identifier", """
                select count(*) from (select 1 from membership group by identifier having count(*) > 1) twice
                """);
        return broken;
    }

    private List<String> broken(LocalDate today, int of, int which, boolean scanned) {
        var broken = new ArrayList<String>();
        var questions = new ArrayList<>(EACH_MONTH);
        if (scanned) {
            questions.addAll(IN_TIME);
        }
        try (var connection = open()) {
            for (var question : questions) {
                try (var select = connection.prepareStatement(question.sql())) {
                    select.setInt(1, of);
                    select.setInt(2, which);
                    if (question.asksDay()) {
                        select.setObject(3, today);
                    }
                    try (var rows = select.executeQuery()) {
                        rows.next();
                        if (rows.getLong(1) != 0) {
                            broken.add(question.invariant() + ": " + rows.getLong(1) + " on " + today);
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger can't be read", e);
        }
        return broken;
    }

    private void none(List<String> broken, String invariant, String sql) {
        try (var connection = open();
                var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            rows.next();
            if (rows.getLong(1) != 0) {
                broken.add(invariant + ": " + rows.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger can't be read", e);
        }
    }

    /** A whole table is read here now and then, which the hub's own connections are told never to do. */
    private Connection open() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(true);
        return connection;
    }

    // --- whom the world knows by a message

    /** The ledger's person of each message that registered somebody. */
    Map<String, Long> persons() {
        var persons = new HashMap<String, Long>();
        each("""
                select distinct m.instance_id, b.person from message m join fact f on f.message = m.id
                join membership b on b.identifier = f.identifier where m.type = 'PersonRegistered' and f.kind <> 'FAMILY'
                """, row -> persons.put(row.getString(1), row.getLong(2)));
        return persons;
    }

    /**
     * What stands in the ledger of those whom two messages name: what each is owed, and what is in conflict.
     *
     * @param second the message that registered the second number
     */
    List<String> standing(Entrance.Handed second, Inhabitant who) {
        var lines = new ArrayList<String>();
        var ids = List.of(who.firstSeen(), second.id());
        try (var connection = open();
                var select = connection.prepareStatement("""
                        with people as (
                            select distinct b.person from message m join document d on d.message = m.id
                            join membership b on b.identifier = d.identifier where m.sender = any(?) and m.instance_id = any(?))
                        select o.key || ' ' || o.state || ' ' || coalesce(o.claim, '-') || ' ' || coalesce(o.party, '-')
                            || ' ' || coalesce(o.due::text, '-')
                        from obligation o join people p on p.person = o.person where o.state <> 'SUPERSEDED'
                            and coalesce(o.reason, '') <> 'FACTS_CORRECTED'
                        union all select c.key || ' ' || c.state from conflict c join people p on p.person = c.person
                            where c.state = 'OPEN'
                        order by 1
                        """)) {
            select.setArray(1, connection.createArrayOf("text", senders()));
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger can't be read", e);
        }
        return lines;
    }

    private String[] senders() {
        if (senders.isEmpty()) {
            var found = new ArrayList<String>();
            each("select number from party", row -> found.add(row.getString(1)));
            senders = List.copyOf(found);
        }
        return senders.toArray(String[]::new);
    }

    /** The day on which each overdue obligation was first told, by person, key and due date. */
    Map<String, LocalDate> toldOverdue() {
        var told = new HashMap<String, LocalDate>();
        each(
                """
                select n.person, n.subject, n.due, min((l.at at time zone 'Europe/Oslo')::date)
                from notice n join audit_leaf l on l.entry = n.entry where n.kind = 'OVERDUE' group by 1, 2, 3
                """,
                row -> told.put(
                        row.getLong(1) + " " + row.getString(2) + " " + row.getString(3),
                        row.getObject(4, LocalDate.class)));
        return told;
    }

    /** Each obligation by person and key, and how it stands. */
    Map<String, String> obligations() {
        var standing = new HashMap<String, String>();
        each("""
                select person, key, concat_ws(' ', kind, state, reason, 'party ' || party, 'due ' || due) from obligation
                """, row -> standing.put(row.getLong(1) + " " + row.getString(2), row.getString(3)));
        return standing;
    }

    /** Whom a double was ever seen of. */
    Set<Long> doubled() {
        var persons = new HashSet<Long>();
        each("select person from conflict where kind = 'DOUBLE_PROVISION'", row -> persons.add(row.getLong(1)));
        return persons;
    }

    /** How many entries the log has. */
    long entries() {
        var size = new AtomicLong();
        each("select size from audit_tip", row -> size.set(row.getLong(1)));
        return size.get();
    }

    /** How many notices of each kind there are. */
    Map<String, Long> notices() {
        var counts = new TreeMap<String, Long>();
        each("select kind, count(*) from notice group by kind", row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    private interface Row {
        void read(java.sql.ResultSet row) throws SQLException;
    }

    private void each(String sql, Row reader) {
        try (var connection = open();
                var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger can't be read", e);
        }
    }
}
