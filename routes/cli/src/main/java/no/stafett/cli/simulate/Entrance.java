package no.stafett.cli.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.ClaimAnswer;
import no.stafett.v1.model.Receipt;
import no.stafett.v1.model.ReceiptFinding;
import no.stafett.v1.model.codes.CheckStatus;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Where documents go in: the entrance that every carrier uses. Thread-safe. */
final class Entrance {
    static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    /** When the simulated world's offices write; the hub's clock is set to it before anybody does. */
    static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final String CHECKS = "direct:20-checks";

    private final ProducerTemplate route;
    private final Stafett stafett = Stafett.v1();
    private final LongAdder sent = new LongAdder();
    private final LongAdder distinct = new LongAdder();
    private final Map<String, LongAdder> findings = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

    /**
     * What came of a message.
     *
     * @param id its InstanceIdentifier
     * @param document as it was sent, to be sent again
     * @param receipt as it was answered
     */
    record Handed(String sender, String id, byte[] document, byte[] receipt, boolean accepted) {
        @Override
        public String toString() {
            return "Handed[" + id + "]";
        }
    }

    Entrance(ProducerTemplate route) {
        this.route = route;
    }

    static Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(NORWAY).toInstant();
    }

    /** Hands a payload in; its ids come of the household's own random numbers, so that a replay sends the same. */
    Handed hand(String from, String to, Object payload, LocalDate today, RandomGenerator random) {
        var id = uuid(random);
        var document = stafett.writer()
                .bytes(Message.of(payload)
                        .from(from)
                        .to(to)
                        .id(id)
                        .conversation(uuid(random))
                        .created(morningOf(today))
                        .build());
        distinct.increment();
        var answer = send(from, document);
        var receipt = answer.receipt();
        if (receipt == null) {
            throw new IllegalStateException("A document was not answered");
        }
        boolean accepted = !answer.status().equals("rejected");
        if (!accepted) {
            count(payload.getClass().getSimpleName(), receipt);
        }
        return new Handed(from, id, document, receipt, accepted);
    }

    /** The same bytes again: they must change nothing and get the same answer. */
    void again(Handed handed) {
        var answer = send(handed.sender(), handed.document());
        if (!answer.replayed() || !Arrays.equals(handed.receipt(), answer.receipt())) {
            broken.add("6: " + handed.id() + " was sent again and got another answer");
        }
    }

    private Answer send(String from, byte[] document) {
        sent.increment();
        var incoming = new Incoming(Carrier.SOAP, from, null, document, false);
        return Objects.requireNonNull(route.requestBody(CHECKS, incoming, Answer.class), "A document was not answered");
    }

    /** The answer to a claim; null where it was rejected before it was one. */
    @Nullable
    ClaimAnswer answer(Handed handed) {
        return stafett.parser().parse(handed.receipt()).payload() instanceof ClaimAnswer answer ? answer : null;
    }

    private void count(String type, byte[] answer) {
        var payload = stafett.parser().parse(answer).payload();
        var receipt = payload instanceof ClaimAnswer claim ? claim.getReceipt() : payload;
        if (receipt instanceof Receipt told && told.getChecked().getStatus() == CheckStatus.REJECTED) {
            told.getChecked().getFinding().stream()
                    .map(ReceiptFinding::getName)
                    .forEach(name -> findings.computeIfAbsent(type + " " + name, key -> new LongAdder())
                            .increment());
        }
    }

    static String uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** How many documents were handed in, those that came again included. */
    long sent() {
        return sent.sum();
    }

    /** How many different ones. */
    long distinct() {
        return distinct.sum();
    }

    /** Why documents were rejected, and how often. */
    Map<String, Long> rejected() {
        var sorted = new TreeMap<String, Long>();
        findings.forEach((name, count) -> sorted.put(name, count.sum()));
        return sorted;
    }

    ConcurrentLinkedQueue<String> broken() {
        return broken;
    }
}
