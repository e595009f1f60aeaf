package no.stafett.hub.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import no.stafett.hub.data.CannotStart.Sentence;

/** Ports of 127.0.0.1, the only address that embedded parts listen on. */
public final class Ports {
    private static final String HOST = "127.0.0.1";

    private Ports() {}

    /** A port that nobody listens on just now. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The port that was asked for, or a free one for 0.
     *
     * @throws CannotStart when another program listens there
     */
    public static int freeOr(int asked) {
        if (asked == 0) {
            return free();
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, asked), 1);
            return asked;
        } catch (IOException | IllegalArgumentException e) {
            throw taken(asked, e);
        }
    }

    /** What to say of a port that can't be listened on. */
    public static CannotStart taken(int port, Exception cause) {
        return new CannotStart(
                new Sentence("Port " + port + " is taken.", "Port " + port + " er opptatt."),
                new Sentence(
                        "Stop the other program, or choose another with --port N.",
                        "Stopp det andre programmet, eller velg en annen med --port N."),
                cause);
    }
}
