package no.stafett.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import org.jspecify.annotations.Nullable;

/**
 * Two hub processes on one broker and one database, which are processes of their own; shared by the tests that race on them, and
 * stopped when the last of these is done.
 */
final class TwoHubs implements AutoCloseable {
    private final Path data;
    private final Site site;
    private final Child other;
    private final Stafett stafett = Stafett.v1();

    TwoHubs() throws Exception {
        data = Files.createTempDirectory("stafett-two-hubs");
        site = Site.ofSeparateParts(data);
        try {
            site.startHub();
            other = site.startHub("other");
            other.ready();
        } catch (Exception e) {
            site.close();
            throw e;
        }
    }

    /** How many groups each of the two has committed so far. */
    List<Long> commits() throws IOException {
        return List.of(Files.size(site.commits("hub")), Files.size(site.commits("other")));
    }

    Site site() {
        return site;
    }

    Stafett stafett() {
        return stafett;
    }

    /** Adds parties by one hub, and returns when the other knows them too. */
    void addParties(List<NewParty> parties) throws IOException, InterruptedException {
        var desk = new OperatorDesk(site.hubFolder());
        for (var party : parties) {
            desk.addParty(party.number(), party.role(), party.territory());
        }
        int known = desk.parties();
        var otherDesk = new OperatorDesk(data.resolve("other"));
        var end = Instant.now().plusSeconds(60);
        while (otherDesk.parties() < known) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The other hub does not learn of the parties.");
            }
            Thread.sleep(200);
        }
    }

    record NewParty(String number, String role, @Nullable String territory) {}

    byte[] document(Message<?> message) {
        return stafett.writer().bytes(message);
    }

    static Message<?> message(String from, Object payload) {
        return Message.of(payload)
                .from(from)
                .to(People.HUB)
                .created(Instant.now())
                .build();
    }

    Line line(String party) {
        return new Line(site.brokerUrl(), party, site.secret(party), stafett);
    }

    @Override
    public void close() throws Exception {
        try (site;
                other) {
            // both are stopped, the hub of its own before its parts
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
