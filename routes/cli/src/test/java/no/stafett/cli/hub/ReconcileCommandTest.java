package no.stafett.cli.hub;

import static no.stafett.cli.Ran.stafett;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafett.cli.Ran;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.v1.Stafett;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party's books and the hub's, through the command line, on one real hub. */
@SuppressWarnings("NullAway.Init") // JUnit sets it
class ReconcileCommandTest {
    private static final String CENTRE = "310000205";
    private static final String IMDI = "310000027";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

    @TempDir
    static Path folder;

    private static Hub hub;
    private static Path data;
    private static Path sent;
    private static byte[] registered;

    @TempDir
    Path books;

    private Path out;

    @BeforeAll
    static void start() throws IOException {
        data = folder.resolve("data");
        hub = Hub.start(HubOptions.at(data));
        assertThat(add(CENTRE, "RECEPTION_CENTRE").exit()).isZero();
        assertThat(add(IMDI, "IMDI").exit()).isZero();
        registered = stafett("new", "PersonRegistered").out().getBytes(StandardCharsets.UTF_8);
        sent = Files.write(folder.resolve("registered.xml"), registered);
        var submitted = asked(CENTRE, "submit", sent.toString());
        assertThat(submitted.exit()).as(submitted.out()).isZero();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void aBookThatIsRight() throws IOException {
        out = Files.createDirectory(books.resolve("out"));
        Files.write(out.resolve("registered.xml"), registered);
    }

    private static Ran add(String number, String role) {
        return stafett("party", "add", number, "--role", role, "--name", "Part", "--data", data.toString(), "--json");
    }

    private static Ran asked(String as, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--to", hub.addresses().soap(), "--as", as, "--data", data.toString(), "--json"));
        return stafett(all.toArray(String[]::new));
    }

    private static Ran today(String as, String... arguments) {
        var all = new ArrayList<>(List.of("reconcile", "--from", TODAY.toString()));
        all.addAll(List.of(arguments));
        return asked(as, all.toArray(String[]::new));
    }

    private static String idOf(byte[] document) {
        return Stafett.v1().examine(document).instanceIdentifier().orElseThrow();
    }

    /** The same document under another id: written, and never sent. */
    private String neverSent() throws IOException {
        var id = UUID.randomUUID().toString();
        Files.writeString(
                out.resolve("never.xml"), new String(registered, StandardCharsets.UTF_8).replace(idOf(registered), id));
        return id;
    }

    @Nested
    class Given_what_was_sent {
        @Test
        void when_the_folder_has_it_then_nothing_differs() {
            var ran = today(CENTRE, "--sent", out.toString());

            assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
            assertThat(ran.json().path("from").asString("")).isEqualTo(TODAY.toString());
            assertThat(ran.json().path("until").asString(""))
                    .isEqualTo(TODAY.plusDays(1).toString());
            assertThat(ran.json().path("complete").asBoolean()).isTrue();
            assertThat(ran.json().path("differences")).isEmpty();
        }

        @Test
        void when_another_was_never_sent_then_it_is_lost_and_the_words_say_what_to_do() throws IOException {
            var id = neverSent();

            var ran = today(CENTRE, "--sent", out.toString());
            var words = stafett(
                    "reconcile",
                    "--from",
                    TODAY.toString(),
                    "--sent",
                    out.toString(),
                    "--to",
                    hub.addresses().soap(),
                    "--as",
                    CENTRE,
                    "--data",
                    data.toString());

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.json().path("differences")).hasSize(1);
            var lost = ran.json().path("differences").get(0);
            assertThat(lost.path("kind").asString("")).isEqualTo("lost");
            assertThat(lost.path("in").asString("")).isEqualTo("sent");
            assertThat(lost.path("why").asString("")).isEqualTo("NOT_HERE");
            assertThat(lost.path("id").asString("")).isEqualTo(id);
            assertThat(words.exit()).isEqualTo(1);
            assertThat(words.out()).contains("LOST  sent  " + id, "Send the same bytes again.", "1 differ.");
        }

        @Test
        void when_the_list_is_a_file_with_another_digest_then_they_differ() throws IOException {
            var list = Files.writeString(
                    books.resolve("sent.csv"), "# id, sha256\n" + idOf(registered) + ", " + "0".repeat(64) + "\n");

            var ran = today(CENTRE, "--sent", list.toString());

            assertThat(ran.exit()).isEqualTo(1);
            var differing = ran.json().path("differences").get(0);
            assertThat(differing.path("why").asString("")).isEqualTo("OTHER_DIGEST");
            assertThat(differing.path("sha256").asString("")).hasSize(64).doesNotContain("000000000000");
        }

        @Test
        void when_an_empty_folder_is_given_then_what_the_hub_has_is_not_listed() throws IOException {
            Files.delete(out.resolve("registered.xml"));

            var ran = today(CENTRE, "--sent", out.toString());

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.json().path("differences").get(0).path("why").asString(""))
                    .isEqualTo("NOT_LISTED");
        }
    }

    @Nested
    class Given_a_copy_for_another_party {
        @Test
        void when_it_waits_then_it_is_stuck_and_once_it_is_fetched_nothing_differs() throws Exception {
            var in = Files.createDirectory(books.resolve("in"));

            var waits = today(IMDI, "--received", in.toString());
            long end = System.nanoTime() + 60_000_000_000L;
            while (asked(IMDI, "inbox", "--take", "--into", in.toString())
                            .json()
                            .path("messages")
                            .isEmpty()
                    && System.nanoTime() - end < 0) {
                Thread.sleep(100); // it is on its way
            }
            var fetched = today(IMDI, "--received", in.toString());

            assertThat(waits.exit()).isEqualTo(1);
            assertThat(waits.json().path("differences").get(0).path("kind").asString(""))
                    .isEqualTo("stuck");
            assertThat(fetched.exit()).as(fetched.out()).isZero();
        }
    }

    @Nested
    class Given_claims {
        @Test
        void when_one_is_of_nobody_then_it_is_unknown() throws IOException {
            var list = Files.writeString(books.resolve("claims.csv"), "K-1;SKILLS_MAPPING;noted\n");

            var ran = today(CENTRE, "--provides", list.toString());

            assertThat(ran.exit()).isEqualTo(1);
            var unknown = ran.json().path("differences").get(0);
            assertThat(unknown.path("why").asString("")).isEqualTo("NEVER_YOURS");
            assertThat(unknown.path("claim").asString("")).isEqualTo("K-1");
        }

        @Test
        void when_a_state_is_none_then_the_command_was_wrong() throws IOException {
            var list = Files.writeString(books.resolve("claims.csv"), "K-1;SKILLS_MAPPING;perhaps\n");

            assertThat(today(CENTRE, "--provides", list.toString()).exit()).isEqualTo(2);
            assertThat(asked(CENTRE, "reconcile").exit()).isEqualTo(2);
        }
    }

    @Nested
    class Given_it_is_done_each_night {
        @Test
        void when_it_runs_then_yesterday_gets_its_account_and_is_not_compared_again() throws IOException {
            var id = neverSent();
            var accounts = books.resolve("accounts");

            var ran = asked(CENTRE, "reconcile", "--sent", out.toString(), "--nightly", accounts.toString());
            var again = asked(CENTRE, "reconcile", "--sent", out.toString(), "--nightly", accounts.toString());

            assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(1);
            assertThat(ran.json().path("nights")).hasSize(1);
            assertThat(Files.readString(accounts.resolve(TODAY.minusDays(1) + ".json")))
                    .contains("\"NOT_HERE\"", id);
            assertThat(again.exit()).as(again.out()).isZero();
            assertThat(again.json().path("nights")).isEmpty();
        }

        @Test
        void when_a_folder_has_grown_large_then_what_was_made_long_before_is_left_out() throws IOException {
            neverSent(); // like all examples it was made long ago
            var text = new String(registered, StandardCharsets.UTF_8);
            var recent = UUID.randomUUID().toString();
            for (int i = 0; i < ReconcileCommand.WHOLE_MAX; i++) {
                var id = i == 0 ? recent : UUID.randomUUID().toString();
                var made = i == 0 ? TODAY + "T00:30:00Z" : TODAY.minusDays(20 + i % 90) + "T12:00:00Z";
                Files.writeString(
                        out.resolve("old-" + i + ".xml"),
                        text.replace(idOf(registered), id)
                                .replaceAll("(CreationDateAndTime>)[^<]*<", "$1" + made + "<"));
            }
            var accounts = books.resolve("accounts");

            var ran = asked(CENTRE, "reconcile", "--sent", out.toString(), "--nightly", accounts.toString());

            assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(1);
            var differences = ran.json().path("nights").get(0).path("differences");
            assertThat(differences).hasSize(1);
            assertThat(differences.get(0).path("id").asString("")).isEqualTo(recent);
        }

        @Test
        void when_the_hub_is_away_then_there_is_no_account() {
            var accounts = books.resolve("accounts");

            var ran = stafett(
                    "reconcile",
                    "--to",
                    "http://127.0.0.1:1/soap",
                    "--as",
                    CENTRE,
                    "--data",
                    data.toString(),
                    "--sent",
                    out.toString(),
                    "--nightly",
                    accounts.toString());

            assertThat(ran.exit()).isEqualTo(3);
            assertThat(accounts.resolve(TODAY.minusDays(1) + ".json")).doesNotExist();
        }

        @Test
        void when_days_are_named_too_or_a_time_alone_then_the_command_was_wrong() {
            assertThat(today(CENTRE, "--sent", out.toString(), "--nightly", books.toString())
                            .exit())
                    .isEqualTo(2);
            assertThat(asked(CENTRE, "reconcile", "--sent", out.toString(), "--at", "02:30")
                            .exit())
                    .isEqualTo(2);
        }
    }
}
