package no.stafett.hub.operate;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import no.stafett.hub.data.CannotStart.Sentence;
import no.stafett.hub.data.HubProperties;
import no.stafett.hub.party.NotDone;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.CatalogueException;
import no.stafett.ledger.catalogue.CatalogueReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator can ask and do, as JSON over HTTP on loopback; what {@code ./stafett clock}, {@code party}, {@code ledger} and
 * {@code audit} call. An act is put into the audit log before it is done: one that can't be logged is not done.
 *
 * <p>Answers: 200 and the outcome; 400 the request can't be read; 404 there is no such thing; 409 it can't be done now.
 * Anything but 200 has {@code problem} with {@code en} and {@code nb}.
 */
@RestController
@RequestMapping("/operator")
final class Operator {
    private static final Logger log = LoggerFactory.getLogger(Operator.class);
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final PartyDirectory directory;
    private final PartyAdministration administration;
    private final ClockControl clock;
    private final AuditOperations audit;
    private final Quarantine quarantine;
    private final CatalogueOperations catalogues;
    private final OpeningBalances balances;
    private final OperatorActs acts;
    private final HubProperties hub;
    private final JdbcClient database;
    private final JsonMapper json;

    Operator(
            PartyDirectory directory,
            PartyAdministration administration,
            ClockControl clock,
            AuditOperations audit,
            Quarantine quarantine,
            CatalogueOperations catalogues,
            OpeningBalances balances,
            OperatorActs acts,
            HubProperties hub,
            DataSource database,
            JsonMapper json) {
        this.directory = directory;
        this.administration = administration;
        this.clock = clock;
        this.audit = audit;
        this.quarantine = quarantine;
        this.catalogues = catalogues;
        this.balances = balances;
        this.acts = acts;
        this.hub = hub;
        this.database = JdbcClient.create(database);
        this.json = json;
    }

    /** A party as an operator writes it. */
    record NewParty(
            @Nullable String number,
            @Nullable String role,
            @Nullable String name,
            @JsonAlias("municipality") @Nullable String territory,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable List<String> actsFor) {}

    record Parties(List<Party> parties) {}

    record OneParty(Party party) {}

    record Now(Instant now) {}

    /**
     * Where to move the clock.
     *
     * @param to an instant, a day ({@code 2027-03-01}), or a period from now ({@code +P3M})
     */
    record Move(@Nullable String to) {}

    record Held(List<Quarantine.Group> groups) {}

    /**
     * What to try again.
     *
     * @param id one message; or
     * @param cause all that it hinders
     * @param because why
     */
    record Retry(
            @Nullable Long id,
            @Nullable String cause,
            @Nullable String because) {}

    record Tried(List<Quarantine.Retried> retried) {}

    record Proof(String id, String proof) {}

    record Problem(Sentence problem) {}

    record Health(String status) {}

    /** A party whose first day is not told has always been there: what happened before the hub knew it is addressed to it too. */
    private static final LocalDate SINCE_EVER = LocalDate.of(2000, 1, 1);

    /**
     * How the hub stands.
     *
     * @param undelivered documents that are not in their inboxes yet
     */
    record Status(
            String status,
            String number,
            boolean tryingOut,
            Instant now,
            int parties,
            int suspended,
            long undelivered) {}

    @GetMapping("/health")
    Health health() {
        return new Health("UP");
    }

    @GetMapping("/status")
    Status status() {
        var parties = directory.parties();
        var suspended = parties.stream()
                .filter(party -> party.state() == Party.State.SUSPENDED)
                .count();
        return new Status(
                "UP", hub.number(), hub.tryingOut(), clock.now(), parties.size(), (int) suspended, undelivered());
    }

    private long undelivered() {
        return database.sql("select count(*) from outbox").query(Long.class).single();
    }

    @GetMapping("/parties")
    Parties parties() {
        return new Parties(directory.parties());
    }

    @PostMapping("/parties")
    OneParty add(@RequestBody NewParty asked) {
        var party = new Party(
                text(asked.number()),
                text(asked.role()),
                text(asked.name()),
                asked.territory(),
                asked.validFrom() == null ? SINCE_EVER : asked.validFrom(),
                asked.validUntil(),
                Party.State.ACTIVE,
                asked.actsFor() == null ? List.of() : asked.actsFor());
        administration.check(party);
        var details = new LinkedHashMap<String, String>();
        details.put("party", party.number());
        details.put("role", party.role());
        details.put("name", party.name());
        details.put("validFrom", party.validFrom().toString());
        if (party.territory() != null) {
            details.put("territory", party.territory());
        }
        if (party.validUntil() != null) {
            details.put("validUntil", party.validUntil().toString());
        }
        if (!party.actsFor().isEmpty()) {
            details.put("actsFor", String.join(" ", party.actsFor()));
        }
        acts.record("PARTY_ADDED", details);
        administration.add(party);
        return new OneParty(party);
    }

    @PostMapping("/parties/{number}/suspend")
    OneParty suspend(@PathVariable String number) {
        administration.checkThere(number);
        acts.record("PARTY_SUSPENDED", Map.of("party", number));
        administration.suspend(number);
        return new OneParty(directory.party(number).orElseThrow());
    }

    @PostMapping("/parties/{number}/resume")
    OneParty resume(@PathVariable String number) {
        administration.checkThere(number);
        acts.record("PARTY_RESUMED", Map.of("party", number));
        administration.resume(number);
        return new OneParty(directory.party(number).orElseThrow());
    }

    @GetMapping("/clock")
    Now now() {
        return new Now(clock.now());
    }

    @PostMapping("/clock")
    Now move(@RequestBody Move move) {
        var from = clock.now();
        var to = instant(text(move.to()).strip(), from);
        if (!hub.tryingOut()) {
            throw new ClockControl.Refused("The clock is the system's where real people are; it is moved only when"
                    + " trying out (stafett.hub.trying-out).");
        }
        if (to.isBefore(from)) {
            throw new ClockControl.Refused("The clock moves forward only: it is " + from + " here.");
        }
        acts.record("CLOCK_MOVED", Map.of("from", from.toString(), "to", to.toString()));
        return new Now(clock.moveTo(to));
    }

    @PostMapping("/audit/verify")
    AuditOperations.Verification verify() {
        return audit.verify();
    }

    @GetMapping("/audit/proof/{id}")
    ResponseEntity<Object> proof(@PathVariable String id) {
        return audit.proof(id)
                .<ResponseEntity<Object>>map(proof -> ResponseEntity.ok(new Proof(id, proof)))
                .orElseGet(() -> problem(
                        HttpStatus.NOT_FOUND,
                        new Sentence(
                                "No message with this id is in the log.",
                                "Ingen melding med denne id-en er i loggen.")));
    }

    @PostMapping("/audit/rebuild")
    AuditOperations.Comparison rebuild() {
        return audit.rebuild();
    }

    @GetMapping("/quarantine")
    Held quarantine() {
        return new Held(quarantine.groups());
    }

    @PostMapping("/quarantine/retry")
    Tried retry(@RequestBody Retry asked) {
        return new Tried(quarantine.retry(new Quarantine.Which(asked.id(), asked.cause()), text(asked.because())));
    }

    /** Two catalogues, as documents. */
    record TwoCatalogues(@Nullable String before, @Nullable String after) {}

    @PostMapping("/catalogue/effect")
    CatalogueOperations.Counts effect(@RequestBody TwoCatalogues asked) {
        return catalogues.effect(catalogue(asked.before()), catalogue(asked.after()));
    }

    private static Catalogue catalogue(@Nullable String document) {
        try {
            return CatalogueReader.read(new ByteArrayInputStream(text(document).getBytes(StandardCharsets.UTF_8)));
        } catch (CatalogueException unsound) {
            throw new NotDone(
                    "A catalogue is not sound; 'stafett catalogue check' tells what is wrong with it.",
                    "En katalog holder ikke; 'stafett catalogue check' forteller hva som er galt med den.");
        }
    }

    /**
     * Reads in the balance with which a party joins. The answer is JSON, a line for each person that something is to be said of, and
     * the outcome as the last line. It waits in a file until all is read, since who sends does not read yet: so neither the
     * balance nor its report is held whole. Nothing in the report names anybody.
     */
    @PostMapping("/ledger/import")
    void importBalances(@RequestParam("party") String party, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var report = Files.createTempFile("stafett-import-", ".ndjson");
        try {
            try (var out = Files.newOutputStream(report);
                    var lines = new BufferedOutputStream(out)) {
                var outcome = balances.read(party, request.getInputStream(), row -> line(lines, row));
                line(lines, new Imported(outcome));
            }
            response.setContentType("application/x-ndjson;charset=UTF-8");
            Files.copy(report, response.getOutputStream());
        } finally {
            Files.delete(report);
        }
    }

    /** The last line of an import. */
    record Imported(OpeningBalances.Outcome outcome) {}

    private void line(OutputStream out, Object said) {
        try {
            out.write(json.writeValueAsBytes(said));
            out.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException("The report of an import can't be written", full);
        }
    }

    private static Instant instant(String to, Instant now) {
        try {
            if (to.startsWith("+") || to.startsWith("P")) {
                var period = Period.parse(to.startsWith("+") ? to.substring(1) : to);
                return ZonedDateTime.ofInstant(now, OSLO).plus(period).toInstant();
            }
            if (to.length() == 10) {
                // A day begins when the office does, so that "moved to Monday" is Monday in any reading.
                return LocalDateTime.of(LocalDate.parse(to), LocalTime.of(8, 0))
                        .atZone(OSLO)
                        .toInstant();
            }
            return Instant.parse(to);
        } catch (DateTimeException e) {
            throw new NotDone(
                    "The time can't be read. Write a day (2027-03-01), an instant (2027-03-01T08:00:00Z) or a period"
                            + " (+P3M).",
                    "Tidspunktet kan ikke leses. Skriv en dag (2027-03-01), et tidspunkt (2027-03-01T08:00:00Z) eller en"
                            + " periode (+P3M).");
        }
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    @ExceptionHandler
    ResponseEntity<Object> notDone(NotDone e) {
        return problem(HttpStatus.CONFLICT, e.reason());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ClockControl.Refused e) {
        var why = Objects.requireNonNullElse(e.getMessage(), "");
        return problem(HttpStatus.CONFLICT, new Sentence(why, "Klokken ble ikke flyttet: " + why));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                new Sentence("The request's JSON can't be read.", "Forespørselens JSON kan ikke leses."));
    }

    @ExceptionHandler
    ResponseEntity<Object> ours(RuntimeException e) {
        log.error("An operator's request failed", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                new Sentence(
                        "The hub failed; see log/hub.log in the data folder.",
                        "Huben feilet; se log/hub.log i datamappen."));
    }

    private static ResponseEntity<Object> problem(HttpStatus status, Sentence sentence) {
        return ResponseEntity.status(status).body(new Problem(sentence));
    }
}
