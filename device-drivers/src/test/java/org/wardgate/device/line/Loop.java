package org.wardgate.device.line;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** One event loop of the kind the gateway uses, and bounded waits for it. */
final class Loop implements AutoCloseable {
    static final int WAIT_SECONDS = 10;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    final EventLoop loop = group.next();

    /** Runs something on the loop and waits for it, and so for all that was handed over before it. */
    <T> T call(Callable<T> task) throws Exception {
        return loop.submit(task).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        boolean ended =
                group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(WAIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            throw new AssertionError("the event loop does not end");
        }
    }
}
