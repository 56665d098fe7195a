package org.wardgate.gateway.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between the page and the gateway that can be cut. It listens on {@link #HOST} with the gateway's own port, so that the
 * browser, which is told to go there for 127.0.0.1, names the host that the gateway expects.
 */
final class Relay implements AutoCloseable {
    /** Another address of this machine. */
    static final String HOST = "127.0.0.2";

    private final ServerSocket server = new ServerSocket();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile boolean cut;

    /** A network to the gateway's port. */
    Relay(int port) throws IOException {
        this.port = port;
        server.bind(new InetSocketAddress(HOST, port));
        start("wardgate-relay", this::accept);
    }

    /** Breaks every connection, and lets no new one come about until it is mended. */
    void cut() {
        cut = true;
        open.forEach(Relay::close);
    }

    /** Lets connections come about again. */
    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket page = server.accept();
                Socket gateway = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(page);
                open.add(gateway);
                if (cut) {
                    close(page);
                    close(gateway);
                }
                start("wardgate-relay-up", () -> pump(page, gateway));
                start("wardgate-relay-down", () -> pump(gateway, page));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // cut, or closed by one of the ends
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
