package no.stafett.hub.oversight;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import no.stafett.hub.oversight.Geography.Where;
import org.jspecify.annotations.Nullable;

/** The questions to the ledger, in SQL: each comes back as groups of people alike, streamed, never as a person. */
final class LedgerCounts {
    private static final int ROWS_AT_ONCE = 2_000;

    /**
     * Who is counted: a row for each current person, of what the messages that still count have told by today. A protected
     * address tells no place. The year of the permit is that of the first on the ground that holds now.
     */
    private static final String PEOPLE = """
            with q as (select ?::date as today, ?::date[] as changes, ?::text[] as services, ?::text[] as named),
            withdrawn as (
                select (value ->> 'message')::bigint as message from fact
                where kind = 'WITHDRAWN' and value ->> 'message' ~ '^[0-9]+$'),
            told as (
                select m.person, f.id, f.kind, f.value, f.true_from, f.true_until, f.known_at
                from q, fact f join membership m on m.identifier = f.identifier
                where f.kind in ('SEX', 'PERMIT', 'ADDRESS_PROTECTION', 'ARRIVAL', 'SETTLED', 'MOVED')
                    and f.true_from <= q.today and not exists (select 1 from withdrawn w where w.message = f.message)),
            person_told as (
                select person,
                    (array_agg(value ->> 'code' order by known_at desc, id desc) filter (where kind = 'SEX'))[1] as sex,
                    (array_agg(value ->> 'basis' order by true_from desc, id desc)
                        filter (where kind = 'PERMIT'))[1] as basis,
                    (array_agg(value ->> 'level' order by known_at desc, id desc)
                        filter (where kind = 'ADDRESS_PROTECTION'))[1] as protection,
                    min(true_from) filter (where kind = 'ARRIVAL') as arrived,
                    min(true_from) filter (where kind = 'SETTLED') as settled,
                    (array_agg(value ->> 'municipality' order by true_from desc, kind desc, id desc)
                        filter (where kind in ('SETTLED', 'MOVED') and value ->> 'municipality' is not null))[1] as lives,
                    (array_agg(coalesce(value ->> 'validAt', true_from::text)::date
                        order by true_from desc, kind desc, id desc)
                        filter (where kind in ('SETTLED', 'MOVED') and value ->> 'municipality' is not null))[1] as since
                from told group by person),
            permitted as (
                select t.person, min(t.true_from) as on_day from told t join person_told p on p.person = t.person
                where t.kind = 'PERMIT' and t.value ->> 'basis' = p.basis group by t.person),
            people as (
                select p.person, coalesce(p.sex, 'NOT_TOLD') as sex, coalesce(p.basis, 'NOT_TOLD') as basis,
                    coalesce(extract(year from d.on_day)::int::text, 'NOT_TOLD') as cohort,
                    coalesce(p.protection, 'NONE') <> 'NONE' as hidden,
                    case when coalesce(p.protection, 'NONE') = 'NONE' then p.lives end as lives,
                    width_bucket(coalesce(p.since, q.today), q.changes) as epoch, p.arrived, p.settled
                from q, person_told p left join permitted d on d.person = p.person),
            owed as (
                select o.* from q, obligation o
                where o.service = any (q.services) and o.state <> 'SUPERSEDED'
                    and right(o.occurrence, length(o.because ->> 'rule') + 1) <> '.' || (o.because ->> 'rule')
                    and exists (select 1 from membership m where m.person = o.person)),
            chosen as (
                select distinct on (person, service) * from owed
                order by person, service, array_position(array['FULFILLED', 'IN_PROGRESS', 'PAUSED', 'INTERRUPTED', 'CLAIMED',
                    'AWAITING_DECISION', 'OPEN', 'DEFERRED', 'SUSPENDED', 'EXEMPTED', 'DECLINED', 'CANCELLED'], state), key)
            """;

    private static final String UPTAKE = PEOPLE + """
            select o.service,
                case when o.kind in ('RIGHT_AND_DUTY', 'RIGHT', 'DUTY') then 'OWED'
                    when o.kind = 'ADVISED' then 'ADVISED' else 'NOT_ENTITLED' end as entitled,
                case o.state when 'IN_PROGRESS' then 'UNDER_WAY' when 'PAUSED' then 'UNDER_WAY' when 'FULFILLED' then 'GIVEN'
                    when 'INTERRUPTED' then 'INTERRUPTED' when 'DECLINED' then 'DECLINED' when 'EXEMPTED' then 'EXEMPTED'
                    when 'CANCELLED' then 'CANCELLED' else 'WAITING' end as state,
                (o.because ->> 'catalogue') || ' ' || (o.because ->> 'rule') as rule,
                coalesce(p.sex, 'NOT_TOLD') as sex, coalesce(p.cohort, 'NOT_TOLD') as cohort,
                coalesce(p.basis, 'NOT_TOLD') as basis,
                case when p.hidden then null when o.role = 'MUNICIPALITY' and o.territory is not null then o.territory
                    else p.lives end as place,
                case when o.role = 'MUNICIPALITY' and o.territory is not null
                    then width_bucket(coalesce(o.ended_on, q.today), q.changes) else coalesce(p.epoch, 0) end as epoch,
                count(*) as n
            from q, chosen o left join people p on p.person = o.person
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9
            """;

    private static final String WAITS = PEOPLE + """
            select o.service, m.value ->> 'name' as milestone, p.sex, p.cohort, p.lives as place, p.epoch,
                greatest(0, (m.value ->> 'met')::date - p.settled) as days,
                (m.value ->> 'met')::date <= p.settled + interval '3 months' as in_time, count(*) as n
            from q, chosen o join people p on p.person = o.person
                cross join lateral jsonb_array_elements(o.milestones) m
            where p.settled is not null and o.service || '/' || (m.value ->> 'name') = any (q.named)
            group by 1, 2, 3, 4, 5, 6, 7, 8
            """;

    private static final String RECOGNITIONS = PEOPLE + """
            , asked as (
                select m.person, f.kind, f.value, f.true_from from q, fact f join membership m on m.identifier = f.identifier
                where f.kind in ('APPLICATION', 'RECOGNITION') and f.true_from <= q.today
                    and not exists (select 1 from withdrawn w where w.message = f.message)),
            first as (
                select distinct on (person, value ->> 'level') person, value ->> 'level' as level,
                    value ->> 'qualification' as qualification, true_from as applied
                from asked where kind = 'APPLICATION' order by person, value ->> 'level', true_from, value ->> 'qualification'),
            answered as (
                select a.person, a.level, min(d.true_from) as decided from first a join asked d on d.person = a.person
                    and d.kind = 'RECOGNITION' and d.value ->> 'qualification' = a.qualification and d.true_from >= a.applied
                    and d.value ->> 'outcome' is distinct from 'REFERRED_TO_INTERVIEW'
                group by a.person, a.level)
            select a.level, coalesce(p.sex, 'NOT_TOLD') as sex, a.applied, d.decided, count(*) as n
            from first a left join answered d on d.person = a.person and d.level = a.level
                left join people p on p.person = a.person
            group by 1, 2, 3, 4
            """;

    private static final String PLACEMENTS = PEOPLE + """
            , answers as (
                select distinct on (m.person) m.person, f.value, f.true_from
                from q, fact f join membership m on m.identifier = f.identifier
                where f.kind = 'SETTLEMENT_ANSWERED' and f.value ->> 'answer' = 'ACCEPTED' and f.true_from <= q.today
                    and not exists (select 1 from withdrawn w where w.message = f.message)
                order by m.person, f.true_from desc, f.id desc)
            select coalesce(a.value ->> 'outcome', 'NOT_TOLD') as outcome, coalesce(p.sex, 'NOT_TOLD') as sex,
                extract(year from a.true_from)::int::text as year,
                case when coalesce(p.hidden, false) then null else a.value ->> 'municipality' end as place,
                width_bucket(coalesce(a.value ->> 'validAt', a.true_from::text)::date, q.changes) as epoch, count(*) as n
            from q, answers a left join people p on p.person = a.person
            group by 1, 2, 3, 4, 5
            """;

    private static final String AFTERWARDS = PEOPLE + """
            , ended as (
                select distinct on (o.person, o.service) o.person, o.service, o.ended_on,
                    ((f.milestones -> 0) ->> 'due')::date < q.today as over
                from q cross join owed o join obligation f on f.person = o.person and f.service = o.service
                    and f.occurrence = o.occurrence || '.' || (select split_part(name, '/', 2) from unnest(q.named) name
                        where split_part(name, '/', 1) = o.service)
                where o.state in ('FULFILLED', 'INTERRUPTED') and o.ended_on is not null
                order by o.person, o.service, o.ended_on desc)
            select e.service, p.sex, p.cohort, p.lives as place, p.epoch, coalesce(e.over, false) as over, known.outcome,
                coalesce(known.later, false) as later, count(*) as n
            from q cross join ended e join people p on p.person = e.person left join lateral (
                select f.value ->> 'outcome' as outcome, f.true_from > e.ended_on as later
                from fact f join membership m on m.identifier = f.identifier
                where m.person = e.person and f.kind in ('OUTCOME', 'FOLLOWED_UP', 'PROVISION')
                    and f.value ->> 'service' = e.service and f.value ->> 'outcome' not in ('OTHER', 'NOT_REACHED')
                    and f.true_from between e.ended_on and q.today
                    and not exists (select 1 from withdrawn w where w.message = f.message)
                order by f.true_from desc, f.id desc limit 1) known on true
            group by 1, 2, 3, 4, 5, 6, 7, 8
            """;

    private static final String WORK = PEOPLE + """
            , work as (
                select distinct on (m.person) m.person,
                    (f.value ->> 'hours')::numeric > 0 and (f.true_until is null or f.true_until > q.today) as works
                from q, fact f join membership m on m.identifier = f.identifier
                where f.kind = 'EMPLOYMENT' and f.true_from <= q.today
                    and not exists (select 1 from withdrawn w where w.message = f.message)
                order by m.person, f.true_from desc, f.known_at desc, f.id desc)
            select extract(year from p.arrived)::int::text as year, p.sex, w.works, count(*) as n
            from people p left join work w on w.person = p.person
            where p.arrived is not null
            group by 1, 2, 3
            """;

    /** Takes one group of people alike. */
    @FunctionalInterface
    interface Group {
        void take(ResultSet row, long people) throws SQLException;
    }

    private final Connection connection;
    private final LocalDate today;
    private final Geography geography;

    LedgerCounts(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
        this.geography = new Geography(today);
    }

    void uptake(List<String> services, Group each) throws SQLException {
        ask(UPTAKE, services, List.of(), each);
    }

    /**
     * From settlement to a milestone.
     *
     * @param milestones {@code SERVICE/NAME}
     */
    void waits(List<String> services, List<String> milestones, Group each) throws SQLException {
        ask(WAITS, services, milestones, each);
    }

    void recognitions(Group each) throws SQLException {
        ask(RECOGNITIONS, List.of(), List.of(), each);
    }

    void placements(Group each) throws SQLException {
        ask(PLACEMENTS, List.of(), List.of(), each);
    }

    /**
     * What is known of those whose service has ended; that they could not be reached, or came to something else, tells nothing.
     *
     * @param lastFollowUps {@code SERVICE/NAME} of the last that is advised
     */
    void afterwards(List<String> services, List<String> lastFollowUps, Group each) throws SQLException {
        ask(AFTERWARDS, services, lastFollowUps, each);
    }

    void work(Group each) throws SQLException {
        ask(WORK, List.of(), List.of(), each);
    }

    /** Where a row's people are counted. */
    Where place(ResultSet row) throws SQLException {
        return geography.of(row.getString("place"), row.getInt("epoch"));
    }

    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private void ask(String sql, List<String> services, List<String> named, Group each) throws SQLException {
        var changes = geography.days().stream().map(Date::valueOf).toArray(Date[]::new);
        try (var select = connection.prepareStatement(sql)) {
            select.setObject(1, today);
            select.setArray(2, connection.createArrayOf("date", changes));
            select.setArray(3, connection.createArrayOf("text", services.toArray()));
            select.setArray(4, connection.createArrayOf("text", named.toArray()));
            select.setFetchSize(ROWS_AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    each.take(rows, rows.getLong("n"));
                }
            }
        }
    }
}
