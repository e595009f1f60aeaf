package no.stafett.v1.time;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import org.jspecify.annotations.Nullable;

/** Carries a date that may be partial between the text of an element and {@link PartialDate}. */
public final class PartialDateAdapter extends XmlAdapter<String, PartialDate> {

    @Override
    public @Nullable PartialDate unmarshal(@Nullable String text) {
        return text == null ? null : PartialDate.parse(text.trim());
    }

    @Override
    public @Nullable String marshal(@Nullable PartialDate value) {
        return value == null ? null : value.toString();
    }
}
