package no.stafett.hub.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import no.stafett.audit.HeadSigner;
import no.stafett.audit.InclusionProof;
import no.stafett.hub.RealParts;
import no.stafett.hub.keys.Cipher256;
import no.stafett.hub.keys.KeyStore;
import no.stafett.hub.keys.Vault;
import no.stafett.ledger.store.LedgerChange;
import no.stafett.ledger.store.LedgerTables;
import no.stafett.ledger.store.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditDeskTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String LOG_ID = "5f0c9d3e-0000-4000-8000-000000000001";
    private static final HeadSigner SIGNER = HeadSigner.ephemeral();
    private static final int PEOPLE = 40;
    private static final List<String> TABLES =
            List.of("audit_leaf", "audit_head", "audit_tip", "claim", "hold", "notice", "relation", "fact");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RealParts parts;

    @SuppressWarnings("NullAway.Init")
    private static Recording recording;

    /** Records as the hub does: a change and its leaf in one transaction, in groups. */
    private static final class Recording {
        private final KeyStore keys = parts.keyStore();
        private final Vault vault = new Vault(keys);
        private final AuditLog log = new AuditLog(SIGNER, LOG_ID);
        private final LedgerTables tables = LedgerTables.live();
        private final Map<Long, byte[]> keyOf = new HashMap<>();
        private long lastEntry = 1_000;

        private record Step(List<LedgerChange> live, LedgerChange logged, Map<Long, byte[]> keys) {}

        private final List<Step> group = new ArrayList<>();

        private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
            var row = new HashMap<String, @Nullable Object>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
            }
            return row;
        }

        long nextEntry() {
            return lastEntry + group.size() + 1;
        }

        void add(long person, LedgerChange change) {
            group.add(new Step(List.of(change), change, Map.of(person, keyOf.get(person))));
        }

        void addUnknown(LedgerChange logged, LedgerChange... live) {
            group.add(new Step(List.of(live), logged, Map.of()));
        }

        void register(long person) throws SQLException {
            var hash = keys.hash("LOCAL", "310000019", "person " + person);
            keyOf.put(person, keys.ensure(List.of(hash)).values().iterator().next());
            var entry = nextEntry();
            add(
                    person,
                    new LedgerChange()
                            .put(Table.PERSON, row("id", person, "attention_on", "2026-04-01", "entry", entry))
                            .put(
                                    Table.IDENTIFIER,
                                    row(
                                            "id",
                                            person,
                                            "kind",
                                            "LOCAL",
                                            "hash",
                                            "\\x" + HexFormat.of().formatHex(hash),
                                            "value",
                                            "\\x00",
                                            "entry",
                                            entry))
                            .put(Table.MEMBERSHIP, row("identifier", person, "person", person, "entry", entry))
                            .put(
                                    Table.FACT,
                                    row(
                                            "id",
                                            100 + person,
                                            "identifier",
                                            person,
                                            "kind",
                                            "REGISTERED",
                                            "value",
                                            Map.of("birth", List.of(1990, 2), "æ", true),
                                            "true_from",
                                            "2026-01-01",
                                            "known_at",
                                            "2026-03-02T08:00:00.123Z",
                                            "message",
                                            1,
                                            "entry",
                                            entry)));
        }

        LedgerChange claim(long person, String number, String state, long entry) {
            return new LedgerChange()
                    .put(
                            Table.CLAIM,
                            row(
                                    "number",
                                    number,
                                    "identifier",
                                    person,
                                    "service",
                                    "CAREER_GUIDANCE",
                                    "provider",
                                    "310000019",
                                    "from_date",
                                    "2026-03-01",
                                    "contested",
                                    false,
                                    "state",
                                    state,
                                    "message",
                                    1,
                                    "requested_at",
                                    NOW.toString(),
                                    "entry",
                                    entry));
        }

        LedgerChange hold(long person, String claim, String period, long entry) {
            return new LedgerChange()
                    .put(
                            Table.HOLD,
                            row(
                                    "claim", claim, "person", person, "key", "once", "side", claim, "period", period,
                                    "entry", entry));
        }

        LedgerChange notice(long person, long id, long entry) {
            return new LedgerChange()
                    .put(
                            Table.NOTICE,
                            row(
                                    "id",
                                    id,
                                    "person",
                                    person,
                                    "kind",
                                    "DUE_SOON",
                                    "subject",
                                    "x" + id,
                                    "due",
                                    "2026-04-01",
                                    "receiver",
                                    "310000019",
                                    "text",
                                    "T" + id,
                                    "entry",
                                    entry));
        }

        void commit() throws SQLException {
            try (var connection = parts.database().getConnection()) {
                connection.setAutoCommit(false);
                var entries = new ArrayList<LogEntry>();
                for (var step : group) {
                    for (var change : step.live()) {
                        tables.apply(connection, change);
                    }
                    entries.add(entry(step));
                }
                log.append(connection, entries, NOW);
                connection.commit();
            }
            group.clear();
        }

        private LogEntry entry(Step step) throws SQLException {
            var key = Cipher256.newKey();
            return new LogEntry(
                    ++lastEntry,
                    "message",
                    LogEvent.of(
                            Map.of("entry", lastEntry),
                            Map.of("change", step.logged().toEvent())),
                    vault.seal(key, step.keys(), NOW),
                    key,
                    NOW);
        }
    }

    @BeforeAll
    static void start() throws SQLException {
        parts = RealParts.database(folder);
        try (Connection connection = parts.database().getConnection()) {
            AuditLog.prepare(connection);
        }
        recording = new Recording();
        for (long person = 1; person <= PEOPLE; person++) {
            recording.register(person);
        }
        recording.commit();
        for (long person = 1; person <= PEOPLE; person++) {
            var number = "K-" + person;
            long entry = recording.nextEntry();
            recording.add(
                    person,
                    recording
                            .claim(person, number, "NOTED", entry)
                            .then(recording.hold(person, number, "[2026-03-01,2026-06-01)", entry))
                            .then(recording.notice(person, 500 + person, entry)));
            if (person % 7 == 0) {
                recording.commit();
            }
        }
        recording.commit();
        transferFrom(1, "K-1", "K-1b");
        recording.add(
                2,
                recording
                        .claim(2, "K-2", "ENDED", recording.nextEntry())
                        .remove(Table.HOLD, Map.of("claim", "K-2", "key", "once")));
        recording.addUnknown(new LedgerChange());
        recording.commit();
        parts.execute("insert into message (id, sender, instance_id, channel_party, carrier, digest, status, answer,"
                + " answer_type, answer_id, log_index, received_at) values (1, '310000019', 'came in', '310000019',"
                + " 'JMS', '', 'ACCEPTED', '', 'Receipt', 'went out', 45, now())");
        for (var table : TABLES) {
            parts.execute("create table kept_" + table + " as table " + table);
        }
    }

    /** One claim is cut on a day and the next begins on it; in the log's event the later row stands first. */
    private static void transferFrom(long person, String from, String to) {
        long entry = recording.nextEntry();
        var cut = recording.hold(person, from, "[2026-03-01,2026-04-01)", entry);
        var next = recording
                .claim(person, to, "NOTED", entry)
                .then(recording.hold(person, to, "[2026-04-01,2026-06-01)", entry));
        var logged = new LedgerChange().then(next).then(cut);
        recording.group.add(
                new Recording.Step(List.of(cut, next), logged, Map.of(person, recording.keyOf.get(person))));
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @AfterEach
    void mend() throws SQLException {
        parts.execute(TABLES.stream()
                .map(table -> "delete from " + table + "; insert into " + table + " select * from kept_" + table)
                .collect(Collectors.joining("; ")));
    }

    private static AuditDesk desk() {
        return new AuditDesk(parts.database(), parts.vault(), SIGNER.verifier(), LOG_ID);
    }

    @Nested
    class Given_a_log_as_it_was_written {
        @Test
        void when_it_is_verified_then_all_of_it_agrees() throws Exception {
            var verification = desk().verify();

            assertThat(verification.problems()).isEmpty();
            assertThat(verification.ok()).isTrue();
            assertThat(verification.entries()).isEqualTo(2L * PEOPLE + 3);
            assertThat(parts.ask("select encode(root, 'hex') from audit_head order by size desc limit 1"))
                    .containsExactly(verification.root());
        }

        @Test
        void when_a_proof_is_asked_for_then_it_holds_at_the_newest_head() throws Exception {
            for (var id : List.of("came in", "went out")) {
                var proof = InclusionProof.read(desk().proof(id).orElseThrow());

                assertThat(proof.verify(SIGNER.verifier()).holds()).isTrue();
                assertThat(proof.path().index()).isEqualTo(45);
                assertThat(proof.path().treeSize()).isEqualTo(2L * PEOPLE + 3);
            }
            assertThat(desk().proof("never seen")).isEmpty();
        }

        @Test
        void when_another_key_is_trusted_then_nothing_is_vouched_for() {
            var desk = new AuditDesk(
                    parts.database(), parts.vault(), HeadSigner.ephemeral().verifier(), LOG_ID);

            assertThat(desk.verify().problems()).isNotEmpty().allMatch(problem -> problem.contains("key"));
        }
    }

    @Nested
    class Given_a_log_that_somebody_changed {
        private List<String> problemsAfter(String sql) throws SQLException {
            parts.execute(sql);
            var verification = desk().verify();
            assertThat(verification.ok()).isFalse();
            return verification.problems();
        }

        @Test
        void when_a_byte_of_an_event_is_flipped_then_that_entry_is_named() throws Exception {
            assertThat(
                            problemsAfter(
                                    "update audit_leaf set event = set_byte(event, 40, get_byte(event, 40) # 1) where index = 17"))
                    .singleElement()
                    .asString()
                    .startsWith("entry 17:");
        }

        @Test
        void when_a_wrap_is_flipped_then_that_entry_is_named() throws Exception {
            assertThat(problemsAfter(
                            "update audit_leaf set wraps[1] = set_byte(wraps[1], 20, get_byte(wraps[1], 20) # 1)"
                                    + " where index = 18"))
                    .singleElement()
                    .asString()
                    .startsWith("entry 18:");
        }

        @Test
        void when_two_events_are_swapped_then_both_are_named() throws Exception {
            assertThat(problemsAfter(
                            "update audit_leaf a set event = b.event, wraps = b.wraps, identifiers = b.identifiers"
                                    + " from kept_audit_leaf b where (a.index, b.index) in ((3, 4), (4, 3))"))
                    .hasSize(2);
        }

        @Test
        void when_a_hash_is_flipped_then_entry_and_head_are_named() throws Exception {
            assertThat(problemsAfter(
                            "update audit_leaf set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where index = 50"))
                    .anyMatch(problem -> problem.startsWith("entry 50:"))
                    .anyMatch(problem -> problem.contains("don't add up"));
        }

        @Test
        void when_an_event_and_its_hash_are_exchanged_for_another_s_then_the_head_tells() throws Exception {
            assertThat(problemsAfter("update audit_leaf a set event = b.event, wraps = b.wraps, hash = b.hash,"
                            + " identifiers = b.identifiers from kept_audit_leaf b where a.index = 3 and b.index = 4"))
                    .isNotEmpty()
                    .noneMatch(problem -> problem.startsWith("entry 3:"))
                    .anyMatch(problem -> problem.contains("don't add up"));
        }

        @Test
        void when_an_entry_is_taken_out_then_it_is_missed() throws Exception {
            assertThat(problemsAfter("delete from audit_leaf where index = 20"))
                    .contains("entry 20 is not there: the next is 21");
        }

        @Test
        void when_the_last_entries_and_heads_are_cut_off_then_the_tip_tells() throws Exception {
            assertThat(problemsAfter(
                            "delete from audit_leaf where index >= 80; delete from audit_head where size > 80"))
                    .anyMatch(problem -> problem.startsWith("the tip says 83"));
        }

        @Test
        void when_a_signature_is_flipped_then_that_head_is_named() throws Exception {
            assertThat(problemsAfter(
                            "update audit_head set signature = set_byte(signature, 9, get_byte(signature, 9) # 1)"
                                    + " where size = 40"))
                    .containsExactly("the head of 40 entries: the hub's key did not sign it");
        }
    }

    @Nested
    class Given_a_ledger_as_the_log_tells_it {
        @Test
        void when_it_is_rebuilt_then_it_is_the_same_row_for_row() throws Exception {
            var comparison = desk().rebuild();

            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.ok()).isTrue();
            assertThat(comparison.rows()).isEqualTo(4L * PEOPLE + 3L * PEOPLE + 2 - 1);
            assertThat(parts.ask("select nspname from pg_namespace where nspname = 'rebuild'"))
                    .isEmpty();
        }

        @Test
        void when_the_hub_goes_on_recording_then_it_is_still_the_same() throws Exception {
            var on = new AtomicBoolean(true);
            var failure = new ArrayList<Exception>();
            var hub = new Thread(() -> {
                try {
                    for (int i = 0; on.get(); i++) {
                        recording.add(3, recording.notice(3, 10_000 + i % 20, recording.nextEntry()));
                        recording.commit();
                    }
                } catch (SQLException e) {
                    failure.add(e);
                }
            });
            hub.start();
            try {
                assertThat(desk().rebuild().differences()).isEmpty();
            } finally {
                on.set(false);
                hub.join();
            }
            assertThat(failure).isEmpty();
        }
    }

    @Nested
    class Given_a_ledger_that_somebody_changed {
        @Test
        void when_it_is_rebuilt_then_each_difference_is_told_by_table_and_key() throws Exception {
            parts.execute("update claim set state = 'LAPSED' where number = 'K-5';"
                    + " update hold set period = '[2026-03-01,2026-06-02)' where claim = 'K-6';"
                    + " update fact set value = jsonb_set(value, '{æ}', 'false') where id = 107;"
                    + " delete from notice where id = 508;"
                    + " insert into relation values (9, '310000205', 1, 1)");

            var comparison = desk().rebuild();

            assertThat(comparison.ok()).isFalse();
            assertThat(comparison.differences())
                    .containsExactlyInAnyOrder(
                            "claim K-5: not the same",
                            "hold K-6/once: not the same",
                            "fact 107: not the same",
                            "notice 508: only in the rebuilt one",
                            "relation 9/310000205: only in the ledger");
        }

        @Test
        void when_an_event_was_changed_too_then_that_is_told() throws Exception {
            parts.execute(
                    "update audit_leaf set event = set_byte(event, 40, get_byte(event, 40) # 1) where index = 45");

            assertThat(desk().rebuild().differences()).contains("log entry 45: it was changed");
        }
    }

    @Nested
    class Given_a_person_whose_keys_were_destroyed {
        @Test
        void when_log_and_ledger_are_looked_at_then_both_still_agree() throws Exception {
            var hash = recording.keys.hash("LOCAL", "310000019", "person 39");
            try (var connection = parts.keysDatabase().getConnection();
                    var delete = connection.prepareStatement("delete from subject_key where hash = ?")) {
                delete.setBytes(1, hash);
                assertThat(delete.executeUpdate()).isEqualTo(1);
            }

            assertThat(desk().verify().problems()).isEmpty();
            assertThat(desk().rebuild().differences()).isEmpty();

            parts.execute("update claim set state = 'LAPSED' where number in ('K-39', 'K-12')");
            assertThat(desk().rebuild().differences()).containsExactly("claim K-12: not the same");
        }
    }

    @Nested
    class Given_what_an_operator_reads {
        @Test
        void when_problems_are_told_then_nothing_of_an_event_is_in_them() throws Exception {
            parts.execute("update audit_leaf set event = convert_to('person 12', 'UTF8') where index = 12;"
                    + " update claim set because = 'person 12' where number = 'K-13'");

            assertThat(String.join("\n", desk().verify().problems())).doesNotContain("person 12");
            assertThat(String.join("\n", desk().rebuild().differences())).doesNotContain("person 12");
        }
    }
}
