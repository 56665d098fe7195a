package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.SerialSettings.Parity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource.Face;

/** Lines on the pseudo-terminals of Linux, through the real serial library. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SerialLineIT {
    private static final SerialSettings SETTINGS = new SerialSettings(115200, 8, Parity.EVEN, 1);

    private final SystemTimeSource time = new SystemTimeSource();
    private final Loop loop = new Loop();
    private final RecordingListener listener = new RecordingListener(time);
    private final ByteCollector received = new ByteCollector();

    @TempDir
    Path directory;

    private Path link = Path.of("/nowhere");
    private Pty pty = new Pty();

    @BeforeEach
    void plugIn() throws IOException {
        link = Files.createSymbolicLink(directory.resolve("pump"), pty.path());
    }

    @AfterEach
    void clear() {
        pty.close();
        loop.close();
    }

    private ReconnectingLine line() {
        return new ReconnectingLine(loop.loop, new SerialPath(link.toString()), SETTINGS, time, received, listener);
    }

    private static byte[] allValues() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 256})
    void allByteValuesPassInBothDirections(int chunk) throws Exception {
        ReconnectingLine line = line();
        line.open();
        Channel channel = listener.nextOpened();
        byte[] all = allValues();

        for (int from = 0; from < all.length; from += chunk) {
            int count = Math.min(chunk, all.length - from);
            byte[] part = new byte[count];
            System.arraycopy(all, from, part, 0, count);
            pty.write(part);
            Loop.await(channel.writeAndFlush(channel.alloc().buffer().writeBytes(part)));
        }

        assertThat(received.next(256)).isEqualTo(all);
        assertThat(pty.read(256)).isEqualTo(all);
        Loop.await(line.close());
    }

    @Test
    void anUnplugIsNoticedWithin250MillisAndTheNewTargetOfTheLinkIsOpened() throws Exception {
        assumeRoot("TIOCVHANGUP");
        ReconnectingLine line = line();
        line.open();
        listener.next("opened");
        Pty other = new Pty();
        Files.delete(link);
        Files.createSymbolicLink(link, other.path());

        long unplugged = time.linkNanos();
        pty.unplug();
        RecordingListener.Report report = listener.next("closed");

        assertThat(report.cause()).isEqualTo(Cause.HANG_UP);
        assertThat(report.detail()).contains(link.toString());
        assertThat(Duration.ofNanos(report.linkNanos() - unplugged)).isLessThan(Duration.ofMillis(250));
        listener.next("opened");
        other.write((byte) 42);
        assertThat(received.next().bytes).containsExactly(42);
        Loop.await(line.close());
        other.close();
    }

    @Test
    void aFarEndThatEndsIsAHangUpAndItsAbsenceIsReportedOnce() throws Exception {
        ReconnectingLine line = line();
        line.open();
        listener.next("opened");

        pty.close();

        assertThat(listener.next("closed").cause()).isEqualTo(Cause.HANG_UP);
        assertThat(listener.next("failed").detail()).startsWith("no port " + link);
        awaitLinkTime(Duration.ofSeconds(1));
        assertThat(listener.reports).isEmpty();
        Loop.await(line.close());
    }

    /** The C library refuses a setting that a pseudo-terminal drops when nothing else changes: at the second opening. */
    @Test
    void thePortOpensAgainWithTheSettingsThatItHas() throws Exception {
        for (int i = 0; i < 3; i++) {
            openAndClose(line());
        }
    }

    @Test
    void aThousandRoundsLeaveNoThreadAndNoDescriptorBehind() throws Exception {
        // most of the time of an opening goes to the process table, so only the first rounds look there
        for (int i = 0; i < 50; i++) {
            openAndClose(line());
        }
        long threads = count("/proc/self/task");
        long descriptors = count("/proc/self/fd");
        SerialPath address = new SerialPath(link.toString());
        Connector connector = Connector.serial(
                (at, settings) -> JSerialCommPort.openDevice(pty.path(), settings), address, SETTINGS, time);
        long began = time.linkNanos();

        for (int i = 0; i < 1_000; i++) {
            openAndClose(new ReconnectingLine(loop.loop, address, connector, time, received, listener));
        }

        // a thread or two of the virtual machine may come and go
        assertThat(count("/proc/self/task")).isLessThanOrEqualTo(threads + 5);
        assertThat(count("/proc/self/fd")).isLessThanOrEqualTo(descriptors + 5);
        assertThat(Duration.ofNanos(time.linkNanos() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private void openAndClose(ReconnectingLine line) throws Exception {
        line.open();
        listener.next("opened");
        Loop.await(line.close());
        listener.next("closed");
    }

    private static long count(String directory) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            return entries.count();
        }
    }

    @Test
    void aSilentLineCostsNoProcessorTime() throws Exception {
        ReconnectingLine line = line();
        line.open();
        listener.next("opened");

        assertThat(processorTimeOfTwoSeconds()).isLessThan(Duration.ofMillis(500));
        Loop.await(line.close());
    }

    @Test
    void aLineWithoutAPortCostsNoProcessorTime() throws Exception {
        ReconnectingLine line = line();
        line.open();
        listener.next("opened");
        pty.close();
        listener.next("closed");

        assertThat(processorTimeOfTwoSeconds()).isLessThan(Duration.ofMillis(500));
        Loop.await(line.close());
    }

    /** Of all threads; one that spins takes two seconds of it. */
    private Duration processorTimeOfTwoSeconds() throws InterruptedException {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = process.getProcessCpuTime();
        awaitLinkTime(Duration.ofSeconds(2));
        return Duration.ofNanos(process.getProcessCpuTime() - before);
    }

    private void awaitLinkTime(Duration duration) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        time.schedule(Face.LINK, duration, loop.loop, over::countDown);
        assertThat(over.await(Loop.WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFarEndThatTakesNothingClosesTheLineAndNeverHoldsTheLoopUp() throws Exception {
        ReconnectingLine line = line();
        line.open();
        Channel channel = listener.nextOpened();
        Ticks ticks = new Ticks();
        loop.loop.execute(ticks::run);

        ChannelFuture write = channel.writeAndFlush(channel.alloc().buffer().writeZero(256 * 1024));
        RecordingListener.Report report = listener.next("closed");

        assertThat(report.cause()).isEqualTo(Cause.WRITE_STALLED);
        assertThat(report.detail()).contains(link.toString());
        listener.next("opened");
        assertThat(write.isSuccess()).isFalse();
        assertThat(Duration.ofNanos(ticks.longestGapNanos.get())).isLessThan(Duration.ofSeconds(1));
        assertThat(ticks.count.get()).isGreaterThan(20);
        Loop.await(line.close());
    }

    /** A timer of ten milliseconds on the event loop that measures how late it comes. */
    private final class Ticks {
        private final AtomicLong longestGapNanos = new AtomicLong();
        private final AtomicLong count = new AtomicLong();
        private long lastNanos = time.linkNanos();

        private void run() {
            long now = time.linkNanos();
            longestGapNanos.accumulateAndGet(now - lastNanos, Math::max);
            lastNanos = now;
            count.incrementAndGet();
            time.schedule(Face.LINK, Duration.ofMillis(10), loop.loop, this::run);
        }
    }

    private static void assumeRoot(String what) {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (!root) {
            System.out.println("skipped: " + what + " needs root");
        }
        assumeTrue(root, what + " needs root");
    }
}
