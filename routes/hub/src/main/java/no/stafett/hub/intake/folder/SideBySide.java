package no.stafett.hub.intake.folder;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Deals with one file of a party at a time, and with those of a few parties side by side: a long one, which may come again and
 * again, holds up its own party only. A file that has no turn stays as it is and is looked at again.
 */
final class SideBySide extends AsyncProcessorSupport {
    static final int PARTIES_MAX = 4;

    private final Executor threads;
    private final Processor each;
    private final Set<String> busy = new HashSet<>();

    /** It is not this file's turn. Only an exception keeps Camel from moving a file away as dealt with. */
    static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotYet() {
            super("Not yet the turn of this file", null, false, false);
        }
    }

    /** {@code threads} has a thread for each of {@value #PARTIES_MAX}. */
    SideBySide(Executor threads, Processor each) {
        this.threads = threads;
        this.each = each;
    }

    /** Whether a file of this party would be taken now. */
    boolean hasTurn(String party) {
        synchronized (busy) {
            return busy.size() < PARTIES_MAX && !busy.contains(party);
        }
    }

    private boolean takeTurn(String party) {
        synchronized (busy) {
            return hasTurn(party) && busy.add(party);
        }
    }

    private void giveTurn(String party) {
        synchronized (busy) {
            busy.remove(party);
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        var party = PartyFiles.partyOf(PartyFiles.fileOf(exchange));
        if (!takeTurn(party)) {
            exchange.setException(new NotYet());
            callback.done(true);
            return true;
        }
        try {
            threads.execute(() -> deal(exchange, callback, party));
            return false;
        } catch (RejectedExecutionException stopping) {
            giveTurn(party);
            exchange.setException(new NotYet());
            callback.done(true);
            return true;
        }
    }

    private void deal(Exchange exchange, AsyncCallback callback, String party) {
        try {
            each.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            try {
                callback.done(false); // the file is moved
            } finally {
                giveTurn(party);
            }
        }
    }
}
