package no.stafett.hub.data;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this hub is.
 *
 * @param number the hub's own organisation number: what is addressed to it is routed by rule
 * @param tryingOut synthetic people only, and a clock that can be moved; false where real people are
 * @param beginsOn the day on which a new data folder's clock begins, trying out only; null: today
 * @param address under which parties reach the hub with a browser, such as {@code https://hub.example}; where it is not given,
 *     the hub's own on loopback
 */
@ConfigurationProperties("stafett.hub")
public record HubProperties(
        @DefaultValue("310000019") String number,
        @DefaultValue("true") boolean tryingOut,
        @Nullable LocalDate beginsOn,
        @Nullable String address) {
    public HubProperties {
        if (!number.matches("[0-9]{9}")) {
            throw new IllegalArgumentException("stafett.hub.number is an organisation number: nine digits.");
        }
        if (beginsOn != null && !tryingOut) {
            throw new IllegalArgumentException("stafett.hub.begins-on is for trying out only.");
        }
        if (address != null && !address.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new IllegalArgumentException("stafett.hub.address begins with http:// or https://.");
        }
    }
}
