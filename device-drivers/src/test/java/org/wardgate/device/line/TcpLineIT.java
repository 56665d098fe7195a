package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.model.LineState.Cause;
import org.wardgate.time.SystemTimeSource;

@Timeout(60)
class TcpLineIT {
    private final SystemTimeSource time = new SystemTimeSource();
    private final Loop loop = new Loop();
    private final RecordingListener listener = new RecordingListener(time);
    private final ByteCollector received = new ByteCollector();
    private ServerSocket server = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server.close();
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        loop.close();
    }

    /** By name, so that it is looked up. */
    private ReconnectingLine line() {
        return new ReconnectingLine(
                loop.loop,
                new TcpServer("localhost", server.getLocalPort()),
                SerialSettings.eightNoneOne(9600),
                time,
                received,
                listener);
    }

    @Test
    void bytesPassInBothDirectionsAndCarryTheirArrival() throws Exception {
        ReconnectingLine line = line();
        line.open();
        try (Socket device = server.accept()) {
            Channel channel = listener.nextOpened();
            long before = time.linkNanos();
            device.getOutputStream().write(new byte[] {1, (byte) 0xFF, 0});
            Loop.await(channel.writeAndFlush(channel.alloc().buffer().writeByte(0x55)));

            ByteCollector.Chunk chunk = received.next();
            assertThat(chunk.bytes).containsExactly(1, 0xFF, 0);
            assertThat(chunk.arrival.linkNanos()).isBetween(before, time.linkNanos());
            assertThat(device.getInputStream().read()).isEqualTo(0x55);
            assertThat(channel.config().getOption(ChannelOption.TCP_NODELAY)).isTrue();
            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            Loop.await(line.close());
        }
    }

    @Test
    void aServerThatClosesIsAHangUpAndIsConnectedAgain() throws Exception {
        ReconnectingLine line = line();
        line.open();
        Socket first = server.accept();
        listener.next("opened");

        first.close();

        RecordingListener.Report report = listener.next("closed");
        assertThat(report.cause()).isEqualTo(Cause.HANG_UP);
        assertThat(report.detail()).isEqualTo("localhost:" + server.getLocalPort() + " closed the connection");
        try (Socket second = server.accept()) {
            listener.next("opened");
            second.getOutputStream().write(7);
            assertThat(received.next().bytes).containsExactly(7);
            Loop.await(line.close());
        }
    }

    @Test
    void aServerThatIsNotThereIsReportedWithWhatToDo() throws Exception {
        server.close();
        ReconnectingLine line = line();

        line.open();

        RecordingListener.Report report = listener.next("failed");
        assertThat(report.cause()).isEqualTo(Cause.OPEN_FAILED);
        assertThat(report.detail())
                .startsWith("cannot open localhost:" + server.getLocalPort())
                .contains("refused")
                .endsWith("check the server, its port and the network");
        Loop.await(line.close());
    }

    /** A server that takes no bytes although its machine still answers, as one with a full serial side does. */
    @Test
    void aServerThatStopsReadingIsClosedAsStalled() throws Exception {
        ReconnectingLine line = line();
        line.open();
        try (Socket device = server.accept()) {
            Channel channel = listener.nextOpened();
            var unused = channel.writeAndFlush(channel.alloc().buffer().writeZero(64 * 1024 * 1024));

            RecordingListener.Report report = listener.next("closed");

            assertThat(report.cause()).isEqualTo(Cause.WRITE_STALLED);
            assertThat(device.isClosed()).isFalse();
            Loop.await(line.close());
        }
    }

    @Test
    void aNameThatNobodyKnowsIsReported() throws Exception {
        ReconnectingLine line = new ReconnectingLine(
                loop.loop,
                new TcpServer("no-such-host.invalid", 4001),
                SerialSettings.eightNoneOne(9600),
                time,
                received,
                listener);

        line.open();

        assertThat(listener.next("failed").detail())
                .isEqualTo("cannot open no-such-host.invalid:4001: no such host; correct the name or the name service");
        Loop.await(line.close());
    }

    @Test
    void theLoopIsFreeWhileANameIsLookedUp() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (Connector.OffLoopResolver resolver = new Connector.OffLoopResolver(host -> {
            awaitQuietly(answer);
            return new InetAddress[] {loopback};
        })) {
            InetSocketAddress pump = InetSocketAddress.createUnresolved("pump", 4001);
            Future<InetSocketAddress> one = resolver.getResolver(loop.loop).resolve(pump);
            Future<List<InetSocketAddress>> all =
                    resolver.getResolver(loop.loop).resolveAll(pump);

            assertThat(loop.call(one::isDone)).isFalse();
            answer.countDown();

            assertThat(Loop.await(one)).isEqualTo(new InetSocketAddress(loopback, 4001));
            assertThat(Loop.await(all)).containsExactly(new InetSocketAddress(loopback, 4001));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
