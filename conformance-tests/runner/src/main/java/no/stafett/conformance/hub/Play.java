package no.stafett.conformance.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import no.stafett.audit.HeadVerifier;
import no.stafett.audit.Verification;
import no.stafett.conformance.CaseRun;
import no.stafett.conformance.Exchange;
import no.stafett.conformance.Failed;
import no.stafett.conformance.NotRun;
import no.stafett.conformance.Xml;
import org.w3c.dom.Element;

/** One case as it is played: goes through the steps of its file, one by one. */
final class Play {
    private static final String GIVEN = "no/stafett/conformance/cases/given/";
    private static final String ORIGINAL = "//s:Scope[s:Type='OriginalInstanceIdentifier']/s:InstanceIdentifier";
    private static final String RULE = "//s:Scope[s:Type='DisclosureRule']/s:InstanceIdentifier";

    private final TestedHub hub;
    private final CaseRun run;
    private final People people = new People();
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Wording wording;
    private final Envelope envelope;

    Play(TestedHub hub, CaseRun run) {
        this.hub = hub;
        this.run = run;
        this.wording = new Wording(hub, people, this::ofSent);
        this.envelope = new Envelope(hub, wording::fill);
    }

    /** Goes through the steps. */
    void steps(List<Element> steps) {
        steps.forEach(this::step);
    }

    private void step(Element step) {
        switch (step.getLocalName()) {
            case "given" -> given(step);
            case "send" -> send(step);
            case "inbox" -> inbox(step);
            case "race" -> race(step);
            case "among" -> among(step);
            case "sameAnswer" -> sameAnswer(step);
            case "proof" -> proof(sent(step.getAttribute("of")).answer().document());
            case "clock" -> clock(step.getAttribute("plus"));
            case "suspended" -> suspended(step);
            case "unacknowledged" -> unacknowledged(step);
            case "order" -> order(step);
            case "shutOut" -> shutOut(step);
            case "title", "why" -> {
                // said already
            }
            default -> throw new IllegalStateException("A case has the step " + step.getLocalName());
        }
    }

    private String ofSent(String what, String name) {
        var one = sent(name);
        if (what.equals("sha")) {
            return Wording.sha256(one.bytes());
        }
        return what.equals("id")
                ? one.id()
                : Reading.of(one.answer().document()).value("//m:ClaimNumber");
    }

    private Sent sent(String name) {
        var one = sent.get(name);
        if (one == null) {
            throw new IllegalStateException("A case names " + name + ", which it has not sent.");
        }
        return one;
    }

    /** What is the case before it begins: steps that many cases share. */
    private void given(Element given) {
        var text = new String(Xml.bytes(GIVEN + given.getAttribute("that") + ".xml"), StandardCharsets.UTF_8);
        var attributes = given.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            text = text.replace(
                    "$" + attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
        }
        steps(Xml.children(Xml.parse(text.getBytes(StandardCharsets.UTF_8)).getDocumentElement()));
    }

    // --- sending

    private void send(Element send) {
        var one = sentBy(send, written(send));
        sent.put(name(send), one);
        Expectation.of(send)
                .ifPresent(expect -> new Expectation(expect, wording::fill, this::sent).check(one.answer()));
    }

    private String name(Element send) {
        return send.hasAttribute("name") ? send.getAttribute("name") : "document-" + sent.size();
    }

    private static Role role(Element step, String attribute) {
        return Role.valueOf(step.getAttribute(attribute));
    }

    private Envelope.Written written(Element send) {
        if (send.hasAttribute("again")) {
            var before = sent(send.getAttribute("again"));
            return new Envelope.Written(before.bytes(), before.id());
        }
        return envelope.write(
                send, role(send, "as"), Xml.attribute(send, "idOf").map(other -> sent(other)
                        .id()));
    }

    private Sent sentBy(Element send, Envelope.Written document) {
        var as = role(send, "as");
        var over = Xml.attribute(send, "over").orElse("SOAP");
        run.shows(Exchange.of("sent as " + as + " over " + over, document.bytes()));
        var answer = answer(as, over, document);
        run.shows(
                answer.fault().isPresent()
                        ? Exchange.of("the answer", "fault " + answer.fault().get())
                        : Exchange.of("the answer", answer.document()));
        return new Sent(as, document.id(), document.bytes(), answer);
    }

    private Answer answer(Role as, String over, Envelope.Written document) {
        return switch (over) {
            case "SOAP" -> hub.soap(as).submit(document.bytes());
            case "JMS" ->
                hub.jms(as)
                        .submit(
                                document.bytes(),
                                Optional.of(document.id()).filter(id -> !id.isEmpty()),
                                other -> hub.cameFor(as, other));
            case "JMS_TEXT" ->
                hub.jms(as)
                        .submitText(
                                new String(document.bytes(), StandardCharsets.UTF_8), other -> hub.cameFor(as, other));
            case "FOLDER" -> byFolder(as, document.bytes());
            default -> throw new IllegalStateException("A case sends over " + over);
        };
    }

    private Answer byFolder(Role as, byte[] document) {
        var submit = hub.folder(as).resolve("submit");
        var name = "conformance-" + UUID.randomUUID();
        var answer = submit.resolve(name + ".receipt.xml");
        try {
            Files.move(
                    Files.write(submit.resolve(name + ".xml.part"), document),
                    submit.resolve(name + ".xml"),
                    StandardCopyOption.ATOMIC_MOVE);
            long until =
                    System.nanoTime() + hub.reach().patience().multipliedBy(2).toNanos();
            while (!Files.exists(answer)) {
                if (System.nanoTime() > until) {
                    throw new Failed("the answer beside the file", "one in time", "none");
                }
                Thread.sleep(100);
            }
            return new Answer(Files.readAllBytes(answer), false, Optional.empty(), 0);
        } catch (IOException noFolder) {
            throw new NotRun("the party's folder can't be written or read: " + noFolder);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotRun("stopped");
        }
    }

    /** All at once, each over a connection of its own. */
    private void race(Element race) {
        var sends = Xml.children(race, "send");
        var documents = sends.stream().map(this::written).toList();
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(sends.size());
        try {
            var answers = new ArrayList<Future<Sent>>();
            for (int i = 0; i < sends.size(); i++) {
                var send = sends.get(i);
                var document = documents.get(i);
                answers.add(pool.submit(() -> {
                    start.await();
                    return sentBy(send, document);
                }));
            }
            start.countDown();
            for (int i = 0; i < sends.size(); i++) {
                sent.put(name(sends.get(i)), answers.get(i).get());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Failed known) {
                throw known;
            }
            throw new NotRun("the suite itself failed in a race: " + failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotRun("stopped");
        } finally {
            pool.shutdownNow();
        }
    }

    private void among(Element among) {
        var xpath = among.getAttribute("xpath");
        var values = List.of(among.getAttribute("of").split(" ", -1)).stream()
                .map(name -> Reading.of(sent(name).answer().document()).value(xpath))
                .toList();
        long got = values.stream()
                .filter(value -> value.equals(among.getAttribute("is")))
                .count();
        if (got != Long.parseLong(among.getAttribute("times"))) {
            throw new Failed(
                    "how many answers say " + among.getAttribute("is"),
                    among.getAttribute("times"),
                    got + " of " + values);
        }
    }

    private void sameAnswer(Element step) {
        Comparison.sameAnswer(
                "the two answers",
                Reading.of(sent(step.getAttribute("one")).answer().document()).payload(),
                Reading.of(sent(step.getAttribute("other")).answer().document()).payload());
    }

    private void proof(byte[] answer) {
        var key = hub.reach().headKey().orElseThrow(() -> new NotRun("no public head key was given (--head-key)"));
        try {
            var verdict = Verification.check(answer, HeadVerifier.read(key));
            if (!verdict.holds()) {
                throw new Failed("the proof in the receipt, checked offline", "one that holds", verdict.summary());
            }
        } catch (IOException unreadable) {
            throw new NotRun("the head key can't be read: " + key);
        }
    }

    // --- time and operators

    private void clock(String plus) {
        hub.door().moveClock("+" + plus);
        hub.lookAtTheClock();
    }

    private void suspended(Element suspended) {
        var party = hub.number(role(suspended, "party"));
        var door = hub.door();
        door.suspend(party);
        try {
            steps(Xml.children(suspended));
        } finally {
            door.resume(party);
        }
    }

    // --- inboxes

    private Predicate<Waiting> fits(Element inbox) {
        Predicate<Waiting> fits = waiting -> true;
        var type = Xml.attribute(inbox, "type");
        if (type.isPresent()) {
            fits = fits.and(waiting -> waiting.type().equals(type.get()));
        }
        var original = Xml.attribute(inbox, "copyOf").map(name -> sent(name).id());
        if (original.isPresent()) {
            fits = fits.and(waiting -> scope(waiting, ORIGINAL).equals(original.get()));
        }
        var about = Xml.attribute(inbox, "about");
        if (about.isPresent()) {
            var person = people.called(about.get());
            fits = fits.and(waiting -> {
                var text = Exchange.readable(waiting.document());
                return text.contains(person.duf()) || text.contains(person.fnr());
            });
        }
        var where = Xml.attribute(inbox, "where").map(wording::fill);
        if (where.isPresent()) {
            fits = fits.and(waiting -> Xml.tryParse(waiting.document()).isPresent()
                    && Reading.of(waiting.document())
                            .value("boolean(" + where.get() + ")")
                            .equals("true"));
        }
        return fits;
    }

    private static String scope(Waiting waiting, String xpath) {
        return Xml.tryParse(waiting.document()).isEmpty()
                ? ""
                : Reading.of(waiting.document()).value(xpath);
    }

    private void inbox(Element inbox) {
        var role = role(inbox, "of");
        int times = Integer.parseInt(inbox.getAttribute("times"));
        var came = hub.inbox(role, fits(inbox), times);
        came.forEach(one -> run.shows(Exchange.of("in the inbox of " + role, one.document())));
        if (came.size() != times) {
            throw new Failed(
                    "documents in the inbox of " + role + described(inbox),
                    Integer.toString(times),
                    came.size() + came.stream().map(Waiting::type).toList().toString());
        }
        if (came.isEmpty()) {
            return;
        }
        var one = came.get(0);
        Xml.attribute(inbox, "name")
                .ifPresent(name -> sent.put(
                        name,
                        new Sent(
                                role,
                                one.id(),
                                one.document(),
                                new Answer(one.document(), false, Optional.empty(), 0))));
        Expectation.of(inbox)
                .ifPresent(expect -> new Expectation(expect, wording::fill, this::sent).check(one.document()));
        Xml.children(inbox, "byRow").forEach(row -> byRow(row, inbox, one));
        Xml.attribute(inbox, "from").ifPresent(from -> from(from, one));
    }

    /** Who the carrier says it is from: a role, or {@code hidden}: nobody but the hub itself. */
    private void from(String expected, Waiting one) {
        var got = one.from().orElse("nobody");
        boolean fits = expected.equals("hidden")
                ? got.equals("nobody") || got.equals(hub.reach().hubNumber())
                : got.equals(hub.number(Role.valueOf(expected)));
        if (!fits) {
            throw new Failed("who the carrier says it is from", expected, got);
        }
    }

    private static String described(Element inbox) {
        return Xml.attribute(inbox, "type").map(type -> ", " + type).orElse("")
                + Xml.attribute(inbox, "copyOf")
                        .map(name -> ", copies of " + name)
                        .orElse("");
    }

    /** Compares a copy with what the suite makes of the original by the same row of the table. */
    private void byRow(Element step, Element inbox, Waiting copy) {
        var row = step.getAttribute("row");
        var reading = Reading.of(copy.document());
        var named = reading.value(RULE);
        if (!named.startsWith(row + "@")) {
            throw new Failed("the disclosure rule in the copy's header", row + "@1.0", named);
        }
        var original = Reading.of(sent(inbox.getAttribute("copyOf")).bytes()).payload();
        var expected = DisclosureRow.named(row)
                .copyOf(original, step.getAttribute("hidden").equals("yes"));
        if (!DisclosureRow.names(expected).equals(DisclosureRow.names(reading.payload()))) {
            throw new Failed(
                    "the elements of the copy by " + row,
                    DisclosureRow.names(expected),
                    DisclosureRow.names(reading.payload()));
        }
        Comparison.same("the copy by " + row, expected, reading.payload());
    }

    /** What is not acknowledged comes again under the same id; what is acknowledged does not. */
    private void unacknowledged(Element step) {
        var role = role(step, "of");
        var original = sent(step.getAttribute("copyOf")).id();
        Predicate<Waiting> fits = waiting -> scope(waiting, ORIGINAL).equals(original);
        var line = hub.soap(role);
        var first = awaited(line, fits);
        var again = line.fetch().stream().filter(fits).toList();
        if (again.size() != 1) {
            throw new Failed(
                    "a document that was fetched and not acknowledged", "fetched again", again.size() + " times");
        }
        if (!again.get(0).id().equals(first.id())) {
            throw new Failed("its id, fetched again", first.id(), again.get(0).id());
        }
        Expectation.sameBytes(first.document(), again.get(0).document());
        line.acknowledge(List.of(first.id()));
        var after = line.fetch().stream().filter(fits).toList();
        if (!after.isEmpty()) {
            throw new Failed("a document that was acknowledged", "gone from the inbox", "still there");
        }
    }

    private Waiting awaited(SoapLine line, Predicate<Waiting> fits) {
        long until = System.nanoTime() + hub.reach().patience().toNanos();
        while (System.nanoTime() < until) {
            var came = line.fetch();
            var found = came.stream().filter(fits).findFirst();
            if (found.isPresent()) {
                run.shows(Exchange.of("fetched", found.get().document()));
                return found.get();
            }
            if (came.size() >= 100) {
                line.acknowledge(came.stream().map(Waiting::id).toList());
            }
        }
        throw new Failed("a copy in the inbox", "one in time", "none");
    }

    /** Documents lie in an inbox in the order in which the hub took them. */
    private void order(Element order) {
        var ids = List.of(order.getAttribute("copiesOf").split(" ", -1)).stream()
                .map(name -> sent(name).id())
                .toList();
        var came = hub.inbox(role(order, "of"), waiting -> ids.contains(scope(waiting, ORIGINAL)), ids.size()).stream()
                .map(waiting -> scope(waiting, ORIGINAL))
                .toList();
        if (!came.equals(ids)) {
            throw new Failed("the order in the inbox", ids.toString(), came.toString());
        }
    }

    /** Who does not know the secret is told nothing but that. */
    private void shutOut(Element step) {
        var role = role(step, "as");
        var stranger = new SoapLine(hub.reach().soap(), hub.number(role), "not-the-secret");
        var answer = stranger.submit(new byte[0]);
        if (answer.http() != 401 || answer.document().length > 0) {
            throw new Failed(
                    "what comes back without the secret",
                    "HTTP 401 and no receipt",
                    "HTTP " + answer.http() + (answer.document().length > 0 ? " and a receipt" : ""));
        }
    }
}
