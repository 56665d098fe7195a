package org.wardgate.simulator.tcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.line.Line;

/**
 * A line behind a loopback TCP port, as a serial-device server offers it: raw bytes, one client at a time; a second one is
 * accepted and closed at once. Unplugged, nothing listens; plugged again, the port is the same.
 */
public final class TcpLine implements Line {
    private static final Logger log = LoggerFactory.getLogger(TcpLine.class);
    private static final int CHUNK = 4096;

    private int port;
    private @Nullable Server server;
    private long lostBytes;

    /**
     * A line that is unplugged so far.
     *
     * @param port the loopback port, or 0 for any free one, which the line then keeps.
     */
    public TcpLine(int port) {
        this.port = port;
    }

    /** {@inheritDoc} As {@code 127.0.0.1:4001}. */
    @Override
    public String address() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
    }

    /** The loopback port; 0 while it is not known. */
    public int port() {
        return port;
    }

    @Override
    public void plug(Consumer<Bytes> receiver) throws IOException {
        if (server == null) {
            server = new Server(port, receiver);
            port = server.port();
            server.start();
        }
    }

    @Override
    public void unplug() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void send(Bytes bytes) {
        lostBytes += bytes.length() - (server == null ? 0 : server.write(bytes));
    }

    @Override
    public long lostBytes() {
        return lostBytes;
    }

    @Override
    public void close() {
        unplug();
    }

    /** The listening socket, its one client and the thread that serves both. */
    private static final class Server {
        private final Consumer<Bytes> receiver;
        private final Selector selector;
        private final ServerSocketChannel listening;
        private final Thread thread;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        private volatile boolean closing;
        private volatile @Nullable SocketChannel client;

        private Server(int port, Consumer<Bytes> receiver) throws IOException {
            this.receiver = receiver;
            this.selector = Selector.open();
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_ACCEPT);
            } catch (IOException e) {
                channel.close();
                selector.close();
                throw e;
            }
            this.listening = channel;
            this.thread = new Thread(this::serve, "wardgate-sim-tcp-" + port());
            thread.setDaemon(true);
        }

        private void start() {
            thread.start();
        }

        private int port() {
            return listening.socket().getLocalPort();
        }

        private int write(Bytes bytes) {
            SocketChannel to = client;
            if (to == null) {
                return 0;
            }
            try {
                return to.write(ByteBuffer.wrap(bytes.toArray()));
            } catch (IOException e) {
                return 0; // the reading thread finds the same and closes
            }
        }

        private void close() {
            closing = true;
            selector.wakeup();
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true; // nothing may be received after the line was unplugged
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void serve() {
            try (selector;
                    listening) {
                while (!closing) {
                    selector.select(this::ready);
                }
            } catch (IOException | UncheckedIOException e) {
                log.warn("simulated line lost port={} reason={}", port(), e.getMessage());
            } finally {
                drop();
            }
        }

        private void ready(SelectionKey key) {
            if (closing) {
                return;
            }
            if (key.isAcceptable()) {
                accept();
            } else {
                read();
            }
        }

        private void accept() {
            SocketChannel caller;
            try {
                caller = listening.accept();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (caller == null) {
                return;
            }
            if (client != null) {
                close(caller);
                return;
            }
            try {
                caller.configureBlocking(false);
                caller.setOption(StandardSocketOptions.TCP_NODELAY, true);
                caller.register(selector, SelectionKey.OP_READ);
                client = caller;
            } catch (IOException e) {
                close(caller); // gone before it was served
            }
        }

        private void read() {
            SocketChannel from = client;
            if (from == null) {
                return;
            }
            chunk.clear();
            int count;
            try {
                count = from.read(chunk);
            } catch (IOException e) {
                count = -1; // reset by the client
            }
            if (count < 0) {
                drop();
            } else if (count > 0) {
                receiver.accept(Bytes.copyOf(chunk.array(), 0, count));
            }
        }

        private void drop() {
            SocketChannel gone = client;
            client = null;
            if (gone != null) {
                close(gone);
            }
        }

        private void close(SocketChannel channel) {
            try {
                channel.close();
            } catch (IOException e) {
                log.debug("close failed port={} reason={}", port(), e.getMessage());
            }
        }
    }
}
