package no.stafett.hub.oversight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.operate.OperatorActs;
import no.stafett.hub.oversight.Tables.Row;
import no.stafett.hub.oversight.Tables.Table;
import no.stafett.ledger.calendar.TimeLimit;
import no.stafett.ledger.catalogue.Anchor;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.Sight;
import no.stafett.ledger.person.NorwegianDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The counts that supervision asks for. Nobody is named, small counts are held back ({@link Suppression}), and each look is
 * an entry of the audit log before it is answered.
 *
 * <p>A person is counted once for a service, by what came furthest of it. Services that others than the municipality may not
 * see in full, as the catalogue's {@code Visibility} says, are left out: these tables are for others. Where the same people
 * could be counted in two tables, only the first is exact; the others are rounded to five.
 */
@Component
public final class Oversight {
    static final String ALL = "ALL";
    static final String COUNTY = "COUNTY";
    static final String MUNICIPALITY = "MUNICIPALITY";
    private static final String COHORT = "COHORT";
    private static final String GROUND = "GROUND";
    private static final String OUTCOME = "OUTCOME";
    private static final String RULE = "RULE";
    private static final String SEX = "SEX";
    private static final String YEAR = "YEAR";
    private static final String TOTAL = "TOTAL";
    private static final String PEOPLE = "PEOPLE";

    private static final List<String> STATES =
            List.of("WAITING", "UNDER_WAY", "GIVEN", "INTERRUPTED", "DECLINED", "EXEMPTED", "CANCELLED");
    private static final List<String> WISHES = List.of("MET", "PARTLY_MET", "NOT_MET", Tables.NOT_TOLD);
    private static final List<String> WORK = List.of("IN_WORK", "NOT_IN_WORK", Tables.NOT_TOLD);

    /** The names of the tables, in the order in which they are shown. */
    public static final List<String> TABLES =
            List.of("uptake", "waits", "recognition", "placement", "afterwards", "work");

    /** To go through millions of people takes longer than the two minutes that the hub otherwise waits for its database. */
    private static final Duration COUNTED_WITHIN = Duration.ofMinutes(30);

    private final DataSource database;
    private final Catalogue catalogue;
    private final ClockControl clock;
    private final OperatorActs acts;

    Oversight(DataSource database, Catalogue catalogue, ClockControl clock, OperatorActs acts) {
        this.database = database;
        this.catalogue = catalogue;
        this.clock = clock;
        this.acts = acts;
    }

    /** As what an operator looks at it. */
    public enum Form {
        PAGE,
        CSV,
        JSON
    }

    /** There is no table of that name. */
    public static final class NoSuchTable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The tables as they stand today.
     *
     * @param asked names of {@link #TABLES}; none: all of them
     * @throws NoSuchTable when a name is not among them; then nothing is looked at
     */
    public Tables look(List<String> asked, Form form) {
        if (!TABLES.containsAll(asked)) {
            throw new NoSuchTable();
        }
        var names = asked.isEmpty()
                ? TABLES
                : TABLES.stream().filter(asked::contains).toList();
        acts.record(
                "OVERSIGHT_READ",
                Map.of("tables", String.join(" ", names), "as", form.name().toLowerCase(Locale.ROOT)));
        var today = LocalDate.ofInstant(clock.now(), NorwegianDay.ZONE);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setNetworkTimeout(Runnable::run, (int) COUNTED_WITHIN.toMillis());
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ); // all tables of one moment
            var ledger = new LedgerCounts(connection, today);
            var tables = new ArrayList<Table>();
            for (String name : names) {
                tables.add(table(name, ledger));
            }
            connection.rollback();
            return new Tables(today.toString(), Suppression.SHOWN_FROM, tables);
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger could not be counted", e);
        }
    }

    private Table table(String name, LedgerCounts ledger) throws SQLException {
        return switch (name) {
            case "uptake" -> uptake(ledger);
            case "waits" -> waits(ledger);
            case "recognition" -> recognition(ledger);
            case "placement" -> placement(ledger);
            case "afterwards" -> afterwards(ledger);
            case "work" -> work(ledger);
            default -> throw new NoSuchTable();
        };
    }

    private List<Service> open() {
        return catalogue.services().stream()
                .filter(service -> service.visibility().others() == Sight.FULL
                        && service.visibility().hiddenFrom().isEmpty())
                .toList();
    }

    private List<String> openCodes() {
        return open().stream().map(Service::code).toList();
    }

    /** What a row is about. */
    private record About(String subject, String group) implements Comparable<About> {
        private static final Comparator<About> ORDER =
                Comparator.comparing(About::subject).thenComparing(About::group);

        @Override
        public int compareTo(About other) {
            return ORDER.compare(this, other);
        }
    }

    private static Table exact(String name, List<String> columns, Map<About, Divided> counted) {
        var titles = new ArrayList<>(columns);
        titles.add(TOTAL);
        var rows = new ArrayList<Row>();
        counted.forEach((about, people) -> rows.addAll(people.rows(about.subject(), about.group())));
        return new Table(name, List.copyOf(titles), List.copyOf(rows));
    }

    private Table uptake(LedgerCounts ledger) throws SQLException {
        var counted = new TreeMap<About, Divided>();
        ledger.uptake(openCodes(), (row, people) -> {
            var about = new About(row.getString("service"), row.getString("entitled"));
            var divided = counted.computeIfAbsent(about, fresh -> new Divided(STATES.size()));
            int column = STATES.indexOf(row.getString("state"));
            divided.add(column, people);
            divided.add(COHORT, row.getString("cohort"), column, people);
            divided.add(SEX, row.getString("sex"), column, people);
            divided.add(RULE, row.getString("rule"), column, people);
            divided.add(GROUND, row.getString("basis"), column, people);
            divided.add(ledger.place(row), column, people);
        });
        return exact("uptake", STATES, counted);
    }

    private Table placement(LedgerCounts ledger) throws SQLException {
        var counted = new TreeMap<About, Divided>();
        ledger.placements((row, people) -> {
            var divided = counted.computeIfAbsent(new About(PEOPLE, ""), fresh -> new Divided(WISHES.size()));
            int told = WISHES.indexOf(row.getString("outcome"));
            int column = told < 0 ? WISHES.size() - 1 : told;
            divided.add(column, people);
            divided.add(YEAR, row.getString("year"), column, people);
            divided.add(SEX, row.getString("sex"), column, people);
            divided.add(ledger.place(row), column, people);
        });
        return exact("placement", WISHES, counted);
    }

    private Table work(LedgerCounts ledger) throws SQLException {
        var counted = new TreeMap<About, Divided>();
        ledger.work((row, people) -> {
            var divided = counted.computeIfAbsent(new About(PEOPLE, ""), fresh -> new Divided(WORK.size()));
            var works = row.getObject("works", Boolean.class);
            int column = works == null ? 2 : works ? 0 : 1;
            divided.add(column, people);
            divided.add(YEAR, row.getString("year"), column, people);
            divided.add(SEX, row.getString("sex"), column, people);
        });
        return exact("work", WORK, counted);
    }

    /** Rows that are not exact: a part of people, and something that adds up what is known of it. */
    private static final class Parts<T> {
        private final Map<About, Map<String, Map<String, T>>> parts = new TreeMap<>();
        private final Supplier<T> fresh;

        Parts(Supplier<T> fresh) {
            this.fresh = fresh;
        }

        T of(About about, String by, String value) {
            return parts.computeIfAbsent(about, one -> new TreeMap<>())
                    .computeIfAbsent(by, way -> new TreeMap<>())
                    .computeIfAbsent(value, part -> fresh.get());
        }

        Table table(String name, List<String> columns, java.util.function.Function<T, List<Object>> cells) {
            var rows = new ArrayList<Row>();
            parts.forEach((about, ways) -> ways.forEach((by, values) -> values.forEach(
                    (value, part) -> rows.add(new Row(about.subject(), about.group(), by, value, cells.apply(part))))));
            return new Table(name, columns, List.copyOf(rows));
        }
    }

    private Table waits(LedgerCounts ledger) throws SQLException {
        var milestones = open().stream()
                .flatMap(service -> service.milestones().versions().stream()
                        .flatMap(version -> version.part().stream())
                        .filter(milestone -> milestone.after() == Anchor.SETTLED
                                || (milestone.after() == Anchor.TRIGGER && arisesBySettlement(service)))
                        .map(milestone -> service.code() + "/" + milestone.name()))
                .distinct()
                .toList();
        var parts = new Parts<>(Waits::new);
        ledger.waits(openCodes(), milestones, (row, people) -> {
            var about = new About(row.getString("service"), row.getString("milestone"));
            var place = ledger.place(row);
            for (Waits waits : List.of(
                    parts.of(about, ALL, ALL),
                    parts.of(about, COHORT, row.getString("cohort")),
                    parts.of(about, SEX, row.getString("sex")),
                    parts.of(about, COUNTY, place.county()),
                    parts.of(about, MUNICIPALITY, place.municipality()))) {
                waited(waits, LedgerCounts.number(row, "days"), row.getBoolean("in_time"), people);
            }
        });
        return parts.table("waits", List.of(PEOPLE, "MEDIAN_DAYS", "WITHIN_3_MONTHS_PERCENT", "NOT_YET"), Waits::cells);
    }

    private static boolean arisesBySettlement(Service service) {
        return service.triggers().stream().anyMatch(trigger -> trigger.on() == Anchor.SETTLED);
    }

    private static void waited(Waits waits, @Nullable Integer days, boolean inTime, long people) {
        if (days == null) {
            waits.addWaiting(people);
        } else {
            waits.add(days, inTime, people);
        }
    }

    private static Table recognition(LedgerCounts ledger) throws SQLException {
        var parts = new Parts<>(Waits::new);
        ledger.recognitions((row, people) -> {
            var about = new About(row.getString("level"), "");
            var applied = row.getObject("applied", LocalDate.class);
            var days = workingDays(row, applied);
            for (Waits waits : List.of(
                    parts.of(about, ALL, ALL),
                    parts.of(about, YEAR, Integer.toString(applied.getYear())),
                    parts.of(about, SEX, row.getString("sex")))) {
                waited(waits, days, true, people);
            }
        });
        return parts.table("recognition", List.of(PEOPLE, "MEDIAN_WORKING_DAYS", "NOT_YET"), waits -> {
            var cells = waits.cells();
            return List.of(cells.get(0), cells.get(1), cells.get(3));
        });
    }

    private static @Nullable Integer workingDays(ResultSet row, LocalDate applied) throws SQLException {
        var decided = row.getObject("decided", LocalDate.class);
        return decided == null ? null : TimeLimit.workingDaysBetween(applied, decided);
    }

    private Table afterwards(LedgerCounts ledger) throws SQLException {
        var followed = open().stream()
                .filter(service -> !service.followUps().isEmpty())
                .toList();
        var last = followed.stream()
                .map(service -> service.code() + "/"
                        + service.followUps().stream()
                                .max(Comparator.comparing(
                                        followUp -> followUp.after().after(LocalDate.EPOCH)))
                                .orElseThrow()
                                .name())
                .toList();
        var parts = new Parts<>(() -> new long[4]);
        ledger.afterwards(followed.stream().map(Service::code).toList(), last, (row, people) -> {
            var about = new About(row.getString("service"), "");
            var place = ledger.place(row);
            var outcome = row.getString("outcome");
            int column = outcome != null ? row.getBoolean("later") ? 0 : 1 : row.getBoolean("over") ? 2 : 3;
            for (long[] part : List.of(
                    parts.of(about, ALL, ALL),
                    parts.of(about, COHORT, row.getString("cohort")),
                    parts.of(about, SEX, row.getString("sex")),
                    parts.of(about, COUNTY, place.county()),
                    parts.of(about, MUNICIPALITY, place.municipality()))) {
                part[column] += people;
            }
            if (outcome != null) {
                parts.of(about, OUTCOME, outcome)[column] += people;
            }
        });
        return parts.table(
                "afterwards",
                List.of("FOLLOWED_UP", "AT_THE_END", "UNKNOWN", "AWAITED"),
                part -> Arrays.stream(part).mapToObj(Rounded::of).toList());
    }
}
