package no.stafett.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.stafett.audit.HeadVerifier;
import no.stafett.audit.Verification;
import no.stafett.hub.data.FaultPoint;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.codes.CheckStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the hub while messages come in, at random and at the two named points, then of its database. What is counted in
 * the end is what the parties have: one receipt for each message, one copy, one effect.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillTheHubTest {
    private static final int MESSAGES = Integer.getInteger("stafett.promises.messages", 2_000);
    /** The short form; with {@code -Dstafett.promises.separate=2000} as many as in one process. */
    private static final int MESSAGES_SEPARATE = Integer.getInteger("stafett.promises.separate", 400);

    private static final int MAPPING_EACH = 10;
    private static final int GROUP_OR_MORE = 150;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(120);

    private final Stafett stafett = Stafett.v1();
    private final long seed = Long.getLong("stafett.promises.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** Stays when a promise is broken, for whoever looks for the cause. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    /** What a run is about: the documents and who said how they fared. */
    private record Run(Site site, Submitter submitter, Inbox answers, Inbox atDirectorate, Inbox atHost)
            implements AutoCloseable {
        @Override
        public void close() throws Exception {
            submitter.close();
            answers.close();
            atDirectorate.close();
            atHost.close();
        }
    }

    private record Documents(List<byte[]> bytes, Set<String> ids, Set<String> idsOfRegistered) {}

    /** Distinct people throughout; one in ten is mapped, the others are registered. */
    private Documents documents(int count) {
        var bytes = new ArrayList<byte[]>(count);
        var ids = new HashSet<String>();
        var registered = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            var person = People.duf(i);
            boolean mapping = i % MAPPING_EACH == 0;
            var message = Message.of(
                            mapping ? People.mapped(person, People.CENTRE) : People.registeredInReception(person))
                    .from(People.CENTRE)
                    .to(People.HUB)
                    .created(Instant.now())
                    .build();
            bytes.add(stafett.writer().bytes(message));
            ids.add(message.header().instanceIdentifier());
            if (!mapping) {
                registered.add(message.header().instanceIdentifier());
            }
        }
        return new Documents(bytes, ids, registered);
    }

    private static Run open(Site site, Documents documents) throws Exception {
        site.startHub();
        var desk = new OperatorDesk(site.hubFolder());
        desk.addParty(People.IMDI, "IMDI", null);
        desk.addParty(People.CENTRE, "RECEPTION_CENTRE", People.HOST_MUNICIPALITY);
        desk.addParty(People.HOST, "MUNICIPALITY", People.HOST_MUNICIPALITY);
        return new Run(
                site,
                new Submitter(site.brokerUrl(), People.CENTRE, () -> site.secret(People.CENTRE), documents.bytes()),
                inbox(site, People.CENTRE),
                inbox(site, People.IMDI),
                inbox(site, People.HOST));
    }

    private static Inbox inbox(Site site, String party) {
        return new Inbox(site.brokerUrl(), party, () -> site.secret(party));
    }

    private void killAtRandom(Run run, int messages) throws InterruptedException {
        tell("hub runs", run);
        int before = run.answers().distinct();
        run.submitter().allow(messages);
        int after = 1 + random.nextInt(messages / 2);
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> run.answers().distinct() >= before + after);
        Thread.sleep(random.nextInt(30));
        run.site().hub().kill();
        tell("killed at random", run);
    }

    private void killAt(String place, Run run, int messages) throws IOException, InterruptedException {
        tell("hub runs", run);
        int times =
                1 + random.nextInt(Math.max(1, Math.min(3, messages / GROUP_OR_MORE))); // there may be no more groups
        KillsItsProcess.arm(run.site().armed(), place, times);
        run.submitter().allow(messages);
        assertThat(run.site().hub().exitCode())
                .as("%s, %d. time: %s", place, times, run.site().hub().said())
                .isEqualTo(Child.KILLED);
        KillsItsProcess.disarm(run.site().armed(), place);
        tell(place + ", " + times + ". time", run);
    }

    private void crashDatabase(Run run, int messages) throws IOException, InterruptedException {
        tell("hub runs", run);
        int before = run.answers().distinct();
        run.submitter().allow(messages);
        int after = 1 + random.nextInt(messages / 2);
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> run.answers().distinct() >= before + after);
        run.site().crashDatabase();
        tell("database killed and back", run);
    }

    private static void tell(String what, Run run) {
        System.out.printf(
                "%tT %s: %d sent, %d answered%n",
                LocalTime.now(ZoneId.systemDefault()),
                what,
                run.submitter().sent(),
                run.answers().distinct());
    }

    private void assertAllIsThereOnce(Run run, Documents documents) throws Exception {
        int expected = documents.ids().size();
        awaitWhatStillComes(run, expected, documents.idsOfRegistered().size());
        Thread.sleep(1_500); // what should not come would come now
        System.out.printf(
                "%tT %d sent (%d of them again), receipts %d (came %d), copies %d (came %d)%n",
                LocalTime.now(ZoneId.systemDefault()),
                run.submitter().sent(),
                run.submitter().again(),
                run.answers().distinct(),
                run.answers().came(),
                run.atDirectorate().distinct(),
                run.atDirectorate().came());

        assertThat(run.site().hub().isAlive()).as(run.site().hub().said()).isTrue();
        assertReceipts(run, documents);
        assertCopies(run.atDirectorate(), documents.ids());
        assertCopies(run.atHost(), documents.idsOfRegistered());
        assertEffects(run.site(), expected);
        assertLog(run.site(), expected);
    }

    /** A slow machine breaks no promise: it is waited for as long as something comes. */
    private static void awaitWhatStillComes(Run run, int expected, int expectedAtHost) throws InterruptedException {
        int before = -1;
        long since = System.nanoTime();
        while (run.site().hub().isAlive()
                && (run.answers().distinct() < expected
                        || run.atDirectorate().distinct() < expected
                        || run.atHost().distinct() < expectedAtHost)) {
            int now = run.answers().distinct()
                    + run.atDirectorate().distinct()
                    + run.atHost().distinct();
            if (now > before) {
                before = now;
                since = System.nanoTime();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - since))
                    .as(
                            "nothing has come for so long, with %d of %d answered",
                            run.answers().distinct(), expected)
                    .isLessThan(SILENCE_MAX);
            Thread.sleep(100);
        }
    }

    private void assertReceipts(Run run, Documents documents) throws IOException {
        var receipts = run.answers().all("Receipt");
        assertThat(receipts).hasSize(documents.ids().size());
        assertThat(receipts.stream().map(Inbox.Arrived::answers).collect(Collectors.toSet()))
                .isEqualTo(documents.ids());
        var trusted = HeadVerifier.read(run.site().keys().resolve("log-head.key.pub"));
        for (var receipt : receipts) {
            var said = (Receipt) stafett.parser().parse(receipt.document()).payload();
            assertThat(said.getChecked().getStatus()).isNotEqualTo(CheckStatus.REJECTED);
            var verdict = Verification.check(receipt.document(), trusted);
            assertThat(verdict.holds()).as("%s", verdict).isTrue();
        }
    }

    /** Each original once: as many documents of the hub's own as there are originals, and none without. */
    private static void assertCopies(Inbox inbox, Set<String> originals) {
        var copies = inbox.all().stream().filter(one -> one.original() != null).toList();
        assertThat(copies.stream().map(Inbox.Arrived::original).collect(Collectors.toSet()))
                .isEqualTo(originals);
        assertThat(copies).hasSize(originals.size());
    }

    private static void assertEffects(Site site, int expected) throws Exception {
        assertThat(site.count("select count(*) from message where status <> 'REJECTED'"))
                .isEqualTo(expected);
        assertThat(site.count("select count(*) from person")).isEqualTo(expected);
        assertThat(site.count("select count(distinct identifier) from fact")).isEqualTo(expected);
        assertThat(site.count("select count(distinct message) from fact")).isEqualTo(expected);
        assertThat(site.count("""
                                select count(*) from (select 1 from fact group by identifier, kind, value, true_from
                                having count(*) > 1) as twice
                                """)).isZero();
        assertThat(site.count("select count(*) from audit_leaf where kind = 'message'"))
                .isEqualTo(expected);
        assertThat(site.count("select count(*) from quarantine")).isZero();
        assertThat(site.count("select count(*) from outbox")).isZero();
    }

    private static void assertLog(Site site, int expected) throws Exception {
        var desk = new OperatorDesk(site.hubFolder());
        var log = desk.verifyLog();
        assertThat(log.get("ok").asBoolean()).as("%s", log).isTrue();
        assertThat(log.get("entries").asLong()).isGreaterThanOrEqualTo(expected);
        var ledger = desk.rebuildLedger();
        assertThat(ledger.get("ok").asBoolean()).as("%s", ledger).isTrue();
        assertThat(ledger.get("differences")).isEmpty();
        assertThat(ledger.get("rows").asLong()).isGreaterThan(expected);
    }

    @Nested
    class Given_broker_and_database_as_processes_of_their_own {

        @Test
        void when_hub_and_database_are_killed_under_way_then_each_message_has_its_effect_once() throws Exception {
            System.out.println("seed " + seed + ", " + MESSAGES_SEPARATE + " messages, separate parts");
            var documents = documents(MESSAGES_SEPARATE);
            int part = MESSAGES_SEPARATE / 4;
            try (var site = Site.ofSeparateParts(data);
                    var run = open(site, documents)) {
                killAt(FaultPoint.AFTER_DATABASE_COMMIT, run, part);
                site.startHub();
                killAt(FaultPoint.AFTER_BROKER_COMMIT, run, part);
                site.startHub();
                killAtRandom(run, part);
                site.startHub();
                crashDatabase(run, MESSAGES_SEPARATE - 3 * part);
                assertAllIsThereOnce(run, documents);
            }
        }
    }

    @Nested
    class Given_broker_and_database_embedded_in_the_hub {

        @Test
        void when_hub_and_database_are_killed_under_way_then_each_message_has_its_effect_once() throws Exception {
            System.out.println("seed " + seed + ", " + MESSAGES + " messages, all embedded");
            var documents = documents(MESSAGES);
            int part = MESSAGES / 4;
            try (var site = Site.ofOneProcess(data);
                    var run = open(site, documents)) {
                killAtRandom(run, part);
                site.startHub();
                killAt(FaultPoint.AFTER_DATABASE_COMMIT, run, part);
                site.startHub();
                killAt(FaultPoint.AFTER_BROKER_COMMIT, run, part);
                site.startHub();
                crashDatabase(run, MESSAGES - 3 * part);
                assertAllIsThereOnce(run, documents);
            }
        }
    }
}
