package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.model.LineState.Cause;
import org.wardgate.time.VirtualTimeSource;

class WriteDeadlineTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final ArrayDeque<ChannelPromise> untaken = new ArrayDeque<>();
    private final List<CloseReason> reasons = new ArrayList<>();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new FarEnd(), new WriteDeadline(time, new SerialPath("/dev/ttyUSB0")), new Reasons());

    /** Takes messages when the test says so. */
    private final class FarEnd extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            untaken.add(promise);
        }
    }

    private final class Reasons extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            reasons.add((CloseReason) event);
        }
    }

    private void write() {
        var unused = channel.writeOneOutbound(Unpooled.wrappedBuffer(new byte[] {1}));
    }

    private void advanceMillis(long millis) {
        time.advance(Duration.ofMillis(millis));
        channel.runPendingTasks();
    }

    @Test
    void aMessageThatIsNotTakenForTwoSecondsClosesTheConnection() {
        write();

        advanceMillis(1999);
        assertThat(channel.isOpen()).isTrue();
        advanceMillis(1);

        assertThat(channel.isOpen()).isFalse();
        assertThat(reasons).singleElement().satisfies(reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.WRITE_STALLED);
            assertThat(reason.detail()).contains("/dev/ttyUSB0");
        });
    }

    @Test
    void aConnectionWithNothingToSendStaysOpen() {
        write();
        untaken.remove().setSuccess();

        advanceMillis(60_000);

        assertThat(channel.isOpen()).isTrue();
    }

    /** A slow line is not a dead one: the deadline runs from the last message that was taken. */
    @Test
    void eachMessageThatIsTakenGivesTheNextTwoSeconds() {
        write();
        write();
        write();
        advanceMillis(1500);
        untaken.remove().setSuccess();
        advanceMillis(1500);
        untaken.remove().setSuccess();
        advanceMillis(1999);
        assertThat(channel.isOpen()).isTrue();

        advanceMillis(1);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aMessageAfterALongSilenceHasItsFullTime() {
        write();
        untaken.remove().setSuccess();
        advanceMillis(1000);
        write();

        advanceMillis(1999);
        assertThat(channel.isOpen()).isTrue();
        advanceMillis(1);

        assertThat(channel.isOpen()).isFalse();
    }
}
