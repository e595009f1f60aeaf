package no.stafett.adapter.sheets.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of an archive while it is unpacked: it stops where it grows too far. */
final class Bounded extends FilterInputStream {
    /** Real sheets are packed some twenty to a hundred times; bombs a thousand times and more. */
    private static final long TIMES_MAX = 400;
    /** Smaller parts may be packed as they like. */
    private static final long UNSUSPICIOUS_BYTES = 32L << 20;

    private final long most;
    private long read;

    /** The part grew too far. */
    static final class TooFar extends IOException {
        private static final long serialVersionUID = 1;

        private final long most;

        TooFar(long most) {
            super("too far");
            this.most = most;
        }

        long most() {
            return most;
        }
    }

    Bounded(InputStream in, long packedBytes, long bytesMax) {
        super(in);
        this.most = Math.min(bytesMax, Math.max(UNSUSPICIOUS_BYTES, Math.max(packedBytes, 1) * TIMES_MAX));
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var some = super.read(bytes, from, length);
        count(Math.max(some, 0));
        return some;
    }

    private void count(int more) throws TooFar {
        read += more;
        if (read > most) {
            throw new TooFar(most);
        }
    }
}
