package no.stafett.hub.record;

import org.jspecify.annotations.Nullable;

/** The hub could not record now, and nothing has happened. Who brought the work keeps it and comes again. */
public final class HubUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HubUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
