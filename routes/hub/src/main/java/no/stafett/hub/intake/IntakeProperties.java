package no.stafett.hub.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the carriers take.
 *
 * @param consumers documents that may be under way from JMS at once; each waits for its group's commit
 * @param documentBytesMax longest document that is read at all; a longer one is answered as too large, unread
 * @param underwayBytesMax how many bytes of large documents may be in memory at once, over all carriers
 * @param folderEvery how often the folders are looked into
 * @param folderQuiet how long a file must have been left alone to count as written
 */
@ConfigurationProperties("stafett.intake")
public record IntakeProperties(
        @DefaultValue("160") int consumers,
        @DefaultValue("8388608") int documentBytesMax,
        @DefaultValue("33554432") int underwayBytesMax,
        @DefaultValue("500ms") Duration folderEvery,
        @DefaultValue("1s") Duration folderQuiet) {
    public IntakeProperties {
        if (consumers < 1 || consumers > 512) {
            throw new IllegalArgumentException("stafett.intake.consumers is between 1 and 512.");
        }
        if (documentBytesMax < 65_536 || documentBytesMax > underwayBytesMax) {
            throw new IllegalArgumentException(
                    "stafett.intake.document-bytes-max is at least 65536 and at most underway-bytes-max.");
        }
    }
}
