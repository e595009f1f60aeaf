package no.stafett.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import no.stafett.cli.DataOption;
import no.stafett.cli.HubNumber;
import no.stafett.cli.hub.OperatorEndpoint;
import no.stafett.hub.HubAddresses;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.UnreadableDocumentException;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.PersonLeft;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.ServiceNotice;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.ConflictKind;
import no.stafett.v1.model.codes.NoticeKind;
import no.stafett.v1.model.codes.Result;
import tools.jackson.databind.JsonNode;

/**
 * What the parties of the story can do: each verb is a command of the program, or a file put into a party's folder. Confined
 * to one thread.
 *
 * <p>What is counted is what the parties have received, never what the hub says of itself.
 */
final class Stage {
    static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long GLANCE_MILLIS = 25;

    /** In the occurrence of what is advised after a service. */
    private static final String FOLLOW_UP = ".after-";

    /** A step's deed. */
    interface Deed {
        void done() throws IOException;
    }

    private final Path data;
    private final Path papers;
    private final HubAddresses hub;
    private final Narrator narrator;
    private final Map<Party, List<Message<?>>> inboxes = new HashMap<>();
    private final List<Path> proofs = new ArrayList<>();
    private final List<Doubled> doubled = new ArrayList<>();
    private final Set<String> conflicts = new HashSet<>();
    private final List<Missed> missed = new ArrayList<>();
    private final Set<Party> senders = new HashSet<>();
    private Instant now = Instant.EPOCH;
    private int messages;
    private int refused;
    private int remindedOfAdvice;

    Stage(Path data, Path papers, HubAddresses hub, Narrator narrator) {
        this.data = data;
        this.papers = papers;
        this.hub = hub;
        this.narrator = narrator;
    }

    // --- the story

    /**
     * One step: what is done and why, in a line; and its deed, which breaks where what it promises does not happen.
     *
     * @param line who does what, and why it matters
     * @param law what it rests on
     */
    void step(String line, String law, Deed deed) {
        try {
            deed.done();
            narrator.held(today(), line, law);
        } catch (BrokenPromise broken) {
            narrator.broken(today(), line, law, broken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks the promise unless it is so. */
    static void expect(boolean so, String expected, String got) {
        if (!so) {
            throw new BrokenPromise(expected, got);
        }
    }

    // --- parties and time

    /** Adds every party to the directory, and looks at the clock. */
    void enterAll(List<Party> parties) {
        for (var party : parties) {
            var arguments = new ArrayList<>(List.of(
                    "party",
                    "add",
                    party.number(),
                    "--role",
                    party.role(),
                    "--name",
                    party.name(),
                    "--from",
                    party.from(),
                    "--data",
                    data.toString()));
            if (party.until() != null) {
                arguments.addAll(List.of("--until", party.until()));
            }
            if (party.territory() != null) {
                arguments.addAll(List.of("--municipality", party.territory()));
            }
            CommandRun.of(arguments);
        }
        look("clock", "--data", data.toString());
    }

    /** The hub's day. */
    LocalDate today() {
        return LocalDate.ofInstant(now, NORWAY);
    }

    /** Lets time go by, such as {@code P3M}; what fell due has been looked at when it returns. */
    void passes(String period) {
        look("clock", "+" + period, "--data", data.toString());
    }

    /** Lets time go by until the morning of a day, unless it has come already. */
    void comesTo(LocalDate day) {
        if (today().isBefore(day)) {
            look("clock", day.toString(), "--data", data.toString());
        }
    }

    private void look(String... clock) {
        now = Instant.parse(CommandRun.of(List.of(clock)).json().path("now").asString(""));
    }

    // --- what a party does

    /** A message of a party's: it has its id before it is sent, as a claim or a retry needs. */
    Message<?> written(Party who, Object payload) {
        return Message.of(payload)
                .from(who.number())
                .to(HubNumber.TRYING_OUT)
                .created(now)
                .build();
    }

    /** Hands a payload in, over the party's own carrier; breaks where it is not accepted. */
    Result submits(Party who, Object payload) {
        return accepted(answerTo(who, Stafett.v1().writer().bytes(written(who, payload))));
    }

    /**
     * Hands a payload in that is addressed to another party.
     *
     * @return the message's id, by which later ones name it
     */
    String sends(Party who, Party to, Object payload) {
        return sent(
                who,
                Message.of(payload)
                        .from(who.number())
                        .to(to.number())
                        .created(now)
                        .build());
    }

    /** Hands a payload in, and returns the message's id, by which later ones name it. */
    String tells(Party who, Object payload) {
        return sent(who, written(who, payload));
    }

    private String sent(Party who, Message<?> message) {
        accepted(answerTo(who, Stafett.v1().writer().bytes(message)));
        return message.header().instanceIdentifier();
    }

    /** Hands a payload in that is taken, with a finding of this name; returns the finding's text. */
    String warned(Party who, Object payload, String finding) {
        var answer = answerTo(who, Stafett.v1().writer().bytes(written(who, payload)));
        accepted(answer);
        return finding((Receipt) answer, finding);
    }

    private static String finding(Receipt receipt, String name) {
        return receipt.getChecked().getFinding().stream()
                .filter(found -> found.getName().equals(name))
                .map(found -> found.getText().getEn())
                .findFirst()
                .orElseThrow(() -> new BrokenPromise(
                        "the finding " + name,
                        receipt.getChecked().getFinding().stream()
                                .map(Stage::words)
                                .toList()
                                .toString()));
    }

    /** Hands a document in as it is; breaks where it is not accepted. */
    Result submits(Party who, byte[] document) {
        return accepted(answerTo(who, document));
    }

    private Object answerTo(Party who, byte[] document) {
        messages++;
        senders.add(who);
        var name = "message-" + messages;
        var receipt =
                who.carrier() == Party.Carrier.FOLDER ? byFolder(who, name, document) : byWire(who, name, document);
        proofs.add(receipt);
        return Stafett.v1().parser().parse(read(receipt)).payload();
    }

    private Path byWire(Party who, String name, byte[] document) {
        var file = stored(name + ".xml", document);
        var receipts = papers.resolve(name);
        CommandRun.of(as(who, "submit", file.toString(), "--receipts", receipts.toString()));
        try (var files = Files.list(receipts)) {
            return files.findFirst().orElseThrow(() -> new BrokenPromise("a receipt", "none"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path byFolder(Party who, String name, byte[] document) {
        var folder = hub.folders().resolve(who.number()).resolve("submit");
        try {
            Files.move(
                    Files.write(folder.resolve(name + ".xml.part"), document),
                    folder.resolve(name + ".xml"),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var receipt = folder.resolve(name + ".receipt.xml");
        var until = Instant.now().plus(PATIENCE);
        while (!Files.exists(receipt)) {
            expect(
                    Instant.now().isBefore(until),
                    "a receipt beside the file",
                    "none within " + PATIENCE.toSeconds() + " s");
            rest();
        }
        return receipt;
    }

    private static Result accepted(Object answer) {
        var receipt = answer instanceof ClaimAnswer claim ? claim.getReceipt() : (Receipt) answer;
        expect(
                receipt.getChecked().getStatus() != CheckStatus.REJECTED,
                "the message to be accepted",
                "rejected: "
                        + receipt.getChecked().getFinding().stream()
                                .map(Stage::words)
                                .toList());
        return receipt.getOutcome().getResult();
    }

    private static String words(ReceiptFinding finding) {
        return finding.getCode() + " " + finding.getText().getEn();
    }

    /**
     * Reserves a service.
     *
     * @return the claim's number
     */
    String claims(Party who, Somebody person, String service, String... more) {
        var answer = claimed(who, person, service, more);
        expect(answer.path("answer").asString("").equals("noted"), "the claim to be noted", told(answer));
        return answer.path("claim").asString("");
    }

    /** Tries to reserve what somebody else has given or holds; breaks where it is noted all the same. */
    JsonNode claimsInVain(Party who, Somebody person, String service, String because, String... more) {
        var answer = claimed(who, person, service, more);
        expect(
                answer.path("answer").asString("").equals("collides")
                        && answer.path("code").asString("").equals(because),
                "the claim to collide: " + because,
                told(answer));
        refused++;
        doubled.add(Doubled.refused(service));
        return answer;
    }

    /** Reserves what is noted with a warning of this name. */
    String claimsWithWarning(Party who, Somebody person, String service, String warning, String... more) {
        var answer = claimed(who, person, service, more);
        boolean warned = StreamSupport.stream(answer.path("findings").spliterator(), false)
                .anyMatch(one -> one.path("name").asString("").equals(warning));
        expect(answer.path("answer").asString("").equals("noted") && warned, "noted with " + warning, told(answer));
        return answer.path("claim").asString("");
    }

    /** Goes on in spite of another's claim, with a reason: noted as contested; returns the id of the claim's message. */
    String contests(Party who, Somebody person, String service, String other, String because) {
        var answer = claimed(who, person, service, "--in-spite-of", other, "--because", because);
        expect(answer.path("answer").asString("").equals("contested"), "the claim to be contested", told(answer));
        return answer.path("id").asString("");
    }

    private JsonNode claimed(Party who, Somebody person, String service, String... more) {
        messages++;
        senders.add(who);
        var command = new ArrayList<>(
                List.of("claim", "--person", person.argument(), "--service", service, "--from", today().toString()));
        command.addAll(List.of(more));
        var answer = CommandRun.of(as(who, command.toArray(String[]::new))).json();
        prove(answer.path("id").asString(""));
        return answer;
    }

    private static String told(JsonNode claim) {
        return claim.path("answer").asString("no answer")
                + " " + claim.path("code").asString("")
                + StreamSupport.stream(claim.path("findings").spliterator(), false)
                        .map(finding -> " " + finding.path("code").asString(""))
                        .reduce("", String::concat);
    }

    /** A person's ledger, as far as the party may see it; breaks where it is not told. */
    JsonNode asksAbout(Party who, Somebody person) {
        messages++;
        var ledger = CommandRun.of(as(who, "person", person.argument())).json();
        expect(ledger.path("answered").asBoolean(false), "the ledger to be shown to " + who.name(), "not answered");
        return ledger;
    }

    /** In which state a service is owed, as the party sees it; {@code NOT_OWED} where it is not. */
    String stateOf(Party who, Somebody person, String service) {
        return StreamSupport.stream(asksAbout(who, person).path("obligations").spliterator(), false)
                .filter(owed -> owed.path("service").asString("").equals(service))
                .map(owed -> owed.path("state").asString(""))
                .findFirst()
                .orElse("NOT_OWED");
    }

    /** What is said of a service, as the party sees it: a field such as {@code kind}, {@code responsible}; empty where it is not owed. */
    String said(Party who, Somebody person, String service, String field) {
        return StreamSupport.stream(asksAbout(who, person).path("obligations").spliterator(), false)
                .filter(owed -> owed.path("service").asString("").equals(service))
                .map(owed -> owed.path(field).asString(""))
                .findFirst()
                .orElse("");
    }

    /** In which state one occurrence of a service is owed; {@code NOT_OWED} where it is not. */
    String stateOf(Party who, Somebody person, String service, String occurrence) {
        return StreamSupport.stream(asksAbout(who, person).path("obligations").spliterator(), false)
                .filter(owed -> owed.path("service").asString("").equals(service)
                        && owed.path("occurrence").asString("").equals(occurrence))
                .map(owed -> owed.path("state").asString(""))
                .findFirst()
                .orElse("NOT_OWED");
    }

    /** Breaks unless a service is owed in this state, as the party sees it. */
    void isNow(Party asked, Somebody person, String service, String state) {
        var got = stateOf(asked, person, service);
        expect(got.equals(state), service + " to be " + state, got);
    }

    /** Breaks unless it is this party that owes a service, as another sees it. */
    void owes(Party who, Somebody person, String service, Party asked) {
        var got = said(asked, person, service, "responsible");
        expect(got.equals(who.number()), who.name() + " to owe " + service, got.isEmpty() ? "nobody" : got);
    }

    /**
     * A party was reminded of what is advised, once, and has let its day pass: it stays open, and nobody is told that it is
     * overdue, for advice never is. Breaks otherwise.
     */
    void letsPass(Party who, Somebody person, String service, String occurrence) {
        var told = received(
                        who,
                        ServiceNotice.class,
                        notice -> person.isNamedBy(notice.getPerson()) && occurrence.equals(notice.getOccurrence()))
                .stream()
                .map(ServiceNotice::getKind)
                .toList();
        expect(told.equals(List.of(NoticeKind.DUE_SOON)), "one reminder and nothing more", told.toString());
        var left = StreamSupport.stream(
                        asksAbout(who, person).path("obligations").spliterator(), false)
                .filter(owed -> owed.path("occurrence").asString("").equals(occurrence))
                .anyMatch(owed -> owed.path("state").asString("").equals("OPEN")
                        && LocalDate.parse(owed.path("due").asString("")).isBefore(today()));
        expect(left, service + " " + occurrence + " to be open, past its day", "otherwise");
        missed.add(Missed.advice(who, service));
    }

    /** How many duties the party sees of a person, whatever their state. */
    int duties(Party who, Somebody person) {
        return asksAbout(who, person).path("obligations").size();
    }

    /** Doubles of a service that are not resolved, as the party sees them. */
    long doublesSeen(Party who, Somebody person) {
        return StreamSupport.stream(asksAbout(who, person).path("conflicts").spliterator(), false)
                .filter(conflict -> conflict.path("kind").asString("").equals("DOUBLE_PROVISION"))
                .filter(conflict -> conflict.path("resolved").isMissingNode()
                        || conflict.path("resolved").isNull())
                .count();
    }

    /** What the party owes and is late with: services with their milestones. */
    List<String> overdue(Party who) {
        messages++;
        return StreamSupport.stream(
                        CommandRun.of(as(who, "overdue"))
                                .json()
                                .path("obligations")
                                .spliterator(),
                        false)
                .map(owed -> owed.path("service").asString("") + "/"
                        + owed.path("milestone").asString(""))
                .toList();
    }

    /** An adapter's translation. */
    byte[] translates(Party who, String adapter, String to, String name, byte[] document) {
        var ran = CommandRun.of(List.of(
                "translate",
                "--adapter",
                adapter,
                "--to",
                to,
                "--as",
                who.number(),
                "--on",
                today().toString(),
                stored(name, document).toString()));
        return ran.json()
                .path("document")
                .asStringOpt()
                .orElseThrow(() -> new BrokenPromise("a translation", "findings only"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    // --- what a party receives

    /** A party reads what has come until now. */
    void readsAll(Party who) {
        settle(who);
    }

    /** What waits in a party's inbox, the oldest first: kinds of messages. It is looked at, and nothing is taken. */
    List<String> waiting(Party who) {
        allIsDelivered();
        return StreamSupport.stream(
                        CommandRun.of(as(who, "inbox")).json().path("messages").spliterator(), false)
                .map(message -> message.path("type").asString(""))
                .toList();
    }

    /** What a party receives next of this kind; breaks where it does not come. */
    <T> Message<T> receives(Party who, Class<T> type, Predicate<T> which) {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            settle(who);
            var found = found(who, type, which);
            if (found.isPresent()) {
                return found.get();
            }
            expect(
                    Instant.now().isBefore(until),
                    who.name() + " to receive a " + type.getSimpleName(),
                    "none of that kind");
            rest();
        }
    }

    /** All of this kind that a party has received, once its inbox has fallen quiet. */
    <T> List<T> received(Party who, Class<T> type, Predicate<T> which) {
        settle(who);
        return inbox(who).stream()
                .map(Message::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .toList();
    }

    private <T> Optional<Message<T>> found(Party who, Class<T> type, Predicate<T> which) {
        for (var message : inbox(who)) {
            if (type.isInstance(message.payload()) && which.test(type.cast(message.payload()))) {
                return Optional.of(new Message<>(message.header(), type.cast(message.payload())));
            }
        }
        return Optional.empty();
    }

    private List<Message<?>> inbox(Party who) {
        return inboxes.computeIfAbsent(who, party -> new ArrayList<>());
    }

    private void settle(Party who) {
        allIsDelivered();
        take(who);
    }

    /** Waits until nothing is on its way to an inbox any more. */
    private void allIsDelivered() {
        var until = Instant.now().plus(PATIENCE);
        while (OperatorEndpoint.of(DataOption.at(data))
                        .get("/status")
                        .path("undelivered")
                        .asLong(1)
                > 0) {
            expect(Instant.now().isBefore(until), "all documents to reach their inboxes", "some are under way still");
            rest();
        }
    }

    private void take(Party who) {
        var taken = CommandRun.of(as(
                        who,
                        "inbox",
                        "--take",
                        "--into",
                        papers.resolve("inbox-" + who.number()).toString()))
                .json()
                .path("messages");
        for (var message : taken) {
            var file = Path.of(message.path("path").asString(""));
            try {
                var received = Stafett.v1().parser().parse(read(file));
                inbox(who).add(received);
                if (received.payload() instanceof ServiceNotice notice) {
                    counts(who, notice);
                }
            } catch (UnreadableDocumentException e) {
                throw new BrokenPromise("a delivered document that can be read", "one that can't");
            }
        }
    }

    private void counts(Party who, ServiceNotice notice) {
        var occurrence = notice.getOccurrence();
        var conflict = notice.getConflictKey();
        if (notice.getKind() == NoticeKind.OVERDUE) {
            missed.add(Missed.duty(who, notice.getService()));
        } else if (notice.getKind() == NoticeKind.DUE_SOON && occurrence != null && occurrence.contains(FOLLOW_UP)) {
            remindedOfAdvice++;
        } else if (notice.getKind() == NoticeKind.CONFLICT && conflict != null && conflicts.add(conflict)) {
            doubled.add(
                    conflict.startsWith(ConflictKind.DOUBLE_PROVISION.value())
                            ? Doubled.givenTwice(notice.getService())
                            : Doubled.contested(notice.getService()));
        }
    }

    // --- at the end

    /** Each party that is there empties its inbox. */
    void everybodyReads(List<Party> parties) {
        allIsDelivered();
        parties.stream().filter(party -> party.isThereOn(today())).forEach(this::take);
    }

    /** What was missed: each notice that a duty is overdue, as its receiver got it; and advice that was let pass. */
    List<Missed> misses() {
        return List.copyOf(missed);
    }

    /** How often a party was reminded of advice. */
    int remindersOfAdvice() {
        return remindedOfAdvice;
    }

    /** What was doubled or would have been: each claim that collided, and each conflict that a party was told of. */
    List<Doubled> doubles() {
        return List.copyOf(doubled);
    }

    /** Parties that have both sent and received. */
    Set<Party> relayed() {
        var both = new HashSet<>(senders);
        both.retainAll(inboxes.entrySet().stream()
                .filter(inbox -> !inbox.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
        return both;
    }

    /** The people of a story leave the country, as far as the relay is told: nothing is owed to them any more. */
    void leave(List<Somebody> people) {
        for (var person : people) {
            submits(
                    Cast.IMDI,
                    new PersonLeft()
                            .withPerson(person.person())
                            .withReason("EMIGRATED")
                            .withLeftOn(today()));
        }
    }

    /** How many claims were refused because they would have been doubles. */
    int doublesRefused() {
        return refused;
    }

    /** How many documents the parties handed in. */
    int messages() {
        return messages;
    }

    private void prove(String id) {
        var proof = CommandRun.of(List.of("audit", "proof", id, "--data", data.toString()))
                .json()
                .path("proof")
                .asString("");
        proofs.add(stored("proof-" + messages + ".json", proof.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Checks each receipt and proof offline, with the hub's public key alone; how many there were. */
    int receiptsThatHold() {
        var key = data.resolve("keys").resolve("log-head.key.pub").toString();
        for (var proof : proofs) {
            var ran = CommandRun.of(List.of("audit", "check", proof.toString(), "--head-key", key));
            expect(
                    ran.exit() == 0,
                    "every receipt to hold",
                    ran.json().path("summary").asString(""));
        }
        return proofs.size();
    }

    /** Recomputes the log: whether all of it agrees. */
    boolean logHolds() {
        return CommandRun.of(List.of("audit", "verify", "--data", data.toString()))
                        .exit()
                == 0;
    }

    /** Rebuilds the ledger from the log, and compares: whether they are the same. */
    boolean ledgerFollowsFromLog() {
        return CommandRun.of(List.of("audit", "rebuild", "--data", data.toString()))
                        .exit()
                == 0;
    }

    private List<String> as(Party who, String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(
                "--to",
                who.carrier() == Party.Carrier.JMS ? hub.jms() : hub.soap(),
                "--as",
                who.number(),
                "--data",
                data.toString()));
        return all;
    }

    private Path stored(String name, byte[] document) {
        try {
            Files.createDirectories(papers);
            return Files.write(papers.resolve(name), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenPromise("to be let finish", "was interrupted");
        }
    }
}
