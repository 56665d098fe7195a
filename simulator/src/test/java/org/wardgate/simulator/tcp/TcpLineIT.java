package org.wardgate.simulator.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardgate.bytes.Bytes;

@Timeout(60)
class TcpLineIT {
    private static final Bytes HELLO = Bytes.ofAscii("hello");

    private final BlockingQueue<Bytes> received = new LinkedBlockingQueue<>();
    private final TcpLine line = new TcpLine(0);

    @BeforeEach
    void plug() throws IOException {
        line.plug(received::add);
        line.plug(received::add);
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void bytesPassInBothDirections() throws Exception {
        assertThat(line.address()).isEqualTo("127.0.0.1:" + line.port());
        try (Socket client = served()) {
            line.send(HELLO);
            assertThat(client.getInputStream().readNBytes(5)).isEqualTo(HELLO.toArray());
        }
        assertThat(line.lostBytes()).isZero();
    }

    @Test
    void secondClientIsTurnedAwayAndTheFirstKeepsTheLine() throws Exception {
        try (Socket first = served();
                Socket second = connect()) {
            assertThat(second.getInputStream().read()).isEqualTo(-1);
            line.send(HELLO);
            assertThat(first.getInputStream().readNBytes(5)).isEqualTo(HELLO.toArray());
        }
    }

    @Test
    void nextClientIsServedOnceTheFirstHasGone() throws Exception {
        served().close();
        Socket reset = servedAtLast();
        reset.setSoLinger(true, 0);
        reset.close();
        try (Socket next = servedAtLast()) {
            line.send(HELLO);
            assertThat(next.getInputStream().readNBytes(5)).isEqualTo(HELLO.toArray());
        }
    }

    @Test
    void whatNobodyReadsIsLostAndCountedAndNeverWaitedFor() throws Exception {
        line.send(HELLO);
        assertThat(line.lostBytes()).isEqualTo(5);
        try (Socket client = served()) {
            for (int i = 0; i < 1000 && line.lostBytes() == 5; i++) {
                line.send(Bytes.copyOf(new byte[100_000]));
            }
            assertThat(client.isConnected()).isTrue();
            assertThat(line.lostBytes()).isGreaterThan(5);
        }
    }

    @Test
    void unplugClosesTheClientAndThePortAndPlugOffersTheSamePortAgain() throws Exception {
        int port = line.port();
        try (Socket client = served()) {
            line.unplug();
            line.unplug();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        line.plug(received::add);
        assertThat(line.port()).isEqualTo(port);
        served().close();
    }

    @Test
    void twoHundredPlugsAndUnplugsLeaveNoThreadBehind() throws Exception {
        line.unplug();
        int threads = Thread.activeCount();
        for (int i = 0; i < 200; i++) {
            line.plug(received::add);
            served().close();
            line.unplug();
        }
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    }

    @Test
    void portThatIsTakenIsReported() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TcpLine other = new TcpLine(taken.getLocalPort())) {
            assertThatThrownBy(() -> other.plug(received::add)).isInstanceOf(IOException.class);
            other.send(HELLO);
            assertThat(other.lostBytes()).isEqualTo(5);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), line.port());
    }

    /** A client whom the line has heard, and so serves. */
    private Socket served() throws Exception {
        Socket client = connect();
        client.getOutputStream().write(HELLO.toArray());
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(HELLO);
        return client;
    }

    /** The line may not have noticed yet that the client before has gone, and turns this one away. */
    private Socket servedAtLast() throws Exception {
        while (true) {
            Socket client = connect();
            try {
                client.getOutputStream().write(HELLO.toArray());
                client.setSoTimeout(20);
                if (received.poll(20, TimeUnit.MILLISECONDS) != null) {
                    return client;
                }
            } catch (IOException e) {
                // turned away: once more
            }
            client.close();
        }
    }
}
