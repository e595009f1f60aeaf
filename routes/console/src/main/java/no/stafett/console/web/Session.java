package no.stafett.console.web;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Somebody who has shown who they are, until they leave or are gone for too long. */
public final class Session {
    /** On which side of the console. */
    public enum Side {
        DESK("/console"),
        OFFICE("/office");

        private final String path;

        Side(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    static final String ATTRIBUTE = Session.class.getName();

    private final Side side;
    private final @Nullable String party;
    private final String csrf;
    private final Instant began;
    private volatile Instant lastAct;
    private volatile @Nullable String notice;
    private final ConcurrentMap<String, Object> kept = new ConcurrentHashMap<>();

    Session(Side side, @Nullable String party, String csrf, Instant now) {
        this.side = side;
        this.party = party;
        this.csrf = csrf;
        this.began = now;
        this.lastAct = now;
    }

    Side side() {
        return side;
    }

    /** The party that has signed in; nobody else can be in an office. */
    public String party() {
        if (party == null) {
            throw new IllegalStateException("An operator is no party.");
        }
        return party;
    }

    String csrf() {
        return csrf;
    }

    Instant began() {
        return began;
    }

    Instant lastAct() {
        return lastAct;
    }

    void actedAt(Instant now) {
        lastAct = now;
    }

    /** Said once, at the top of the next page. */
    public void tell(String words) {
        notice = words;
    }

    @Nullable
    String takeNotice() {
        var words = notice;
        notice = null;
        return words;
    }

    /** What must outlive one request and nothing more: gone with the session, never on disk. */
    public ConcurrentMap<String, Object> kept() {
        return kept;
    }

    @Override
    public String toString() {
        return "Session[" + side + "]";
    }
}
