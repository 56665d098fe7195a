package org.wardgate.device.line;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads for what may take its time: writing to a port, closing it, looking up a name, recognising strange bytes. A line has at most
 * three such calls in progress, which bounds their number; idle ones end.
 */
public final class BlockingCalls {
    /** Runs each task at once, on a thread that may wait. */
    public static final Executor EXECUTOR = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DefaultThreadFactory("wardgate-line", true));

    private BlockingCalls() {}
}
