package no.stafett.v1.time;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Carries a month between the text of an element and {@link YearMonth}. */
public final class YearMonthAdapter extends XmlAdapter<String, YearMonth> {

    @Override
    public @Nullable YearMonth unmarshal(@Nullable String text) {
        return text == null ? null : YearMonth.parse(text.trim());
    }

    @Override
    public @Nullable String marshal(@Nullable YearMonth value) {
        return value == null ? null : value.toString();
    }
}
