package no.stafett.hub.record;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub records.
 *
 * @param committers groups that can be under way at once
 */
@ConfigurationProperties("stafett.record")
public record RecordProperties(@DefaultValue("2") int committers) {

    public RecordProperties {
        if (committers < 1 || committers > 16) {
            throw new IllegalArgumentException("stafett.record.committers is between 1 and 16.");
        }
    }
}
