package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.PortOpenException.Reason;
import org.wardgate.device.line.SerialSettings.Parity;
import org.wardgate.model.LineState.Cause;

@Timeout(30)
class SerialChannelTest {
    private static final SerialPath ADDRESS = new SerialPath("/dev/ttyFAKE");
    private static final SerialSettings SETTINGS = new SerialSettings(38400, 8, Parity.EVEN, 1);

    private final RecordingTime time = new RecordingTime();
    private final Loop loop = new Loop();
    private final FakePort port = new FakePort();
    private final ByteCollector received = new ByteCollector();
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    @AfterEach
    void endLoop() {
        loop.close();
    }

    private ChannelFuture connect(Port.Opener opener) {
        return Connector.serial(opener, ADDRESS, SETTINGS, time).connect(loop.loop, new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(received, new ChannelInboundHandlerAdapter() {
                    @Override
                    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                        events.add(event);
                    }
                });
            }
        });
    }

    private Channel connected() throws Exception {
        ChannelFuture connecting = connect((address, settings) -> port);
        Loop.await(connecting);
        return connecting.channel();
    }

    private static ByteBuf bytes(int count) {
        return Unpooled.wrappedBuffer(new byte[count]);
    }

    private Object nextEvent() throws InterruptedException {
        Object event = events.poll(Loop.WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    @Test
    void thePortIsOpenedAtItsAddressWithItsSettings() throws Exception {
        BlockingQueue<Object> asked = new LinkedBlockingQueue<>();
        ChannelFuture connecting = connect((address, settings) -> {
            asked.add(address);
            asked.add(settings);
            return port;
        });
        Loop.await(connecting);

        assertThat(asked).containsExactly(ADDRESS, SETTINGS);
        assertThat(connecting.channel().remoteAddress()).hasToString("/dev/ttyFAKE");
        Loop.await(connecting.channel().close());
    }

    @Test
    void eachChunkCarriesTheTimeOfItsArrivalAndNotOfItsHandling() throws Exception {
        Channel channel = connected();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        loop.loop.execute(() -> {
            working.countDown();
            awaitQuietly(busy);
        });
        working.await();
        port.feed((byte) 1, (byte) 2);
        port.awaitHandedOver();
        time.virtual.advance(Duration.ofMillis(30));
        port.feed((byte) 3);
        port.awaitHandedOver();
        time.virtual.advance(Duration.ofMillis(500));
        busy.countDown();

        ByteCollector.Chunk first = received.next();
        ByteCollector.Chunk second = received.next();

        assertThat(first.bytes).containsExactly(1, 2);
        assertThat(second.bytes).containsExactly(3);
        assertThat(first.arrival.linkNanos()).isZero();
        assertThat(second.arrival.linkNanos()).isEqualTo(30_000_000);
        Loop.await(channel.close());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void withoutAutoReadChunksComeOneForEachRead() throws Exception {
        Channel channel = connected();
        loop.call(() -> channel.config().setAutoRead(false));
        port.feed((byte) 1); // for the read that opening asked for
        port.feed((byte) 2);
        port.feed((byte) 3);
        assertThat(received.next().bytes).containsExactly(1);
        assertThat(loop.call(received.chunks::isEmpty)).isTrue();

        channel.read();
        assertThat(received.next().bytes).containsExactly(2);
        assertThat(loop.call(received.chunks::isEmpty)).isTrue();

        channel.config().setAutoRead(true);
        assertThat(received.next().bytes).containsExactly(3);
        Loop.await(channel.close());
    }

    @Test
    void inputThatNobodyReadsIsBoundedCountedAndReportedAfterASecond() throws Exception {
        Channel channel = connected();
        loop.call(() -> channel.config().setAutoRead(false));
        port.feed((byte) 0);
        received.next();
        for (int i = 0; i < 70; i++) {
            port.feed(new byte[1024]);
        }
        assertThat(time.nextDelayExcept(Duration.ZERO)).isEqualTo(ReadQueue.UNREAD_LIMIT);
        port.awaitHandedOver();

        time.virtual.advance(Duration.ofSeconds(1));

        assertThat(nextEvent()).isEqualTo(new UnreadInput(64 * 1024, 6 * 1024));
        channel.config().setAutoRead(true);
        assertThat(received.next(64 * 1024)).hasSize(64 * 1024);
        assertThat(nextEvent()).isEqualTo(new UnreadInput(0, 6 * 1024));
        port.feed((byte) 7);
        assertThat(received.next().bytes).containsExactly(7);
        assertThat(events).isEmpty();
        Loop.await(channel.close());
    }

    /** Else a noisy line of single bytes would cost a buffer and an entry each, without bound. */
    @Test
    void singleBytesCountForMoreThanTheyCarry() throws Exception {
        Channel channel = connected();
        loop.call(() -> channel.config().setAutoRead(false));
        port.feed((byte) 0);
        received.next();
        for (int i = 0; i < 4096 + 10; i++) {
            port.feed(new byte[1]);
        }
        port.awaitHandedOver();
        channel.config().setAutoRead(true);

        assertThat(nextEvent()).isEqualTo(new UnreadInput(0, 10));
        Loop.await(channel.close());
    }

    @Test
    void inputThatIsReadWithinASecondIsNotReported() throws Exception {
        Channel channel = connected();
        loop.call(() -> channel.config().setAutoRead(false));
        port.feed((byte) 0);
        received.next();
        port.feed((byte) 1);
        time.nextDelayExcept(Duration.ZERO);
        channel.config().setAutoRead(true);
        received.next();

        time.virtual.advance(Duration.ofSeconds(5));

        loop.call(() -> 0);
        assertThat(events).isEmpty();
        Loop.await(channel.close());
    }

    @Test
    void aMessageIsWrittenWholeInThePartsThatThePortTakes() throws Exception {
        Channel channel = connected();
        port.takesAtMost = 300;
        byte[] message = new byte[1300];
        new Random(1).nextBytes(message);

        Loop.await(channel.writeAndFlush(Unpooled.wrappedBuffer(message)));

        assertThat(port.written.stream().map(part -> part.length)).containsExactly(300, 300, 300, 300, 100);
        byte[] all = new byte[1300];
        int at = 0;
        for (byte[] part : port.written) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        assertThat(all).isEqualTo(message);
        Loop.await(channel.close());
    }

    @Test
    void anEmptyMessageIsTakenAndMessagesKeepTheirOrder() throws Exception {
        Channel channel = connected();
        var unused = channel.write(Unpooled.EMPTY_BUFFER);
        var unusedToo = channel.write(Unpooled.wrappedBuffer(new byte[] {1}));
        Loop.await(channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {2})));

        assertThat(port.written).containsExactly(new byte[] {1}, new byte[] {2});
        Loop.await(channel.close());
    }

    @Test
    void somethingElseThanBytesIsRefused() throws Exception {
        Channel channel = connected();

        assertThatThrownBy(() -> Loop.await(channel.writeAndFlush("text")))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
        Loop.await(channel.close());
    }

    @Test
    void aWriteThatFailsClosesThePortAsGone() throws Exception {
        Channel channel = connected();
        port.takesAtMost = 0;

        var unused = channel.writeAndFlush(bytes(1));

        assertThat(nextEvent()).isInstanceOfSatisfying(CloseReason.class, reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.HANG_UP);
        });
        Loop.await(channel.closeFuture());
    }

    @Test
    void aHangUpIsStatedWithTheNameOfThePortAfterTheLastBytes() throws Exception {
        Channel channel = connected();
        port.feed((byte) 9);
        port.feed(FakePort.HANG_UP);

        assertThat(nextEvent()).isInstanceOfSatisfying(CloseReason.class, reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.HANG_UP);
            assertThat(reason.detail()).contains("/dev/ttyFAKE");
        });
        assertThat(received.next().bytes).containsExactly(9);
        Loop.await(channel.closeFuture());
        assertThat(events).isEmpty();
    }

    /** A descriptor closed under its reader may be the next file's when the reader uses it. */
    @Test
    void thePortIsClosedAfterReaderAndWriterHaveLeftIt() throws Exception {
        Channel channel = connected();
        port.stalled = true;
        ChannelFuture write = channel.writeAndFlush(bytes(1));
        loop.call(() -> 0);

        Loop.await(channel.close());

        assertThat(port.closed.getCount()).isZero();
        assertThat(port.closedUnderReader).isFalse();
        assertThat(write.isSuccess()).isFalse();
    }

    @Test
    void theLoopIsFreeWhileAWriteWaits() throws Exception {
        Channel channel = connected();
        port.stalled = true;
        var unused = channel.writeAndFlush(bytes(1));
        port.feed((byte) 5);

        assertThat(received.next().bytes).containsExactly(5);
        Loop.await(channel.close());
    }

    @Test
    void anOpeningThatFailsFailsTheConnectionAndClosesTheChannel() throws Exception {
        PortOpenException refused = new PortOpenException(Reason.BUSY, "busy");
        ChannelFuture connecting = connect((address, settings) -> {
            throw refused;
        });

        assertThatThrownBy(() -> Loop.await(connecting)).hasRootCause(refused);
        Loop.await(connecting.channel().closeFuture());
    }

    @Test
    void aChannelThatIsClosedWhileItOpensClosesThePortThatItGets() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch mayOpen = new CountDownLatch(1);
        ChannelFuture connecting = connect((address, settings) -> {
            opening.countDown();
            awaitQuietly(mayOpen);
            return port;
        });
        assertThat(opening.await(Loop.WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        ChannelFuture closing = connecting.channel().close();
        assertThat(loop.call(closing::isDone)).isFalse();
        mayOpen.countDown();

        Loop.await(closing);

        assertThat(port.closed.getCount()).isZero();
        assertThatThrownBy(() -> Loop.await(connecting)).isInstanceOf(Exception.class);
    }
}
