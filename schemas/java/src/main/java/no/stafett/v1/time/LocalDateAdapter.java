package no.stafett.v1.time;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Carries a whole date between the text of an element and {@link LocalDate}. */
public final class LocalDateAdapter extends XmlAdapter<String, LocalDate> {

    @Override
    public @Nullable LocalDate unmarshal(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text.trim());
    }

    @Override
    public @Nullable String marshal(@Nullable LocalDate value) {
        return value == null ? null : value.toString();
    }
}
