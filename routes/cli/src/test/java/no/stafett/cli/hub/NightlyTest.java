package no.stafett.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stafett.cli.CouldNotBeDone;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class NightlyTest {
    @TempDir
    Path accounts;

    private final MovedClock clock = new MovedClock();
    private final List<String> compared = new ArrayList<>();
    /** What the hub says to a day; null: it is away. */
    private Optional<Object> answer = Optional.of(Map.of("complete", true));

    private boolean away;

    private final class MovedClock extends Clock {
        private Instant now = Instant.parse("2027-03-10T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    private Nightly nightly() {
        return new Nightly(accounts, clock, (day, last) -> {
            if (away) {
                throw new CouldNotBeDone("nobody answers", "Start a hub.");
            }
            compared.add(day + (last ? " last" : ""));
            return answer;
        });
    }

    private void at(String instant) {
        clock.now = Instant.parse(instant);
    }

    @Nested
    class Given_a_folder_without_accounts {
        @Test
        void when_it_is_run_then_yesterday_is_compared_once() throws IOException {
            assertThat(nightly().run()).isTrue();
            assertThat(nightly().run()).isTrue();

            assertThat(compared).containsExactly("2027-03-09 last");
            assertThat(Files.readString(accounts.resolve("2027-03-09.json"))).isEqualTo("{\"complete\":true}\n");
            try (var files = Files.list(accounts)) {
                assertThat(files).hasSize(1);
            }
        }

        @Test
        void when_it_is_half_past_midnight_in_Norway_then_the_day_before_is_over() {
            at("2027-03-10T23:30:00Z");

            assertThat(nightly().due()).containsExactly(LocalDate.of(2027, 3, 10));
        }
    }

    @Nested
    class Given_an_account_of_some_days_ago {
        @Test
        void when_nothing_ran_since_then_each_day_is_made_up_for_the_oldest_first() throws IOException {
            Files.writeString(accounts.resolve("2027-03-06.json"), "{}");

            assertThat(nightly().run()).isTrue();

            assertThat(compared).containsExactly("2027-03-07", "2027-03-08", "2027-03-09 last");
        }

        @Test
        void when_that_is_longer_ago_than_a_report_is_answered_for_then_a_month_is() throws IOException {
            Files.writeString(accounts.resolve("2026-03-06.json"), "{}");

            assertThat(nightly().due()).hasSize(31).startsWith(LocalDate.of(2027, 2, 7));
        }

        @Test
        void when_a_report_is_rejected_then_the_day_has_no_account_and_is_due_still() {
            answer = Optional.empty();

            assertThat(nightly().run()).isFalse();

            assertThat(nightly().due()).containsExactly(LocalDate.of(2027, 3, 9));
        }
    }

    @Nested
    class Given_it_stays {
        /** Moves the clock to when it would have woken, four times; tells when that was. */
        private List<String> wakes(String at) {
            var wakes = new ArrayList<String>();
            nightly()
                    .stay(
                            LocalTime.parse(at),
                            until -> {
                                wakes.add(until.toString());
                                clock.now = until;
                                away = until.equals(Instant.parse("2027-03-11T01:30:00Z"));
                                if (wakes.size() == 4) {
                                    throw new InterruptedException();
                                }
                            },
                            failed -> compared.add("away"));
            assertThat(Thread.interrupted()).isTrue();
            return wakes;
        }

        @Test
        void when_nights_pass_then_each_is_compared_and_a_hub_that_is_away_is_asked_again_soon() {
            assertThat(wakes("02:30"))
                    .containsExactly(
                            "2027-03-11T01:30:00Z",
                            "2027-03-11T01:45:00Z",
                            "2027-03-12T01:30:00Z",
                            "2027-03-13T01:30:00Z");
            assertThat(compared).containsExactly("2027-03-09 last", "away", "2027-03-10 last", "2027-03-11 last");
        }

        @Test
        void when_an_hour_is_left_out_or_comes_twice_then_it_wakes_once_in_that_night() {
            at("2027-03-28T00:00:00Z");
            assertThat(nightly().next(LocalTime.of(2, 30))).isEqualTo("2027-03-28T01:30:00Z");
            at("2027-10-31T00:00:00Z");
            assertThat(nightly().next(LocalTime.of(2, 30))).isEqualTo("2027-10-31T00:30:00Z");
            at("2027-10-31T00:30:00Z");
            assertThat(nightly().next(LocalTime.of(2, 30))).isEqualTo("2027-11-01T01:30:00Z");
        }
    }
}
