package no.stafett.hub.intake;

import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Bounds the memory that large documents take while they are under way: a carrier waits here before it reads one. Small
 * documents pass freely; their number is bounded by the carriers' threads.
 */
public final class Underway {
    private static final int SMALL_BYTES = 256 << 10;
    private static final int KIB = 1 << 10;

    private final Semaphore kib;
    private final int kibMax;

    public Underway(IntakeProperties properties) {
        this.kibMax = properties.underwayBytesMax() / KIB;
        this.kib = new Semaphore(kibMax, true);
    }

    /** Room for a document; to be closed when the document is dealt with. */
    public interface Room extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for room for a document of this size. */
    public Room roomFor(long bytes) throws InterruptedException {
        if (bytes <= SMALL_BYTES) {
            return () -> {};
        }
        int taken = (int) Math.min(kibMax, bytes / KIB);
        kib.acquire(taken);
        return () -> kib.release(taken);
    }

    /** Waits for room for a document of this size, and gives it back when the exchange is done. */
    public void roomFor(long bytes, Exchange exchange) throws InterruptedException {
        var room = roomFor(bytes);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                room.close();
            }
        });
    }
}
