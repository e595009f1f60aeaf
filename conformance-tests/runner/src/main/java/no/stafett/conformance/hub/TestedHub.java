package no.stafett.conformance.hub;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.stafett.conformance.NotRun;
import no.stafett.v1.Stafett;

/**
 * A hub, as the suite reaches it. What it has no way to (broker, folders, the operator's door, the head key) makes the cases that
 * need it not run; it never makes them pass.
 */
public final class TestedHub implements AutoCloseable {
    /** An inbox counts as quiet after this part of the patience for what must come. */
    private static final int QUIET_PART = 12;

    private static final long GLANCE_MILLIS = 60;

    /** A party of the suite. */
    public record Party(String number, String secret) {
        @Override
        public String toString() {
            return number;
        }
    }

    private final Reach reach;
    private final Map<Role, JmsLine> brokerLines = new EnumMap<>(Role.class);
    private final Map<Role, List<Waiting>> mailboxes = new EnumMap<>(Role.class);
    private final Map<Role, Set<String>> seen = new EnumMap<>(Role.class);
    private Duration ahead = Duration.ZERO;

    /** Reaches a hub. */
    public TestedHub(Reach reach) {
        this.reach = reach;
        lookAtTheClock();
    }

    /** What is known of the hub. */
    Reach reach() {
        return reach;
    }

    Party party(Role role) {
        var party = reach.parties().get(role);
        if (party == null) {
            throw new NotRun("no number and secret was given for the party " + role);
        }
        return party;
    }

    String number(Role role) {
        return party(role).number();
    }

    /** The hub's time, as its first answer told it. */
    Instant now() {
        return Instant.now().plus(ahead);
    }

    /** A rejected document tells the hub's time, and changes nothing. */
    void lookAtTheClock() {
        var answer = soap(Role.CENTRE).submit(new byte[0]);
        var told = Stafett.v1().examine(answer.document()).header().map(header -> header.created());
        ahead = told.map(time -> Duration.between(Instant.now(), time)).orElse(Duration.ZERO);
    }

    SoapLine soap(Role role) {
        var party = party(role);
        return new SoapLine(reach.soap(), party.number(), party.secret());
    }

    synchronized JmsLine jms(Role role) {
        var broker = reach.jms().orElseThrow(() -> new NotRun("no broker address was given (--jms)"));
        return brokerLines.computeIfAbsent(
                role, one -> new JmsLine(broker, party(one).number(), party(one).secret()));
    }

    Path folder(Role role) {
        return reach.folders()
                .orElseThrow(() -> new NotRun("no folder of the hub's was given (--folders)"))
                .resolve(number(role));
    }

    OperatorDoor door() {
        return reach.door()
                .orElseThrow(() -> new NotRun("no operator's door was given (--data), and no party can do this"));
    }

    /** Puts aside what came over another carrier. */
    synchronized void cameFor(Role role, Waiting waiting) {
        mailboxes.computeIfAbsent(role, one -> new ArrayList<>()).add(waiting);
    }

    /**
     * What has come for a party and fits, at least this many if they come in time; then what else fits until nothing has come for
     * a while.
     */
    List<Waiting> inbox(Role role, Predicate<Waiting> fits, int atLeast) {
        long until = System.nanoTime() + reach.patience().toNanos();
        while (count(role, fits) < atLeast && System.nanoTime() < until) {
            if (!empty(role)) {
                rest(GLANCE_MILLIS);
            }
        }
        long quietUntil =
                System.nanoTime() + reach.patience().dividedBy(QUIET_PART).toNanos();
        while (System.nanoTime() < quietUntil) {
            rest(GLANCE_MILLIS);
            empty(role);
        }
        return mailbox(role).stream().filter(fits).toList();
    }

    private long count(Role role, Predicate<Waiting> fits) {
        return mailbox(role).stream().filter(fits).count();
    }

    private synchronized List<Waiting> mailbox(Role role) {
        return List.copyOf(mailboxes.getOrDefault(role, List.of()));
    }

    /** Fetches, stores, acknowledges. A document that comes again under its id is one. */
    private boolean empty(Role role) {
        var line = soap(role);
        var came = line.fetch();
        if (came.isEmpty()) {
            return false;
        }
        for (var waiting : came) {
            if (seen.computeIfAbsent(role, one -> new HashSet<>()).add(waiting.id())) {
                cameFor(role, waiting);
            }
        }
        line.acknowledge(came.stream().map(Waiting::id).toList());
        return true;
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotRun("stopped");
        }
    }

    @Override
    public synchronized void close() {
        brokerLines.values().forEach(JmsLine::close);
        brokerLines.clear();
    }

    /**
     * How a hub is reached.
     *
     * @param soap the SOAP address
     * @param jms the broker's address
     * @param folders the folder with a folder for each party
     * @param hubNumber the hub's organisation number
     * @param parties who the suite plays
     * @param headKey a file with the hub's public head key
     * @param door the operator's door
     * @param patience how long an inbox is waited for
     */
    public record Reach(
            URI soap,
            Optional<String> jms,
            Optional<Path> folders,
            String hubNumber,
            Map<Role, Party> parties,
            Optional<Path> headKey,
            Optional<OperatorDoor> door,
            Duration patience) {

        /** How long an inbox is waited for when nothing else is said. */
        public static final Duration PATIENCE = Duration.ofSeconds(10);

        /** Keeps a copy. */
        public Reach {
            parties = Map.copyOf(parties);
        }

        /** The same hub, through another SOAP address: a proxy in front of it. */
        public Reach through(URI proxy) {
            return new Reach(proxy, jms, folders, hubNumber, parties, headKey, door, patience);
        }

        /** The same, with less or more patience. */
        public Reach withPatience(Duration newPatience) {
            return new Reach(soap, jms, folders, hubNumber, parties, headKey, door, newPatience);
        }
    }
}
