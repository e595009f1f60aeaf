package no.stafett.cli.bench;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.delivery.Inbox;
import no.stafett.hub.delivery.InboxProperties;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.v1.Stafett;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * How long a page of the console takes at the server while a hundred thousand messages wait in an inbox; beside the same
 * pages of the same hub before anything waited, and its health.
 */
final class ConsoleBench {
    private static final int WAITING = 100_000;
    private static final int WARM_UP = 40;
    private static final int REQUESTS = 100;
    private static final double PROMISED_MILLIS = 300;
    /** Longer than what the console remembers of the queues, so that each second request asks the broker anew. */
    private static final long APART_MILLIS = 1_100;

    private final Stafett stafett = Stafett.v1();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Figure run(Path folder) throws Exception {
        try (var hub = Hub.start(HubOptions.at(folder))) {
            var data = DataFolder.at(folder);
            for (var party : List.of(BenchDocuments.SENDER, BenchDocuments.IMDI)) {
                add(hub, party);
            }
            var address = hub.addresses().console();
            signIn(address, "console", Map.of("token", token(data)));
            signIn(
                    address,
                    "office",
                    Map.of(
                            "number",
                            BenchDocuments.SENDER,
                            "secret",
                            data.secret(BenchDocuments.SENDER).orElseThrow()));
            var pages = new LinkedHashMap<String, String>();
            pages.put("health", "operator/health");
            for (var page : List.of("", "queues", "quarantine", "doubles", "message")) {
                pages.put("console/" + page, "console/" + page);
            }
            pages.put("office/", "office/");
            pages.put("office/claim", "office/claim");
            var before = measure(address, pages);
            var last = fill(hub);
            pages.put("office/, the last that it looks at", "office/?after=" + (Inbox.LOOK_MAX - 50));
            pages.put("office/messages, the last that it looks at", "office/messages/" + last);
            pages.put("office/messages, one that it does not find", "office/messages/" + UUID.randomUUID());
            return figure(before, measure(address, pages));
        }
    }

    private static Figure figure(Map<String, double[]> before, Map<String, double[]> waiting) {
        var detail = new TreeMap<String, Double>();
        var slowest = "";
        double medianOfSlowest = 0;
        var millisOfSlowest = new double[1];
        for (var page : waiting.entrySet()) {
            var millis = page.getValue();
            detail.put(page.getKey() + " median ms", median(millis));
            detail.put(page.getKey() + " max ms", millis[millis.length - 1]);
            if (before.containsKey(page.getKey())) {
                detail.put(page.getKey() + " median ms, nothing waiting", median(before.get(page.getKey())));
            }
            if (!page.getKey().equals("health") && (slowest.isEmpty() || median(millis) > medianOfSlowest)) {
                slowest = page.getKey();
                medianOfSlowest = median(millis);
                millisOfSlowest = millis;
            }
        }
        var millis = millisOfSlowest;
        return new Figure(
                "console-100k",
                "ms, slowest page: " + slowest,
                median(millis),
                millis[0],
                Arrays.stream(millis).max().orElseThrow(),
                millis.length,
                Map.of("promised at most", PROMISED_MILLIS),
                median(millis) / PROMISED_MILLIS,
                detail);
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** Milliseconds of each page, sorted. */
    private Map<String, double[]> measure(String address, Map<String, String> pages) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            for (var path : pages.values()) {
                get(address + path);
            }
        }
        var millis = new LinkedHashMap<String, double[]>();
        for (var name : pages.keySet()) {
            millis.put(name, new double[REQUESTS]);
        }
        for (int i = 0; i < REQUESTS; i++) {
            int at = i;
            if (i % 5 == 0) {
                Thread.sleep(APART_MILLIS);
            }
            for (var page : pages.entrySet()) {
                long begun = System.nanoTime();
                get(address + page.getValue());
                double took = (System.nanoTime() - begun) / 1e6;
                millis.computeIfPresent(page.getKey(), (name, taken) -> {
                    taken[at] = took;
                    return taken;
                });
            }
        }
        millis.values().forEach(Arrays::sort);
        return millis;
    }

    private void get(String url) throws IOException, InterruptedException {
        var answer =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean isInbox = answer.headers().firstValue("Location").orElse("").endsWith("/office/");
        if (answer.statusCode() != 200 && !isInbox) { // where a message that is not there leads to
            throw new IllegalStateException("A page answered " + answer.statusCode());
        }
    }

    private void signIn(String address, String side, Map<String, String> fields) throws Exception {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + side + "/sign-in"))
                        .header("Origin", address.substring(0, address.length() - 1))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("The " + side + " let nobody in: " + answer.statusCode());
        }
    }

    /** Puts the messages into the sender's inbox, as the relay would; gives the id of the last that the office looks at. */
    private String fill(Hub hub) throws JMSException {
        var document = BenchDocuments.fourKibibytes(stafett);
        var lastLookedAt = "";
        try (var context = hub.part(ActiveMQConnectionFactory.class).createContext(JMSContext.SESSION_TRANSACTED)) {
            var producer = context.createProducer();
            var queue = context.createQueue(EmbeddedBroker.inbox(BenchDocuments.SENDER));
            for (int i = 1; i <= WAITING; i++) {
                var id = UUID.randomUUID().toString();
                lastLookedAt = i == Inbox.LOOK_MAX ? id : lastLookedAt;
                var message = context.createBytesMessage();
                message.writeBytes(document);
                message.setStringProperty(InboxProperties.ID, id);
                message.setStringProperty(InboxProperties.TYPE, "SkillsMapping");
                producer.send(queue, message);
                if (i % 500 == 0) {
                    context.commit();
                }
            }
            context.commit();
        }
        return lastLookedAt;
    }

    private static void add(Hub hub, String number) {
        hub.part(PartyAdministration.class)
                .add(new Party(
                        number,
                        number.equals(BenchDocuments.IMDI) ? "IMDI" : "MUNICIPALITY",
                        "Bench",
                        number.equals(BenchDocuments.IMDI) ? null : "3301",
                        LocalDate.of(2000, 1, 1),
                        null,
                        Party.State.ACTIVE,
                        List.of()));
    }

    private static String token(DataFolder data) {
        return DataFolder.read(data.operatorFile()).orElseThrow().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }
}
