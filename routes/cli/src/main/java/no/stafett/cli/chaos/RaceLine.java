package no.stafett.cli.chaos;

import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.hub.HubConnection;

/**
 * One connection of one party, used by one thread at a time.
 *
 * @param party organisation number of who speaks
 * @param carrier how a document goes
 */
record RaceLine(String party, Carrier carrier) implements AutoCloseable {
    private static final int TRIES = 3;
    private static final long ANSWER_SECONDS = 60;

    /** Hands documents in; their answers come to {@link Answers}. */
    sealed interface Carrier {}

    private record Soap(HubConnection connection) implements Carrier {}

    private record Jms(RaceParty.Sender sender) implements Carrier {}

    static RaceLine soap(String address, String party, String secret) {
        var connection = HubConnection.to(URI.create(address), party, secret).orElseThrow();
        return new RaceLine(party, new Soap(connection));
    }

    static RaceLine jms(RaceParty party) {
        return new RaceLine(party.number(), new Jms(party.sender()));
    }

    /**
     * Sends a document and waits for its answer; sends it again, as it is, where none comes.
     *
     * @param times how often it is sent, and answered, from the beginning
     * @return empty where no answer came for good
     */
    Optional<byte[]> answered(String id, byte[] document, int times, Answers answers) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                send(id, document, times, answers);
            } catch (CouldNotBeDone lost) {
                if (Thread.currentThread().isInterrupted()) {
                    throw lost;
                }
                continue;
            }
            var answer = answers.await(id, times, ANSWER_SECONDS);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private void send(String id, byte[] document, int times, Answers answers) {
        if (carrier instanceof Jms jms) {
            jms.sender().send(Collections.nCopies(times, document));
        } else if (carrier instanceof Soap soap) {
            for (int i = 0; i < times; i++) {
                answers.came(
                        id, soap.connection().submit(document, Optional.of(id)).document());
            }
        }
    }

    @Override
    public void close() {
        if (carrier instanceof Soap soap) {
            soap.connection().close();
        }
    }
}
