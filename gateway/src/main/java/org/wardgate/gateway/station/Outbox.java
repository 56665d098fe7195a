package org.wardgate.gateway.station;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.ward.BedState;

/**
 * What waits to be written to one station. What must arrive waits in order and is never dropped; of what is only the newest state,
 * the newest waits. JSON is made when it is written and not before, so that the ages in it are true. Event loop only.
 */
final class Outbox {
    /** How many messages may wait in order. */
    static final int CAPACITY = 256;

    private final Queue<Message> ordered = new ArrayDeque<>();
    private final Map<String, BedState> newest = new LinkedHashMap<>();
    private final Function<BedState, byte[]> vitals;
    private final Consumer<BedState> vitalsWritten;
    private @Nullable Supplier<byte[]> heartbeat;

    /** A message, and what to do once it is on the socket. */
    private record Message(Supplier<byte[]> json, Runnable written) {}

    /**
     * An empty outbox.
     *
     * @param vitals writes the state of a bed.
     * @param vitalsWritten told when the state of a bed is on the socket.
     */
    Outbox(Function<BedState, byte[]> vitals, Consumer<BedState> vitalsWritten) {
        this.vitals = vitals;
        this.vitalsWritten = vitalsWritten;
    }

    /**
     * Adds a message that must arrive, after those added before it. False when there is no room for it.
     *
     * @param written called when it is on the socket.
     */
    boolean add(Supplier<byte[]> message, Runnable written) {
        return ordered.size() < CAPACITY && ordered.add(new Message(message, written));
    }

    /** Replaces the heartbeat. */
    void setHeartbeat(Supplier<byte[]> message) {
        heartbeat = message;
    }

    /** Replaces the state of a bed. */
    void setBed(BedState state) {
        newest.put(state.bed(), state);
    }

    /** Writes what the channel takes, the most urgent first; the rest waits until the channel is writable again. */
    void drain(ChannelHandlerContext ctx) {
        boolean wrote = drainOrdered(ctx);
        if (ordered.isEmpty()) {
            var states = newest.values().iterator();
            while (ctx.channel().isWritable() && states.hasNext()) {
                BedState state = states.next();
                write(ctx, vitals.apply(state), () -> vitalsWritten.accept(state));
                states.remove();
                wrote = true;
            }
        }
        if (wrote) {
            ctx.flush();
        }
    }

    /** Writes what must arrive, and the heartbeat, but no bed's state. */
    void drainUrgent(ChannelHandlerContext ctx) {
        if (drainOrdered(ctx)) {
            ctx.flush();
        }
    }

    private boolean drainOrdered(ChannelHandlerContext ctx) {
        boolean wrote = false;
        while (ctx.channel().isWritable() && !ordered.isEmpty()) {
            Message message = ordered.remove();
            write(ctx, message.json.get(), message.written);
            wrote = true;
        }
        // after the alarm events: its sequence number says that they are all out
        Supplier<byte[]> due = heartbeat;
        if (due != null && ordered.isEmpty() && ctx.channel().isWritable()) {
            heartbeat = null;
            write(ctx, due.get(), Outbox::nothing);
            wrote = true;
        }
        return wrote;
    }

    /** What is done where nobody waits for a message to be on the socket. */
    static void nothing() {}

    private static void write(ChannelHandlerContext ctx, byte[] json, Runnable written) {
        ctx.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(json)))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
                .addListener(done -> {
                    if (done.isSuccess()) {
                        written.run();
                    }
                });
    }
}
