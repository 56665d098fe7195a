package org.wardgate.device.line;

import io.netty.channel.Channel;
import org.wardgate.model.LineState;

/**
 * Why a connection is being closed; a user event of its pipeline.
 *
 * @param cause why.
 * @param detail words for an engineer: what, where and what to do.
 */
public record CloseReason(LineState.Cause cause, String detail) {

    /** Closes a connection and states why. A connection that is closed without a reason is reported as a hang-up. */
    public static void close(Channel channel, LineState.Cause cause, String detail) {
        channel.pipeline().fireUserEventTriggered(new CloseReason(cause, detail));
        var unused = channel.close();
    }
}
