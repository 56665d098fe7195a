package org.wardgate.device.line;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import org.wardgate.time.Timestamp;

/**
 * When the bytes that the pipeline is handling now arrived. The line sets it before each read event, on the event loop; frame
 * decoders stamp their output with it, so that a frame carries the arrival of its last byte and not the moment of its decoding.
 */
public final class Arrival {
    private static final AttributeKey<Timestamp> KEY = AttributeKey.valueOf(Arrival.class, "timestamp");

    private Arrival() {}

    /** Sets the arrival of the bytes that are fired next. */
    public static void set(Channel channel, Timestamp timestamp) {
        channel.attr(KEY).set(timestamp);
    }

    /** The arrival of the bytes being handled. */
    public static Timestamp of(Channel channel) {
        Timestamp timestamp = channel.attr(KEY).get();
        if (timestamp == null) {
            throw new IllegalStateException("no bytes have arrived on " + channel);
        }
        return timestamp;
    }
}
