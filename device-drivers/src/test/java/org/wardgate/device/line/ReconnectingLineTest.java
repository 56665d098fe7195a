package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.PortOpenException.Reason;
import org.wardgate.model.LineState.Cause;

@Timeout(30)
class ReconnectingLineTest {
    private final RecordingTime time = new RecordingTime();
    private final Loop loop = new Loop();
    private final RecordingListener listener = new RecordingListener(time);
    private final BlockingQueue<FakePort> opened = new LinkedBlockingQueue<>();
    private volatile String refusal = "";
    private final ReconnectingLine line = line((address, settings) -> {
        if (!refusal.isEmpty()) {
            throw new PortOpenException(Reason.NO_SUCH_PORT, refusal);
        }
        FakePort port = new FakePort();
        opened.add(port);
        return port;
    });

    private ReconnectingLine line(Port.Opener opener) {
        SerialPath address = new SerialPath("/dev/ttyFAKE");
        Connector connector = Connector.serial(opener, address, SerialSettings.eightNoneOne(9600), time);
        return new ReconnectingLine(loop.loop, address, connector, time, new ByteCollector(), listener);
    }

    @AfterEach
    void endLoop() {
        loop.close();
    }

    /** The delay before the next attempt, past the one that watches for slow attempts. */
    private Duration nextDelay() throws InterruptedException {
        return time.nextDelayExcept(ReconnectingLine.SLOW);
    }

    private FakePort nextPort() throws InterruptedException {
        FakePort port = opened.poll(Loop.WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(port).isNotNull();
        return port;
    }

    @Test
    void attemptsFollowWithGrowingDelaysAndOneReport() throws Exception {
        refusal = "no port";
        line.open();

        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Duration delay = nextDelay();
            delays.add(delay.toMillis());
            time.virtual.advance(delay);
        }

        assertThat(delays).containsExactly(100L, 200L, 400L, 800L, 1600L);
        assertThat(listener.next("failed").detail()).isEqualTo("no port");
        loop.call(() -> 0);
        assertThat(listener.reports).isEmpty();
        Loop.await(line.close());
    }

    @Test
    void anotherExplanationIsReported() throws Exception {
        refusal = "no port";
        line.open();
        listener.next("failed");
        Duration delay = nextDelay();
        refusal = "no permission";

        time.virtual.advance(delay);

        RecordingListener.Report report = listener.next("failed");
        assertThat(report.cause()).isEqualTo(Cause.OPEN_FAILED);
        assertThat(report.detail()).isEqualTo("no permission");
        nextDelay();
        Loop.await(line.close());
    }

    @Test
    void aHangUpIsReportedAtOnceAndTheLineOpensAgain() throws Exception {
        line.open();
        Channel first = listener.nextOpened();
        nextPort().feed(FakePort.HANG_UP);

        RecordingListener.Report report = listener.next("closed");
        assertThat(report.cause()).isEqualTo(Cause.HANG_UP);
        assertThat(report.detail()).contains("/dev/ttyFAKE went away");
        time.virtual.advance(nextDelay());

        assertThat(listener.nextOpened()).isNotSameAs(first);
        Loop.await(line.close());
    }

    /** A line that opens and drops in a circle must not do so ten times a second. */
    @Test
    void delaysGrowWhileConnectionsDoNotLastAndBeginAgainAfterOneThatDid() throws Exception {
        line.open();
        List<Long> delays = new ArrayList<>();
        for (long lastedSeconds : new long[] {0, 0, 9, 10}) {
            listener.next("opened");
            time.virtual.advance(Duration.ofSeconds(lastedSeconds));
            nextPort().feed(FakePort.HANG_UP);
            listener.next("closed");
            Duration delay = nextDelay();
            delays.add(delay.toMillis());
            time.virtual.advance(delay);
        }

        assertThat(delays).containsExactly(100L, 200L, 400L, 100L);
        listener.next("opened");
        Loop.await(line.close());
    }

    @Test
    void aPipelineThatClosesStatesItsReason() throws Exception {
        line.open();
        Channel channel = listener.nextOpened();

        loop.loop.execute(() -> CloseReason.close(channel, Cause.BAD_FRAMES, "nothing but noise"));

        RecordingListener.Report report = listener.next("closed");
        assertThat(report.cause()).isEqualTo(Cause.BAD_FRAMES);
        assertThat(report.detail()).isEqualTo("nothing but noise");
        nextDelay();
        Loop.await(line.close());
    }

    @Test
    void aWriteThatStallsClosesTheLineWithItsCause() throws Exception {
        line.open();
        Channel channel = listener.nextOpened();
        nextPort().stalled = true;
        var unused = channel.writeAndFlush(channel.alloc().buffer().writeByte(1));
        assertThat(nextDelay()).isEqualTo(WriteDeadline.LIMIT);

        time.virtual.advance(WriteDeadline.LIMIT);

        assertThat(listener.next("closed").cause()).isEqualTo(Cause.WRITE_STALLED);
        nextDelay();
        Loop.await(line.close());
    }

    @Test
    void inputThatNobodyReadsIsReported() throws Exception {
        line.open();
        Channel channel = listener.nextOpened();
        loop.call(() -> channel.config().setAutoRead(false));
        FakePort port = nextPort();
        port.feed((byte) 1); // for the read that opening asked for
        port.feed((byte) 2, (byte) 3);
        assertThat(nextDelay()).isEqualTo(ReadQueue.UNREAD_LIMIT);

        time.virtual.advance(ReadQueue.UNREAD_LIMIT);

        assertThat(listener.next("unread").detail()).isEqualTo("2 waiting, 0 dropped");
        Loop.await(line.close());
    }

    @Test
    void closingEndsAnOpenLineForGood() throws Exception {
        line.open();
        listener.next("opened");
        FakePort port = nextPort();

        Loop.await(line.close());

        assertThat(port.closed.getCount()).isZero();
        assertThat(listener.next("closed").cause()).isEqualTo(Cause.SHUTDOWN);
        time.virtual.advance(Duration.ofMinutes(1));
        loop.call(() -> 0);
        assertThat(listener.reports).isEmpty();
        assertThat(opened).isEmpty();
    }

    @Test
    void closingEndsALineThatWaitsForItsNextAttempt() throws Exception {
        refusal = "no port";
        line.open();
        listener.next("failed");
        nextDelay();

        Loop.await(line.close());
        refusal = "";
        time.virtual.advance(Duration.ofMinutes(1));
        loop.call(() -> 0);

        assertThat(opened).isEmpty();
        assertThat(listener.reports).isEmpty();
    }

    @Test
    void aLineThatWasClosedDoesNotOpen() throws Exception {
        Loop.await(line.close());

        line.open();

        loop.call(() -> 0);
        assertThat(opened).isEmpty();
    }

    @Test
    void anAttemptThatHangsIsReportedAndMayStillSucceed() throws Exception {
        CountDownLatch mayOpen = new CountDownLatch(1);
        ReconnectingLine hanging = line((address, settings) -> {
            try {
                mayOpen.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new FakePort();
        });
        hanging.open();
        assertThat(time.nextDelayExcept(Duration.ZERO)).isEqualTo(ReconnectingLine.SLOW);

        time.virtual.advance(ReconnectingLine.SLOW);

        assertThat(listener.next("failed").detail())
                .isEqualTo("still opening /dev/ttyFAKE after 15 s; check the adapter or the server");
        mayOpen.countDown();
        listener.next("opened");
        Loop.await(hanging.close());
    }

    @Test
    void aFaultInOpeningIsReportedLikeARefusal() throws Exception {
        ReconnectingLine broken = line((address, settings) -> {
            throw new UnsatisfiedLinkError("no native library");
        });
        broken.open();

        assertThat(listener.next("failed").detail())
                .contains("cannot open /dev/ttyFAKE")
                .contains("no native library");
        nextDelay();
        Loop.await(broken.close());
    }
}
