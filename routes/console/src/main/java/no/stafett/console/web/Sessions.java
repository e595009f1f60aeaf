package no.stafett.console.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is signed in. In memory only: a hub that starts anew knows nobody. Keys are hashed, so that a copy of the memory opens
 * nothing.
 *
 * <p>The limits: an office closes after half an hour without an act, a desk after four hours; both after twelve hours. A
 * page that renews itself is no act.
 */
@Component
public final class Sessions {
    static final Duration OFFICE_IDLE = Duration.ofMinutes(30);
    static final Duration DESK_IDLE = Duration.ofHours(4);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final int SESSIONS_MAX = 2_000;
    private static final int KEY_BYTES = 32;

    private final ConcurrentMap<String, Session> byHash = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Sessions() {
        this(Clock.systemUTC()); // the machine's, never the one that can be moved
    }

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Lets somebody in, and gives the key for the cookie. */
    String open(Session.Side side, @Nullable String party) {
        var now = clock.instant();
        byHash.values().removeIf(session -> isOver(session, now));
        if (byHash.size() >= SESSIONS_MAX) {
            byHash.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().lastAct()))
                    .ifPresent(oldest -> byHash.remove(oldest.getKey()));
        }
        var key = random();
        byHash.put(hash(key), new Session(side, party, random(), now));
        return key;
    }

    /**
     * The session of a key, if it is still open.
     *
     * @param act whether somebody does something, so that the time begins anew
     */
    Optional<Session> find(Session.Side side, @Nullable String key, boolean act) {
        if (key == null) {
            return Optional.empty();
        }
        var hash = hash(key);
        var session = byHash.get(hash);
        if (session == null || session.side() != side) {
            return Optional.empty();
        }
        var now = clock.instant();
        if (isOver(session, now)) {
            byHash.remove(hash);
            return Optional.empty();
        }
        if (act) {
            session.actedAt(now);
        }
        return Optional.of(session);
    }

    /** Ends a session; of no session nothing happens. */
    void close(@Nullable String key) {
        if (key != null) {
            byHash.remove(hash(key));
        }
    }

    private static boolean isOver(Session session, Instant now) {
        var idle = session.side() == Session.Side.OFFICE ? OFFICE_IDLE : DESK_IDLE;
        return now.isAfter(session.lastAct().plus(idle))
                || now.isAfter(session.began().plus(LONGEST));
    }

    private String random() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
