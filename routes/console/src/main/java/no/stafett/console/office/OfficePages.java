package no.stafett.console.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import no.stafett.console.desk.Queues;
import no.stafett.console.web.Names;
import no.stafett.console.web.Page;
import no.stafett.console.web.Tongue;
import no.stafett.console.web.Words;
import no.stafett.hub.data.HubProperties;
import no.stafett.hub.delivery.Inbox;
import no.stafett.hub.operate.ClockControl;
import no.stafett.v1.Stafett;
import no.stafett.v1.codelist.CodeList;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.codes.Answer;
import no.stafett.v1.model.common.LocalisedText;
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

/** The pages of a party's office. */
@RestController
@RequestMapping("/office")
final class OfficePages {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final int SHOWN_MAX = 50;
    private static final int REASON_CHARS_MAX = 4_000;
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,4}");
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Inbox inbox;
    private final Queues queues;
    private final Names names;
    private final Stafett stafett;
    private final ClaimDesk claims;
    private final ClockControl clock;
    private final String hub;
    private final Supplier<SchemaWords> schema;

    OfficePages(
            Inbox inbox,
            Queues queues,
            Names names,
            Stafett stafett,
            ClaimDesk claims,
            ClockControl clock,
            HubProperties hub) {
        this.inbox = inbox;
        this.queues = queues;
        this.names = names;
        this.stafett = stafett;
        this.claims = claims;
        this.clock = clock;
        this.hub = hub.number();
        this.schema = new Supplier<>() {
            private @Nullable SchemaWords read;

            @Override
            public synchronized SchemaWords get() {
                var words = read;
                if (words == null) {
                    words = new SchemaWords(stafett.codeLists());
                    read = words;
                }
                return words;
            }
        };
    }

    private Page page(HttpServletRequest request) {
        var page = Page.of(request);
        var party = Page.session(request).party();
        return page.put("party", names.party(party))
                .put("partyNumber", party)
                .put("now", page.words().clock(clock.now()));
    }

    // ------------------------------------------------------------ inbox

    /** A message that waits. */
    record Waiting(String id, String what, String type, String from, String time, String ago, boolean replayed) {}

    @GetMapping("/")
    ResponseEntity<byte[]> inbox(HttpServletRequest request, @RequestParam(defaultValue = "0") String after) {
        var page = page(request);
        var words = page.words();
        var party = Page.session(request).party();
        var now = Instant.now(); // the broker stamps by the machine's clock
        int passedOver = PLACE.matcher(after).matches() ? Integer.parseInt(after) : 0;
        var waiting = inbox.waiting(party, passedOver, SHOWN_MAX);
        int last = passedOver + waiting.size();
        long depth = queues.depth(party);
        if (waiting.isEmpty() && passedOver > 0 && depth <= passedOver) { // they have been taken meanwhile
            return Page.seeOther("/office/");
        }
        long all = waiting.isEmpty() ? depth : Math.max(last, depth);
        boolean isEnd = waiting.isEmpty() || last >= Inbox.LOOK_MAX;
        return page.put("live", true)
                .put("here", passedOver == 0 ? "/office/" : "/office/?after=" + passedOver)
                .put("lead", all == 0 ? words.say("inboxNone") : words.counted("inbox", all))
                .put("anyWaiting", !waiting.isEmpty())
                .put("noneAtAll", all == 0)
                .put("isPart", all > waiting.size())
                .put("shownOf", waiting.isEmpty() ? null : words.say("shownOf", passedOver + 1, last, all))
                .put("isBehind", all > last && isEnd)
                .put("older", passedOver == 0 ? null : Integer.toString(Math.max(0, passedOver - SHOWN_MAX)))
                .put("newer", all > last && !isEnd ? Integer.toString(last) : null)
                .put(
                        "waiting",
                        waiting.stream()
                                .map(message -> new Waiting(
                                        message.id(),
                                        schema.get().label(message.type(), words.tongue()),
                                        message.type(),
                                        sender(message, words),
                                        words.time(message.receivedAt()),
                                        words.ago(message.receivedAt(), now),
                                        message.replayed()))
                                .toList())
                .show("inbox");
    }

    /** Who says it: what the hub says of itself has the hub's own number, or none. */
    private String sender(Inbox.Waiting message, Words words) {
        return Optional.ofNullable(message.from())
                .filter(number -> !number.equals(hub))
                .map(names::party)
                .orElse(words.say("theHub"));
    }

    @GetMapping("/messages/{id}")
    ResponseEntity<byte[]> message(HttpServletRequest request, @PathVariable String id) {
        var found = inbox.read(Page.session(request).party(), id);
        if (found.isEmpty()) {
            return notThere(request);
        }
        var message = found.get();
        var page = page(request);
        var words = page.words();
        page.put("id", message.id())
                .put("what", schema.get().label(message.type(), words.tongue()))
                .put("title", schema.get().label(message.type(), words.tongue()))
                .put("from", sender(message, words))
                .put("received", words.time(message.receivedAt()))
                .put("replayed", message.replayed());
        try {
            var shown = new DocumentShown(schema.get(), names, words).of(message.document());
            page.put("fields", shown.fields())
                    .put("proof", shown.proof())
                    .put("hasProof", !shown.proof().isEmpty())
                    .put("readable", true);
        } catch (IllegalArgumentException unreadable) {
            page.put("readable", false);
        }
        return page.show("inbox-message");
    }

    @GetMapping("/messages/{id}/document")
    ResponseEntity<byte[]> document(HttpServletRequest request, @PathVariable String id) {
        var found = inbox.read(Page.session(request).party(), id);
        if (found.isEmpty()) {
            return notThere(request);
        }
        var file = ContentDisposition.attachment()
                .filename(found.get().id() + ".xml")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(found.get().document());
    }

    @PostMapping("/messages/{id}/acknowledge")
    ResponseEntity<byte[]> acknowledge(HttpServletRequest request, @PathVariable String id) {
        var session = Page.session(request);
        var taken = inbox.acknowledge(session.party(), List.of(id));
        session.tell(Words.in(Tongue.of(request)).say(taken.isEmpty() ? "takenAlready" : "taken"));
        return Page.seeOther("/office/");
    }

    private ResponseEntity<byte[]> notThere(HttpServletRequest request) {
        var session = Page.session(request);
        var words = Words.in(Tongue.of(request));
        boolean mayBeBehind = queues.depth(session.party()) > Inbox.LOOK_MAX;
        session.tell(mayBeBehind ? words.say("takenOrBehind", Inbox.LOOK_MAX) : words.say("takenAlready"));
        return Page.seeOther("/office/");
    }

    // ------------------------------------------------------------ claim

    /** A choice of a list. */
    record Choice(String code, String title, boolean chosen) {}

    @GetMapping("/claim")
    ResponseEntity<byte[]> form(HttpServletRequest request) {
        return form(page(request), ClaimDesk.newForm(), "", "", "", "", "", List.of());
    }

    private ResponseEntity<byte[]> form(
            Page page,
            String form,
            String number,
            String service,
            String from,
            String until,
            String purpose,
            List<String> problems) {
        var words = page.words();
        return page.status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .put("form", form)
                .put("person", number)
                .put("from", from)
                .put("until", until)
                .put("problems", problems)
                .put("anyProblems", !problems.isEmpty())
                .put("services", choices("service", service, words.tongue()))
                .put("purposes", choices("purpose", purpose, words.tongue()))
                .show("claim");
    }

    private List<Choice> choices(String list, String chosen, Tongue tongue) {
        var today = LocalDate.ofInstant(clock.now(), OSLO);
        var choices = new ArrayList<Choice>();
        stafett.codeLists().named(list).ifPresent(codes -> codes.codes().values().stream()
                .flatMap(List<CodeList.Code>::stream)
                .filter(code -> code.existsOn(today))
                .forEach(code -> choices.add(new Choice(
                        code.value(),
                        tongue == Tongue.EN ? code.en() : code.nb(),
                        code.value().equals(chosen)))));
        return choices;
    }

    @PostMapping("/claim")
    ResponseEntity<byte[]> claim(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String purpose) {
        var page = page(request);
        var words = page.words();
        var number = person.replaceAll("[\\s.]", "");
        var problems = new ArrayList<String>();
        if (AskedClaim.kind(number).isEmpty()) {
            problems.add(words.say("problemPerson"));
        }
        if (service.isBlank()) {
            problems.add(words.say("problemService"));
        }
        var first = day(from);
        if (first.isEmpty()) {
            problems.add(words.say("problemFrom"));
        }
        var after = day(until);
        if (!until.isBlank() && after.isEmpty()) {
            problems.add(words.say("problemUntil"));
        }
        if (!FORM.matcher(form).matches() || !problems.isEmpty()) {
            return form(page, ClaimDesk.newForm(), person, service, from, until, purpose, problems);
        }
        var session = Page.session(request);
        var asked = new AskedClaim(
                number, service, first.orElseThrow(), after.orElse(null), purpose.isBlank() ? null : purpose);
        try {
            claims.send(session.kept(), form, session.party(), asked, null, null);
        } catch (RuntimeException failed) {
            return form(page, form, person, service, from, until, purpose, List.of(words.say("problemHub")));
        }
        return Page.seeOther("/office/claim/" + form);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A finding of the answer, in words. */
    record Said(String code, String text, String remedy, boolean hasRemedy, boolean error) {}

    @GetMapping("/claim/{form}")
    ResponseEntity<byte[]> answer(HttpServletRequest request, @PathVariable String form) {
        var session = Page.session(request);
        if (!(session.kept().get(form) instanceof ClaimDesk.Sent sent)
                || !sent.answer().isDone()) {
            session.tell(Words.in(Tongue.of(request)).say("answerGone"));
            return Page.seeOther("/office/claim");
        }
        var page = page(request);
        var words = page.words();
        var payload = stafett.parser().parse(sent.answer().join()).payload();
        var asked = sent.asked();
        page.put("form", form)
                .put("next", ClaimDesk.newForm())
                .put("person", asked.number())
                .put("service", names.service(asked.service(), words.tongue()))
                .put("from", words.day(asked.from()))
                .put("until", asked.until() == null ? words.say("openEnd") : words.day(asked.until()));
        if (payload instanceof ClaimAnswer answer) {
            answered(page, answer, sent);
        } else if (payload instanceof Receipt receipt) {
            page.put("verdict", words.say("answer_REJECTED"))
                    .put("explained", words.say("answerSays_REJECTED"))
                    .put("kind", "bad")
                    .put("number", null)
                    .put("heldBy", null)
                    .put("free", null)
                    .put("collides", false)
                    .put("said", said(receipt, words));
        } else {
            throw new IllegalStateException("A claim is answered by an answer or a receipt.");
        }
        return page.show("claim-answer");
    }

    private void answered(Page page, ClaimAnswer answer, ClaimDesk.Sent sent) {
        var words = page.words();
        var verdict = answer.getAnswer();
        var kind =
                switch (verdict) {
                    case NOTED -> answer.getWarning().isEmpty() ? "good" : "warn";
                    case CONTESTED -> "warn";
                    default -> "bad";
                };
        page.put("verdict", words.say("answer_" + verdict.name()))
                .put("explained", words.say("answerSays_" + verdict.name()))
                .put("kind", kind)
                .put("number", answer.getClaimNumber())
                .put(
                        "heldBy",
                        Optional.ofNullable(answer.getHeldBy())
                                .map(names::party)
                                .orElse(null))
                .put(
                        "free",
                        Optional.ofNullable(answer.getFirstFreeDay())
                                .map(words::day)
                                .orElse(null))
                .put("collides", verdict == Answer.COLLIDES && sent.because() == null)
                .put("said", said(answer.getReceipt(), words));
    }

    private static List<Said> said(@Nullable Receipt receipt, Words words) {
        if (receipt == null) {
            return List.of();
        }
        return receipt.getChecked().getFinding().stream()
                .map(finding -> new Said(
                        finding.getCode(),
                        in(finding.getText(), words),
                        finding.getRemedy() == null ? "" : in(finding.getRemedy(), words),
                        finding.getRemedy() != null,
                        finding.getSeverity().name().equals("ERROR")))
                .toList();
    }

    private static String in(LocalisedText text, Words words) {
        return words.tongue() == Tongue.EN ? text.getEn() : text.getNb();
    }

    /** On, in spite of a collision: one step, with a reason. The person's number is not asked for again. */
    @PostMapping("/claim/{form}/in-spite-of")
    ResponseEntity<byte[]> inSpiteOf(
            HttpServletRequest request,
            @PathVariable String form,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String because) {
        var session = Page.session(request);
        var words = Words.in(Tongue.of(request));
        if (!(session.kept().get(form) instanceof ClaimDesk.Sent sent)
                || !FORM.matcher(next).matches()) {
            session.tell(words.say("answerGone"));
            return Page.seeOther("/office/claim");
        }
        var reason = because.strip();
        if (reason.isEmpty() || reason.length() > REASON_CHARS_MAX) {
            session.tell(words.say("problemReason"));
            return Page.seeOther("/office/claim/" + form);
        }
        var against = stafett.parser().parse(sent.answer().join()).payload() instanceof ClaimAnswer answer
                ? answer.getCollidesWith()
                : null;
        try {
            claims.send(session.kept(), next, session.party(), sent.asked(), against, reason);
        } catch (RuntimeException failed) {
            session.tell(words.say("problemHub"));
            return Page.seeOther("/office/claim/" + form);
        }
        return Page.seeOther("/office/claim/" + Objects.requireNonNull(next));
    }
}
