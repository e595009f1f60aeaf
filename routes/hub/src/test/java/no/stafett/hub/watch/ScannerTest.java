package no.stafett.hub.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import no.stafett.hub.RealParts;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.operate.HubClock;
import no.stafett.hub.operate.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerTest {
    /** Half past eleven at night on 1 March in London is half past midnight on the 2nd in Norway. */
    private static final InstantSource SECOND_OF_MARCH = InstantSource.fixed(Instant.parse("2026-03-01T23:30:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RealParts parts;

    private final List<Long> woken = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        parts = RealParts.database(folder);
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        parts.execute("truncate person cascade; truncate delivery; truncate scheduled_tasks;"
                + " update hub_clock set offset_seconds = 0");
    }

    private static void person(long id, @Nullable String attentionOn) {
        try (var connection = parts.database().getConnection();
                var insert = connection.prepareStatement("insert into person (id, attention_on, entry) values (?, ?, 0)"
                        + " on conflict (id) do update set attention_on = excluded.attention_on")) {
            insert.setLong(1, id);
            insert.setDate(2, attentionOn == null ? null : Date.valueOf(attentionOn));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Evaluates as the hub does: on another thread, and the person's day moves. */
    private LongFunction<CompletableFuture<Void>> movingTo(@Nullable String next) {
        return person -> CompletableFuture.runAsync(() -> {
            woken.add(person);
            person(person, next);
        });
    }

    private Scanner scanner(LongFunction<? extends CompletableFuture<?>> wake) {
        return new Scanner(parts.database(), SECOND_OF_MARCH, wake, 3);
    }

    @Nested
    class Given_people_before_on_and_after_their_day {
        @BeforeEach
        void people() {
            person(1, "2026-03-02");
            person(2, "2026-03-03");
            person(3, null);
            person(4, "2025-12-31");
            for (long id = 10; id < 20; id++) {
                person(id, "2026-03-01");
            }
        }

        @Test
        void when_it_scans_then_exactly_those_whose_day_was_reached_are_evaluated_once() {
            long evaluated = scanner(movingTo("2026-03-03")).runNow();

            assertThat(evaluated).isEqualTo(12);
            assertThat(woken).containsExactlyInAnyOrder(1L, 4L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L);
            assertThat(woken.subList(0, 3))
                    .as("the longest due are among the first three")
                    .contains(4L);
        }

        @Test
        void when_it_scans_again_then_nobody_is_evaluated() {
            var scanner = scanner(movingTo(null));
            scanner.runNow();
            woken.clear();

            assertThat(scanner.runNow()).isZero();
            assertThat(woken).isEmpty();
        }

        @Test
        void when_recording_fails_then_it_says_so_and_the_others_are_still_due() throws Exception {
            var scanner = scanner(person -> person == 4
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : movingTo(null).apply(person));

            assertThatThrownBy(scanner::runNow).isInstanceOf(IllegalStateException.class);
            await().untilAsserted(() -> assertThat(
                            parts.ask("select count(*) from person where attention_on <= date '2026-03-02'"))
                    .containsExactly("10"));
        }
    }

    @Nested
    class Given_a_person_with_several_days_behind {
        @Test
        void when_it_scans_then_each_day_is_evaluated_until_none_is_left() {
            person(1, "2026-02-01");
            var days = List.of("2026-02-15", "2026-03-01", "2026-04-01").iterator();

            scanner(person -> movingTo(days.next()).apply(person)).runNow();

            assertThat(woken).containsExactly(1L, 1L, 1L);
        }
    }

    @Nested
    class Given_a_person_whose_day_does_not_move {
        @Test
        void when_it_scans_then_the_others_are_evaluated_and_it_ends() {
            person(1, "2026-01-01");
            for (long id = 2; id < 10; id++) {
                person(id, "2026-03-01");
            }
            var scanner = scanner(person -> person == 1
                    ? CompletableFuture.runAsync(() -> woken.add(person))
                    : movingTo(null).apply(person));

            scanner.runNow();
            assertThat(woken).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);

            woken.clear();
            scanner.runNow();
            assertThat(woken).isEmpty();
        }
    }

    @Nested
    class Given_many_people {
        @Test
        void when_it_looks_who_is_due_then_it_reads_the_index_and_not_the_table() throws Exception {
            parts.execute("insert into person select n, date '2026-03-03' + (n % 1000)::int, 0 from"
                    + " generate_series(1, 50000) n; analyze person");

            try (var connection = parts.database().getConnection();
                    var explain = connection.prepareStatement("explain " + Scanner.DUE)) {
                explain.setObject(1, LocalDate.parse("2026-03-02"));
                explain.setArray(2, connection.createArrayOf("bigint", new Long[] {7L}));
                explain.setInt(3, 200);
                try (var rows = explain.executeQuery()) {
                    var plan = new ArrayList<String>();
                    while (rows.next()) {
                        plan.add(rows.getString(1));
                    }
                    assertThat(String.join("\n", plan))
                            .contains("Index Scan using person_attention")
                            .doesNotContain("Seq Scan");
                }
            }
        }
    }

    @Nested
    class Given_two_nodes_that_watch {
        @Test
        void when_a_day_is_reached_then_it_is_evaluated_without_asking_and_never_on_both_at_once() throws Exception {
            var running = new AtomicInteger();
            var atOnce = new AtomicInteger();
            LongFunction<CompletableFuture<Void>> slowly = person -> CompletableFuture.runAsync(() -> {
                atOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                movingTo(null).apply(person).join();
                running.decrementAndGet();
            });
            var properties = new WatchProperties(Duration.ofSeconds(1), 1);
            var housekeeping = new Housekeeping(parts.database(), parts.keyStore(), SECOND_OF_MARCH);
            try (var one = watch(slowly, housekeeping, properties);
                    var other = watch(slowly, housekeeping, properties)) {
                one.start();
                other.start();
                for (long id = 1; id <= 20; id++) {
                    person(id, "2026-03-01");
                    Thread.sleep(20);
                }
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(woken).hasSize(20));
            }
            assertThat(woken).doesNotHaveDuplicates();
            assertThat(atOnce).hasValue(1);
        }

        private Watch watch(
                LongFunction<CompletableFuture<Void>> wake, Housekeeping housekeeping, WatchProperties properties) {
            return new Watch(
                    parts.database(),
                    new Scanner(parts.database(), SECOND_OF_MARCH, wake, properties.peopleAtOnce()),
                    housekeeping,
                    properties);
        }
    }

    @Nested
    class Given_what_is_old {
        @Test
        void when_house_is_kept_then_it_goes_and_the_rest_stays() throws Exception {
            var keys = parts.keyStore();
            for (var month : List.of("2025-10", "2025-11", "2025-12", "2026-03")) {
                keys.quarantineKey(month);
            }
            parts.execute("insert into delivery select 'old ' || n, n, timestamptz '2026-01-30 23:00Z'"
                    + " from generate_series(1, 10005) n");
            parts.execute("insert into delivery values ('young', 1, timestamptz '2026-01-31 00:00Z')");

            new Housekeeping(parts.database(), keys, SECOND_OF_MARCH).runNow();

            assertThat(parts.ask("select transport_id from delivery")).containsExactly("young");
            assertThat(keys.findQuarantineKey("2025-10")).isNull();
            assertThat(keys.findQuarantineKey("2025-11")).isNull();
            assertThat(keys.findQuarantineKey("2025-12")).isNotNull();
        }
    }

    @Nested
    class Given_a_clock_that_can_be_moved {
        private final Clock machine = Clock.systemUTC();
        private final HubClock clock = new HubClock(parts.database(), machine, true);
        private final Map<Instant, Integer> looks = new ConcurrentHashMap<>();
        private final ClockControl control = new MovableClock(clock, () -> looks.merge(clock.now(), 1, Integer::sum));

        @Test
        void when_it_is_moved_then_the_time_is_new_before_anybody_looks_and_on_other_nodes_within_a_second()
                throws Exception {
            var other = new HubClock(parts.database(), machine, true);
            other.now();
            var later =
                    machine.instant().plus(Duration.ofDays(92)).truncatedTo(ChronoUnit.MILLIS); // as the hub's clock

            var now = control.moveTo(later);

            assertThat(now).isBetween(later, later.plusSeconds(5));
            assertThat(looks.keySet()).singleElement().satisfies(when -> assertThat(when)
                    .isBetween(later, now));
            await().atMost(Duration.ofMillis(1_500)).until(() -> !other.now().isBefore(later));
        }

        @Test
        void when_it_begins_on_a_day_that_was_then_it_goes_on_from_its_morning_and_is_moved_forward() {
            clock.beginOn(LocalDate.parse("2022-12-12"));

            assertThat(clock.now())
                    .isBetween(Instant.parse("2022-12-12T06:59:59Z"), Instant.parse("2022-12-12T07:05:00Z"));
            control.moveTo(Instant.parse("2023-01-01T07:00:00Z"));
            assertThat(LocalDate.now(clock)).isEqualTo("2023-01-01");
        }

        @Test
        void when_it_was_moved_or_anything_is_logged_then_it_does_not_begin_anew() throws Exception {
            control.moveTo(machine.instant().plus(Duration.ofDays(2)));
            clock.beginOn(LocalDate.parse("2022-12-12"));
            assertThat(clock.now()).isAfter(machine.instant());

            parts.execute("update hub_clock set offset_seconds = 0;"
                    + " insert into audit_leaf (index, hash, entry, kind, at) values (0, '', 0, 'PARTY_ADDED', now())");
            try {
                var again = new HubClock(parts.database(), machine, true);
                again.beginOn(LocalDate.parse("2022-12-12"));
                assertThat(again.now()).isAfter(machine.instant().minus(Duration.ofMinutes(5)));
            } finally {
                parts.execute("delete from audit_leaf");
            }
        }

        @Test
        void when_it_is_to_go_back_then_it_refuses() {
            control.moveTo(machine.instant().plus(Duration.ofDays(2)));
            looks.clear();

            assertThatThrownBy(() -> control.moveTo(machine.instant().plus(Duration.ofDays(1))))
                    .isInstanceOf(ClockControl.Refused.class);
            assertThat(clock.now()).isAfter(machine.instant().plus(Duration.ofHours(47)));
            assertThat(looks).isEmpty();
        }

        @Test
        void when_it_is_production_then_it_refuses_and_is_the_machine_s() {
            control.moveTo(machine.instant().plus(Duration.ofDays(2)));
            var production = new HubClock(parts.database(), machine, false);

            assertThatThrownBy(() -> new MovableClock(production, () -> {})
                            .moveTo(machine.instant().plus(Duration.ofDays(9))))
                    .isInstanceOf(ClockControl.Refused.class);
            assertThat(Duration.between(machine.instant(), production.now()).abs())
                    .isLessThan(Duration.ofSeconds(1));
        }
    }
}
