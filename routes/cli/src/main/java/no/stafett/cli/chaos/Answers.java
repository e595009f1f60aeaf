package no.stafett.cli.chaos;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import no.stafett.audit.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Which answers came to which attempt, over whichever carrier and however often. A document that comes again is the same answer; one
 * of other bytes is a second.
 */
final class Answers {
    private final Map<String, Arrived> byId = new ConcurrentHashMap<>();

    private static final class Arrived {
        private @Nullable Hash digest;
        private byte @Nullable [] document;
        private int times;
        private boolean different;
    }

    /** Takes an answer to the attempt of this id. */
    void came(String id, byte[] document) {
        var arrived = byId.computeIfAbsent(id, ignored -> new Arrived());
        var digest = Hash.ofBytes(document);
        synchronized (arrived) {
            if (arrived.digest == null) {
                arrived.digest = digest;
                arrived.document = document;
            } else if (!arrived.digest.equals(digest)) {
                arrived.different = true;
            }
            arrived.times++;
            arrived.notifyAll();
        }
    }

    /** Waits until an answer came so many times, and gives it once; empty where it does not come in time. */
    Optional<byte[]> await(String id, int times, long seconds) throws InterruptedException {
        var arrived = byId.computeIfAbsent(id, ignored -> new Arrived());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        synchronized (arrived) {
            while (arrived.times < times) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return Optional.empty();
                }
                arrived.wait(left);
            }
            var document = arrived.document;
            arrived.document = null; // what is kept of a million must be little
            return Optional.ofNullable(document);
        }
    }

    /** How many attempts have two different answers. */
    long twice() {
        return byId.values().stream().filter(Answers::isTwice).count();
    }

    private static boolean isTwice(Arrived arrived) {
        synchronized (arrived) {
            return arrived.different;
        }
    }
}
