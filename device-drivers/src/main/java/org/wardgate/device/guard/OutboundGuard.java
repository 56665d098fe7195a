package org.wardgate.device.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.TimeSource;

/**
 * The gate that every outbound write of one connection passes, below every driver. It lets through what the line's {@link
 * GuardPolicy} knows, unless a known pump would take it for a command; everything else is dropped, fails with {@link
 * GuardRefusedException}, is counted, and is reported to the {@link GuardListener}.
 *
 * <p>Each write has to be one complete allowed frame. A frame spread over several writes is refused with its first part: parts
 * that are harmless one by one can make a command on the wire, and to hold parts back until they are whole would make the guard
 * an assembler of commands, with a state that a cut connection leaves undefined.
 *
 * <p>A byte that other devices take for a command can be owed to this one as an answer. The guard listens by itself to what the
 * device says, and lets each such byte through once for what it answers.
 *
 * <p>What is written on is a copy made before the inspection. A writer that keeps its buffer and changes it afterwards changes
 * nothing that leaves.
 *
 * <p>Frames that are on the list leave no oftener than the policy's rate on link time: a storm of polls can harm a device as
 * well. A guard that is taken out of its pipeline closes the connection. Not sharable: new for each connection. All on the event
 * loop, save {@link #refusedCount}.
 */
public final class OutboundGuard extends ChannelDuplexHandler {
    /** The handler's name in the pipeline. */
    public static final String NAME = "outbound-guard";

    /** Longer than any frame of a policy; nothing longer is looked at. */
    static final int MAX_FRAME_BYTES = 1024;

    private final GuardPolicy policy;
    private final TimeSource time;
    private final GuardListener listener;
    private final TokenBucket bucket;
    private final OutgoingStream stream = new OutgoingStream();
    private final @Nullable AnswerWatch answers;
    private final Map<RefusalReason, LongAdder> refused = new ConcurrentHashMap<>();

    /**
     * A guard for a new connection.
     *
     * @param policy the allow-list of what is spoken on the line.
     * @param time its link time measures the rate.
     * @param listener is told of every refusal.
     */
    public OutboundGuard(GuardPolicy policy, TimeSource time, GuardListener listener) {
        this.policy = policy;
        this.time = time;
        this.listener = listener;
        bucket = new TokenBucket(policy.rateLimit(), time.linkNanos());
        answers = policy.answers();
    }

    /** How many writes of this connection were refused for a reason. May be called by any thread. */
    public long refusedCount(RefusalReason reason) {
        LongAdder counter = refused.get(reason);
        return counter == null ? 0 : counter.sum();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (answers != null && msg instanceof ByteBuf buffer) {
            for (int i = buffer.readerIndex(); i < buffer.writerIndex(); i++) {
                answers.heard(buffer.getUnsignedByte(i));
            }
        }
        ctx.fireChannelRead(msg);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        if (!(msg instanceof ByteBuf buffer)) {
            ReferenceCountUtil.release(msg);
            refuse(RefusalReason.NOT_BYTES, msg.getClass().getName(), Bytes.empty(), 0, promise);
            return;
        }
        int byteCount = buffer.readableBytes();
        Bytes frame;
        try {
            int looked = byteCount > MAX_FRAME_BYTES ? Refusal.SHOWN_BYTES : byteCount;
            frame = Bytes.copyOf(ByteBufUtil.getBytes(buffer, buffer.readerIndex(), looked));
        } finally {
            buffer.release();
        }
        if (byteCount > MAX_FRAME_BYTES) {
            refuse(RefusalReason.TOO_LONG, "", frame, byteCount, promise);
            return;
        }
        if (answers != null && answers.settles(frame)) {
            var unused = ctx.write(Unpooled.wrappedBuffer(frame.toArray()), promise); // the promise tells
            return;
        }
        // before the list: an attempt to command is called by its name in the audit trail, and no approval outweighs it
        List<DeniedCommand> denied = new ArrayList<>(DeniedGrammars.find(frame));
        if (policy instanceof ProfilePolicy) {
            denied.addAll(
                    stream.madeWith(frame)); // whoever wrote a profile may have meant its pieces to be put together
        }
        if (!denied.isEmpty()) {
            String names =
                    denied.stream().map(DeniedCommand::toString).distinct().collect(Collectors.joining(", "));
            refuse(RefusalReason.DENIED_COMMAND, names, frame, byteCount, promise);
            return;
        }
        Optional<RefusalReason> refusal = policy.refusal(frame);
        if (refusal.isPresent()) {
            refuse(refusal.get(), "", frame, byteCount, promise);
            return;
        }
        if (answers != null && !answers.permits(frame)) {
            refuse(RefusalReason.NOT_LISTED, "does not fit what the device has said", frame, byteCount, promise);
            return;
        }
        if (!bucket.take(time.linkNanos())) {
            refuse(RefusalReason.RATE, "", frame, byteCount, promise);
            return;
        }
        stream.sent(frame);
        var unused = ctx.write(Unpooled.wrappedBuffer(frame.toArray()), promise); // the promise tells
    }

    /** Closes the connection where it is still open: there is no line without a guard. */
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (ctx.channel().isOpen()) {
            var unused = ctx.channel().close();
        }
    }

    private void refuse(RefusalReason reason, String detail, Bytes frame, int byteCount, ChannelPromise promise) {
        String hex =
                frame.slice(0, Math.min(frame.length(), Refusal.SHOWN_BYTES)).toHex();
        Refusal refusal = new Refusal(reason, policy.protocol(), detail, hex, byteCount);
        refused.computeIfAbsent(reason, key -> new LongAdder()).increment();
        promise.tryFailure(new GuardRefusedException(refusal));
        listener.refused(refusal);
    }
}
