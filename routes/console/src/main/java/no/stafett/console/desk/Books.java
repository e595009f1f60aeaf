package no.stafett.console.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import no.stafett.hub.operate.ClockControl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whose books were compared, and whose report of the night has not come. A party that has sent a report within a month is taken to
 * send one each night; of the others nothing is expected.
 */
@Component
final class Books {
    static final Duration EXPECTED_FOR = Duration.ofDays(31);
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Figures figures;
    private final ClockControl clock;
    private final LocalTime by;

    /**
     * Looks by the hub's clock.
     *
     * @param by the time of day in Norway by which the report of the night has come
     */
    Books(Figures figures, ClockControl clock, @Value("${stafett.console.books-by:09:00}") String by) {
        this.figures = figures;
        this.clock = clock;
        this.by = LocalTime.parse(by);
    }

    /**
     * How a party's books stand.
     *
     * @param compared when its last report came
     * @param missing whether that of this night has not
     */
    record Standing(Instant compared, boolean missing) {}

    /** By party, those of whom a report is expected. */
    Map<String, Standing> standing() {
        var now = clock.now();
        var standing = new TreeMap<String, Standing>();
        figures.reports(now.minus(EXPECTED_FOR))
                .forEach((party, last) -> standing.put(party, new Standing(last, isMissing(last, now, by))));
        return standing;
    }

    /** Whether it is so late that a report should have come today, and the last one came before. */
    static boolean isMissing(Instant last, Instant now, LocalTime by) {
        var here = now.atZone(OSLO);
        return !here.toLocalTime().isBefore(by)
                && last.isBefore(here.toLocalDate().atStartOfDay(OSLO).toInstant());
    }
}
