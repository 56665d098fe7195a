package org.wardgate.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
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

/** Thousands of lines behind loopback TCP ports, a port each, all read by one thread. */
final class TcpFarm implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TcpFarm.class);
    private static final int CHUNK = 4096;

    private final Selector selector;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

    TcpFarm() throws IOException {
        selector = Selector.open();
        Thread thread = new Thread(this::run, "wardgate-bench-lines");
        thread.setDaemon(true);
        thread.start();
    }

    /** A line that is unplugged so far. */
    Line line() {
        return new FarmLine();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(key -> {
                    if (key.attachment() instanceof FarmLine line) {
                        line.ready(key);
                    }
                });
            }
        } catch (IOException | ClosedSelectorException e) {
            log.debug("lines closed reason={}", e.toString());
        }
    }

    /** One line; a second client replaces the first. */
    private final class FarmLine implements Line {
        private @Nullable ServerSocketChannel server;
        private volatile @Nullable SocketChannel client;
        private volatile Consumer<Bytes> receiver = bytes -> {};
        private String address = "";
        private long lostBytes;

        @Override
        public String address() {
            return address;
        }

        @Override
        public void plug(Consumer<Bytes> toReceiver) throws IOException {
            receiver = toReceiver;
            ServerSocketChannel opened = ServerSocketChannel.open();
            server = opened;
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            opened.configureBlocking(false);
            address = "127.0.0.1:" + ((InetSocketAddress) opened.getLocalAddress()).getPort();
            opened.register(selector, SelectionKey.OP_ACCEPT, this);
            selector.wakeup();
        }

        @Override
        public void unplug() {
            close(client);
            close(server);
            client = null;
        }

        @Override
        public void send(Bytes bytes) {
            SocketChannel to = client;
            int written = 0;
            try {
                written = to == null ? 0 : to.write(ByteBuffer.wrap(bytes.toArray()));
            } catch (IOException e) {
                log.debug("client gone address={} reason={}", address, e.getMessage());
            }
            lostBytes += bytes.length() - written;
        }

        @Override
        public long lostBytes() {
            return lostBytes;
        }

        @Override
        public void close() {
            unplug();
        }

        /** On the farm's thread. */
        private void ready(SelectionKey key) {
            try {
                if (key.channel() instanceof ServerSocketChannel accepting) {
                    accept(accepting);
                } else if (key.channel() instanceof SocketChannel readable) {
                    read(readable);
                }
            } catch (IOException e) {
                close(client);
            }
        }

        private void accept(ServerSocketChannel accepting) throws IOException {
            SocketChannel accepted = accepting.accept();
            if (accepted != null) {
                accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
                accepted.configureBlocking(false);
                close(client);
                client = accepted;
                accepted.register(selector, SelectionKey.OP_READ, this);
            }
        }

        private void read(SocketChannel readable) throws IOException {
            chunk.clear();
            int count = readable.read(chunk);
            if (count < 0) {
                close(readable);
            } else {
                receiver.accept(Bytes.copyOf(chunk.array(), 0, count));
            }
        }

        private void close(java.nio.channels.@Nullable Channel channel) {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                log.debug("line closed badly address={} reason={}", address, e.getMessage());
            }
        }
    }
}
