package no.stafett.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private Instant now = Instant.parse("2027-01-04T08:00:00Z");
    private final Sessions sessions = new Sessions(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Nested
    class Given_a_party_in_its_office {
        private final String key = sessions.open(Session.Side.OFFICE, "310000043");

        @Test
        void when_nothing_is_done_for_half_an_hour_then_it_is_over() {
            now = now.plus(Sessions.OFFICE_IDLE);
            assertThat(sessions.find(Session.Side.OFFICE, key, false)).isPresent();
            now = now.plusSeconds(1);
            assertThat(sessions.find(Session.Side.OFFICE, key, false)).isEmpty();
        }

        @Test
        void when_something_is_done_then_the_time_begins_anew_until_the_longest() {
            for (int i = 0; i < 24; i++) {
                assertThat(sessions.find(Session.Side.OFFICE, key, true)).isPresent();
                now = now.plus(Duration.ofMinutes(30));
            }
            now = now.plusSeconds(1);
            assertThat(sessions.find(Session.Side.OFFICE, key, true)).isEmpty();
        }

        @Test
        void when_the_key_is_shown_at_the_desk_then_it_opens_nothing() {
            assertThat(sessions.find(Session.Side.DESK, key, true)).isEmpty();
        }
    }
}
