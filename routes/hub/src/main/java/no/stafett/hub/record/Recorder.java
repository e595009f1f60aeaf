package no.stafett.hub.record;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.stafett.audit.CanonicalJson;
import no.stafett.audit.Hash;
import no.stafett.audit.InclusionProof;
import no.stafett.hub.data.FaultPoint;
import no.stafett.hub.delivery.Leaving;
import no.stafett.hub.delivery.Outbox;
import no.stafett.hub.delivery.OutboxRow;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.KeyStore;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.log.AuditLog;
import no.stafett.hub.log.LogEntry;
import no.stafett.hub.log.LogEvent;
import no.stafett.ledger.disclosure.Disclosure;
import no.stafett.ledger.event.Act;
import no.stafett.ledger.event.Event;
import no.stafett.ledger.event.FactDraft;
import no.stafett.ledger.event.IdentifierName;
import no.stafett.ledger.event.MessageEvents;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyRole;
import no.stafett.ledger.person.Bookkeeper;
import no.stafett.ledger.person.Circumstances;
import no.stafett.ledger.person.Named;
import no.stafett.ledger.person.NorwegianDay;
import no.stafett.ledger.person.ObligationRow;
import no.stafett.ledger.person.PersonState;
import no.stafett.ledger.person.WorkingSet;
import no.stafett.ledger.store.LedgerChange;
import no.stafett.ledger.store.LedgerTables;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Stafett;
import org.jspecify.annotations.Nullable;

/**
 * Records a group of works in one database transaction: message, facts, ledger change, log leaf, answer and outbox; all or none.
 *
 * <p>The order inside matters: keys are committed first in their own store (an unused key is harmless); people are locked before
 * the ledger is read; the log's tip is locked last, since every group waits for it.
 */
public final class Recorder {

    private final DataSource database;
    private final KeyStore keys;
    private final Vault vault;
    private final AuditLog log;
    private final Bookkeeper bookkeeper;
    private final Reconciler reconciler;
    private final LedgerTables tables;
    private final RowIds ids;
    private final Supplier<Directory> directory;
    private final Supplier<Instant> clock;
    private final Answers answers;
    private final Copies copies;
    private final String hub;
    private final FaultPoint faultPoint;
    private final Consumer<List<Leaving>> afterCommit;

    /**
     * Everything that a recorder works with.
     *
     * @param database the record's database
     * @param reconciler compares a party's books with the record
     * @param directory who plays which role where, as known now
     * @param clock the hub's time
     * @param hub the hub's own organisation number
     * @param afterCommit is given what has just been committed to the outbox
     */
    public record Parts(
            DataSource database,
            KeyStore keys,
            Vault vault,
            AuditLog log,
            Bookkeeper bookkeeper,
            Disclosure disclosure,
            Reconciler reconciler,
            LedgerTables tables,
            RowIds ids,
            Supplier<Directory> directory,
            Supplier<Instant> clock,
            Stafett stafett,
            String hub,
            FaultPoint faultPoint,
            Consumer<List<Leaving>> afterCommit) {}

    public Recorder(Parts parts) {
        this.database = parts.database();
        this.keys = parts.keys();
        this.vault = parts.vault();
        this.log = parts.log();
        this.bookkeeper = parts.bookkeeper();
        this.reconciler = parts.reconciler();
        this.tables = parts.tables();
        this.ids = parts.ids();
        this.directory = parts.directory();
        this.clock = parts.clock();
        this.answers = new Answers(parts.stafett(), parts.hub());
        this.copies = new Copies(parts.stafett(), parts.disclosure(), parts.vault(), parts.hub(), parts.ids());
        this.hub = parts.hub();
        this.faultPoint = parts.faultPoint();
        this.afterCommit = parts.afterCommit();
    }

    /** One attempt at a group: what all its works share. */
    private final class Group {
        private final Connection connection;
        private final List<Job> jobs;
        private final Instant now = clock.get();
        private final LocalDate today = NorwegianDay.of(now);
        private final Directory parties = directory.get();
        private final Map<ByteBuffer, byte[]> keyOfHash;

        private Group(Connection connection, List<Job> jobs, Map<ByteBuffer, byte[]> keyOfHash) {
            this.connection = connection;
            this.jobs = jobs;
            this.keyOfHash = keyOfHash;
        }

        private List<Job> fresh() {
            return jobs.stream().filter(Job::isNew).toList();
        }
    }

    /**
     * Records a group.
     *
     * @param reachesLog is told when all is read and judged, and only the log and what follows from it is left: from here on
     *     groups go one by one, so the next may begin
     * @return the outcome of each work, in order, after the commit
     * @throws SQLException when the transaction failed: nothing has happened
     */
    List<Recorded> record(List<Work> works, Runnable reachesLog) throws SQLException {
        var jobs = works.stream()
                .map(work -> new Job(work, ids.next(), ids.next()))
                .toList();
        for (var job : jobs) {
            read(job);
            compare(job);
        }
        var keyOfHash = prepareKeys(jobs);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lookUpByKeys(connection);
                commitGroup(new Group(connection, jobs, keyOfHash), reachesLog);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
        faultPoint.reached(FaultPoint.AFTER_DATABASE_COMMIT);
        afterCommit.accept(jobs.stream()
                .flatMap(job -> job.outgoing.stream())
                .map(Outgoing::document)
                .toList());
        return jobs.stream().map(job -> Objects.requireNonNull(job.outcome)).toList();
    }

    /**
     * All that a group reads is found by an index. So its statements are planned once, and never for reading a whole table, also
     * when the plan is made while the tables are empty.
     */
    private static void lookUpByKeys(Connection connection) throws SQLException {
        try (var set = connection.createStatement()) {
            set.execute("set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off");
        }
    }

    private void commitGroup(Group group, Runnable reachesLog) throws SQLException {
        recognise(group);
        var people = WorkingSet.open(group.connection, named(group), heads(group), woken(group), ids);
        var changes = new LedgerChange();
        for (var job : group.fresh()) {
            post(group, people, job);
            var posting = job.posting;
            if (posting != null) {
                changes.then(posting.change());
            }
        }
        forgetRefused(group, people);
        tables.applyExceptHolds(group.connection, changes);
        for (var job : group.fresh()) {
            seal(group, people, job);
        }
        copies.prepare(group.connection, group.fresh());
        var names = namesForNotices(group, people);
        reachesLog.run();
        log(group, people, names);
    }

    // ------------------------------------------------------------ before the transaction

    /** What a work means to the ledger, if anything. */
    private void read(Job job) {
        if (job.work instanceof MessageWork work) {
            job.findings.addAll(work.findings());
            var header = work.header();
            var payload = work.payload();
            if (header != null && payload != null && work.isAccepted()) {
                job.event = MessageEvents.of(
                        payload,
                        new MessageEvents.Context(
                                header.principal(),
                                header.receiver(),
                                work.receivedAt(),
                                header.expectedResponse(),
                                header.instanceIdentifier()));
            }
        }
    }

    /** A report of a party's own books is compared before the transaction, which it would only lengthen. */
    private void compare(Job job) throws SQLException {
        if (job.work instanceof MessageWork work
                && job.event.map(Event::act).orElse(null) instanceof Act.Reconcile asked) {
            job.reconciled = reconciler.compare(Objects.requireNonNull(work.header()), asked, work.receivedAt());
        }
    }

    private static List<IdentifierName> namesIn(Event event) {
        var names = new ArrayList<IdentifierName>();
        event.subject().ifPresent(names::add);
        names.addAll(event.also());
        event.facts().stream()
                .map(FactDraft::reference)
                .filter(Objects::nonNull)
                .forEach(names::add);
        if (event.act() instanceof Act.Link link) {
            names.addAll(link.others());
        } else if (event.act() instanceof Act.Unlink unlink) {
            names.add(unlink.other());
        }
        return names;
    }

    private Map<ByteBuffer, byte[]> prepareKeys(List<Job> jobs) throws SQLException {
        var toMake = new LinkedHashMap<IdentifierName, byte[]>();
        var toFind = new LinkedHashMap<IdentifierName, byte[]>();
        for (var job : jobs) {
            job.event.ifPresent(event -> {
                for (var name : namesIn(event)) {
                    var hashes = event.makesKnown() ? toMake : toFind;
                    hashes.computeIfAbsent(name, n -> keys.hash(n.kind(), n.scope(), n.value()));
                }
            });
        }
        var keyOfHash = keys.ensure(toMake.values());
        keyOfHash.putAll(keys.find(toFind.values()));
        for (var job : jobs) {
            job.event.ifPresent(event -> {
                for (var name : namesIn(event)) {
                    job.names.computeIfAbsent(name, n -> named(job, event, n, toMake, toFind, keyOfHash));
                }
            });
        }
        return keyOfHash;
    }

    private static Named named(
            Job job,
            Event event,
            IdentifierName name,
            Map<IdentifierName, byte[]> toMake,
            Map<IdentifierName, byte[]> toFind,
            Map<ByteBuffer, byte[]> keyOfHash) {
        if (!event.makesKnown()) {
            var hash = Objects.requireNonNull(toFind.containsKey(name) ? toFind.get(name) : toMake.get(name));
            return new Named(name.kind(), hash, null, job.entry);
        }
        var hash = Objects.requireNonNull(toMake.get(name));
        var key = Objects.requireNonNull(keyOfHash.get(ByteBuffer.wrap(hash)));
        return new Named(name.kind(), hash, IdentifierNames.seal(name, key), job.entry);
    }

    // ------------------------------------------------------------ what came before

    private void recognise(Group group) throws SQLException {
        var works = new ArrayList<MessageWork>();
        var transportIds = new ArrayList<String>();
        for (var job : group.jobs) {
            if (job.work instanceof MessageWork work) {
                works.add(work);
                var transportId = work.incoming().transportId();
                if (transportId != null) {
                    transportIds.add(transportId);
                }
            }
        }
        var delivered = StoredMessage.delivered(group.connection, transportIds);
        var earlier = StoredMessage.find(group.connection, works);
        for (var job : group.jobs) {
            if (job.work instanceof MessageWork work) {
                var transportId = work.incoming().transportId();
                if (transportId != null && delivered.contains(transportId)) {
                    job.redelivered = true;
                    job.outcome = new Recorded(Recorded.Kind.REDELIVERED, null, null, "accepted", -1);
                    continue;
                }
                var before = work.identity() instanceof String identity ? earlier.get(identity) : null;
                if (before != null && before.digest().equals(work.digest())) {
                    job.earlier = before;
                } else if (before != null) {
                    job.findings.clear();
                    job.findings.add(Finding.of(FindingCode.ID_REUSED, "id", String.valueOf(before.instanceId())));
                    job.event = Optional.empty();
                    job.reuses = before.id();
                }
            }
        }
        for (var job : group.jobs) {
            if (job.earlier != null && job.work instanceof MessageWork work) {
                replay(group, job, work, job.earlier);
            }
        }
    }

    /** The same answer again, byte for byte; nothing else happens. */
    private void replay(Group group, Job job, MessageWork work, StoredMessage before) throws SQLException {
        var key = vault.open(group.connection, before.sealed());
        var answer = key.map(open -> Cipher256.decrypt(open, before.answer())).orElse(null);
        job.outcome = new Recorded(
                Recorded.Kind.REPLAYED, answer, before.answerType(), status(before.status()), before.logIndex());
        var transportId = work.incoming().transportId();
        if (transportId != null) {
            StoredMessage.insertDeliveries(group.connection, Map.of(transportId, before.id()), group.now);
        }
        if (answer != null && work.incoming().carrier() == Carrier.JMS) {
            var envelope = new OutboxRow.Envelope(
                    ids.next(),
                    work.incoming().channelParty(),
                    before.answerId(),
                    before.instanceId(),
                    before.answerType(),
                    null,
                    true,
                    answer.length);
            var outgoing = Outgoing.answer(envelope, answer, before.id(), before.logIndex(), group.now);
            job.outgoing.add(outgoing);
            Outbox.insert(group.connection, List.of(outgoing.row()));
        }
    }

    // ------------------------------------------------------------ the ledger

    private static List<Named> named(Group group) {
        return group.fresh().stream()
                .flatMap(job -> job.names.values().stream())
                .toList();
    }

    /** Those whose families may be owed something else now. */
    private static List<Named> heads(Group group) {
        return group.fresh().stream()
                .filter(job -> job.event.filter(Bookkeeper::concernsFamily).isPresent())
                .flatMap(job -> job.names.values().stream())
                .toList();
    }

    /** Of what was refused not even the numbers are known, unless another message of the group names them. */
    private static void forgetRefused(Group group, WorkingSet people) throws SQLException {
        for (var refused : group.fresh()) {
            if (refused.posting != null && refused.posting.refused()) {
                people.forget(
                        refused.entry,
                        group.fresh().stream()
                                .filter(job -> job.posting != null && !job.posting.refused())
                                .flatMap(job -> job.names.values().stream())
                                .toList());
            }
        }
    }

    private static Set<Long> woken(Group group) {
        return group.fresh().stream()
                .map(job -> job.work)
                .filter(Work.Wake.class::isInstance)
                .map(work -> ((Work.Wake) work).person())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void post(Group group, WorkingSet people, Job job) throws SQLException {
        boolean known = isKnownToSender(people, job);
        if (job.work instanceof Work.Wake wake) {
            job.posting = bookkeeper.wake(people, wake.person(), circumstances(group, job, "", "", "", Map.of()));
        } else if (job.work instanceof MessageWork work && job.event.isPresent()) {
            var header = Objects.requireNonNull(work.header());
            var event = job.event.get();
            if (event.act() instanceof Act.LookOverdue look) {
                job.lookedUp = overdue(group, header.principal(), look.services());
            }
            job.posting = bookkeeper.post(
                    people,
                    event,
                    circumstances(
                            group,
                            job,
                            header.type(),
                            header.receiver(),
                            header.principal(),
                            messagesNamed(group, people, job, event)));
            job.findings.addAll(Answers.findings(job.posting));
        }
        ReceiverFindings.tell(job, hub, known && namedIn(people, job).noneMatch(PersonState::isAddressProtected));
    }

    /** Whether the sender has had to do with everybody whom its message names, as far as anything is known of them. */
    private static boolean isKnownToSender(WorkingSet people, Job job) {
        var header = job.work instanceof MessageWork work ? work.header() : null;
        return header != null
                && namedIn(people, job).allMatch(person -> person.isBlank() || person.isKnownTo(header.principal()));
    }

    private static Stream<PersonState> namedIn(WorkingSet people, Job job) {
        return job.names.values().stream().flatMap(name -> people.person(name).stream());
    }

    private Circumstances circumstances(
            Group group, Job job, String type, String receiver, String sender, Map<String, Set<Long>> messages) {
        var roles = group.parties.rowsOf(sender, group.today).stream()
                .map(Party::role)
                .collect(Collectors.toCollection(() -> new TreeSet<PartyRole>()));
        return new Circumstances(
                job.entry,
                job.message,
                type,
                receiver,
                sender,
                roles,
                group.now,
                group.today,
                group.parties,
                job.names,
                messages);
    }

    /** The messages about the person that this one names by their ids, those of the same group included. */
    private static Map<String, Set<Long>> messagesNamed(Group group, WorkingSet people, Job job, Event event)
            throws SQLException {
        var wanted = event.messages();
        var person = event.subject()
                .flatMap(name -> Optional.ofNullable(job.names.get(name)))
                .flatMap(people::person);
        if (wanted.isEmpty() || person.isEmpty()) {
            return Map.of();
        }
        var found =
                StoredMessage.numbersOf(group.connection, wanted, person.get().messages());
        for (var other : group.jobs) {
            if (other.work instanceof MessageWork work && wanted.contains(String.valueOf(work.instanceId()))) {
                found.computeIfAbsent(String.valueOf(work.instanceId()), id -> new TreeSet<>())
                        .add(other.message);
            }
        }
        return found;
    }

    private LookedUp overdue(Group group, String party, List<String> services) throws SQLException {
        var late = new ArrayList<Map.Entry<Long, no.stafett.ledger.evaluate.Obligation>>();
        try (var select = group.connection.prepareStatement("""
                select person, (to_jsonb(o) - 'entry')::text from obligation o
                where party = ? and overdue_on <= ? and ended_on is null and (cardinality(?::text[]) = 0 or service = any(?))
                order by overdue_on, person, key limit 10000
                """)) {
            var wanted = group.connection.createArrayOf("text", services.toArray());
            select.setString(1, party);
            select.setObject(2, group.today);
            select.setArray(3, wanted);
            select.setArray(4, wanted);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    late.add(
                            Map.entry(rows.getLong(1), ObligationRow.read(CanonicalJson.readObject(rows.getBytes(2)))));
                }
            }
        }
        var names = IdentifierNames.byId(
                group.connection, vault, late.stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        return new LookedUp(late.stream()
                .filter(entry -> names.containsKey(entry.getKey()))
                .map(entry -> new LookedUp.Late(entry.getValue(), Objects.requireNonNull(names.get(entry.getKey()))))
                .toList());
    }

    // ------------------------------------------------------------ keys

    /** Wraps the entry's key for those whom it names; a scan's for all of the person's identifiers. */
    private void seal(Group group, WorkingSet people, Job job) throws SQLException {
        var keyOfIdentifier = new TreeMap<Long, byte[]>();
        if (!job.event.isEmpty() && job.posting != null) {
            for (var named : job.names.values()) {
                var key = group.keyOfHash.get(named.key());
                people.identifier(named).ifPresent(id -> {
                    if (key != null) {
                        keyOfIdentifier.put(id, key);
                    }
                });
            }
            var family = familyOf(job, people, keyOfIdentifier.keySet());
            if (!family.isEmpty()) {
                keyOfIdentifier.putAll(vault.keysOf(group.connection, family));
            }
        } else if (job.work instanceof Work.Wake wake) {
            var identifiers =
                    people.person(wake.person()).map(PersonState::identifiers).orElse(Set.of());
            keyOfIdentifier.putAll(vault.keysOf(group.connection, identifiers));
        }
        boolean published =
                job.event.filter(event -> event.act() instanceof Act.Publish).isPresent();
        job.sealed = job.work instanceof Work.OperatorAct || published
                ? vault.sealLasting(job.key)
                : vault.seal(job.key, keyOfIdentifier, group.now);
    }

    /** Identifiers of the people whom a message does not name, but whose ledger it changed: they can read what it did. */
    private static Set<Long> familyOf(Job job, WorkingSet people, Set<Long> named) {
        var posting = Objects.requireNonNull(job.posting);
        return posting.persons().stream()
                .flatMap(person -> people.person(person).stream())
                .map(PersonState::identifiers)
                .filter(identifiers -> identifiers.stream().noneMatch(named::contains))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<Long, IdentifierName> namesForNotices(Group group, WorkingSet people) throws SQLException {
        var wanted = new HashSet<Long>();
        for (var job : group.fresh()) {
            var posting = job.posting;
            if (posting != null) {
                for (var of : posting.notices()) {
                    people.person(of.person())
                            .ifPresent(person ->
                                    wanted.add(person.identifierFor(of.notice().receiver())));
                }
            }
        }
        return IdentifierNames.byId(group.connection, vault, wanted);
    }

    // ------------------------------------------------------------ log, answers, outbox

    private void log(Group group, WorkingSet people, Map<Long, IdentifierName> names) throws SQLException {
        var fresh = group.fresh();
        if (fresh.isEmpty()) {
            return;
        }
        var entries = new ArrayList<LogEntry>(fresh.size());
        for (var job : fresh) {
            entries.add(new LogEntry(
                    job.entry,
                    kind(job),
                    LogEvent.of(outer(group, job), inner(job, people)),
                    job.sealedOrThrow(),
                    job.key,
                    group.now));
        }
        var proofs = log.append(group.connection, entries, group.now);
        var arrivals = new ArrayList<StoredMessage.Arrival>();
        var deliveries = new LinkedHashMap<String, Long>();
        var outbox = new ArrayList<OutboxRow>();
        var sent = new ArrayList<Outgoing>();
        for (int i = 0; i < fresh.size(); i++) {
            var job = fresh.get(i);
            var proof = proofs.get(i);
            if (job.work instanceof MessageWork work) {
                answer(group, job, work, proof, entries.get(i).event(), arrivals, deliveries);
            } else {
                job.outcome = new Recorded(
                        Recorded.Kind.NEW, null, null, "accepted", proof.path().index());
            }
            int answered = job.outgoing.size();
            copies.write(job, proof, group.now).forEach(job.outgoing::add);
            notices(group, people, job, names, proof.path().index());
            sent.addAll(job.outgoing.subList(answered, job.outgoing.size()));
            job.outgoing.forEach(outgoing -> outbox.add(outgoing.row()));
        }
        StoredMessage.insert(group.connection, arrivals);
        StoredMessage.insertDeliveries(group.connection, deliveries, group.now);
        Outbox.insert(group.connection, outbox);
        StoredMessage.insertSent(group.connection, sent);
        var indexes = proofs.stream().map(proof -> proof.path().index()).toList();
        Collided.insert(group.connection, Collided.in(fresh, indexes), group.now);
    }

    private void answer(
            Group group,
            Job job,
            MessageWork work,
            InclusionProof proof,
            LogEvent event,
            List<StoredMessage.Arrival> arrivals,
            Map<String, Long> deliveries) {
        var written = answers.answer(job, work, proof, event, group.today);
        var sealed = job.sealedOrThrow();
        var header = work.header();
        var encrypted = Cipher256.encrypt(job.key, written.document());
        arrivals.add(new StoredMessage.Arrival(
                new StoredMessage(
                        job.message,
                        work.sender(),
                        header == null || job.reuses != null ? null : header.instanceIdentifier(),
                        work.digest(),
                        Cipher256.encrypt(job.key, work.incoming().document()),
                        sealed,
                        job.status(),
                        encrypted,
                        written.type(),
                        written.id(),
                        proof.path().index()),
                job.reuses,
                work.incoming().channelParty(),
                work.incoming().carrier().name(),
                header == null ? null : header.type(),
                work.receivedAt(),
                Hash.ofBytes(written.document())));
        var transportId = work.incoming().transportId();
        if (transportId != null) {
            deliveries.put(transportId, job.message);
        }
        if (work.incoming().carrier() == Carrier.JMS) {
            var envelope = new OutboxRow.Envelope(
                    ids.next(),
                    work.incoming().channelParty(),
                    written.id(),
                    work.instanceId() == null ? transportId : work.instanceId(),
                    written.type(),
                    null,
                    false,
                    written.document().length);
            job.outgoing.add(Outgoing.answer(
                    envelope, written.document(), job.message, proof.path().index(), group.now));
        }
        job.outcome = new Recorded(
                Recorded.Kind.NEW,
                written.document(),
                written.type(),
                status(job.status()),
                proof.path().index());
    }

    private void notices(Group group, WorkingSet people, Job job, Map<Long, IdentifierName> names, long logIndex) {
        var posting = job.posting;
        if (posting == null) {
            return;
        }
        for (var of : posting.notices()) {
            var person = people.person(of.person());
            var name = person.map(
                            state -> names.get(state.identifierFor(of.notice().receiver())))
                    .orElse(null);
            var obligation =
                    person.flatMap(state -> state.obligation(of.notice().subject()));
            var written = answers.notice(of, name, obligation, group.now, group.today);
            var envelope = new OutboxRow.Envelope(
                    ids.next(),
                    of.notice().receiver(),
                    written.id(),
                    null,
                    written.type(),
                    null,
                    false,
                    written.document().length);
            job.outgoing.add(Outgoing.own(envelope, null, written.document(), job, logIndex, group.now));
        }
    }

    private static String kind(Job job) {
        if (job.work instanceof Work.OperatorAct act) {
            return act.act().toLowerCase(Locale.ROOT);
        }
        return job.work instanceof Work.Wake ? "wake" : "message";
    }

    /** What the sender of a message may see of its entry: no personal data, and bound to the document by its digest. */
    private static Map<String, @Nullable Object> outer(Group group, Job job) {
        var outer = new TreeMap<String, @Nullable Object>();
        outer.put("entry", job.entry);
        outer.put("kind", kind(job));
        outer.put("at", group.now.toString());
        if (job.work instanceof MessageWork work) {
            var header = work.header();
            outer.put("sha256", work.digest().hex());
            outer.put("sender", work.sender());
            outer.put("channel", work.incoming().channelParty());
            outer.put("id", work.instanceId());
            outer.put("type", header == null ? null : header.type());
            outer.put("status", job.status());
            var posting = job.posting;
            outer.put("result", posting == null ? "NONE" : posting.result().name());
        }
        return outer;
    }

    /** The facts used and the ledger's change: what a rebuild applies again, and what nobody sees without the person's key. */
    private static Map<String, @Nullable Object> inner(Job job, WorkingSet people) {
        var inner = new TreeMap<String, @Nullable Object>();
        var posting = job.posting;
        if (posting != null) {
            var change = new LedgerChange().then(people.madeBy(job.entry)).then(posting.change());
            inner.put("change", change.toEvent());
            inner.put(
                    "disclosed",
                    posting.handOvers().stream()
                            .map(handOver -> handOver.entitled().key())
                            .toList());
        }
        if (job.work instanceof MessageWork work) {
            inner.put("message", job.message);
            inner.put("carrier", work.incoming().carrier().name());
            inner.put(
                    "findings",
                    job.findings.stream().map(finding -> finding.code().id()).toList());
        } else if (job.work instanceof Work.Wake wake) {
            inner.put("person", wake.person());
        } else if (job.work instanceof Work.OperatorAct act) {
            inner.put("details", new TreeMap<>(act.details()));
        }
        return inner;
    }

    private static String status(String stored) {
        return stored.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    // ------------------------------------------------------------ quarantine

    /** Keeps a work that can't be recorded, for an operator; a scan is merely tried again later. */
    Recorded quarantine(Work work, String cause, int tries) throws SQLException {
        if (work instanceof MessageWork message) {
            var now = clock.get();
            var key = Cipher256.newKey();
            var sealed = vault.seal(key, Map.of(), now);
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement("""
                            insert into quarantine (channel_party, carrier, transport_id, digest, body, quarantine, wrap, cause,
                                tries, at, text, size_bytes)
                            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                            where not exists (select from quarantine where transport_id is not distinct from ? and digest = ?)
                            """)) {
                connection.setAutoCommit(true);
                var incoming = message.incoming();
                insert.setString(1, incoming.channelParty());
                insert.setString(2, incoming.carrier().name());
                insert.setString(3, incoming.transportId());
                insert.setBytes(4, message.digest().bytes());
                insert.setBytes(5, Cipher256.encrypt(key, incoming.document()));
                insert.setString(6, sealed.quarantine());
                insert.setBytes(7, sealed.wraps().get(0));
                insert.setString(8, cause);
                insert.setInt(9, tries);
                insert.setTimestamp(10, java.sql.Timestamp.from(now));
                insert.setBoolean(11, incoming.text());
                insert.setLong(12, incoming.sizeBytes());
                insert.setString(13, incoming.transportId());
                insert.setBytes(14, message.digest().bytes());
                insert.executeUpdate();
            }
        }
        return new Recorded(Recorded.Kind.QUARANTINED, null, null, "quarantined", -1);
    }
}
