package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.LineState.Cause;
import org.wardgate.time.TimeSource;

/** Keeps what a line reports, in order, with the link time of each report. */
final class RecordingListener implements LineListener {
    final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final TimeSource time;

    /** One call; {@code what} is the method's name, and for the last method the two numbers. */
    record Report(
            String what,
            @Nullable Cause cause,
            String detail,
            long linkNanos,
            @Nullable Channel channel) {}

    RecordingListener(TimeSource time) {
        this.time = time;
    }

    @Override
    public void opened(Channel channel) {
        add("opened", null, "", channel);
    }

    @Override
    public void failed(Cause cause, String detail) {
        add("failed", cause, detail, null);
    }

    @Override
    public void closed(Cause cause, String detail) {
        add("closed", cause, detail, null);
    }

    @Override
    public void unread(int waitingBytes, long droppedBytes) {
        add("unread", null, waitingBytes + " waiting, " + droppedBytes + " dropped", null);
    }

    private void add(String what, @Nullable Cause cause, String detail, @Nullable Channel channel) {
        reports.add(new Report(what, cause, detail, time.linkNanos(), channel));
    }

    /** The next report, which must be of a kind. */
    Report next(String what) throws InterruptedException {
        Report report = reports.poll(Loop.WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(report).as("a report that the line has %s", what).isNotNull();
        assertThat(report.what()).as("%s", report).isEqualTo(what);
        return report;
    }

    /** The channel of the next report, which must be that the line has opened. */
    Channel nextOpened() throws InterruptedException {
        Channel channel = next("opened").channel();
        assertThat(channel).isNotNull();
        return channel;
    }
}
