package no.stafett.console.office;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentMap;
import no.stafett.hub.data.HubProperties;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Carrier;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.operate.ClockControl;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a claim the way of every document, and keeps its answer for the session.
 *
 * <p>Promise: one form, one claim. A form that is sent twice, by a double click or by going back, waits for the first
 * sending and gets its answer. A sending that failed through a fault of the hub is made again with the same bytes.
 */
@Component
final class ClaimDesk {
    private static final int KEPT_MAX = 200;

    private final ProducerTemplate route;
    private final Stafett stafett;
    private final HubProperties hub;
    private final ClockControl clock;

    ClaimDesk(ProducerTemplate route, Stafett stafett, HubProperties hub, ClockControl clock) {
        this.route = route;
        this.stafett = stafett;
        this.hub = hub;
        this.clock = clock;
    }

    /**
     * A claim that was sent.
     *
     * @param asked as it was written into the form
     * @param because why it was made in spite of a collision; null: it was not
     * @param document the bytes, the same at each attempt
     * @param answer comes after the commit
     */
    record Sent(AskedClaim asked, @Nullable String because, byte[] document, CompletableFuture<byte[]> answer) {
        @Override
        public String toString() {
            return "Sent[" + asked + "]";
        }
    }

    /** A name for a form that has not been sent yet: the id of the message it will be. */
    static String newForm() {
        return UUID.randomUUID().toString();
    }

    /**
     * Sends a form, or waits for its first sending.
     *
     * @throws RuntimeException for the hub's own faults; the same form may be sent again
     */
    void send(
            ConcurrentMap<String, Object> kept,
            String form,
            String party,
            AskedClaim asked,
            @Nullable String inSpiteOf,
            @Nullable String because) {
        if (kept.size() > KEPT_MAX) {
            kept.clear();
        }
        var first = new Sent(
                asked,
                because,
                stafett.writer()
                        .bytes(Message.of(asked.message(inSpiteOf, because))
                                .id(form)
                                .from(party)
                                .to(hub.number())
                                .created(clock.now())
                                .build()),
                new CompletableFuture<>());
        var before = (Sent) kept.putIfAbsent(form, first);
        if (before != null) {
            if (before.answer().isCompletedExceptionally()) {
                var again = new Sent(before.asked(), before.because(), before.document(), new CompletableFuture<>());
                if (kept.replace(form, before, again)) {
                    handIn(party, again);
                    return;
                }
            }
            wait(before);
            return;
        }
        handIn(party, first);
    }

    private void handIn(String party, Sent sent) {
        try {
            var incoming = new Incoming(Carrier.WEB, party, null, sent.document(), false);
            var answer = Objects.requireNonNull(
                    route.requestBody("direct:20-checks", incoming, Answer.class), "30-record answers");
            sent.answer().complete(Objects.requireNonNull(answer.receipt(), "what has no transport id is answered"));
        } catch (RuntimeException e) {
            sent.answer().completeExceptionally(e);
            throw e;
        }
    }

    private static void wait(Sent sent) {
        try {
            sent.answer().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The claim was not answered.", e);
        }
    }
}
