package no.stafett.hub.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub watches for what is due.
 *
 * @param scanEvery how often it looks; at least one second
 * @param peopleAtOnce how many are evaluated at once, 1 to 5000
 */
@ConfigurationProperties("stafett.watch")
public record WatchProperties(
        @DefaultValue("10s") Duration scanEvery,
        @DefaultValue("200") int peopleAtOnce) {
    public WatchProperties {
        if (scanEvery.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("stafett.watch.scan-every is at least 1s.");
        }
        if (peopleAtOnce < 1 || peopleAtOnce > 5_000) {
            throw new IllegalArgumentException("stafett.watch.people-at-once is between 1 and 5000.");
        }
    }
}
