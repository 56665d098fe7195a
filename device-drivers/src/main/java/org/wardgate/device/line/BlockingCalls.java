package org.wardgate.device.line;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads for what an operating system may take its time over: writing to a port, closing it, looking up a name. A port has at most two such calls in progress (a write and a close), which bounds their number; idle ones end.
 */
final class BlockingCalls {
    static final Executor EXECUTOR = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DefaultThreadFactory("wardgate-line", true));

    private BlockingCalls() {}
}
