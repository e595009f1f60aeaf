package no.stafett.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static boolean missing(String last, String now) {
        return Books.isMissing(Instant.parse(last), Instant.parse(now), LocalTime.of(9, 0));
    }

    @Nested
    class Given_a_report_is_due_by_nine_in_Norway {
        @Test
        void when_it_came_since_midnight_there_then_it_is_not_missing() {
            assertThat(missing("2027-01-14T23:30:00Z", "2027-01-15T15:00:00Z")).isFalse();
        }

        @Test
        void when_the_last_came_before_midnight_there_then_it_is_missing_from_nine_on() {
            assertThat(missing("2027-01-14T22:59:59Z", "2027-01-15T07:59:59Z")).isFalse();
            assertThat(missing("2027-01-14T22:59:59Z", "2027-01-15T08:00:00Z")).isTrue();
            assertThat(missing("2027-07-14T21:59:59Z", "2027-07-15T07:00:00Z"))
                    .as("in summer")
                    .isTrue();
        }
    }
}
