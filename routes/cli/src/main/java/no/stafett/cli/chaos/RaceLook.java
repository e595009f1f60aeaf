package no.stafett.cli.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at people in the database: one statement, which sees one state of all of it. What collides is told from the claims and the
 * memberships alone, by the words of the catalogue; what the table of holds has is looked at beside it.
 *
 * @param doubledClaims pairs of uncontested claims of one person that collide
 * @param doubledHolds pairs of holds of one person that collide
 * @param withoutHold uncontested claims that hold nothing for the person whose they are
 * @param strayHolds holds of a claim that is contested, or of another person than the claim is
 * @param untold contested claims that no open conflict of the person names
 */
record RaceLook(long doubledClaims, long doubledHolds, long withoutHold, long strayHolds, long untold) {
    /** Comes once in a life. */
    static final String ONCE = "SKILLS_MAPPING";
    /** Each comes one at a time, and neither beside the other. */
    static final List<String> EXCLUSIVE = List.of("INTRODUCTION_PROGRAMME", "QUALIFICATION_PROGRAMME");
    /** Comes one at a time. */
    static final String ONE_AT_A_TIME = "NORWEGIAN_TRAINING";

    private static final String LOOK = """
            with c as materialized (
                select c.number, c.service, c.state, m.person, daterange(c.from_date, c.until_date) as period
                from claim c join membership m on m.identifier = c.identifier
                where ?::bigint[] is null or c.identifier = any(?::bigint[])
            ), u as materialized (select * from c where state in ('NOTED', 'STARTED')),
            h as materialized (select hold.* from hold where person in (select person from c))
            select
                (select count(*) from u a join u b on a.person = b.person and a.number < b.number where
                    (a.service = b.service and (a.service = ? or a.period && b.period))
                    or (a.service = any(?) and b.service = any(?) and a.service <> b.service and a.period && b.period)),
                (select count(*) from h a join h b on a.person = b.person and a.key = b.key and a.claim < b.claim
                    where a.side <> b.side and a.period && b.period),
                (select count(*) from u where not exists (select 1 from h where h.claim = u.number and h.person = u.person)),
                (select count(*) from h left join u on u.number = h.claim where u.number is null or u.person <> h.person),
                (select count(*) from c where c.state = 'CONTESTED' and not exists (
                    select 1 from conflict x
                    where x.person = c.person and x.state = 'OPEN' and x.detail -> 'claims' ?? c.number))
            """;

    /** Looks at those whose identifiers these are; null: at everybody. */
    static RaceLook at(Connection connection, @Nullable Collection<Long> identifiers) throws SQLException {
        try (var select = connection.prepareStatement(LOOK)) {
            var of = identifiers == null ? null : connection.createArrayOf("bigint", identifiers.toArray());
            var exclusive = connection.createArrayOf("text", EXCLUSIVE.toArray());
            select.setArray(1, of);
            select.setArray(2, of);
            select.setString(3, ONCE);
            select.setArray(4, exclusive);
            select.setArray(5, exclusive);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new RaceLook(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
            }
        }
    }

    /** What is not as it must be, in words, and how often. */
    Map<String, Long> broken() {
        var broken = new TreeMap<String, Long>();
        broken.put("pairs of uncontested claims collide", doubledClaims);
        broken.put("pairs of holds collide", doubledHolds);
        broken.put("uncontested claims hold nothing", withoutHold);
        broken.put("holds are of a contested claim or of another person", strayHolds);
        broken.put("contested claims are told in no conflict", untold);
        broken.values().removeIf(count -> count == 0);
        return broken;
    }

    /** Plants a double of a claim that is noted, behind the hubs' backs; returns false where there is none to double. */
    static boolean plant(Connection connection) throws SQLException {
        try (var write = connection.createStatement()) {
            write.execute("set local lock_timeout = '30s'");
            write.execute("alter table hold drop constraint if exists hold_no_overlap");
            write.execute("""
                    create temporary table doubled on commit drop as
                    select number from claim where state = 'NOTED' and service = '%s' limit 1
                    """.formatted(ONCE));
            write.execute("""
                    insert into claim (number, identifier, service, provider, from_date, until_date, contested, state, message,
                        requested_at, entry)
                    select 'K-planted', identifier, service, provider, from_date, until_date, contested, state, message,
                        requested_at, entry
                    from claim join doubled using (number)
                    """);
            return write.executeUpdate("""
                    insert into hold (claim, person, key, side, period, entry)
                    select 'K-planted', person, key, 'K-planted', period, entry from hold join doubled on number = claim
                    """) > 0;
        }
    }

    /** Takes away what makes the database refuse a double; the name stays, since the hubs name it. */
    static void dropConstraint(Connection connection) throws SQLException {
        try (var write = connection.createStatement()) {
            write.execute("alter table hold drop constraint hold_no_overlap");
            write.execute("alter table hold add constraint hold_no_overlap unique (claim, key, person)");
        }
    }
}
