package no.stafett.ledger.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {
    @Nested
    class Given_Easter {
        @ParameterizedTest
        @CsvSource({
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25"
        })
        void when_the_year_is_known_then_its_sunday_is_found(LocalDate easter) {
            assertThat(Holidays.easterSunday(easter.getYear())).isEqualTo(easter);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-04-02, Maundy Thursday",
            "2026-04-03, Good Friday",
            "2026-04-06, Easter Monday",
            "2026-05-14, Ascension Day",
            "2026-05-25, Whit Monday",
            "2026-01-01, New Year",
            "2026-05-01, Labour Day",
            "2027-05-17, Constitution Day",
            "2026-12-25, Christmas Day",
            "2025-12-26, Boxing Day",
            "2026-07-04, a Saturday",
            "2026-07-05, a Sunday"
        })
        void when_it_is_a_day_off_then_nobody_works(LocalDate day, String name) {
            assertThat(Holidays.isWorkingDay(day)).as(name).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"2026-04-01", "2026-04-07", "2025-12-24", "2025-12-31", "2026-05-13", "2026-05-15"})
        void when_it_is_only_near_one_then_it_is_a_working_day(LocalDate day) {
            assertThat(Holidays.isWorkingDay(day)).isTrue();
        }
    }

    @Nested
    class Given_months {
        @ParameterizedTest
        @CsvSource({
            "2025-01-15, P3M, 2025-04-15",
            "2025-11-30, P3M, 2026-02-28",
            "2023-11-30, P3M, 2024-02-29",
            "2024-02-29, P1Y, 2025-02-28",
            "2025-08-31, P1M, 2025-09-30",
            "2025-01-01, P10D, 2025-01-11"
        })
        void when_a_month_is_shorter_then_its_last_day_counts(LocalDate start, String period, LocalDate end) {
            assertThat(TimeLimit.of(period).after(start)).isEqualTo(end);
        }
    }

    @Nested
    class Given_working_days {
        @Test
        void when_Easter_lies_between_then_it_is_not_counted() {
            assertThat(TimeLimit.ofWorkingDays(2).after(LocalDate.parse("2026-03-31")))
                    .isEqualTo("2026-04-07");
        }

        @Test
        void when_counted_back_then_the_same_days_are_left_out() {
            assertThat(TimeLimit.ofWorkingDays(2).before(LocalDate.parse("2026-04-07")))
                    .isEqualTo("2026-03-31");
        }

        @Test
        void when_a_limit_ends_then_that_many_working_days_lie_between() {
            var start = LocalDate.parse("2025-12-19");
            for (int days = 1; days < 80; days++) {
                assertThat(TimeLimit.workingDaysBetween(
                                start, TimeLimit.ofWorkingDays(days).after(start)))
                        .isEqualTo(days);
            }
        }
    }

    @Test
    void a_limit_is_one_of_the_two() {
        assertThatThrownBy(() -> new TimeLimit(Period.ofMonths(1), 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeLimit(Period.ofMonths(-1), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
