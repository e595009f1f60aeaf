package no.stafett.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP line to a server on this machine that can fall silent: connected still, but nothing comes through any more. */
final class MutableLine implements AutoCloseable {
    private static final int BUFFER_BYTES = 8192;

    private final ServerSocket door;
    private final int serverPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean muted;

    MutableLine(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::connectAll);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What comes while it is mute is lost; of a connection that lost something nothing more is heard. */
    void mute(boolean on) {
        muted = on;
    }

    private void connectAll() throws IOException {
        while (!door.isClosed()) {
            var client = door.accept();
            var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.addAll(List.of(client, server));
            run(() -> carry(client.getInputStream(), server.getOutputStream()));
            run(() -> carry(server.getInputStream(), client.getOutputStream()));
        }
    }

    private void carry(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        int read;
        while ((read = from.read(buffer)) >= 0) {
            if (muted) {
                return;
            }
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // its end
                    }
                },
                "mutable-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
