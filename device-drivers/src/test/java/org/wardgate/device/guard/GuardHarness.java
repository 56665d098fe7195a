package org.wardgate.device.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.VirtualTimeSource;

/** A guard on a channel that keeps what leaves. */
final class GuardHarness {
    final VirtualTimeSource time = new VirtualTimeSource();
    final List<Refusal> refusals = new ArrayList<>();
    final OutboundGuard guard;
    final EmbeddedChannel channel = new EmbeddedChannel();

    GuardHarness(GuardPolicy policy) {
        guard = new OutboundGuard(policy, time, refusals::add);
        channel.pipeline().addLast(OutboundGuard.NAME, guard);
    }

    /** Writes bytes as one message; the reason why that failed, null where it did not. */
    @Nullable
    Throwable write(Bytes bytes) {
        return writeMessage(Unpooled.wrappedBuffer(bytes.toArray()));
    }

    /** Writes bytes after a pause that leaves the rate no reason to refuse. */
    @Nullable
    Throwable writeAtLeisure(Bytes bytes) {
        time.advance(Duration.ofSeconds(10));
        return write(bytes);
    }

    /** Writes any message. */
    @Nullable
    Throwable writeMessage(Object message) {
        return channel.writeAndFlush(message).cause();
    }

    /** What has left since the last call. */
    Bytes left() {
        Bytes left = Bytes.empty();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            left = WireKit.join(left, Bytes.copyOf(ByteBufUtil.getBytes(out)));
            out.release();
        }
        return left;
    }
}
