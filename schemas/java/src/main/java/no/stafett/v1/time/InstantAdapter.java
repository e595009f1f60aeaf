package no.stafett.v1.time;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries a point in time, in UTC, between the text of an element and {@link Instant}. */
public final class InstantAdapter extends XmlAdapter<String, Instant> {

    @Override
    public @Nullable Instant unmarshal(@Nullable String text) {
        return text == null ? null : Instant.parse(text.trim());
    }

    @Override
    public @Nullable String marshal(@Nullable Instant value) {
        return value == null ? null : value.toString();
    }
}
