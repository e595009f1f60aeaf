package no.stafett.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import no.stafett.console.web.Names;
import no.stafett.console.web.Page;
import no.stafett.console.web.Tongue;
import no.stafett.console.web.Words;
import no.stafett.hub.operate.AuditOperations;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.operate.Quarantine;
import no.stafett.hub.party.NotDone;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the operators' desk. */
@RestController
@RequestMapping("/console")
final class DeskPages {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Duration COLLISIONS_SHOWN = Duration.ofDays(90);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Figures figures;
    private final Queues queues;
    private final Names names;
    private final PartyDirectory directory;
    private final Quarantine quarantine;
    private final AuditOperations audit;
    private final ClockControl clock;
    private final Books books;

    DeskPages(
            Figures figures,
            Queues queues,
            Names names,
            PartyDirectory directory,
            Quarantine quarantine,
            AuditOperations audit,
            ClockControl clock,
            Books books) {
        this.figures = figures;
        this.queues = queues;
        this.names = names;
        this.directory = directory;
        this.quarantine = quarantine;
        this.audit = audit;
        this.clock = clock;
        this.books = books;
    }

    private Page page(HttpServletRequest request) {
        var page = Page.of(request);
        return page.put("now", page.words().clock(clock.now()));
    }

    // ------------------------------------------------------------ what is late

    /** A row of the first page. */
    record LateShown(String service, String responsible, String count, String days, String since, boolean worst) {}

    @GetMapping("/")
    ResponseEntity<byte[]> late(HttpServletRequest request) {
        var page = page(request);
        var words = page.words();
        var today = LocalDate.ofInstant(clock.now(), OSLO);
        var late = figures.late(today);
        long all = late.stream().mapToLong(Figures.Late::count).sum();
        long conflicts = sum(figures.openConflicts().values());
        long held =
                quarantine.groups().stream().mapToLong(Quarantine.Group::count).sum();
        long collided = figures.collided(clock.now().minus(Duration.ofDays(30))).stream()
                .mapToLong(Figures.Collided::count)
                .sum();
        return page.put("live", true)
                .put("lead", all == 0 ? words.say("lateNone") : words.counted("late", all))
                .put("late", late.stream().map(row -> shown(row, today, words)).toList())
                .put("anyLate", all > 0)
                .put("lateCount", words.count(all))
                .put("conflictCount", words.count(conflicts))
                .put("heldCount", words.count(held))
                .put("collidedCount", words.count(collided))
                .put("isLate", all > 0)
                .put("hasConflicts", conflicts > 0)
                .put("hasHeld", held > 0)
                .show("late");
    }

    private LateShown shown(Figures.Late row, LocalDate today, Words words) {
        long days = ChronoUnit.DAYS.between(row.since(), today) + 1;
        return new LateShown(
                names.service(row.service(), words.tongue()),
                names.responsible(row.party(), row.role(), row.territory(), words.tongue(), words.say("nobody")),
                words.count(row.count()),
                words.counted("days", days),
                words.day(row.since()),
                days > 30);
    }

    private static long sum(java.util.Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    // ------------------------------------------------------------ queues and parties

    /** A row of the page of queues. */
    record PartyShown(
            String name,
            String number,
            String role,
            boolean suspended,
            boolean gone,
            String waiting,
            boolean any,
            String oldest,
            String leaving,
            boolean anyLeaving,
            String compared,
            boolean reportMissing,
            long order) {}

    @GetMapping("/queues")
    ResponseEntity<byte[]> queues(HttpServletRequest request) {
        var page = page(request);
        var words = page.words();
        var now = Instant.now(); // the broker stamps by the machine's clock, not by one that is moved
        var parties = directory.parties();
        var depths = queues.depths(parties.stream().map(Party::number).toList());
        var leaving = figures.leaving();
        var compared = books.standing();
        var submitted = Objects.requireNonNull(depths.get(""));
        long out = leaving.stream().mapToLong(Figures.Leaving::count).sum();
        var oldestOut = leaving.stream().map(Figures.Leaving::oldest).min(Comparator.naturalOrder());
        return page.put("live", true)
                .put("submitted", words.count(Math.max(0, submitted.messages())))
                .put("submittedOldest", oldest(submitted.oldest(), now, words))
                .put("out", words.count(out))
                .put("outOldest", oldest(oldestOut.orElse(null), clock.now(), words))
                .put("logEntries", words.count(figures.logEntries()))
                .put(
                        "parties",
                        parties.stream()
                                .map(party -> shown(
                                        party,
                                        depths.get(party.number()),
                                        leaving,
                                        compared.get(party.number()),
                                        now,
                                        words))
                                .sorted(Comparator.comparingLong(PartyShown::order)
                                        .reversed()
                                        .thenComparing(PartyShown::name))
                                .toList())
                .put("anyParties", !parties.isEmpty())
                .show("queues");
    }

    private PartyShown shown(
            Party party,
            Queues.@Nullable Depth depth,
            List<Figures.Leaving> leaving,
            Books.@Nullable Standing compared,
            Instant now,
            Words words) {
        long waiting = depth == null ? -1 : depth.messages();
        long out = leaving.stream()
                .filter(row -> row.party().equals(party.number()))
                .mapToLong(Figures.Leaving::count)
                .sum();
        return new PartyShown(
                party.name(),
                party.number(),
                names.code("party-role", party.role(), words.tongue()),
                party.state() == Party.State.SUSPENDED,
                !party.isValidOn(LocalDate.ofInstant(clock.now(), OSLO)),
                waiting < 0 ? words.say("noQueue") : words.count(waiting),
                waiting > 0,
                depth == null ? "" : oldest(depth.oldest(), now, words),
                words.count(out),
                out > 0,
                compared == null ? "–" : words.ago(compared.compared(), clock.now()),
                compared != null && compared.missing(),
                waiting + out);
    }

    private static String oldest(@Nullable Instant oldest, Instant now, Words words) {
        return oldest == null ? "–" : words.ago(oldest, now);
    }

    // ------------------------------------------------------------ quarantine

    /** Messages that one cause hinders. */
    record GroupShown(
            String cause, int n, String count, String since, List<HeldShown> messages, String more, boolean hasMore) {}

    /** One of them. */
    record HeldShown(long id, String party, String carrier, String tries, String since, String digest) {}

    @GetMapping("/quarantine")
    ResponseEntity<byte[]> quarantine(HttpServletRequest request) {
        var page = page(request);
        var words = page.words();
        var groups = quarantine.groups();
        var shown = new ArrayList<GroupShown>();
        for (var group : groups) {
            long more = group.count() - group.messages().size();
            shown.add(new GroupShown(
                    group.cause(),
                    shown.size() + 1,
                    words.counted("messages", group.count()),
                    words.time(group.oldest()),
                    group.messages().stream()
                            .map(held -> new HeldShown(
                                    held.id(),
                                    names.party(held.party()),
                                    carrier(held.carrier(), words),
                                    words.counted("tries", held.tries()),
                                    words.time(held.since()),
                                    held.digest().substring(0, 12)))
                            .toList(),
                    words.counted("more", more),
                    more > 0));
        }
        return page.put("live", true)
                .put("groups", shown)
                .put("anyHeld", !shown.isEmpty())
                .show("quarantine");
    }

    @PostMapping("/quarantine/retry")
    ResponseEntity<byte[]> retry(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable Long id,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(defaultValue = "") String because) {
        var words = Words.in(Tongue.of(request));
        var session = Page.session(request);
        if (!isHeld(id, cause)) {
            session.tell(words.say("retriedAlready"));
            return Page.seeOther("/console/quarantine");
        }
        try {
            var retried = quarantine.retry(new Quarantine.Which(id, id == null ? cause : null), because.strip());
            long held =
                    retried.stream().filter(one -> one.outcome().equals("held")).count();
            session.tell(
                    held == 0
                            ? words.counted("retried", retried.size())
                            : words.say("retriedHeld", retried.size(), held));
        } catch (NotDone e) {
            session.tell(
                    words.tongue() == Tongue.EN ? e.reason().en() : e.reason().nb());
        }
        return Page.seeOther("/console/quarantine");
    }

    private boolean isHeld(@Nullable Long id, @Nullable String cause) {
        return quarantine.groups().stream()
                .anyMatch(group -> id == null
                        ? group.cause().equals(cause)
                        : group.messages().stream().anyMatch(held -> held.id() == id));
    }

    private static String carrier(String carrier, Words words) {
        return words.say("carrier" + carrier.charAt(0) + carrier.substring(1).toLowerCase(Locale.ROOT));
    }

    // ------------------------------------------------------------ doubles

    /** A row of the page of doubles. */
    record CollidedShown(String service, String party, String kind, String count, String last) {}

    /** Open conflicts of one kind. */
    record ConflictShown(String kind, String count) {}

    @GetMapping("/doubles")
    ResponseEntity<byte[]> doubles(HttpServletRequest request) {
        var page = page(request);
        var words = page.words();
        var collided = figures.collided(clock.now().minus(COLLISIONS_SHOWN));
        var conflicts = figures.openConflicts();
        long all = collided.stream().mapToLong(Figures.Collided::count).sum();
        return page.put("live", true)
                .put("lead", all == 0 ? words.say("collidedNone") : words.counted("collided", all))
                .put(
                        "collided",
                        collided.stream()
                                .map(row -> new CollidedShown(
                                        names.service(row.service(), words.tongue()),
                                        names.party(row.party()),
                                        words.say("kind_" + row.kind()),
                                        words.count(row.count()),
                                        words.time(row.last())))
                                .toList())
                .put("anyCollided", all > 0)
                .put(
                        "conflicts",
                        conflicts.entrySet().stream()
                                .map(entry -> new ConflictShown(
                                        words.say("conflict_" + entry.getKey()), words.count(entry.getValue())))
                                .toList())
                .put("conflictCount", words.count(sum(conflicts.values())))
                .put("anyConflicts", !conflicts.isEmpty())
                .show("doubles");
    }

    // ------------------------------------------------------------ one message's way

    /** One hop. */
    record Hop(String step, String title, String time, List<Said> said, boolean bad, boolean waits) {}

    /** What is known of a hop. */
    record Said(String name, String value, boolean code) {}

    @GetMapping("/message")
    ResponseEntity<byte[]> message(HttpServletRequest request, @RequestParam(defaultValue = "") String id) {
        var page = page(request);
        var words = page.words();
        var asked = id.strip().toLowerCase(Locale.ROOT);
        if (asked.isEmpty()) {
            return page.put("id", "").put("found", false).put("problem", null).show("message");
        }
        if (!ID.matcher(asked).matches()) {
            return page.status(HttpStatus.BAD_REQUEST)
                    .put("id", id)
                    .put("found", false)
                    .put("problem", words.say("messageNoId"))
                    .show("message");
        }
        var ways = figures.came(asked);
        return page.status(ways.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.OK)
                .put("id", asked)
                .put("found", !ways.isEmpty())
                .put("problem", ways.isEmpty() ? words.say("messageUnknown") : null)
                .put("several", ways.size() > 1)
                .put("ways", ways.stream().map(way -> new Way(hops(way, words))).toList())
                .show("message");
    }

    /** All hops of one message. */
    record Way(List<Hop> hops) {}

    private List<Hop> hops(Figures.Came came, Words words) {
        var hops = new ArrayList<Hop>();
        boolean rejected = came.status().equals("REJECTED");
        var in = new ArrayList<Said>();
        in.add(new Said(words.say("hopSender"), named(came.sender()), false));
        if (!came.channel().equals(came.sender())) {
            in.add(new Said(words.say("hopChannel"), named(came.channel()), false));
        }
        in.add(new Said(words.say("hopCarrier"), carrier(came.carrier(), words), false));
        in.add(new Said(words.say("hopType"), came.type() == null ? words.say("unreadable") : came.type(), true));
        in.add(new Said("SHA-256", HexFormat.of().formatHex(came.digest()), true));
        hops.add(new Hop("10", words.say("hopIntake"), words.time(came.receivedAt()), in, false, false));
        hops.add(new Hop(
                "20",
                words.say("hopChecks"),
                "",
                List.of(new Said(words.say("hopStatus"), words.say("status_" + came.status()), false)),
                rejected,
                false));
        var record = new ArrayList<Said>();
        record.add(new Said(words.say("hopIndex"), words.count(came.logIndex()), false));
        record.add(new Said(words.say("hopLeaf"), HexFormat.of().formatHex(came.leaf()), true));
        if (came.headSize() != null && came.headSignedAt() != null) {
            record.add(new Said(
                    words.say("hopHead"),
                    words.say("hopHeadSigned", came.headSize(), words.time(came.headSignedAt())),
                    false));
            record.add(new Said(words.say("hopKey"), Objects.requireNonNullElse(came.keyId(), ""), true));
        }
        record.add(new Said(words.say("hopAnswer"), came.answerType(), true));
        hops.add(new Hop("30", words.say("hopRecord"), "", record, false, false));
        var outgoing = figures.outgoing(came);
        for (var out : outgoing) {
            var said = new ArrayList<Said>();
            said.add(new Said(words.say("hopTo"), named(out.inbox()), false));
            said.add(new Said(words.say("hopType"), out.type(), true));
            if (out.rule() != null) {
                said.add(new Said(words.say("hopRule"), out.rule(), true));
            }
            hops.add(new Hop(
                    "40",
                    words.say(out.waits() ? "hopWaits" : "hopHandedOn"),
                    words.time(out.at()),
                    said,
                    false,
                    out.waits()));
        }
        if (outgoing.isEmpty()) {
            hops.add(new Hop("40", words.say("hopNothingOut"), "", List.of(), false, false));
        }
        return hops;
    }

    private String named(String number) {
        var name = names.party(number);
        return name.equals(number) ? number : name + " (" + number + ")";
    }

    /** The proof as a file, in the form that {@code stafett audit check} reads. */
    @GetMapping("/message/{id}/proof")
    ResponseEntity<byte[]> proof(HttpServletRequest request, @PathVariable String id) {
        var proof = ID.matcher(id).matches() ? audit.proof(id) : java.util.Optional.<String>empty();
        if (proof.isEmpty()) {
            Page.session(request).tell(Words.in(Tongue.of(request)).say("messageUnknown"));
            return Page.seeOther("/console/message");
        }
        var file = ContentDisposition.attachment().filename(id + ".proof.txt").build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(proof.get().getBytes(StandardCharsets.UTF_8));
    }
}
