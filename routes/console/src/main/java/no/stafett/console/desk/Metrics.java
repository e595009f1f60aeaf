package no.stafett.console.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.operate.Quarantine;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyDirectory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The desk's counts in Prometheus' text format, behind the operator's token. Labels are parties and services. */
@RestController
final class Metrics {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Figures figures;
    private final Queues queues;
    private final Quarantine quarantine;
    private final PartyDirectory directory;
    private final ClockControl clock;
    private final Books books;

    Metrics(
            Figures figures,
            Queues queues,
            Quarantine quarantine,
            PartyDirectory directory,
            ClockControl clock,
            Books books) {
        this.figures = figures;
        this.queues = queues;
        this.quarantine = quarantine;
        this.directory = directory;
        this.clock = clock;
        this.books = books;
    }

    @GetMapping("/operator/metrics")
    ResponseEntity<String> metrics() {
        var text = new StringBuilder();
        var depths =
                queues.depths(directory.parties().stream().map(Party::number).toList());
        gauge(
                text,
                "stafett_submitted_messages",
                "Messages that wait to be taken in",
                "",
                Map.of("", Objects.requireNonNull(depths.get("")).messages()));
        var inboxes = new TreeMap<String, Long>();
        depths.forEach((party, depth) -> {
            if (!party.isEmpty() && depth.messages() >= 0) {
                inboxes.put(party, depth.messages());
            }
        });
        gauge(text, "stafett_inbox_messages", "Messages that wait in a party's inbox", "party", inboxes);
        var leaving = new TreeMap<String, Long>();
        figures.leaving().forEach(row -> leaving.put(row.party(), row.count()));
        gauge(text, "stafett_outbox_messages", "Messages that have not left for an inbox", "party", leaving);
        gauge(
                text,
                "stafett_quarantine_messages",
                "Messages that could not be recorded",
                "",
                Map.of(
                        "",
                        quarantine.groups().stream()
                                .mapToLong(Quarantine.Group::count)
                                .sum()));
        gauge(
                text,
                "stafett_obligations_overdue",
                "Obligations past their deadline",
                "service",
                figures.lateByService(LocalDate.ofInstant(clock.now(), OSLO)));
        gauge(text, "stafett_conflicts_open", "Conflicts that parties must settle", "kind", figures.openConflicts());
        var missing = new TreeMap<String, Long>();
        books.standing().forEach((party, standing) -> missing.put(party, standing.missing() ? 1L : 0L));
        gauge(
                text,
                "stafett_reconciliation_missing",
                "Whether the night's report of a party's books has not come",
                "party",
                missing);
        gauge(text, "stafett_log_entries", "Entries of the audit log", "", Map.of("", figures.logEntries()));
        return ResponseEntity.ok().header("Content-Type", TEXT).body(text.toString());
    }

    private static void gauge(StringBuilder text, String name, String help, String label, Map<String, Long> values) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        values.forEach((value, count) -> text.append(name)
                .append(label.isEmpty() ? "" : "{" + label + "=\"" + value + "\"}")
                .append(' ')
                .append(count)
                .append('\n'));
    }
}
