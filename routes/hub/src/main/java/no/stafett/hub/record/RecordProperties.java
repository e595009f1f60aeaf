package no.stafett.hub.record;

import no.stafett.v1.SyntheticNumbers;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the hub is, and how it records.
 *
 * @param number the hub's own organisation number; a receiver of it means: route by rule
 * @param synthetic whether people's numbers must be synthetic ({@code REQUIRED}, trying out) or must not ({@code REFUSED},
 *     production)
 * @param committers groups that can be under way at once
 */
@ConfigurationProperties("stafett.hub")
public record RecordProperties(
        @DefaultValue("310000019") String number,
        @DefaultValue("REQUIRED") SyntheticNumbers synthetic,
        @DefaultValue("3") int committers) {

    public RecordProperties {
        if (committers < 1 || committers > 16) {
            throw new IllegalArgumentException("stafett.hub.committers is between 1 and 16.");
        }
    }

    /** Whether this is a trial: then, and only then, the clock can be moved. */
    public boolean isTrial() {
        return synthetic == SyntheticNumbers.REQUIRED;
    }
}
