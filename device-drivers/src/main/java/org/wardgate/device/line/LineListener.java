package org.wardgate.device.line;

import io.netty.channel.Channel;
import org.wardgate.model.LineState;

/** Told how a line fares: once for each change, not for each attempt. Called on the line's event loop; must not block or throw. */
public interface LineListener {

    /** The line is open. Comes before the first bytes. */
    void opened(Channel channel);

    /**
     * The line cannot be opened; attempts go on. Repeated when the explanation changes.
     *
     * @param detail words for an engineer: what, where and what to do.
     */
    void failed(LineState.Cause cause, String detail);

    /**
     * The line was open and is no longer. Unless the cause is {@link LineState.Cause#SHUTDOWN}, it is going to be opened again.
     *
     * @param detail words for an engineer: what, where and what to do; empty where there is nothing to add.
     */
    void closed(LineState.Cause cause, String detail);

    /**
     * Input has been waiting for a second because the pipeline does not read it, or no longer waits. A serial line cannot be told
     * to pause: what does not fit is dropped.
     *
     * @param waitingBytes how many bytes wait; 0 when the condition has passed.
     * @param droppedBytes how many bytes have been dropped since the line opened.
     */
    void unread(int waitingBytes, long droppedBytes);
}
