package no.stafett.cli.chaos;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.HubNumber;
import no.stafett.cli.chaos.Round.Attempt;
import no.stafett.cli.chaos.Round.Kind;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.IdentityUnlinked;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.PersonSettled;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.codes.Answer;
import no.stafett.v1.model.codes.CheckStatus;
import no.stafett.v1.model.codes.IdentityLinkGround;
import no.stafett.v1.model.codes.IdentityUnlinkGround;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.time.PartialDate;

/** The race itself: rounds of attempts, and what is looked at meanwhile, after each and at the end. */
final class Races {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final List<String> MUNICIPALITIES = List.of("0301", "1103", "4601", "5001");
    /** What a link or unlink may be refused for here. */
    private static final Set<String> NOTHING_TO_DO = Set.of("NOT_LINKED", "LINK_NEEDS_AUTHORITY");

    private static final int LOOK_MILLIS = 150;
    private static final long PREPARED_SECONDS = 120;

    /**
     * What is raced.
     *
     * @param attempts at least so many
     * @param connections for each hub
     * @param constrained whether the database refuses doubles
     */
    record Settings(long attempts, int hubs, int connections, long seed, boolean constrained) {
        int lines() {
            return hubs * connections;
        }
    }

    /** What came of it. */
    record Outcome(
            long attempts,
            long answered,
            long doubles,
            long answeredTwice,
            Map<String, Long> asked,
            Map<String, Long> answers,
            long looks,
            boolean auditVerified,
            int rebuildDifferences,
            boolean controlFound,
            List<String> broken) {}

    private record Prepared(Round round, List<Long> identifiers) {}

    private final Settings settings;
    private final RaceSite site;
    private final Consumer<String> doing;
    private final Stafett stafett = Stafett.v1();
    private final LocalDate today = LocalDate.now(NORWAY);
    private final Answers answers = new Answers();
    private final Map<String, AtomicLong> counted = new ConcurrentHashMap<>();
    /** What did not hold, and the most that was seen of it at once. */
    private final Map<String, Long> broken = new ConcurrentHashMap<>();

    /** How many claims of one kind were answered noted, by the number that they were for. */
    private final Map<String, AtomicLong> noted = new ConcurrentHashMap<>();

    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private long prepared;

    Races(Settings settings, RaceSite site, Consumer<String> doing) {
        this.settings = settings;
        this.site = site;
        this.doing = doing;
    }

    Outcome run() {
        var parties = new ArrayList<RaceSite.Party>();
        var numbers = RaceSite.numbers(MUNICIPALITIES.size() + 2);
        parties.add(new RaceSite.Party(numbers.get(0), "IMDI", null));
        for (int i = 0; i < MUNICIPALITIES.size(); i++) {
            parties.add(new RaceSite.Party(numbers.get(i + 1), "MUNICIPALITY", MUNICIPALITIES.get(i)));
        }
        var registrar = new RaceSite.Party(numbers.get(MUNICIPALITIES.size() + 1), "UDI", null);
        var all = new ArrayList<>(parties);
        all.add(registrar);
        site.add(all);
        var pool = Executors.newFixedThreadPool(settings.lines() + 2, task -> {
            var thread = new Thread(task, "race");
            thread.setDaemon(true);
            return thread;
        });
        var open = new ArrayList<AutoCloseable>();
        try (var database = site.database()) {
            if (!settings.constrained()) {
                RaceLook.dropConstraint(database);
            }
            var readers = new HashMap<String, RaceParty>();
            for (var party : all) {
                var reader = new RaceParty(site.jms(), party.number(), site.secret(party.number()), answers);
                open.add(reader);
                readers.put(party.number(), reader);
            }
            var lines = new ArrayList<RaceLine>();
            for (int i = 0; i < settings.lines(); i++) {
                var party = parties.get(i % parties.size()).number();
                var line = i / settings.hubs() % 2 == 0
                        ? RaceLine.soap(site.soap(i % settings.hubs()), party, site.secret(party))
                        : RaceLine.jms(at(readers, party));
                open.add(line);
                lines.add(line);
            }
            var preparing = new Preparing(parties, at(readers, registrar.number()), readers);
            race(lines, preparing, pool, database);
            for (var party : parties) { // what comes to an inbox comes in order: after this, all has come
                attempt(RaceLine.jms(at(readers, party.number())), new Attempt(Kind.UNLINK, 0, 1, "", 0, false));
            }
            return judged(database);
        } catch (SQLException e) {
            throw new CouldNotBeDone("the database failed: " + e.getSQLState(), "Run the same command again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotBeDone("stopped while racing", "Run the same command again.", e);
        } finally {
            pool.shutdownNow();
            open.forEach(Races::close);
        }
    }

    private static RaceParty at(Map<String, RaceParty> readers, String party) {
        var reader = readers.get(party);
        if (reader == null) {
            throw new IllegalArgumentException("No party " + party);
        }
        return reader;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            return; // what it was connected to ends with it
        }
    }

    private void race(List<RaceLine> lines, Preparing preparing, ExecutorService pool, Connection database)
            throws SQLException, InterruptedException {
        doing.accept("The first round is being raced");
        var next = pool.submit(() -> preparing.prepare(0));
        for (int number = 0; made.get() < settings.attempts() && broken.isEmpty(); number++) {
            var prepared = got(next);
            int following = number + 1;
            next = pool.submit(() -> preparing.prepare(following));
            var racing = new AtomicBoolean(true);
            var watching = pool.submit(() -> watch(prepared, racing));
            var steps = new CyclicBarrier(lines.size());
            inParallel(pool, lines, line -> run(line, lines.indexOf(line), prepared.round(), steps));
            close(lines, prepared.round(), pool);
            racing.set(false);
            got(watching);
            lookAfter(database, prepared);
            doing.accept("%,d of %,d attempts answered, looked at %,d times, %s"
                    .formatted(
                            answered.get(),
                            settings.attempts(),
                            looks.get(),
                            broken.isEmpty() ? "all holds" : "NOT ALL HOLDS"));
        }
        got(next);
    }

    private void run(RaceLine line, int index, Round round, CyclicBarrier steps) throws InterruptedException {
        for (var step : round.steps()) {
            try {
                steps.await(PREPARED_SECONDS * 2, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("A line was left behind", e);
            }
            attempt(line, step.get(index));
        }
    }

    private void close(List<RaceLine> lines, Round round, ExecutorService pool) throws InterruptedException {
        var free = lines.stream()
                .filter(line -> line.party().equals(lines.get(0).party()))
                .toList();
        var closing = round.closing();
        inParallel(pool, free, line -> {
            for (int i = free.indexOf(line); i < closing.size(); i += free.size()) {
                attempt(line, closing.get(i));
            }
        });
    }

    // --- one attempt

    private void attempt(RaceLine line, Attempt attempt) throws InterruptedException {
        made.incrementAndGet();
        count("asked " + attempt.kind().name().toLowerCase(Locale.ROOT) + "s");
        if (attempt.again()) {
            count("asked again");
        }
        var message = Message.of(said(attempt))
                .from(line.party())
                .to(HubNumber.TRYING_OUT)
                .build();
        var answer = line.answered(
                message.header().instanceIdentifier(),
                stafett.writer().bytes(message),
                attempt.again() ? 2 : 1,
                answers);
        if (answer.isEmpty()) {
            broken.merge("attempts were not answered", 1L, Long::sum);
            return;
        }
        answered.incrementAndGet();
        judge(attempt, stafett.parser().parse(answer.get()).payload());
    }

    private Object said(Attempt attempt) {
        return switch (attempt.kind()) {
            case CLAIM -> {
                var period = Round.period(attempt, today);
                var claim = new ServiceClaim()
                        .withPerson(Round.person(attempt.one()))
                        .withService(attempt.service())
                        .withFrom(period.get(0))
                        .withPurpose("GIVE_SERVICE");
                yield period.size() == 1 ? claim : claim.withUntil(period.get(1));
            }
            case LINK ->
                new IdentityLinked()
                        .withPerson(Round.person(attempt.one()))
                        .withOtherPerson(Round.person(attempt.other()))
                        .withLinkedOn(today.minusDays(1))
                        .withGround(IdentityLinkGround.CASE_REVIEW);
            case UNLINK ->
                new IdentityUnlinked()
                        .withPerson(Round.person(attempt.one()))
                        .withOtherPerson(Round.person(attempt.other()))
                        .withUnlinkedOn(today)
                        .withGround(IdentityUnlinkGround.LINKED_BY_MISTAKE);
        };
    }

    /** What an answer says by itself, whatever the database has. */
    private void judge(Attempt attempt, Object payload) {
        if (payload instanceof ClaimAnswer claim && claim.getAnswer() == Answer.NOTED) {
            count("answers noted");
            var kind = RaceLook.EXCLUSIVE.contains(attempt.service()) ? "exclusive" : attempt.service();
            long before = noted.computeIfAbsent(attempt.one() + " " + kind, one -> new AtomicLong())
                    .getAndIncrement();
            if (Round.isForOnePeriod(attempt) && before > 0) {
                broken.merge("claims were answered as noted beside another that they collide with", 1L, Long::sum);
            }
        } else if (payload instanceof ClaimAnswer claim && claim.getAnswer() == Answer.COLLIDES) {
            count("answers collides");
        } else if (payload instanceof Receipt receipt && attempt.kind() != Kind.CLAIM) {
            judge(attempt, receipt);
        } else {
            broken.merge("attempts of kind " + attempt.kind() + " were answered " + words(payload), 1L, Long::sum);
        }
    }

    private void judge(Attempt attempt, Receipt receipt) {
        if (receipt.getChecked().getStatus() != CheckStatus.REJECTED) {
            count(attempt.kind() == Kind.LINK ? "answers linked" : "answers unlinked");
            return;
        }
        count("answers refused");
        var why = names(receipt);
        if (!NOTHING_TO_DO.containsAll(why)) {
            broken.merge("attempts of kind " + attempt.kind() + " were refused: " + why, 1L, Long::sum);
        }
    }

    private static String words(Object payload) {
        if (payload instanceof ClaimAnswer claim) {
            return claim.getAnswer() + (claim.getReceipt() == null ? "" : " " + names(claim.getReceipt()));
        }
        return payload instanceof Receipt receipt
                ? receipt.getChecked().getStatus() + " " + names(receipt)
                : payload.getClass().getSimpleName();
    }

    private static Set<String> names(Receipt receipt) {
        return receipt.getChecked().getFinding().stream()
                .filter(finding -> receipt.getChecked().getStatus() != CheckStatus.REJECTED || isError(finding))
                .map(ReceiptFinding::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isError(ReceiptFinding finding) {
        return finding.getSeverity().name().equals("ERROR");
    }

    private void count(String what) {
        counted.computeIfAbsent(what, one -> new AtomicLong()).incrementAndGet();
    }

    private Map<String, Long> counts(String of) {
        var counts = new TreeMap<String, Long>();
        counted.forEach((what, count) -> {
            if (what.startsWith(of)) {
                counts.put(what.substring(of.length()), count.get());
            }
        });
        return counts;
    }

    // --- people

    /** Makes numbers known for a round: all are of one birth date and sex, so that nothing but authority speaks against a link. */
    private final class Preparing {
        private final List<RaceSite.Party> parties;
        private final String registrar;
        private final RaceParty.Sender registers;
        private final Map<String, RaceParty.Sender> settle = new HashMap<>();

        Preparing(List<RaceSite.Party> parties, RaceParty registrar, Map<String, RaceParty> readers) {
            this.parties = parties;
            this.registrar = registrar.number();
            this.registers = registrar.sender();
            for (var party : parties) {
                settle.put(party.number(), at(readers, party.number()).sender());
            }
        }

        Prepared prepare(int number) throws InterruptedException, SQLException {
            var round = Round.dealt(number, settings, parties.size());
            var registered = new ArrayList<String>();
            var documents = new ArrayList<byte[]>();
            for (int serial : round.serials()) {
                var message = Message.of(new PersonRegistered()
                                .withPerson(Round.person(serial))
                                .withBirthDate(PartialDate.parse("1990-05-12"))
                                .withSex(Sex.FEMALE)
                                .withResidencePermit(new ResidencePermit()
                                        .withBasis("REFUGEE")
                                        .withDecidedOn(today.minusMonths(3))))
                        .from(registrar)
                        .to(HubNumber.TRYING_OUT)
                        .build();
                registered.add(message.header().instanceIdentifier());
                documents.add(stafett.writer().bytes(message));
            }
            registers.send(documents);
            var ids = new ArrayList<>(registered);
            for (int group = 0; group < Round.GROUPS; group++) {
                ids.add(settle(
                        round.serials().get(group * Round.NUMBERS), parties.get(Round.owner(group, parties.size()))));
            }
            for (var id : ids) {
                var answer = answers.await(id, 1, PREPARED_SECONDS)
                        .orElseThrow(() -> new CouldNotBeDone(
                                "people for the race were not taken within " + PREPARED_SECONDS + " s",
                                "Give fewer --connections."));
                if (stafett.parser().parse(answer).payload() instanceof Receipt receipt
                        && receipt.getChecked().getStatus() == CheckStatus.REJECTED) {
                    throw new IllegalStateException("People for the race were rejected: " + names(receipt));
                }
            }
            prepared += ids.size();
            return new Prepared(round, identifiers(registered));
        }

        private String settle(int serial, RaceSite.Party with) {
            var message = Message.of(new PersonSettled()
                            .withPerson(Round.person(serial))
                            .withMunicipality(new Municipality()
                                    .withValue(with.municipality())
                                    .withValidAt(today))
                            .withSettledOn(today.minusDays(10))
                            .withMode("AGREEMENT"))
                    .from(with.number())
                    .to(HubNumber.TRYING_OUT)
                    .build();
            var sender = settle.get(with.number());
            if (sender == null) {
                throw new IllegalArgumentException("No party " + with.number());
            }
            sender.send(List.of(stafett.writer().bytes(message)));
            return message.header().instanceIdentifier();
        }

        private List<Long> identifiers(List<String> registered) throws SQLException {
            var identifiers = new ArrayList<Long>();
            try (var database = site.database();
                    var select = database.prepareStatement("""
                            select distinct f.identifier from fact f join message m on m.id = f.message
                            where m.sender = ? and m.instance_id = any(?)
                            """)) {
                select.setString(1, registrar);
                select.setArray(2, database.createArrayOf("text", registered.toArray()));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        identifiers.add(rows.getLong(1));
                    }
                }
            }
            if (identifiers.size() != registered.size()) {
                throw new IllegalStateException("Not each registration is a number of its own");
            }
            return identifiers;
        }
    }

    // --- looking

    private void broke(RaceLook look, String when) {
        look.broken().forEach((what, count) -> broken.merge(what + ", " + when, count, Long::max));
    }

    private boolean watch(Prepared prepared, AtomicBoolean racing) throws SQLException, InterruptedException {
        try (var database = site.database()) {
            while (racing.get()) {
                broke(RaceLook.at(database, prepared.identifiers()), "while it was raced");
                looks.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        return true;
    }

    /** Every number stands alone again, and what was noted is noted again. */
    private void lookAfter(Connection database, Prepared prepared) throws SQLException {
        broke(RaceLook.at(database, prepared.identifiers()), "after the round");
        looks.incrementAndGet();
        var of = database.createArrayOf("bigint", prepared.identifiers().toArray());
        must(0, of, database, "numbers are one person still, though every link was undone", """
                select count(*) from membership a join membership b on a.person = b.person and a.identifier < b.identifier
                where a.identifier = any(?)
                """);
        must(0, of, database, "claims are not noted again, though every link was undone", """
                select count(*) from claim where identifier = any(?) and state <> 'NOTED' and service <> '%s'
                """.formatted(
                        RaceLook.ONE_AT_A_TIME));
        must(notedOf(prepared.round()), of, database, "claims instead of those that were answered as noted", """
                select count(*) from claim where identifier = any(?)
                """);
    }

    private long notedOf(Round round) {
        var serials = round.serials().stream().map(String::valueOf).collect(Collectors.toSet());
        return noted.entrySet().stream()
                .filter(entry -> serials.contains(
                        entry.getKey().substring(0, entry.getKey().indexOf(' '))))
                .mapToLong(entry -> entry.getValue().get())
                .sum();
    }

    private void must(long expected, Array of, Connection database, String otherwise, String sql) throws SQLException {
        try (var select = database.prepareStatement(sql)) {
            select.setArray(1, of);
            try (var rows = select.executeQuery()) {
                rows.next();
                if (rows.getLong(1) != expected) {
                    broken.merge(otherwise + ": not " + expected + ", after the round", rows.getLong(1), Long::max);
                }
            }
        }
    }

    // --- at the end

    private Outcome judged(Connection database) throws SQLException {
        doing.accept("The log is being recomputed, and the ledger rebuilt from it");
        site.awaitDelivery();
        boolean found = false;
        if (!settings.constrained()) {
            found = control(database, false);
        }
        var look = RaceLook.at(database, null);
        broke(look, "at the end");
        looks.incrementAndGet();
        must(
                made.get() + prepared,
                database,
                "messages instead of those that were sent",
                "select count(*) from message");
        must(0, database, "messages in quarantine", "select count(*) from quarantine");
        if (answers.twice() > 0) {
            broken.put("attempts have two different answers", answers.twice());
        }
        boolean verified =
                site.operator().post("/audit/verify", Map.of()).path("ok").asBoolean(false);
        var rebuilt = site.operator().post("/audit/rebuild", Map.of());
        int differences = rebuilt.path("differences").size();
        if (!verified) {
            broken.put("log does not hold", 1L);
        }
        if (!rebuilt.path("ok").asBoolean(false)) {
            broken.put("rows of the rebuilt ledger differ", (long) differences);
        }
        if (settings.constrained()) {
            found = control(database, true);
        }
        if (!found) {
            broken.put("planted double is not found", 1L);
        }
        return new Outcome(
                made.get(),
                answered.get(),
                look.doubledClaims(),
                answers.twice(),
                counts("asked "),
                counts("answers "),
                looks.get(),
                verified,
                differences,
                found,
                new TreeMap<>(broken)
                        .entrySet().stream()
                                .map(one -> one.getValue() + " " + one.getKey())
                                .toList());
    }

    /** Plants a double and looks; a look that does not find it would have found nothing before. */
    private boolean control(Connection database, boolean takenBack) throws SQLException {
        database.setAutoCommit(false);
        try {
            boolean planted = RaceLook.plant(database);
            var look = RaceLook.at(database, null);
            if (!takenBack) {
                database.commit();
            }
            return planted && look.doubledClaims() > 0 && look.doubledHolds() > 0;
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    private void must(long expected, Connection database, String otherwise, String sql) throws SQLException {
        try (var select = database.prepareStatement(sql);
                var rows = select.executeQuery()) {
            rows.next();
            if (rows.getLong(1) != expected) {
                broken.merge(otherwise + ": not " + expected + ", at the end", rows.getLong(1), Long::max);
            }
        }
    }

    // --- threads

    private interface Each {
        void run(RaceLine line) throws Exception;
    }

    private static void inParallel(ExecutorService pool, List<RaceLine> lines, Each each) throws InterruptedException {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var line : lines) {
            tasks.add(() -> {
                each.run(line);
                return true;
            });
        }
        for (var done : pool.invokeAll(tasks)) {
            got(done);
        }
    }

    private static <T> T got(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
