package no.stafett.cli.hub;

import static no.stafett.cli.Ran.stafett;
import static no.stafett.cli.Ran.stafettReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import no.stafett.cli.Ran;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.v1.Stafett;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands of parties and operators, as their users run them, one after another on one real hub. */
@SuppressWarnings("NullAway.Init") // JUnit and the first step set what the rest use
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsWithHubTest {
    private static final String CENTRE = "310000205";
    private static final String MUNICIPALITY = "310000418";
    /** An invented person of the standard's examples. */
    private static final String PERSON = "202341234508";
    /** A DUF number that nobody has told of. */
    private static final String NOBODY = "202400000105";

    @TempDir
    static Path folder;

    private static Hub hub;
    private static Path data;
    /** The number of the claim that was noted. */
    private static String noted = "";

    @BeforeAll
    static void start() {
        data = folder.resolve("data of the hub");
        hub = Hub.start(HubOptions.at(data));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Ran operator(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--json"));
        return stafett(all.toArray(String[]::new));
    }

    private static String[] asked(String to, String as, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--to", to, "--as", as, "--data", data.toString(), "--json"));
        return all.toArray(String[]::new);
    }

    private static Ran claim(String to, String as, String person, String... more) {
        var arguments = new ArrayList<>(
                List.of("claim", "--person", "-", "--service", "SKILLS_MAPPING", "--from", "2027-01-04"));
        arguments.addAll(List.of(more));
        return stafettReading(person + "\n", asked(to, as, arguments.toArray(String[]::new)));
    }

    private static Path registered() throws IOException {
        var file = folder.resolve("registered.xml");
        if (!Files.exists(file)) {
            Files.writeString(file, stafett("new", "PersonRegistered").out());
        }
        return file;
    }

    private static List<Path> unanswered() throws IOException {
        try (var files = Files.list(data.resolve("sent"))) {
            return files.toList();
        }
    }

    @Test
    @Order(1)
    void parties_are_added_and_listed() {
        var centre = operator(
                "party", "add", CENTRE, "--role", "RECEPTION_CENTRE", "--name", "Mottak", "--from", "2021-01-01");
        var municipality = operator(
                "party",
                "add",
                MUNICIPALITY,
                "--role",
                "MUNICIPALITY",
                "--municipality",
                "1508",
                "--name",
                "Kommune",
                "--from",
                "2021-01-01");

        assertThat(centre.exit()).as(centre.out()).isZero();
        assertThat(municipality.exit()).as(municipality.out()).isZero();
        assertThat(Path.of(centre.json().path("parties").get(0).path("key").asString("")))
                .exists();
        assertThat(operator("party", "list").json().path("parties").size()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void a_party_that_can_t_be_added_is_refused_with_the_reason() {
        var wrongDigit = operator("party", "add", "310000204", "--role", "COUNTY", "--county", "15", "--name", "Fylke");

        assertThat(wrongDigit.exit()).isEqualTo(3);
        assertThat(wrongDigit.json().path("error").asString("")).contains("check digit");
    }

    @Test
    @Order(3)
    void a_document_gets_its_receipt_and_the_same_one_again_over_either_carrier() throws IOException {
        var first = stafett(asked(
                hub.addresses().soap(),
                CENTRE,
                "submit",
                registered().toString(),
                "--receipts",
                folder.resolve("soap").toString()));
        var second = stafett(asked(
                hub.addresses().jms(),
                CENTRE,
                "submit",
                registered().toString(),
                "--receipts",
                folder.resolve("jms").toString()));

        assertThat(first.exit()).as(first.out() + first.err()).isZero();
        var result = first.json().path("results").get(0);
        assertThat(result.path("status").asString("")).isEqualTo("accepted-with-warnings");
        assertThat(result.path("replayed").asBoolean()).isFalse();
        assertThat(second.json().path("results").get(0).path("replayed").asBoolean())
                .isTrue();
        var receipt = result.path("id").asString("") + ".receipt.xml";
        assertThat(folder.resolve("jms").resolve(receipt))
                .hasSameBinaryContentAs(folder.resolve("soap").resolve(receipt));
        var checked = operator(
                "audit", "check", folder.resolve("soap").resolve(receipt).toString());
        assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
        var changed = Files.writeString(
                folder.resolve("changed.receipt.xml"),
                Files.readString(folder.resolve("soap").resolve(receipt))
                        .replace(">ACCEPTED_WITH_WARNINGS<", ">REJECTED<"));
        var refused = operator("audit", "check", changed.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out())
                .contains("It says status REJECTED; the entry in the log says ACCEPTED_WITH_WARNINGS.");
    }

    @Test
    @Order(4)
    void a_document_that_is_none_gets_its_receipt_too_over_either_carrier() throws IOException {
        var file = Files.writeString(folder.resolve("none.xml"), "<a>");

        for (var to : List.of(hub.addresses().soap(), hub.addresses().jms())) {
            var ran = stafett(asked(to, CENTRE, "submit", file.toString()));

            assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(1);
            assertThat(ran.json().path("results").get(0).path("status").asString(""))
                    .isEqualTo("rejected");
            assertThat(ran.json()
                            .path("results")
                            .get(0)
                            .path("findings")
                            .get(0)
                            .path("code")
                            .asString(""))
                    .isEqualTo("STF-0005");
        }
    }

    @Test
    @Order(5)
    void a_claim_without_an_answer_is_the_same_claim_when_the_command_is_run_again() throws IOException {
        var nobodyThere = claim("http://127.0.0.1:1/soap", CENTRE, PERSON);
        assertThat(nobodyThere.exit()).isEqualTo(3);
        assertThat(unanswered()).hasSize(1);
        assertThat(unanswered().get(0).getFileName().toString()).doesNotContain(PERSON);
        var id = Stafett.v1()
                .examine(Files.readAllBytes(unanswered().get(0)))
                .instanceIdentifier()
                .orElseThrow();

        var noted = claim(hub.addresses().soap(), CENTRE, PERSON);

        assertThat(noted.exit()).as(noted.out() + noted.err()).isZero();
        assertThat(noted.json().path("answer").asString("")).isEqualTo("noted");
        CommandsWithHubTest.noted = noted.json().path("claim").asString("");
        assertThat(CommandsWithHubTest.noted).isNotBlank();
        assertThat(noted.json().path("id").asString("")).isEqualTo(id);
        assertThat(unanswered()).isEmpty();
    }

    @Test
    @Order(6)
    void a_second_claim_collides_and_a_stranger_learns_nothing() {
        var collides = claim(hub.addresses().jms(), MUNICIPALITY, PERSON, "--purpose", "MAP_SKILLS");
        var noGround = claim(hub.addresses().soap(), MUNICIPALITY, PERSON);
        var unknown = claim(hub.addresses().soap(), MUNICIPALITY, NOBODY);

        assertThat(collides.exit()).as(collides.out() + collides.err()).isEqualTo(1);
        assertThat(collides.json().path("answer").asString("")).isEqualTo("collides");
        assertThat(collides.json().path("code").asString("")).isEqualTo("HELD_BY_OTHER");
        var own = claim(hub.addresses().soap(), CENTRE, PERSON, "--until", "2027-02-01");
        assertThat(own.json().path("heldBy").asString("")).isEqualTo(CENTRE);
        assertThat(own.out()).contains("your own, " + noted);
        assertThat(noGround.exit()).isEqualTo(1);
        assertThat(noGround.json().path("answer").asString("")).isEqualTo("unknown-or-no-ground");
        assertThat(unknown.json().path("answer").asString("")).isEqualTo("unknown-or-no-ground");
    }

    @Test
    @Order(7)
    void going_on_in_spite_of_it_is_one_step_with_a_reason() {
        var contested = claim(
                hub.addresses().soap(),
                MUNICIPALITY,
                PERSON,
                "--purpose",
                "MAP_SKILLS",
                "--in-spite-of",
                noted,
                "--because",
                "The person was ill during the first conversation.");
        var withoutReason = claim(hub.addresses().soap(), MUNICIPALITY, PERSON, "--in-spite-of", noted);

        assertThat(contested.exit()).as(contested.out() + contested.err()).isZero();
        assertThat(contested.json().path("answer").asString("")).isEqualTo("contested");
        assertThat(withoutReason.exit()).isEqualTo(2);
    }

    @Test
    @Order(8)
    void a_person_s_ledger_is_shown_to_who_has_a_ground() {
        var seen = stafettReading(
                PERSON, asked(hub.addresses().soap(), MUNICIPALITY, "person", "-", "--purpose", "MAP_SKILLS"));
        var nobody = stafettReading(NOBODY, asked(hub.addresses().soap(), MUNICIPALITY, "person", "-"));
        var mayNotAsk = stafettReading(PERSON, asked(hub.addresses().soap(), CENTRE, "person", "-"));

        assertThat(seen.exit()).as(seen.out() + seen.err()).isZero();
        assertThat(seen.json().path("answered").asBoolean()).isTrue();
        assertThat(seen.json().path("claims").size()).isEqualTo(2);
        assertThat(seen.json().path("conflicts").size()).isEqualTo(1);
        assertThat(seen.out()).doesNotContain(PERSON);
        assertThat(nobody.exit()).as(nobody.out() + nobody.err()).isEqualTo(1);
        assertThat(nobody.json().path("answered").asBoolean()).isFalse();
        assertThat(mayNotAsk.exit()).isEqualTo(1);
        assertThat(mayNotAsk.json().path("findings").get(0).path("code").asString(""))
                .isEqualTo("STF-3002");
    }

    @Test
    @Order(9)
    void what_is_overdue_is_a_list_also_when_it_is_empty() {
        var ran = stafett(asked(hub.addresses().jms(), MUNICIPALITY, "overdue"));

        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.json().path("obligations").isArray()).isTrue();
    }

    @Test
    @Order(9)
    void supervision_gets_counts_and_never_a_small_one() {
        var counts = operator("oversight");
        var csv = stafett("oversight", "--csv", "--table", "uptake", "--data", data.toString());

        assertThat(counts.exit()).as(counts.out() + counts.err()).isZero();
        assertThat(counts.json().path("tables").size()).isEqualTo(6);
        assertThat(counts.out()).contains("suppressed").doesNotContain(PERSON);
        assertThat(csv.exit()).as(csv.out() + csv.err()).isZero();
        assertThat(csv.out())
                .startsWith("asOf;table;subject;group;by;value;measure;count\r\n")
                .contains(";uptake;SKILLS_MAPPING;")
                .doesNotContainPattern(";[1-4]\\r");
        assertThat(stafett("oversight", "--csv", "--json", "--data", data.toString())
                        .exit())
                .isEqualTo(2);
        assertThat(operator("oversight", "--table", "people").exit()).isEqualTo(2);
    }

    @Test
    @Order(10)
    void what_waits_is_stored_before_it_is_taken() {
        var waiting = stafett(asked(hub.addresses().jms(), CENTRE, "inbox"));
        var taken = stafett(asked(
                hub.addresses().soap(),
                CENTRE,
                "inbox",
                "--take",
                "--into",
                folder.resolve("in").toString()));
        var after = stafett(asked(hub.addresses().jms(), CENTRE, "inbox"));

        assertThat(waiting.exit()).as(waiting.out() + waiting.err()).isZero();
        assertThat(taken.json().path("messages").size())
                .isGreaterThanOrEqualTo(waiting.json().path("messages").size());
        for (var message : taken.json().path("messages")) {
            assertThat(Path.of(message.path("path").asString(""))).exists();
        }
        assertThat(after.json().path("messages").size()).isZero();
    }

    @Test
    @Order(11)
    void a_suspended_party_can_t_speak_and_a_resumed_one_can() throws IOException {
        assertThat(operator("party", "suspend", CENTRE).exit()).isZero();
        var soap = stafett(
                asked(hub.addresses().soap(), CENTRE, "submit", registered().toString()));
        var jms = stafett(
                asked(hub.addresses().jms(), CENTRE, "submit", registered().toString()));
        assertThat(operator("party", "resume", CENTRE).exit()).isZero();
        var again = stafett(
                asked(hub.addresses().soap(), CENTRE, "submit", registered().toString()));

        assertThat(soap.exit()).isEqualTo(3);
        assertThat(soap.json().path("error").asString("")).contains("STF-0203");
        assertThat(jms.exit()).isEqualTo(3);
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
    }

    @Test
    @Order(12)
    void the_clock_is_moved_forward_and_not_back() {
        var before = operator("clock").json().path("now").asString("");
        var after = operator("clock", "+P1M").json().path("now").asString("");
        var back = operator("clock", "2020-01-01");

        assertThat(after).isGreaterThan(before);
        assertThat(back.exit()).isEqualTo(3);
    }

    @Test
    @Order(13)
    void the_log_is_verified_proven_and_rebuilt_from() throws IOException {
        var verified = operator("audit", "verify");
        var rebuilt = operator("audit", "rebuild");
        var id = Stafett.v1()
                .examine(Files.readAllBytes(registered()))
                .instanceIdentifier()
                .orElseThrow();
        var proof = operator("audit", "proof", id);
        var file = Files.writeString(
                folder.resolve("proof.json"), proof.json().path("proof").asString(""));

        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.json().path("entries").asLong()).isPositive();
        assertThat(rebuilt.exit()).as(rebuilt.out()).isZero();
        assertThat(operator("audit", "check", file.toString()).exit()).isZero();
        assertThat(operator("audit", "proof", "00000000-0000-4000-8000-000000000000")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    @Order(14)
    void a_wrong_key_is_not_let_in() throws IOException {
        var key = Files.writeString(folder.resolve("wrong.key"), "wrong\n");

        for (var to : List.of(hub.addresses().soap(), hub.addresses().jms())) {
            var ran = stafett(asked(to, CENTRE, "inbox", "--key", key.toString()));

            assertThat(ran.exit()).as(to).isEqualTo(3);
            assertThat(ran.json().path("remedy").asString("")).isNotBlank();
        }
    }

    @Test
    @Order(15)
    void what_a_fault_of_the_hub_holds_back_is_seen_and_tried_again() throws IOException, SQLException {
        assertThat(operator("quarantine", "list").exit()).isZero();
        var file = Files.writeString(
                folder.resolve("another.xml"),
                stafett("new", "PersonRegistered")
                        .out()
                        .replace(PERSON, NOBODY)
                        .replaceAll("(?s)<(\\w+:)?OtherIdentifier[^>]*>.*?</(\\w+:)?OtherIdentifier>\\s*", ""));
        change("alter table fact add constraint hindrance check (kind <> 'PERMIT') not valid");

        var notTaken = stafett(asked(hub.addresses().soap(), CENTRE, "submit", file.toString()));
        assertThat(notTaken.exit()).as(notTaken.out() + notTaken.err()).isEqualTo(3);
        var list = operator("quarantine", "list");
        assertThat(list.exit()).as(list.out()).isEqualTo(1);
        var group = list.json().path("groups").get(0);
        var id = group.path("messages").get(0).path("id").asString("");
        var stillHeld = operator("quarantine", "retry", id, "--because", "try again");
        var neither = operator("quarantine", "retry", "--because", "which one?");
        change("alter table fact drop constraint hindrance");
        var mended =
                operator("quarantine", "retry", "--cause", group.path("cause").asString(""), "--because", "mended");

        assertThat(list.out()).doesNotContain(NOBODY);
        assertThat(group.path("messages").get(0).path("party").asString("")).isEqualTo(CENTRE);
        assertThat(stillHeld.exit()).as(stillHeld.out()).isEqualTo(1);
        assertThat(neither.exit()).isEqualTo(2);
        assertThat(mended.exit()).as(mended.out()).isZero();
        assertThat(mended.json().path("retried").get(0).path("outcome").asString(""))
                .startsWith("accepted");
        assertThat(operator("quarantine", "list").exit()).isZero();
        assertThat(operator("quarantine", "retry", id, "--because", "once more").exit())
                .isEqualTo(3);
    }

    @Test
    @Order(16)
    void another_catalogue_is_weighed_by_how_many_people_it_would_mean_something_to() throws IOException {
        var standard = Path.of("..", "..", "schemas", "v1", "catalogue", "catalogue-1.0.xml");
        var row = "<Trigger on=\"PERMIT\">\n      <When>\n        <Not>";
        assertThat(Files.readString(standard)).contains(row);
        var without = Files.writeString(
                folder.resolve("without.xml"), Files.readString(standard).replace(row, row.replace("PERMIT", "MOVED")));

        var closes = operator("catalogue", "diff", standard.toString(), without.toString());
        var opens = operator("catalogue", "diff", without.toString(), standard.toString());
        var same = operator("catalogue", "diff", standard.toString(), standard.toString());
        var elsewhere = operator(
                "catalogue", "diff", standard.toString(), standard.toString(), "--to", "http://localhost:1/soap");

        assertThat(closes.exit()).as(closes.out() + closes.err()).isEqualTo(1);
        var people = closes.json().path("people");
        assertThat(people.path("people").asLong(0)).isPositive();
        assertThat(people.path("affected").asLong(0)).isPositive();
        var mapping = people.path("services").get(0);
        assertThat(mapping.path("service").asString("")).isEqualTo("SKILLS_MAPPING");
        assertThat(mapping.path("closes").asLong(0)).isPositive();
        assertThat(opens.json()
                        .path("people")
                        .path("services")
                        .get(0)
                        .path("opens")
                        .asLong(0))
                .isEqualTo(mapping.path("closes").asLong(0));
        assertThat(same.exit()).isZero();
        assertThat(same.json().path("people").path("affected").asLong(-1)).isZero();
        assertThat(closes.out()).doesNotContain(PERSON, NOBODY);
        assertThat(elsewhere.exit()).isEqualTo(3);
    }

    @Test
    @Order(17)
    void a_balance_is_read_in_with_a_report_of_what_it_reveals_and_again_without_effect() throws IOException {
        var head = "<OpeningBalances xmlns=\"urn:stafett:skills-mapping:1\" xmlns:c=\"urn:stafett:common:1\">";
        var good = "<OpeningBalance><Person><c:Identifier type=\"LOCAL\" issuer=\"" + MUNICIPALITY
                + "\">first-day-1</c:Identifier></Person><AsOf>2025-01-01</AsOf>"
                + "<ResidencePermit><Basis>REFUGEE</Basis><DecidedOn>2024-02-01</DecidedOn></ResidencePermit>"
                + "<Settled><Municipality validAt=\"2024-03-01\">1508</Municipality>"
                + "<SettledOn>2024-03-01</SettledOn><Mode>AGREEMENT</Mode></Settled></OpeningBalance>";
        var bad =
                good.replace("first-day-1", "first-day-2").replace("2024-03-01</SettledOn>", "2025-03-01</SettledOn>");
        var file = Files.writeString(
                folder.resolve("balance.xml"), head + "\n" + good + "\n" + bad + "</OpeningBalances>");

        var first = operator("ledger", "import", file.toString(), "--as", MUNICIPALITY);
        var again = operator("ledger", "import", file.toString(), "--as", MUNICIPALITY);
        var nobody = operator("ledger", "import", file.toString(), "--as", "310000990");
        var noFile = operator("ledger", "import", folder.resolve("none.xml").toString(), "--as", MUNICIPALITY);

        assertThat(first.exit()).as(first.out() + first.err()).isEqualTo(1);
        assertThat(first.json().path("imported").asInt(-1)).isEqualTo(1);
        assertThat(first.json().path("rejected").asInt(-1)).isEqualTo(1);
        assertThat(first.json().path("doubles").asInt(-1)).isZero();
        assertThat(first.json().path("misses").asInt(-1)).isPositive();
        assertThat(first.out()).contains("AFTER_BALANCE_DAY", "ALREADY_OVERDUE").doesNotContain("first-day");
        assertThat(again.json().path("imported").asInt(-1)).isZero();
        assertThat(again.json().path("unchanged").asInt(-1)).isEqualTo(1);
        assertThat(nobody.exit()).isEqualTo(3);
        assertThat(noFile.exit()).isEqualTo(3);
    }

    private static void change(String sql) throws SQLException {
        try (var connection = hub.part(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(sql);
        }
    }
}
