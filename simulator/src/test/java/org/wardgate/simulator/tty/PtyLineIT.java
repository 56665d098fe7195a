package org.wardgate.simulator.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.bytes.Bytes;

/** The client is plain file I/O on the link, as any program's might be. */
@Timeout(60)
class PtyLineIT {
    private final BlockingQueue<Bytes> received = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    private Path link;
    private PtyLine line;

    @BeforeEach
    void plug() throws IOException {
        link = directory.resolve("sub").resolve("bed1-pump");
        line = new PtyLine(link);
        line.plug(received::add);
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void allByteValuesPassInBothDirectionsUnchanged() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(line.address()).isEqualTo(link.toString());
        try (RandomAccessFile client = new RandomAccessFile(line.address(), "rw")) {
            client.write(all);
            assertThat(receive(256)).isEqualTo(Bytes.copyOf(all));

            line.send(Bytes.copyOf(all));
            byte[] read = new byte[256];
            client.readFully(read);
            assertThat(read).isEqualTo(all);
        }
        assertThat(received).as("an echo").isEmpty();
        assertThat(line.lostBytes()).isZero();
    }

    /** A terminal that echoed would hand the device its own reply as a request. */
    @Test
    void nothingIsEchoedBeforeAClientHasEverOpenedTheLine() throws Exception {
        line.send(Bytes.ofAscii("!INF|\r\n"));
        try (RandomAccessFile client = new RandomAccessFile(line.address(), "rw")) {
            client.write('x');
            assertThat(receive(1)).isEqualTo(Bytes.ofAscii("x"));
        }
    }

    @Test
    void clientsMayComeAndGo() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (RandomAccessFile client = new RandomAccessFile(line.address(), "rw")) {
                client.write('0' + i);
                assertThat(receive(1)).isEqualTo(Bytes.ofAscii(Integer.toString(i)));
            }
        }
    }

    @Test
    void whatNobodyReadsIsLostAndCountedAndNeverWaitedFor() {
        int chunk = 1024;
        for (int i = 0; i < 1024; i++) {
            line.send(Bytes.copyOf(new byte[chunk]));
        }

        assertThat(line.lostBytes()).isBetween(1024L * chunk - 100_000, 1024L * chunk - 1);
    }

    @Test
    void unplugHangsUpOnTheClientAndTakesTheLinkAway() throws Exception {
        try (RandomAccessFile client = new RandomAccessFile(line.address(), "rw")) {
            BlockingQueue<Integer> result = new LinkedBlockingQueue<>();
            Thread reader = new Thread(() -> result.add(read(client)));
            reader.start();
            line.unplug();

            assertThat(result.poll(10, TimeUnit.SECONDS)).isEqualTo(-1);
            assertThatThrownBy(() -> client.write('x')).isInstanceOf(IOException.class);
        }
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        line.send(Bytes.ofAscii("lost"));
        assertThat(line.lostBytes()).isEqualTo(4);
    }

    @Test
    void pluggedAgainTheSameLinkWorks() throws Exception {
        line.unplug();
        line.unplug();
        line.plug(received::add);
        line.plug(received::add);
        try (RandomAccessFile client = new RandomAccessFile(line.address(), "rw")) {
            client.write('x');
            assertThat(receive(1)).isEqualTo(Bytes.ofAscii("x"));
        }
    }

    @Test
    void twoHundredPlugsAndUnplugsLeaveNothingBehind() throws Exception {
        line.unplug();
        long descriptors = descriptors();
        int threads = Thread.activeCount();
        for (int i = 0; i < 200; i++) {
            line.plug(received::add);
            try (RandomAccessFile client = new RandomAccessFile(line.address(), "rw")) {
                client.write(i);
                assertThat(receive(1).u8(0)).isEqualTo(i & 0xFF);
                if (i % 2 == 0) {
                    line.unplug(); // under the client's hands
                }
            }
            line.unplug();
        }

        assertThat(descriptors()).isEqualTo(descriptors);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        try (Stream<Path> left = Files.list(link.resolveSibling("."))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void linkThatWasLeftBehindIsReplacedAndAFileOfSomebodyElsesIsNot() throws IOException {
        Path stale = directory.resolve("stale");
        Files.createSymbolicLink(stale, Path.of("/dev/pts/999999"));
        try (PtyLine other = new PtyLine(stale)) {
            other.plug(received::add);
            assertThat(Files.readSymbolicLink(stale).toString()).isNotEqualTo("/dev/pts/999999");
        }
        Path precious = Files.writeString(directory.resolve("precious"), "x", StandardCharsets.US_ASCII);
        try (PtyLine other = new PtyLine(precious)) {
            long descriptors = descriptors();
            assertThatThrownBy(() -> other.plug(received::add)).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(descriptors()).isEqualTo(descriptors);
        }
        assertThat(precious).hasContent("x");
    }

    private Bytes receive(int count) throws InterruptedException {
        byte[] all = new byte[count];
        int filled = 0;
        while (filled < count) {
            Bytes chunk = received.poll(10, TimeUnit.SECONDS);
            assertThat(chunk).as("after " + filled + " bytes").isNotNull();
            System.arraycopy(chunk.toArray(), 0, all, filled, chunk.length());
            filled += chunk.length();
        }
        return Bytes.copyOf(all);
    }

    /** -1 is the end of the file; an error shows as -2. */
    private static int read(RandomAccessFile client) {
        try {
            return client.read();
        } catch (IOException e) {
            return -2;
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/dev/fd"))) {
            return open.count();
        }
    }
}
