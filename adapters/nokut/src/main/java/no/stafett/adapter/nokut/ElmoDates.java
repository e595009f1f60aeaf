package no.stafett.adapter.nokut;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.Pattern;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.v1.time.PartialDate;

/** ELMO's dates, which may carry a time zone or a time of day, or be less than a date. */
final class ElmoDates {
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?");

    private ElmoDates() {}

    /** The day as it was where it was written: the time zone is dropped, nothing is converted. */
    static Optional<PartialDate> date(Optional<String> text, boolean personal, Place at, Findings findings) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var matcher = DATE.matcher(text.orElseThrow());
        if (matcher.matches()) {
            try {
                return Optional.of(PartialDate.parse(matcher.group(1)));
            } catch (DateTimeException | IllegalArgumentException noSuchDay) {
                // reported below, as any other text that is no date
            }
        }
        if (personal) {
            findings.personalNotUnderstood(at, text.orElseThrow());
        } else {
            findings.notUnderstood(at, text.orElseThrow());
        }
        return Optional.empty();
    }
}
