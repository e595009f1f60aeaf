package no.stafett.v1.time;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Carries a year between the text of an element and {@link Year}. */
public final class YearAdapter extends XmlAdapter<String, Year> {

    @Override
    public @Nullable Year unmarshal(@Nullable String text) {
        return text == null ? null : Year.parse(text.trim());
    }

    @Override
    public @Nullable String marshal(@Nullable Year value) {
        return value == null ? null : "%04d".formatted(value.getValue());
    }
}
