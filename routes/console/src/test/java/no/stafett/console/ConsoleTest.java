package no.stafett.console;

import static no.stafett.console.ConsoleUnderTest.CENTRE;
import static no.stafett.console.ConsoleUnderTest.FIRST;
import static no.stafett.console.ConsoleUnderTest.HOST;
import static no.stafett.console.ConsoleUnderTest.HOSTILE;
import static no.stafett.console.ConsoleUnderTest.OTHER;
import static no.stafett.console.ConsoleUnderTest.SECOND;
import static no.stafett.console.ConsoleUnderTest.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.stafett.hub.operate.Quarantine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The console as people use it, in a real browser. One hub for all of it. */
class ConsoleTest {
    private static final List<String> DESK = List.of(
            "/console/",
            "/console/queues",
            "/console/quarantine",
            "/console/doubles",
            "/console/oversight",
            "/console/message");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConsoleUnderTest hub;
    private static Chromium browser;
    private static String registered;

    @BeforeAll
    static void start(@TempDir Path data) {
        browser = Chromium.startOrSkip();
        hub = ConsoleUnderTest.start(data);
        registered = hub.register(FIRST);
        hub.claim(HOST, FIRST, null);
        hub.claim(OTHER, FIRST, "MAP_SKILLS");
        hub.register(SECOND);
        hub.settle(SECOND);
        hub.pass(8);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @BeforeEach
    void anew() {
        browser.wide();
        for (var side : List.of("/console", "/office")) { // a browser shows and forgets only the cookies of a path
            browser.open(hub.address() + side + "/sign-in");
            browser.driver().manage().deleteAllCookies();
        }
    }

    private static void signInAtTheDesk() {
        browser.open(hub.address() + "/");
        browser.write("token", hub.token());
        browser.press("button.main");
        assertThat(browser.path()).isEqualTo("/console/");
    }

    private static void signInAtTheOffice(String party) {
        browser.open(hub.address() + "/office");
        browser.write("number", party);
        browser.write("secret", hub.secret(party));
        browser.press("button.main");
        assertThat(browser.path()).isEqualTo("/office/");
    }

    private static void choose(String language) {
        if (!language.equals(browser.find("html").getDomAttribute("lang"))) {
            browser.press("a[hreflang=" + language + "]");
        }
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo(language);
    }

    private static String noPerson() {
        return browser.run("return document.documentElement.outerHTML").toString();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(hub.address() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Nested
    class Given_nobody_is_signed_in {
        @Test
        void when_a_page_is_asked_for_then_sign_in_comes_first() {
            for (var path : DESK) {
                browser.open(hub.address() + path);
                assertThat(browser.path()).isEqualTo("/console/sign-in");
            }
            browser.open(hub.address() + "/office/claim");
            assertThat(browser.path()).isEqualTo("/office/sign-in");
        }

        @Test
        void when_the_token_is_wrong_then_it_is_refused_in_words() throws IOException {
            browser.open(hub.address() + "/console/sign-in");
            choose("en");
            browser.write("token", "guessed");
            browser.press("button.main");

            assertThat(browser.find("[role=alert]").getText()).contains("not this hub's token");
            browser.isForEverybody();
            assertThat(hub.log()).doesNotContain("guessed");
        }

        @Test
        void when_the_secret_is_wrong_then_it_is_refused_in_words() {
            browser.open(hub.address() + "/office/sign-in");
            choose("nb");
            browser.write("number", HOST);
            browser.write("secret", "gjettet");
            browser.press("button.main");

            assertThat(browser.find("[role=alert]").getText()).contains("hører ikke sammen");
            browser.isForEverybody();
            browser.picture("office-sign-in-refused-nb");
        }

        @Test
        void when_the_browser_says_another_host_then_nothing_opens() throws Exception {
            // A name of a stranger's that points here (DNS rebinding): the client may not set Host, a plain socket may.
            var port = URI.create(hub.address()).getPort();
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write("GET /console/sign-in HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 421");
            }
        }

        @Test
        void when_a_foreign_page_sends_a_change_then_it_is_refused() throws Exception {
            var request = HttpRequest.newBuilder(URI.create(hub.address() + "/console/sign-in"))
                    .header("Origin", "https://evil.example")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("token=" + hub.token()))
                    .build();

            assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void when_any_page_is_served_then_it_is_hardened() throws Exception {
            for (var path : List.of("/console/sign-in", "/office/sign-in", "/console/", "/assets/console.css")) {
                var headers = get(path).headers();
                assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
                assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            }
            assertThat(get("/office/sign-in").headers().firstValue("Cache-Control"))
                    .contains("no-store");
        }
    }

    @Nested
    class Given_an_operator {
        @BeforeEach
        void signIn() {
            signInAtTheDesk();
        }

        @Test
        void when_something_is_late_then_it_stands_first_by_service_and_who_answers() {
            choose("en");

            assertThat(browser.find("tbody").getText())
                    .contains("Drammen kommune")
                    .contains("days");
            assertThat(browser.find(".lead").getText()).contains("past their deadline");
            browser.picture("late-en");
            choose("nb");
            assertThat(browser.find("h1").getText()).isEqualTo("Over fristen");
            browser.driver().navigate().refresh();
            assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("nb");
            browser.dark(true);
            browser.picture("late-nb-dark");
            browser.dark(false);
        }

        @Test
        void when_any_page_is_read_in_either_language_then_it_is_for_everybody_and_tells_of_no_person() {
            for (var language : List.of("en", "nb")) {
                for (var path : DESK) {
                    browser.open(hub.address() + path);
                    choose(language);
                    browser.isForEverybody();
                    assertThat(noPerson()).doesNotContain(FIRST, SECOND, THIRD);
                }
            }
        }

        @Test
        void when_the_screen_is_narrow_then_nothing_sticks_out() {
            browser.narrow();
            for (var path : DESK) {
                browser.open(hub.address() + path);
                browser.fits();
            }
            browser.open(hub.address() + "/console/message?id=" + registered);
            browser.fits();
            browser.open(hub.address() + "/console/");
            browser.picture("late-narrow");
            browser.open(hub.address() + "/console/queues");
            browser.picture("queues-narrow");
        }

        @Test
        void when_a_party_has_a_hostile_name_then_it_is_shown_as_text_and_nothing_runs() {
            browser.open(hub.address() + "/console/queues");

            assertThat(browser.text()).contains(HOSTILE);
            assertThat(browser.run("return window.hacked === undefined")).isEqualTo(true);
            assertThat(browser.has("main script, main img")).isFalse();
            choose("en");
            browser.picture("queues-en");
        }

        @Test
        void when_the_night_s_report_of_a_party_s_books_does_not_come_then_it_is_missing() throws Exception {
            hub.compareBooks(OTHER);
            browser.open(hub.address() + "/console/queues");
            choose("en");
            assertThat(browser.text()).containsIgnoringCase("Books compared").doesNotContain("report missing");
            assertThat(metrics()).contains("stafett_reconciliation_missing{party=\"" + OTHER + "\"} 0\n");

            hub.sql(
                    "update message set received_at = received_at - interval '1 day' where type = 'ReconciliationReport'");
            browser.open(hub.address() + "/console/queues");

            assertThat(browser.text()).containsOnlyOnce("report missing");
            assertThat(metrics())
                    .contains("stafett_reconciliation_missing{party=\"" + OTHER + "\"} 1\n")
                    .doesNotContain("stafett_reconciliation_missing{party=\"" + HOST + "\"}");
            browser.isForEverybody();
            browser.narrow();
            browser.open(hub.address() + "/console/queues");
            browser.fits();

            hub.sql(
                    "update message set received_at = received_at - interval '40 days' where type = 'ReconciliationReport'");
            browser.open(hub.address() + "/console/queues");
            assertThat(browser.text()).as("it has given up sending them").doesNotContain("report missing");
        }

        private String metrics() throws IOException, InterruptedException {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(hub.address() + "/operator/metrics"))
                                    .header("Authorization", "Bearer " + hub.token())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        @Test
        void when_doubles_collided_then_they_are_counted_by_service_and_asker() {
            browser.open(hub.address() + "/console/");
            choose("en");
            hub.sql("update collision set at = (select now() + make_interval(secs => offset_seconds) from hub_clock)");
            browser.open(hub.address() + "/console/doubles");

            assertThat(browser.find("tbody tr").getText())
                    .contains("Skills mapping")
                    .contains("Bergen kommune")
                    .contains("Another held it");
            browser.picture("doubles-en");
        }

        @Test
        void when_supervision_is_read_then_small_counts_are_held_back_on_the_page_and_in_the_file() throws Exception {
            for (int serial = 51; serial <= 58; serial++) {
                hub.register(ConsoleUnderTest.duf(2024, serial));
                hub.settle(ConsoleUnderTest.duf(2024, serial));
            }
            hub.begin(ConsoleUnderTest.duf(2024, 51));
            long looks = hub.count("select count(*) from audit_leaf where kind = 'oversight_read'");
            for (var language : List.of("en", "nb")) {
                browser.open(hub.address() + "/console/oversight");
                choose(language);
                browser.press("main a[href='?table=uptake&by=MUNICIPALITY']");
                assertThat(browser.find("caption").getText())
                        .contains(language.equals("nb") ? "Kommune" : "Municipality");
                assertThat(browser.find("tbody").getText())
                        .contains("Drammen", language.equals("nb") ? "holdt tilbake" : "held back");
                assertThat(browser.driver().findElements(By.cssSelector("tbody td.n")))
                        .isNotEmpty()
                        .allSatisfy(cell -> assertThat(cell.getText()).doesNotMatch("[1-4]"));
                browser.isForEverybody();
                browser.picture("oversight-" + language);
            }
            var address = java.util.Objects.requireNonNull(browser.driver().getCurrentUrl());
            choose("en");
            assertThat(browser.driver().getCurrentUrl()).as("where one was").isEqualTo(address);
            var cookies = new StringBuilder();
            browser.driver()
                    .manage()
                    .getCookies()
                    .forEach(cookie -> cookies.append(cookie.getName() + "=" + cookie.getValue() + "; "));
            var csv = HTTP.send(
                    HttpRequest.newBuilder(URI.create(hub.address() + "/console/oversight/csv?table=uptake"))
                            .header("Cookie", cookies.toString())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment")
                    .contains("stafett-uptake-");
            assertThat(csv.body())
                    .contains(";uptake;SKILLS_MAPPING;OWED;ALL;ALL;")
                    .contains(";suppressed")
                    .doesNotContainPattern(";[1-4]\r")
                    .doesNotContain(FIRST, SECOND, THIRD);
            assertThat(hub.count("select count(*) from audit_leaf where kind = 'oversight_read'"))
                    .isGreaterThanOrEqualTo(looks + 5);
            browser.open(hub.address() + "/console/oversight?table=people");
            assertThat(browser.find("h1").getText()).isEqualTo("There is no such page");
        }

        @Test
        void when_a_message_is_looked_up_then_its_way_is_told_hop_by_hop_with_its_proof() throws Exception {
            browser.open(hub.address() + "/console/message");
            choose("en");
            browser.write("id", registered);
            browser.press("main button");

            assertThat(browser.driver().findElements(By.cssSelector(".way li"))).hasSizeGreaterThanOrEqualTo(4);
            assertThat(browser.find(".way").getText())
                    .contains("Came in", "Accepted", "Place in the log", "Signed head", "IMDi")
                    .doesNotContain(FIRST);
            browser.isForEverybody();
            browser.picture("message-en");
            var cookies = new StringBuilder();
            browser.driver()
                    .manage()
                    .getCookies()
                    .forEach(cookie -> cookies.append(cookie.getName() + "=" + cookie.getValue() + "; "));
            var proof = HTTP.send(
                    HttpRequest.newBuilder(URI.create(hub.address() + "/console/message/" + registered + "/proof"))
                            .header("Cookie", cookies.toString())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(proof.statusCode()).isEqualTo(200);
            assertThat(proof.body())
                    .isEqualTo(hub.hub()
                            .part(no.stafett.hub.operate.AuditOperations.class)
                            .proof(registered)
                            .orElseThrow());
        }

        @Test
        void when_there_is_no_such_message_or_page_then_it_says_so() {
            browser.open(hub.address() + "/console/message?id=00000000-0000-4000-8000-000000000000");
            choose("en");
            assertThat(browser.find("[role=alert]").getText()).contains("No message with this id");
            browser.open(hub.address() + "/console/message?id=%3Cscript%3E");
            assertThat(browser.find("[role=alert]").getText()).contains("no message id");
            browser.open(hub.address() + "/console/nothing-here");
            assertThat(browser.find("h1").getText()).isEqualTo("There is no such page");
        }

        @Test
        void when_the_first_key_is_tab_then_one_can_skip_to_the_content() {
            browser.open(hub.address() + "/console/queues");
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();

            assertThat(browser.driver().switchTo().activeElement().getDomAttribute("class"))
                    .isEqualTo("skip");
            new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
            assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                    .isEqualTo("main");
        }

        @Test
        void when_a_page_stands_open_then_it_renews_itself_until_it_is_paused() {
            browser.open(hub.address() + "/console/queues");
            var before = browser.find(".asof time").getText();
            browser.waitUntil(
                    "the page renews itself",
                    () -> !browser.find(".asof time").getText().equals(before));
            browser.press("#pause");
            assertThat(browser.find("#pause").getDomAttribute("aria-pressed")).isEqualTo("true");
        }

        @Test
        void when_the_session_has_ended_then_the_open_page_leads_to_sign_in_and_says_why() throws Exception {
            browser.open(hub.address() + "/console/queues");
            choose("en");
            endTheSessionElsewhere("/console");

            browser.waitUntil("the page leaves", () -> browser.path().equals("/console/sign-in"));
            assertThat(browser.find("[role=alert]").getText()).contains("Your session has ended");
        }

        @Test
        void when_one_signs_out_then_the_way_back_is_closed() {
            browser.press(".self button");
            assertThat(browser.path()).isEqualTo("/console/sign-in");
            browser.driver().navigate().back();
            browser.open(hub.address() + "/console/queues");
            assertThat(browser.path()).isEqualTo("/console/sign-in");
        }
    }

    /** As from another window: the browser keeps a key that opens nothing any more. */
    private static void endTheSessionElsewhere(String side) throws Exception {
        var csrf = browser.find(".self input[name=csrf]").getDomAttribute("value");
        var cookies = new StringBuilder();
        browser.driver()
                .manage()
                .getCookies()
                .forEach(cookie -> cookies.append(cookie.getName() + "=" + cookie.getValue() + "; "));
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(hub.address() + side + "/sign-out"))
                        .header("Cookie", cookies.toString())
                        .header("Origin", hub.address())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Nested
    class Given_messages_in_quarantine {
        @BeforeEach
        void keepOne() {
            hub.sql("delete from quarantine");
            hub.quarantined(ConsoleUnderTest.duf(2025, (int) hub.count("select count(*) from message")));
            assertThat(hub.count("select count(*) from quarantine")).isEqualTo(1);
            signInAtTheDesk();
        }

        @Test
        void when_a_group_is_tried_again_with_a_reason_then_it_is_recorded_and_logged() {
            browser.open(hub.address() + "/console/quarantine");
            choose("en");
            browser.picture("quarantine-en");
            browser.write("because-1", "The database takes messages again");
            long acts = hub.count("select count(*) from audit_leaf where kind = 'quarantine_retried'");
            browser.press("section button.main");

            assertThat(browser.find("[role=status]").getText()).contains("has been recorded");
            assertThat(browser.text()).contains("Nothing is held back");
            assertThat(hub.count("select count(*) from audit_leaf where kind = 'quarantine_retried'"))
                    .isEqualTo(acts + 1);
        }

        @Test
        void when_no_reason_is_given_then_nothing_is_sent() {
            browser.open(hub.address() + "/console/quarantine");
            browser.press("section button.main");

            assertThat(browser.run("return document.activeElement.id")).isEqualTo("because-1");
            assertThat(hub.count("select count(*) from quarantine where state = 'HELD'"))
                    .isEqualTo(1);
        }

        @Test
        void when_the_page_is_stale_then_a_retry_says_so_and_does_nothing() {
            browser.open(hub.address() + "/console/quarantine");
            choose("en");
            browser.write("because-1", "The database takes messages again");
            var cause = browser.find("section .cause").getText();
            hub.hub().part(Quarantine.class).retry(new Quarantine.Which(null, cause), "Done by a colleague");
            long acts = hub.count("select count(*) from audit_leaf where kind = 'quarantine_retried'");
            browser.press("section button.main");

            assertThat(browser.find("[role=status]").getText()).contains("Nothing was done");
            assertThat(hub.count("select count(*) from audit_leaf where kind = 'quarantine_retried'"))
                    .isEqualTo(acts);
        }

        @Test
        void when_the_button_is_clicked_twice_then_it_is_one_retry() {
            browser.open(hub.address() + "/console/quarantine");
            browser.write("because-1", "The database takes messages again");
            long acts = hub.count("select count(*) from audit_leaf where kind = 'quarantine_retried'");
            new Actions(browser.driver())
                    .doubleClick(browser.find("section button.main"))
                    .perform();

            browser.waitUntil("the page comes back", () -> browser.has("[role=status]"));
            assertThat(hub.count("select count(*) from audit_leaf where kind = 'quarantine_retried'"))
                    .isEqualTo(acts + 1);
        }

        @Test
        void when_the_cause_is_hostile_then_it_is_shown_as_text_and_can_be_retried() {
            var cause = "<img src=x onerror=\"window.hacked = 3\"> \"'>";
            org.springframework.jdbc.core.simple.JdbcClient.create(hub.hub().part(javax.sql.DataSource.class))
                    .sql("update quarantine set cause = :cause")
                    .param("cause", cause)
                    .update();
            browser.open(hub.address() + "/console/quarantine");
            choose("en");

            assertThat(browser.find("section .cause").getText()).isEqualTo(cause);
            assertThat(browser.run("return window.hacked === undefined")).isEqualTo(true);
            browser.write("because-1", "Tried with a strange cause");
            browser.press("section button.main");
            assertThat(browser.find("[role=status]").getText()).contains("has been recorded");
        }
    }

    @Nested
    class Given_a_municipality_without_a_system {
        @Test
        void when_something_has_come_then_it_is_listed_read_and_taken() {
            signInAtTheOffice(HOST);
            choose("nb");
            assertThat(browser.text())
                    .contains("venter på deg", "Varsel om tjeneste")
                    .doesNotContain(ConsoleUnderTest.HUB);
            browser.isForEverybody();
            browser.picture("inbox-nb");
            var before =
                    browser.driver().findElements(By.cssSelector(".letters li")).size();
            browser.press(".letters a");

            assertThat(browser.text())
                    .contains("DUF-nummer")
                    .containsPattern("Vertskommune\\s+Drammen\\s+3301")
                    .containsPattern("Fra og med\\s+[0-9]{1,2}\\. [a-z]+ [0-9]{4}");
            assertThat(browser.path()).doesNotContain(FIRST).doesNotContain(SECOND);
            browser.isForEverybody();
            browser.picture("inbox-message-nb");
            browser.narrow();
            browser.fits();
            browser.wide();
            var stale = java.util.Objects.requireNonNull(browser.driver().getCurrentUrl());
            browser.press(".acts button.main");
            assertThat(browser.find("[role=status]").getText()).contains("tatt ut av innboksen");
            assertThat(browser.driver().findElements(By.cssSelector(".letters li")))
                    .hasSize(before - 1);
            browser.open(stale);
            assertThat(browser.find("[role=status]").getText()).contains("tatt allerede");
        }

        @Test
        void when_more_waits_than_a_page_shows_then_the_rest_is_a_press_away_and_one_of_it_can_be_taken()
                throws Exception {
            hub.fill(ConsoleUnderTest.IMDI, 120);
            signInAtTheOffice(ConsoleUnderTest.IMDI);
            choose("nb");
            var first = letters();
            browser.press("nav.acts a");
            browser.waitUntil("the next part", () -> browser.text().contains("51 til 100 av "));
            assertThat(letters()).hasSize(50).doesNotContainAnyElementsOf(first);
            browser.isForEverybody();
            browser.picture("inbox-part-nb");
            choose("en");
            assertThat(browser.text()).as("where one was").contains("51 to 100 of ");
            browser.press("nav.acts a:last-child");
            browser.waitUntil("the last part", () -> browser.text().contains("101 to "));

            var opened = letters().get(0);
            browser.open(opened);
            browser.press(".acts button.main");
            assertThat(browser.find("[role=status]").getText()).contains("was taken out");
            browser.open(opened);
            assertThat(browser.find("[role=status]").getText()).contains("taken already");
            browser.open(hub.address() + "/office/?after=500");
            assertThat(letters())
                    .as("nothing lies there, so the inbox from its front")
                    .isEqualTo(first);
        }

        private static List<String> letters() {
            return browser.driver().findElements(By.cssSelector(".letters a")).stream()
                    .map(letter -> letter.getDomProperty("href"))
                    .toList();
        }

        @Test
        void when_another_party_asks_for_the_message_then_it_is_not_there() {
            signInAtTheOffice(HOST);
            var address =
                    java.util.Objects.requireNonNull(browser.find(".letters a").getDomProperty("href"));
            browser.driver().manage().deleteAllCookies();
            signInAtTheOffice(OTHER);
            choose("en");
            browser.open(address);

            assertThat(browser.find("[role=status]").getText()).contains("no longer waits for you");
        }

        @Test
        void when_a_service_is_reserved_then_the_answer_comes_in_words_and_once() {
            signInAtTheOffice(HOST);
            browser.press(".tabs a[href='/office/claim']");
            choose("en");
            browser.isForEverybody();
            browser.picture("claim-en");
            fill(SECOND, "SKILLS_MAPPING", "");
            long before = claims();
            new Actions(browser.driver())
                    .doubleClick(browser.find("main button.main"))
                    .perform();

            browser.waitUntil("the answer comes", () -> browser.has(".verdict"));
            assertThat(browser.find("h1").getText()).isEqualTo("Noted");
            assertThat(claims()).isEqualTo(before + 1);
            assertThat(browser.path()).doesNotContain(SECOND);
            browser.isForEverybody();
            browser.picture("claim-noted-en");
            browser.driver().navigate().refresh();
            assertThat(browser.find("h1").getText()).isEqualTo("Noted");
            assertThat(claims()).isEqualTo(before + 1);
        }

        @Test
        void when_the_same_form_arrives_twice_at_once_then_it_is_one_claim() {
            signInAtTheOffice(HOST);
            browser.open(hub.address() + "/office/claim");
            fill(SECOND, "CAREER_GUIDANCE", "");
            long before = claims();
            var addresses = browser.driver().executeAsyncScript("""
                    const done = arguments[arguments.length - 1];
                    const form = document.querySelector('main form');
                    const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})
                        .then(answer => answer.url);
                    Promise.all([send(), send(), send()]).then(done);
                    """);

            assertThat(((List<?>) addresses).stream().distinct()).hasSize(1);
            assertThat(claims()).isEqualTo(before + 1);
        }

        @Test
        void when_it_collides_then_one_may_go_on_with_a_reason_without_writing_the_number_again() {
            signInAtTheOffice(OTHER);
            browser.open(hub.address() + "/office/claim");
            choose("nb");
            fill(FIRST, "SKILLS_MAPPING", "MAP_SKILLS");
            browser.press("main button.main");

            assertThat(browser.find("h1").getText()).isEqualTo("Den kolliderer");
            browser.isForEverybody();
            browser.picture("claim-collides-nb");
            browser.narrow();
            browser.fits();
            browser.wide();
            browser.write("because", "Personen har flyttet hit, og kartleggingen haster.");
            browser.press("main button");
            assertThat(browser.find("h1").getText()).isEqualTo("Notert, men omstridt");
            assertThat(browser.has("textarea")).isFalse();
        }

        @Test
        void when_the_number_is_no_number_then_the_form_says_so_and_keeps_what_was_written() {
            signInAtTheOffice(HOST);
            browser.open(hub.address() + "/office/claim");
            choose("en");
            fill("123", "SKILLS_MAPPING", "");
            browser.press("main button.main");

            assertThat(browser.find("[role=alert]").getText()).contains("11 or 12 digits");
            assertThat(browser.find("#person").getDomProperty("value")).isEqualTo("123");
            browser.isForEverybody();
        }

        @Test
        void when_an_operators_page_is_asked_for_then_a_party_does_not_get_it() {
            signInAtTheOffice(HOST);
            browser.open(hub.address() + "/console/queues");
            assertThat(browser.path()).isEqualTo("/console/sign-in");
        }

        @Test
        void when_the_session_ends_while_writing_then_nothing_is_sent() throws Exception {
            signInAtTheOffice(HOST);
            browser.open(hub.address() + "/office/claim");
            choose("en");
            fill(SECOND, "SKILLS_MAPPING", "");
            long before = claims();
            endTheSessionElsewhere("/office");
            browser.press("main button.main");

            assertThat(browser.path()).isEqualTo("/office/sign-in");
            assertThat(browser.find("[role=alert]").getText()).contains("Your session has ended");
            assertThat(claims()).isEqualTo(before);
        }

        private void fill(String number, String service, String purpose) {
            browser.write("person", number);
            browser.find("#service option[value=" + service + "]").click();
            browser.writeDay("from", hub.today().toString());
            if (!purpose.isEmpty()) {
                browser.find("#purpose option[value=" + purpose + "]").click();
            }
        }

        private long claims() {
            return hub.count("select count(*) from message where type = 'ServiceClaim'");
        }
    }

    @Test
    void when_all_this_has_been_done_then_the_log_names_nobody() throws IOException {
        signInAtTheOffice(CENTRE);
        assertThat(hub.log()).doesNotContain(FIRST, SECOND, THIRD);
    }

    @Nested
    class Given_a_row_of_a_spreadsheet_that_came_back {
        @Test
        void when_its_help_is_followed_then_the_findings_page_is_there_in_both_languages_for_everybody()
                throws IOException {
            var sheet = hub.submit(CENTRE).resolve("mottak.csv");
            Files.writeString(
                    sheet,
                    "stafett mottak 1.0\r\nPerson;Vertskommune org.nr.;Kartlagt dato;Kvalitetssikret;Språk 1\r\n"
                            + THIRD + ";" + HOST + ";i går;ja;tir\r\n");
            var wrong = sheet.resolveSibling("mottak.rader-med-feil.csv");
            browser.waitUntil("the wrong row to come back", () -> Files.exists(wrong));
            var links = Pattern.compile("https?://\\S+/findings/STF-[0-9]{4}")
                    .matcher(Files.readString(wrong))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(links).hasSize(1);

            browser.open(links.get(0));
            for (var language : List.of("en", "nb")) {
                choose(language);
                assertThat(browser.path()).isEqualTo("/findings/STF-3350");
                assertThat(browser.find("h1").getText()).isEqualTo("STF-3350");
                assertThat(browser.find("main").getText())
                        .contains(language.equals("nb") ? "Rett cellen" : "Correct the cell");
                browser.isForEverybody();
                browser.picture("finding-" + language);
            }
            browser.narrow();
            browser.fits();
            browser.wide();
        }

        @Test
        void when_there_is_no_such_finding_then_those_there_are_are_listed() {
            browser.open(hub.address() + "/findings/STF-0000");
            choose("nb");

            browser.open(hub.address() + "/findings/STF-0000");
            assertThat(browser.find("[role=alert]").getText()).contains("ikke noe funn");
            assertThat(browser.find("main").getText()).contains("STF-3350", "STF-0001");
            browser.isForEverybody();
            browser.picture("findings-nb");
        }

        @Test
        void when_the_address_means_harm_then_it_is_not_repeated() throws Exception {
            var answer = get("/findings/%3Cscript%3E1%3C%2Fscript%3E");

            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("<script>1");
        }
    }
}
