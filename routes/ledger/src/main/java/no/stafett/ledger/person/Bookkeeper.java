package no.stafett.ledger.person;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.Service.NoticeKind;
import no.stafett.ledger.claim.AskedClaim;
import no.stafett.ledger.claim.ClaimJudgement;
import no.stafett.ledger.claim.Collision;
import no.stafett.ledger.disclosure.Disclosure;
import no.stafett.ledger.disclosure.Document;
import no.stafett.ledger.disclosure.Situation;
import no.stafett.ledger.evaluate.Changes;
import no.stafett.ledger.evaluate.Conflict;
import no.stafett.ledger.evaluate.Evaluation;
import no.stafett.ledger.evaluate.Ledger;
import no.stafett.ledger.evaluate.Notice;
import no.stafett.ledger.evaluate.Notices;
import no.stafett.ledger.event.Act;
import no.stafett.ledger.event.Event;
import no.stafett.ledger.event.FactDraft;
import no.stafett.ledger.event.IdentifierName;
import no.stafett.ledger.fact.Claim;
import no.stafett.ledger.fact.ClaimState;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Hold;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.PartyRole;
import no.stafett.ledger.fact.PersonFacts;
import no.stafett.ledger.store.LedgerChange;
import no.stafett.ledger.store.LedgerTables;
import no.stafett.ledger.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * Posts events to the ledger: keeps their facts, evaluates each person they touch whole, and writes the difference.
 *
 * <p>No other code opens, moves or closes an obligation. Everything happens inside the working set's transaction; what is written
 * is returned, so that the log records exactly that. A claim's holds are written at once, because the database has the last word
 * on them; all other rows are left to the caller, who writes many events' rows together.
 */
public final class Bookkeeper {

    /** The number of no person: what is published is about none. */
    private static final long NOBODY = 0;

    private static final String PROPOSED = "PROPOSED";
    /** Facts that stand only as the answer to a proposal. */
    private static final Set<FactKind> ANSWERED = Set.of(FactKind.TRANSFER, FactKind.COMPONENT_AGREED);

    private final Catalogue catalogue;
    private final Disclosure disclosure;
    private final LedgerTables tables;
    private final IdSource ids;

    public Bookkeeper(Catalogue catalogue, Disclosure disclosure, LedgerTables tables, IdSource ids) {
        this.catalogue = catalogue;
        this.disclosure = disclosure;
        this.tables = tables;
        this.ids = ids;
    }

    /** One event being posted: what it has gathered so far. */
    private final class Draft {
        private final WorkingSet set;
        private final Circumstances in;
        private final LedgerChange change = new LedgerChange();
        private final List<Remark> remarks = new ArrayList<>();
        private final List<Posting.NoticeOf> notices = new ArrayList<>();
        private final List<Posting.HandOverOf> handOvers = new ArrayList<>();
        private final Set<Long> touched = new TreeSet<>();
        private @Nullable String about;
        private boolean refused;
        /** Whether a balance is opened: nobody is told of what was past already. */
        private boolean opening;

        private Posting.Result result = Posting.Result.RECORDED;
        private @Nullable ClaimReply claim;
        private @Nullable History history;

        private Draft(WorkingSet set, Circumstances in) {
            this.set = set;
            this.in = in;
        }

        private Posting posting() {
            return new Posting(
                    change,
                    result,
                    List.copyOf(remarks),
                    Optional.ofNullable(claim),
                    Optional.ofNullable(history),
                    List.copyOf(notices),
                    List.copyOf(handOvers),
                    new TreeSet<>(touched),
                    refused);
        }
    }

    /** Posts a message's event. */
    public Posting post(WorkingSet set, Event event, Circumstances in) throws SQLException {
        var draft = new Draft(set, in);
        var subject = event.subject().flatMap(name -> person(draft, name));
        if (event.act() instanceof Act.Look look) {
            look(draft, event, subject, look);
        } else if (event.act() instanceof Act.Publish) {
            publish(draft);
        } else if (event.act() instanceof Act.LookOverdue || event.act() instanceof Act.Reconcile) {
            draft.result = Posting.Result.NONE;
        } else if (event.act() instanceof Act.Claim asked) {
            claim(draft, event, subject, asked);
        } else if (subject.isPresent()) {
            keep(draft, event, subject.get());
        }
        return draft.posting();
    }

    /** Whether an event may change what those are owed whose permit rests on the person it is about. */
    public static boolean concernsFamily(Event event) {
        return event.act() instanceof Act.Link
                || event.act() instanceof Act.Unlink
                || event.facts().stream().anyMatch(fact -> PersonState.OF_RELATED.contains(fact.kind()));
    }

    /** What is about no person is handed to all who may see it, and nothing of it is kept here. */
    private void publish(Draft draft) {
        var document = new Document(draft.in.message(), draft.in.type(), draft.in.sender(), draft.in.receiver(), null);
        var situation = new Situation(
                new PersonFacts(List.of(), Map.of()),
                List.of(),
                List.of(),
                List.of(document),
                draft.in.message(),
                draft.in.directory(),
                draft.in.today());
        disclosure
                .entitled(document, situation)
                .forEach(entitled -> draft.handOvers.add(new Posting.HandOverOf(NOBODY, entitled)));
    }

    /** Posts the passing of time for one person. */
    public Posting wake(WorkingSet set, long personId, Circumstances in) throws SQLException {
        var draft = new Draft(set, in);
        var person = set.person(personId);
        if (person.isPresent()) {
            settle(draft, person.get());
        } else {
            draft.change.put(Table.PERSON, personRow(personId, null, in.entry()));
        }
        return draft.posting();
    }

    private Optional<PersonState> person(Draft draft, IdentifierName name) {
        return Optional.ofNullable(draft.in.names().get(name)).flatMap(draft.set::person);
    }

    private long identifier(Draft draft, IdentifierName name) {
        return Optional.ofNullable(draft.in.names().get(name))
                .flatMap(draft.set::identifier)
                .orElseThrow(() -> new IllegalStateException("An identifier of the event was not resolved"));
    }

    // ------------------------------------------------------------ facts

    private void keep(Draft draft, Event event, PersonState subject) throws SQLException {
        var name = event.subject().orElseThrow();
        var refused = refusal(draft, event, subject, name);
        if (refused.isPresent()) { // before anything is kept: nothing half done
            if (draft.remarks.isEmpty()) { // otherwise it is said with its values already
                draft.remarks.add(Remark.of(refused.get()));
            }
            draft.result = Posting.Result.NONE;
            draft.refused = true;
            return;
        }
        draft.about = event.service();
        var given = event.act() instanceof Act.Transfer transfer && isAccepted(transfer)
                ? giversClaim(subject, transfer).map(StoredClaim::claim)
                : Optional.<Claim>empty();
        if (event.act() instanceof Act.Open open) {
            draft.opening = true;
            for (var asked : open.claims()) { // before its facts, so that nothing collides with what was given under it
                openClaim(draft, subject, identifier(draft, name), asked);
            }
        }
        judgeDays(draft, event, subject);
        keepFacts(draft, event, subject);
        keepDocument(draft, event, subject, identifier(draft, name));
        relate(draft, subject, identifier(draft, name));
        if (event.act() instanceof Act.Link link) {
            link(draft, subject, name, link);
        } else if (event.act() instanceof Act.Unlink unlink) {
            unlink(draft, subject, name, unlink);
        } else {
            if (event.act() instanceof Act.Provide provide) {
                judgeProvision(draft, subject, provide);
            }
            if (event.act() instanceof Act.Transfer transfer && given.isPresent()) {
                takeOver(draft, subject, transfer, given.get());
            }
            settle(draft, subject);
            if (concernsFamily(event)) {
                settleFamily(draft, subject);
            }
            if (draft.opening) {
                tellOverdue(draft, subject);
            }
        }
        if (isHeld(event, subject)) {
            draft.result = Posting.Result.HELD;
        }
    }

    /** Why a link or unlink may not be made at all; empty for every other event. */
    private Optional<String> refusal(Draft draft, Event event, PersonState subject, IdentifierName name) {
        if (event.act() instanceof Act.Link link) {
            boolean authorised = link.others().stream()
                    .map(other -> person(draft, other).orElseThrow())
                    .allMatch(other -> other.id == subject.id || other.isBlank() || mayLink(draft, subject, other));
            return authorised ? Optional.empty() : Optional.of("LINK_NEEDS_AUTHORITY");
        }
        if (event.act() instanceof Act.Unlink unlink) {
            var one = identifier(draft, name);
            var other = identifier(draft, unlink.other());
            if (!mayLink(draft, subject, subject)) { // first, or a stranger would learn which numbers are one person's
                return Optional.of("LINK_NEEDS_AUTHORITY");
            }
            boolean linked = subject.links.stream().anyMatch(link -> link.joins(one, other));
            return linked ? Optional.empty() : Optional.of("NOT_LINKED");
        }
        if (event.act() instanceof Act.Correct correct) {
            return own(draft, subject, correct.message()).isPresent()
                    ? Optional.empty()
                    : Optional.of("CORRECTION_OF_NOTHING");
        }
        if (event.act() instanceof Act.Open open) {
            return Opening.refusal(event.facts(), open, subject, draft.in).map(remark -> {
                draft.remarks.add(remark);
                return remark.name();
            });
        }
        boolean answered = event.facts().stream()
                .filter(stated -> ANSWERED.contains(stated.kind())
                        && !PROPOSED.equals(stated.values().get(Key.STEP)))
                .allMatch(answer -> proposal(draft, subject, answer).isPresent());
        boolean held = !(event.act() instanceof Act.Transfer transfer)
                || !isAccepted(transfer)
                || giversClaim(subject, transfer).isPresent();
        return answered && held ? Optional.empty() : Optional.of("PROPOSAL_NOT_FOUND");
    }

    // ------------------------------------------------------------ messages that name messages

    /** The number of a message that the sender itself sent about this person. */
    private static Optional<Long> own(Draft draft, PersonState person, String message) {
        return named(draft, person, message)
                .filter(number -> {
                    var filed = person.documents.get(number);
                    return filed != null
                            ? filed.document().sender().equals(draft.in.sender())
                            : claimOf(person, number)
                                    .filter(claim -> claim.claim().provider().equals(draft.in.sender()))
                                    .isPresent();
                })
                .findFirst();
    }

    private static java.util.stream.Stream<Long> named(Draft draft, PersonState person, String message) {
        var known = person.messages();
        return draft.in.messages().getOrDefault(message, Set.of()).stream().filter(known::contains);
    }

    private static Optional<StoredClaim> claimOf(PersonState person, long message) {
        return person.claims.values().stream()
                .filter(claim -> claim.message() == message)
                .findFirst();
    }

    /** The proposal that an answer is to: of the same thing, by the other of the two parties. */
    private static Optional<Fact> proposal(Draft draft, PersonState person, FactDraft answer) {
        var message = answer.values().get(Key.PROPOSAL);
        if (message == null) {
            return Optional.empty();
        }
        var numbers = named(draft, person, message).toList();
        var same = answer.kind() == FactKind.TRANSFER
                ? List.of(Key.SERVICE, Key.FROM, Key.TO)
                : List.of(Key.SERVICE, Key.COMPONENT, Key.BY, Key.PROVIDER);
        var parties = same.subList(same.size() - 2, same.size());
        return person.facts().own().stream()
                .filter(fact -> fact.kind() == answer.kind() && fact.has(Key.STEP, PROPOSED))
                .filter(fact -> numbers.contains(fact.message()))
                .filter(fact -> fact.trueFrom().equals(answer.trueFrom()))
                .filter(fact -> same.stream()
                        .allMatch(key -> Objects.equals(
                                fact.values().get(key), answer.values().get(key))))
                .filter(fact -> parties.stream()
                        .anyMatch(key -> draft.in.sender().equals(fact.values().get(key))))
                .filter(fact -> Optional.ofNullable(person.documents.get(fact.message()))
                        .filter(filed -> !filed.document().sender().equals(draft.in.sender()))
                        .isPresent())
                .findFirst();
    }

    private static boolean isAccepted(Act.Transfer transfer) {
        return transfer.step().equals("ACCEPTED");
    }

    /** The claim that is handed over: the one that is named, or the giver's own on the service. */
    private static Optional<StoredClaim> giversClaim(PersonState person, Act.Transfer transfer) {
        return person.claims.values().stream()
                .filter(stored -> {
                    var claim = stored.claim();
                    return claim.provider().equals(transfer.from())
                            && claim.service().equals(transfer.service())
                            && claim.component() == null
                            && (transfer.claim() == null || claim.number().equals(transfer.claim()))
                            && (claim.state() == ClaimState.NOTED || claim.state() == ClaimState.STARTED);
                })
                .filter(stored -> !isHandedOver(person, stored))
                .findFirst();
    }

    /** An agreement is made once: what was handed over already is not handed over again. */
    private static boolean isHandedOver(PersonState person, StoredClaim claim) {
        return person.facts().own().stream()
                .anyMatch(fact -> fact.kind() == FactKind.TRANSFER
                        && fact.has(Key.STEP, "ACCEPTED")
                        && fact.has(Key.CLAIM, claim.number()));
    }

    /** The receiver's claim begins on the day that the giver's ends: both in this one step. */
    private void takeOver(Draft draft, PersonState person, Act.Transfer transfer, Claim given) {
        var number = "K-" + ids.next();
        var until = given.until();
        var taken = new StoredClaim(
                new Claim(
                        number,
                        given.identifier(),
                        given.service(),
                        given.occurrence(),
                        transfer.to(),
                        transfer.on(),
                        until != null && until.isAfter(transfer.on()) ? until : null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        ClaimState.NOTED,
                        draft.in.now()),
                null,
                null,
                null,
                draft.in.message());
        person.claims.put(number, taken);
        draft.change.put(Table.CLAIM, taken.row(draft.in.entry()));
        draft.remarks.add(new Remark(
                "TRANSFERRED",
                Map.of(
                        "service",
                        given.service(),
                        "claim",
                        number,
                        "date",
                        transfer.on().toString())));
    }

    private void keepDocument(Draft draft, Event event, PersonState subject, long identifier) {
        var document = new Document(
                draft.in.message(), draft.in.type(), draft.in.sender(), draft.in.receiver(), event.service());
        subject.documents.put(document.message(), new PersonState.Filed(document, identifier));
        draft.change.put(
                Table.DOCUMENT,
                row(
                        "message", document.message(),
                        "identifier", identifier,
                        "type", document.type(),
                        "sender", document.sender(),
                        "receiver", document.headerReceiver(),
                        "service", document.service(),
                        "entry", draft.in.entry()));
    }

    /** A mapping made before there is a municipality to give it to waits here. */
    private static boolean isHeld(Event event, PersonState subject) {
        return event.facts().stream().anyMatch(fact -> fact.kind() == FactKind.MAPPING)
                && subject.facts.stream().noneMatch(fact -> fact.kind() == FactKind.SETTLED);
    }

    private void keepFacts(Draft draft, Event event, PersonState subject) {
        var of = identifier(draft, event.subject().orElseThrow());
        for (var stated : event.facts()) {
            var fact = new Fact(
                    ids.next(),
                    of,
                    stated.kind(),
                    valuesOf(draft, event, subject, stated),
                    stated.trueFrom(),
                    stated.trueUntil(),
                    draft.in.now(),
                    draft.in.message());
            subject.facts.add(fact);
            draft.change.put(Table.FACT, factRow(fact, draft.in.entry()));
        }
    }

    private TreeMap<String, String> valuesOf(Draft draft, Event event, PersonState person, FactDraft stated) {
        var values = new TreeMap<>(stated.values());
        FactDraft.NAMING_MESSAGES.forEach(key -> byNumber(draft, person, key, values));
        if (stated.kind() == FactKind.WITHDRAWN && values.containsKey(Key.MESSAGE)) {
            claimOf(person, Long.parseLong(values.get(Key.MESSAGE)))
                    .ifPresent(claim -> values.put(Key.CLAIM, claim.number()));
        }
        if (event.act() instanceof Act.Transfer transfer && isAccepted(transfer)) {
            giversClaim(person, transfer).ifPresent(claim -> values.put(Key.CLAIM, claim.number()));
        }
        var reference = stated.reference();
        if (reference != null) {
            values.put(Key.REFERENCE, Long.toString(identifier(draft, reference)));
        }
        return values;
    }

    /** Puts the ledger's own numbers in the place of the ids that the sender knows messages by. */
    private static void byNumber(Draft draft, PersonState person, String key, TreeMap<String, String> values) {
        var stated = values.remove(key);
        if (stated == null) {
            return;
        }
        var numbers = new ArrayList<String>();
        for (String message : stated.split(" ", -1)) {
            var number = own(draft, person, message)
                    .or(() -> named(draft, person, message).findFirst());
            if (number.isPresent()) {
                numbers.add(number.get().toString());
            } else {
                draft.remarks.add(new Remark(
                        "NAMED_MESSAGE_UNKNOWN",
                        Map.of("field", Character.toUpperCase(key.charAt(0)) + key.substring(1))));
            }
        }
        if (!numbers.isEmpty()) {
            values.put(key, String.join(" ", numbers));
        }
    }

    private void relate(Draft draft, PersonState person, long identifier) {
        var known = person.relations.computeIfAbsent(identifier, id -> new TreeSet<>());
        if (known.add(draft.in.sender())) {
            draft.change.put(
                    Table.RELATION,
                    row(
                            "identifier", identifier,
                            "party", draft.in.sender(),
                            "message", draft.in.message(),
                            "entry", draft.in.entry()));
        }
    }

    // ------------------------------------------------------------ who is who

    private void link(Draft draft, PersonState subject, IdentifierName name, Act.Link link) throws SQLException {
        var whole = subject;
        for (var otherName : link.others()) {
            var other = person(draft, otherName).orElseThrow();
            if (other.id == whole.id) {
                if (link.others().size() == 1 && !otherName.equals(name) && isLinkMessage(draft, whole)) {
                    draft.remarks.add(Remark.of("ALREADY_LINKED"));
                }
                continue;
            }
            var doubt = whyNotOne(whole, other);
            if (doubt.isPresent()) {
                raiseIdentityConflict(draft, whole, other, doubt.get());
                continue;
            }
            whole = join(draft, whole, other, identifier(draft, name), identifier(draft, otherName));
        }
        settle(draft, whole);
        settleFamily(draft, whole);
    }

    private static boolean isLinkMessage(Draft draft, PersonState whole) {
        return whole.facts.stream().noneMatch(fact -> fact.message() == draft.in.message());
    }

    /** IMDi, or the municipality that is responsible for one of them (design, ledger.md "Claims"). */
    private boolean mayLink(Draft draft, PersonState one, PersonState other) {
        return draft.in.roles().contains(PartyRole.IMDI) || isSettledWith(draft, one) || isSettledWith(draft, other);
    }

    private static boolean isSettledWith(Draft draft, PersonState person) {
        var directory = draft.in.directory();
        return person.facts().own().stream()
                .filter(fact -> fact.kind() == FactKind.SETTLED || fact.kind() == FactKind.MOVED)
                .filter(fact -> !fact.trueFrom().isAfter(draft.in.today()))
                .reduce((earlier, later) -> later)
                .flatMap(fact -> fact.value(Key.MUNICIPALITY)
                        .flatMap(number -> directory.municipalityOn(
                                number, fact.day(Key.VALID_AT).orElse(fact.trueFrom()), draft.in.today())))
                .flatMap(number -> directory.party(PartyRole.MUNICIPALITY, number, draft.in.today()))
                .filter(party -> party.number().equals(draft.in.sender()))
                .isPresent();
    }

    /** Why two may not be one without people looking at it; empty when nothing speaks against it. */
    private static Optional<String> whyNotOne(PersonState one, PersonState other) {
        if (contradict(one, other, FactKind.SEX)) {
            return Optional.of("SEX");
        }
        if (birthDatesContradict(one, other)) {
            return Optional.of("BIRTH_DATE");
        }
        var kinds = new ArrayList<>(one.identifiers.values());
        kinds.addAll(other.identifiers.values());
        if (kinds.stream().filter("FODSELSNUMMER"::equals).count() > 1) {
            return Optional.of("TWO_NATIONAL_NUMBERS");
        }
        if (one.isAddressProtected() || other.isAddressProtected()) {
            return Optional.of("ADDRESS_PROTECTION");
        }
        return Optional.empty();
    }

    private static boolean contradict(PersonState one, PersonState other, FactKind kind) {
        var first = latest(one, kind).flatMap(fact -> fact.value(Key.CODE)).filter(code -> !code.equals("UNKNOWN"));
        var second = latest(other, kind).flatMap(fact -> fact.value(Key.CODE)).filter(code -> !code.equals("UNKNOWN"));
        return first.isPresent() && second.isPresent() && !first.equals(second);
    }

    private static boolean birthDatesContradict(PersonState one, PersonState other) {
        var first = latest(one, FactKind.BIRTH_DATE).flatMap(fact -> fact.value(Key.DATE));
        var second = latest(other, FactKind.BIRTH_DATE).flatMap(fact -> fact.value(Key.DATE));
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        var a = no.stafett.ledger.fact.PartialDate.parse(first.get());
        var b = no.stafett.ledger.fact.PartialDate.parse(second.get());
        return a.latest().isBefore(b.earliest()) || b.latest().isBefore(a.earliest());
    }

    private static Optional<Fact> latest(PersonState person, FactKind kind) {
        return person.facts().own().stream()
                .filter(fact -> fact.kind() == kind)
                .max(Comparator.comparing(Fact::knownAt).thenComparingLong(Fact::id));
    }

    private void raiseIdentityConflict(Draft draft, PersonState one, PersonState other, String why) {
        draft.remarks.add(new Remark("LINK_IN_CONFLICT", Map.of("reason", why)));
        draft.result = Posting.Result.HELD;
        var low = Math.min(one.id, other.id);
        var high = Math.max(one.id, other.id);
        var conflict = new OpenConflict(
                "identity/" + low + "-" + high,
                OpenConflict.IDENTITY,
                new TreeMap<>(Map.of("why", why, "parties", List.of(draft.in.sender()))),
                draft.in.today());
        if (one.conflicts.putIfAbsent(conflict.key(), conflict) == null) {
            draft.change.put(Table.CONFLICT, conflict.row(one.id, "OPEN", null, draft.in.entry()));
        }
    }

    private PersonState join(Draft draft, PersonState one, PersonState other, long oneIdentifier, long otherIdentifier)
            throws SQLException {
        var link = new IdentityLink(
                ids.next(), oneIdentifier, otherIdentifier, draft.in.now(), draft.in.message(), null, null);
        draft.change.put(Table.IDENTITY_LINK, link.row(draft.in.entry()));
        var keeps = one.id < other.id ? one : other;
        var gives = keeps == one ? other : one;
        for (var identifier : gives.identifiers.keySet()) {
            draft.change.put(Table.MEMBERSHIP, membershipRow(identifier, keeps.id, draft.in.entry()));
        }
        supersede(draft, gives);
        takeHolds(draft, gives);
        takeHolds(draft, keeps);
        keeps.absorb(gives);
        keeps.links.add(link);
        gives.identifiers.clear();
        draft.set.replace(keeps);
        return keeps;
    }

    /** What was derived for a person who is now part of another ends here; it is derived again for the whole. */
    private void supersede(Draft draft, PersonState gone) {
        for (var obligation : gone.obligations.values()) {
            if (!obligation.state().isEnd()) {
                draft.change.put(
                        Table.OBLIGATION,
                        ObligationRow.of(
                                ObligationRow.superseded(obligation, draft.in.today()), gone.id, draft.in.entry()));
            }
        }
        for (var conflict : gone.conflicts.values()) {
            draft.change.put(Table.CONFLICT, conflict.row(gone.id, "RESOLVED", draft.in.today(), draft.in.entry()));
        }
        draft.change.put(Table.PERSON, personRow(gone.id, null, draft.in.entry()));
    }

    private void takeHolds(Draft draft, PersonState person) throws SQLException {
        for (var hold : person.holds) {
            draft.change.remove(Table.HOLD, Map.of("claim", hold.claim(), "key", hold.key()));
            tables.removeHoldsOf(draft.set.connection(), hold.claim());
        }
        person.holds.clear();
    }

    private void unlink(Draft draft, PersonState whole, IdentifierName name, Act.Unlink unlink) throws SQLException {
        var one = identifier(draft, name);
        var other = identifier(draft, unlink.other());
        var undone = whole.links.stream()
                .filter(link -> link.joins(one, other))
                .findFirst()
                .orElseThrow();
        draft.change.put(
                Table.IDENTITY_LINK,
                undone.undone(draft.in.now(), draft.in.message()).row(draft.in.entry()));
        whole.links.remove(undone);
        takeHolds(draft, whole);
        var parts = split(whole);
        for (var part : parts) {
            for (var identifier : part.identifiers.keySet()) {
                draft.change.put(Table.MEMBERSHIP, membershipRow(identifier, part.id, draft.in.entry()));
            }
            draft.set.replace(part);
        }
        for (var part : parts) {
            settle(draft, part);
            settleFamily(draft, part);
        }
    }

    /** Evaluates those whose permit may rest on this person: what they are owed follows the person's settlement. */
    private void settleFamily(Draft draft, PersonState reference) throws SQLException {
        for (var member : draft.set.familyOf(reference)) {
            settle(draft, member);
        }
    }

    /** The people that a person falls apart into when only the links in force join its identifiers. */
    private static List<PersonState> split(PersonState whole) {
        var root = new TreeMap<Long, Long>();
        whole.identifiers.keySet().forEach(identifier -> root.put(identifier, identifier));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var link : whole.links) {
                var low = Math.min(
                        root.getOrDefault(link.one(), link.one()), root.getOrDefault(link.other(), link.other()));
                changed |= !Objects.equals(root.put(link.one(), low), low);
                changed |= !Objects.equals(root.put(link.other(), low), low);
            }
        }
        var parts = new TreeMap<Long, PersonState>();
        root.forEach((identifier, id) -> {
            var part = parts.computeIfAbsent(id, PersonState::new);
            part.identifiers.put(identifier, whole.identifiers.get(identifier));
        });
        for (var part : parts.values()) {
            var own = part.identifiers.keySet();
            whole.facts.stream().filter(fact -> own.contains(fact.identifier())).forEach(part.facts::add);
            part.related.putAll(whole.related);
            whole.claims.values().stream()
                    .filter(claim -> own.contains(claim.claim().identifier()))
                    .forEach(claim -> part.claims.put(claim.number(), claim));
            whole.links.stream().filter(link -> own.contains(link.one())).forEach(part.links::add);
            own.forEach(identifier -> {
                part.relations.put(identifier, new TreeSet<>(whole.relations.getOrDefault(identifier, Set.of())));
                part.notices.put(identifier, new HashSet<>(whole.notices.getOrDefault(identifier, Set.of())));
            });
            whole.documents.values().stream()
                    .filter(filed -> own.contains(filed.identifier()))
                    .forEach(filed -> part.documents.put(filed.document().message(), filed));
            part.handed.addAll(whole.handed);
            if (part.id == whole.id) {
                part.obligations.putAll(whole.obligations);
                part.conflicts.putAll(whole.conflicts);
                part.attentionOn = whole.attentionOn;
            }
        }
        return List.copyOf(parts.values());
    }

    // ------------------------------------------------------------ claims and provisions

    private void claim(Draft draft, Event event, Optional<PersonState> subject, Act.Claim asked) throws SQLException {
        draft.result = Posting.Result.NONE;
        if (subject.isEmpty()) {
            refuse(draft, ClaimReply.Answer.UNKNOWN_OR_NO_GROUND);
            return;
        }
        var person = subject.get();
        var before = evaluate(draft, person);
        if (asked.purpose() == null && !hasGround(draft, person, before)) {
            refuse(draft, ClaimReply.Answer.UNKNOWN_OR_NO_GROUND);
            return;
        }
        if (asked.answerBy() != null && draft.in.now().isAfter(asked.answerBy())) {
            refuse(draft, ClaimReply.Answer.TOO_LATE);
            return;
        }
        if (!isInForce(asked)) {
            draft.remarks.add(new Remark(
                    "UNKNOWN_SERVICE",
                    Map.of("service", asked.service(), "date", asked.from().toString())));
            draft.claim = ClaimReply.bare(ClaimReply.Answer.UNKNOWN_OR_NO_GROUND);
            return;
        }
        keepFacts(draft, event, person);
        var now = event.facts().isEmpty() ? before : evaluate(draft, person);
        judge(draft, person, identifier(draft, event.subject().orElseThrow()), asked, now);
    }

    /** Whether the catalogue has the service on the first day that is asked for. */
    private boolean isInForce(Act.Claim asked) {
        return catalogue
                .service(asked.service())
                .filter(service -> service.period().contains(asked.from()))
                .isPresent();
    }

    /** An answer that tells no more than its own name, which is a finding's name, too. */
    private static void refuse(Draft draft, ClaimReply.Answer answer) {
        draft.claim = ClaimReply.bare(answer);
        draft.remarks.add(Remark.of(answer.name()));
    }

    // ------------------------------------------------------------ opening balances

    /** What a party gives already stands, and where another holds it, people must settle it. */
    private void openClaim(Draft draft, PersonState person, long identifier, Act.Claim asked) throws SQLException {
        var number = "K-" + ids.next();
        var judgement = ClaimJudgement.judge(
                new AskedClaim(
                        asked.service(),
                        asked.occurrence(),
                        draft.in.sender(),
                        asked.from(),
                        asked.until(),
                        null,
                        null,
                        true,
                        null),
                number,
                person.facts(),
                evaluate(draft, person),
                catalogue,
                draft.in.directory());
        boolean contested = collisionOf(draft, person, number, judgement).isPresent();
        var claim = new StoredClaim(
                new Claim(
                        number,
                        identifier,
                        asked.service(),
                        asked.occurrence(),
                        draft.in.sender(),
                        asked.from(),
                        asked.until(),
                        asked.latestStart(),
                        null,
                        null,
                        contested,
                        null,
                        contested ? ClaimState.CONTESTED : ClaimState.NOTED,
                        draft.in.now()),
                contested ? Opening.BECAUSE : null,
                null,
                null,
                draft.in.message());
        person.claims.put(number, claim);
        draft.change.put(Table.CLAIM, claim.row(draft.in.entry()));
        if (contested) {
            draft.remarks.add(Remark.of("CLAIM_CONTESTED"));
        }
    }

    /** What the party itself owes and is late with on the day it joins. */
    private static void tellOverdue(Draft draft, PersonState person) {
        for (var obligation : person.obligations.values()) {
            if (obligation.overdue(draft.in.today())
                    && draft.in.sender().equals(obligation.responsible().party())) {
                obligation
                        .nextDue()
                        .ifPresent(due -> draft.remarks.add(new Remark(
                                "ALREADY_OVERDUE", Map.of("service", obligation.service(), "date", due.toString()))));
            }
        }
    }

    /** What is told of a day before birth or after death is kept, and said to be odd to whoever may know. */
    private void judgeDays(Draft draft, Event event, PersonState person) {
        var odd = Opening.outsideLife(event.facts(), person);
        if (!odd.isEmpty()
                && hasGround(draft, person, evaluate(draft, person))) { // to others it would tell of the person
            odd.forEach(name -> draft.remarks.add(Remark.of(name)));
        }
    }

    private void judge(Draft draft, PersonState person, long identifier, Act.Claim asked, Evaluation before)
            throws SQLException {
        var number = "K-" + ids.next();
        var judgement = ClaimJudgement.judge(
                new AskedClaim(
                        asked.service(),
                        asked.occurrence(),
                        draft.in.sender(),
                        asked.from(),
                        asked.until(),
                        asked.component(),
                        asked.componentOf(),
                        asked.because() != null,
                        asked.inSpiteOf()),
                number,
                person.facts(),
                before,
                catalogue,
                draft.in.directory());
        var warnings = judgement.warnings().stream().map(Enum::name).toList();
        var collision = collisionOf(draft, person, number, judgement);
        boolean contested = collision.isPresent() && asked.because() != null;
        if (collision.isPresent() && !contested) {
            draft.result = Posting.Result.COLLIDES;
            draft.claim = new ClaimReply(ClaimReply.Answer.COLLIDES, null, warnings, collision, null, null);
            draft.remarks.add(collisionRemark(draft.in.sender(), asked, collision.get()));
            settle(draft, person);
            return;
        }
        var claim = new StoredClaim(
                new Claim(
                        number,
                        identifier,
                        asked.service(),
                        asked.occurrence(),
                        draft.in.sender(),
                        asked.from(),
                        asked.until(),
                        asked.latestStart(),
                        asked.component(),
                        asked.componentOf(),
                        contested,
                        asked.inSpiteOf(),
                        contested ? ClaimState.CONTESTED : ClaimState.NOTED,
                        draft.in.now()),
                asked.because(),
                null,
                null,
                draft.in.message());
        person.claims.put(number, claim);
        draft.change.put(Table.CLAIM, claim.row(draft.in.entry()));
        relate(draft, person, identifier);
        settle(draft, person);
        draft.result = contested ? Posting.Result.CONTESTED : Posting.Result.NOTED;
        var told = told(asked);
        told.putAll(judgement.told());
        warnings.forEach(warning -> draft.remarks.add(new Remark(warning, told)));
        if (contested) {
            draft.remarks.add(Remark.of("CLAIM_CONTESTED"));
        }
        var conflict = person.conflicts.values().stream()
                .filter(item -> item.texts("claims").contains(number))
                .map(OpenConflict::key)
                .findFirst()
                .orElse(null);
        draft.claim = new ClaimReply(
                contested ? ClaimReply.Answer.CONTESTED : ClaimReply.Answer.NOTED,
                number,
                warnings,
                collision,
                asked.latestStart(),
                conflict);
    }

    /** What stands in the way. The judgement explains; the database decides, and what it refuses is refused. */
    private Optional<Collision> collisionOf(Draft draft, PersonState person, String number, ClaimJudgement judgement)
            throws SQLException {
        if (judgement.collision().isPresent()) {
            return judgement.collision();
        }
        var rows = judgement.holds().stream()
                .map(hold -> holdRow(hold, person.id, draft.in.entry()))
                .toList();
        if (tables.holdUnlessTaken(draft.set.connection(), number, rows)) {
            person.holds.addAll(judgement.holds());
            judgement.holds().forEach(hold -> draft.change.put(Table.HOLD, holdRow(hold, person.id, draft.in.entry())));
            return Optional.empty();
        }
        return Optional.of(new Collision(Collision.Kind.HELD_BY_OTHER, null, null, null));
    }

    private static Remark collisionRemark(String asker, Act.Claim asked, Collision collision) {
        var told = told(asked);
        var free = collision.firstFreeDay();
        if (free != null) {
            told.put("firstFreeDay", free.toString());
        }
        var claim = collision.claim();
        if (claim != null && asker.equals(collision.heldBy())) {
            told.put("ownClaim", claim);
        }
        return new Remark(collision.kind().name(), told);
    }

    /** What the texts of a claim's findings name: what was asked for, in the asker's own words. */
    private static TreeMap<String, String> told(Act.Claim asked) {
        var told = new TreeMap<String, String>();
        told.put("service", asked.service());
        told.put("date", asked.from().toString());
        told.put("period", asked.from() + " – " + (asked.until() == null ? "…" : asked.until()));
        return told;
    }

    /** A relation to the person: an earlier message, a document handed on, a rule that names the party, a claim of its own. */
    private static boolean hasGround(Draft draft, PersonState person, Evaluation now) {
        var party = draft.in.sender();
        return person.isKnownTo(party)
                || now.obligations().stream()
                        .anyMatch(owed -> party.equals(owed.responsible().party()))
                || now.claims().stream()
                        .anyMatch(standing -> standing.claim().provider().equals(party));
    }

    /** A provision is never refused; what is odd about it is said. */
    private void judgeProvision(Draft draft, PersonState person, Act.Provide provide) {
        var named = provide.claim();
        if (named == null) {
            boolean claimed = person.claims.values().stream()
                    .map(StoredClaim::claim)
                    .anyMatch(claim -> claim.service().equals(provide.service())
                            && claim.provider().equals(draft.in.sender())
                            && claim.state() != ClaimState.LAPSED);
            boolean takesClaims = catalogue
                    .service(provide.service())
                    .filter(service -> !service.holds().isEmpty())
                    .isPresent();
            if (!claimed && takesClaims && isGiving(provide)) {
                draft.remarks.add(Remark.of("UNCLAIMED_PROVISION"));
            }
            return;
        }
        var claim = person.claims.get(named);
        if (claim == null) {
            draft.remarks.add(new Remark("UNKNOWN_CLAIM", Map.of("claim", named)));
        } else if (!claim.claim().provider().equals(draft.in.sender())) {
            draft.remarks.add(new Remark("CLAIM_OF_ANOTHER", Map.of("claim", named)));
        } else if (claim.claim().state() == ClaimState.LAPSED) {
            draft.remarks.add(new Remark("CLAIM_LAPSED", Map.of("claim", named)));
        }
    }

    private static boolean isGiving(Act.Provide provide) {
        return Set.of("STARTED", "RESUMED", "HOURS", "COMPLETED").contains(provide.event());
    }

    // ------------------------------------------------------------ looks

    private void look(Draft draft, Event event, Optional<PersonState> subject, Act.Look look) throws SQLException {
        draft.result = Posting.Result.NONE;
        if (subject.isEmpty()) {
            draft.history = History.none(draft.in.today());
            return;
        }
        var person = subject.get();
        draft.touched.add(person.id);
        putLook(draft, identifier(draft, event.subject().orElseThrow()), look.purpose());
        var now = evaluate(draft, person);
        if (!hasGround(draft, person, now)) {
            draft.history = History.none(draft.in.today());
            return;
        }
        var day = look.knownAt();
        var view = new HistoryView(catalogue, draft.in.sender(), draft.in.roles());
        draft.history = day == null || !day.isBefore(draft.in.today())
                ? view.of(
                        now,
                        person.facts(),
                        person.conflicts(),
                        Opening.messages(person),
                        importedClaims(person.claims.values(), Opening.messages(person)))
                : past(draft, person, identifier(draft, event.subject().orElseThrow()), look.purpose(), day, view);
    }

    /** The ledger as it stood when a day was over, shown by today's rules; who is looked at besides is looked at, too. */
    private History past(
            Draft draft, PersonState person, long identifier, String purpose, LocalDate day, HistoryView view)
            throws SQLException {
        var past = Past.of(draft.set.connection(), identifier, day);
        past.keepOnly(person.identifiers(), draft.in.sender());
        for (var other : past.identifiers()) {
            if (!person.identifiers().contains(other)) {
                putLook(draft, other, purpose);
            }
        }
        var facts = past.facts();
        var claims = past.claims();
        var then = Evaluation.evaluate(
                facts, claims.stream().map(StoredClaim::claim).toList(), catalogue, draft.in.directory(), day);
        var conflicts =
                new ArrayList<>(then.conflicts().stream().map(OpenConflict::of).toList());
        conflicts.addAll(past.identityConflicts());
        var imported = past.imported();
        return view.of(then, facts, conflicts, imported, importedClaims(claims, imported));
    }

    private static Set<String> importedClaims(java.util.Collection<StoredClaim> claims, Set<Long> imported) {
        return claims.stream()
                .filter(claim -> imported.contains(claim.message()))
                .map(StoredClaim::number)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private void putLook(Draft draft, long identifier, String purpose) {
        draft.change.put(
                Table.LOOK,
                row(
                        "id", ids.next(),
                        "identifier", identifier,
                        "party", draft.in.sender(),
                        "purpose", purpose,
                        "at", draft.in.now().toString(),
                        "entry", draft.in.entry()));
    }

    // ------------------------------------------------------------ the one function, and its difference

    private Evaluation evaluate(Draft draft, PersonState person) {
        return Evaluation.evaluate(person.facts(), person.claims(), catalogue, draft.in.directory(), draft.in.today());
    }

    /** Evaluates a person whole and writes what differs from what is stored. */
    private void settle(Draft draft, PersonState person) throws SQLException {
        draft.touched.add(person.id);
        draft.set.refreshRelated(person);
        var now = evaluate(draft, person);
        var derived = person.conflicts.values().stream()
                .filter(OpenConflict::isDerived)
                .map(OpenConflict::toConflict)
                .toList();
        var before = new Ledger(List.copyOf(person.obligations.values()), derived, person.claims());
        var changes = Changes.between(before, now, person.facts());
        var entry = draft.in.entry();
        for (var obligation : changes.obligations()) {
            person.obligations.put(obligation.key(), obligation);
            draft.change.put(Table.OBLIGATION, ObligationRow.of(obligation, person.id, entry));
        }
        for (var raised : changes.conflictsRaised()) {
            var conflict = OpenConflict.of(raised);
            person.conflicts.put(conflict.key(), conflict);
            draft.change.put(Table.CONFLICT, conflict.row(person.id, "OPEN", null, entry));
            tellDouble(draft, person, raised);
        }
        for (var resolved : changes.conflictsResolved()) {
            var conflict = person.conflicts.remove(resolved.key());
            if (conflict != null) {
                draft.change.put(Table.CONFLICT, conflict.row(person.id, "RESOLVED", draft.in.today(), entry));
            }
        }
        for (var standing : changes.claims()) {
            var number = standing.claim().number();
            var stored = Objects.requireNonNull(person.claims.get(number))
                    .standing(standing.state(), standing.since(), standing.reason());
            person.claims.put(number, stored);
            draft.change.put(Table.CLAIM, stored.row(entry));
        }
        settleHolds(draft, person, now);
        notify(draft, person, before, now);
        handOn(draft, person, before, now);
        if (!Objects.equals(person.attentionOn, now.attentionOn())) {
            person.attentionOn = now.attentionOn();
            draft.change.put(Table.PERSON, personRow(person.id, person.attentionOn, entry));
        }
    }

    /** Who brings what makes a service given twice is told so at once; the others by a notice. */
    private static void tellDouble(Draft draft, PersonState person, Conflict raised) {
        boolean brought = person.facts.stream()
                .anyMatch(fact ->
                        fact.message() == draft.in.message() && raised.facts().contains(fact.id()));
        if (brought
                && raised.kind() == Conflict.Kind.DOUBLE_PROVISION
                && raised.services().size() == 1) {
            var remark = new Remark(
                    "DOUBLE_PROVISION",
                    Map.of("service", raised.services().iterator().next()));
            if (!draft.remarks.contains(remark)) {
                draft.remarks.add(remark);
            }
        }
    }

    /** Makes the rows of table {@code hold} those of the claims' standings: what ended first, so that it is free. */
    private void settleHolds(Draft draft, PersonState person, Evaluation now) throws SQLException {
        var wanted = new TreeMap<String, List<Hold>>();
        now.claims().forEach(standing -> standing.holds()
                .forEach(hold -> wanted.computeIfAbsent(hold.claim(), claim -> new ArrayList<>())
                        .add(hold)));
        var stored = new TreeMap<String, List<Hold>>();
        person.holds.forEach(hold ->
                stored.computeIfAbsent(hold.claim(), claim -> new ArrayList<>()).add(hold));
        var changed = new TreeSet<String>();
        stored.forEach((claim, holds) -> {
            if (!new HashSet<>(holds).equals(new HashSet<>(wanted.getOrDefault(claim, List.of())))) {
                changed.add(claim);
            }
        });
        wanted.keySet().stream().filter(claim -> !stored.containsKey(claim)).forEach(changed::add);
        for (var claim : changed) {
            for (var hold : stored.getOrDefault(claim, List.of())) {
                draft.change.remove(Table.HOLD, Map.of("claim", claim, "key", hold.key()));
                person.holds.remove(hold);
            }
            tables.removeHoldsOf(draft.set.connection(), claim);
        }
        for (var claim : changed) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            for (var hold : wanted.getOrDefault(claim, List.of())) {
                rows.add(holdRow(hold, person.id, draft.in.entry()));
            }
            if (!tables.holdUnlessTaken(draft.set.connection(), claim, rows)) {
                throw new IllegalStateException("Claim " + claim + " stands, but the database refuses its hold");
            }
            for (var hold : wanted.getOrDefault(claim, List.of())) {
                person.holds.add(hold);
                draft.change.put(Table.HOLD, holdRow(hold, person.id, draft.in.entry()));
            }
        }
    }

    private void notify(Draft draft, PersonState person, Ledger before, Evaluation now) {
        var due = Notices.due(before, now, catalogue, draft.in.directory(), draft.in.today(), person.noticesSent());
        for (var notice : due) {
            if (isItsOwnDoing(draft, notice)) {
                continue;
            }
            person.notices.computeIfAbsent(person.id, id -> new HashSet<>()).add(notice.key());
            if (!draft.opening || notice.kind() == NoticeKind.DUE_SOON) { // otherwise it was past: the report tells it
                draft.notices.add(new Posting.NoticeOf(person.id, notice));
            }
            draft.change.put(
                    Table.NOTICE,
                    row(
                            "id", ids.next(),
                            "person", person.id,
                            "kind", notice.kind().name(),
                            "subject", notice.subject(),
                            "due", notice.due().toString(),
                            "receiver", notice.receiver(),
                            "text", notice.text(),
                            "entry", draft.in.entry()));
        }
    }

    /** Closing by itself is told; a party that decides knows what it has decided. */
    private static boolean isItsOwnDoing(Draft draft, Notice notice) {
        return notice.kind() == NoticeKind.CLOSED
                && notice.receiver().equals(draft.in.sender())
                && notice.service().equals(draft.about);
    }

    private void handOn(Draft draft, PersonState person, Ledger before, Evaluation now) {
        var obligations = new ArrayList<>(now.obligations());
        obligations.addAll(before.obligations()); // who owed a service is told that it was given
        var documents = person.documentsInForce();
        var situation = new Situation(
                person.facts(),
                obligations,
                person.claims(),
                documents,
                person.documents.containsKey(draft.in.message()) ? draft.in.message() : null,
                draft.in.directory(),
                draft.in.today());
        for (var entitled : disclosure.owed(situation, person.handed)) {
            person.handed.add(entitled.key());
            draft.handOvers.add(new Posting.HandOverOf(person.id, entitled));
            draft.change.put(
                    Table.HAND_OVER,
                    row(
                            "key", entitled.key(),
                            "person", person.id,
                            "message", entitled.message(),
                            "receiver", entitled.receiver(),
                            "rule", entitled.rule(),
                            "at", draft.in.now().toString(),
                            "entry", draft.in.entry()));
        }
    }

    // ------------------------------------------------------------ rows

    private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    private static Map<String, @Nullable Object> personRow(long id, @Nullable LocalDate attentionOn, long entry) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("attention_on", attentionOn == null ? null : attentionOn.toString());
        row.put("entry", entry);
        return row;
    }

    private static Map<String, @Nullable Object> membershipRow(long identifier, long person, long entry) {
        return row("identifier", identifier, "person", person, "entry", entry);
    }

    private static Map<String, @Nullable Object> factRow(Fact fact, long entry) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", fact.id());
        row.put("identifier", fact.identifier());
        row.put("kind", fact.kind().name());
        row.put("value", fact.values());
        row.put("true_from", fact.trueFrom().toString());
        var until = fact.trueUntil();
        row.put("true_until", until == null ? null : until.toString());
        row.put("known_at", fact.knownAt().toString());
        row.put("message", fact.message());
        row.put("entry", entry);
        return row;
    }

    private static Map<String, @Nullable Object> holdRow(Hold hold, long person, long entry) {
        return row(
                "claim", hold.claim(),
                "person", person,
                "key", hold.key(),
                "side", hold.side(),
                "period", range(hold.period()),
                "entry", entry);
    }

    /** In PostgreSQL's notation: {@code [2025-01-01,2025-06-01)}. */
    private static String range(DatePeriod period) {
        var from = period.from();
        var until = period.until();
        return "[" + (from == null ? "" : from) + "," + (until == null ? "" : until) + ")";
    }
}
