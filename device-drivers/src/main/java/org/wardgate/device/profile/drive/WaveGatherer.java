package org.wardgate.device.profile.drive;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.profile.content.Message;
import org.wardgate.model.Samples;
import org.wardgate.model.Waveform;
import org.wardgate.time.Timestamp;

/** Gathers the samples of one curve to runs without a gap. One for each curve of a connection. */
final class WaveGatherer {
    private final DriverContext context;
    private final long breakNanos;
    private final int[] gathered;
    private int count;
    private @Nullable WaveOutput last;
    private @Nullable Timestamp lastReceived;

    /** {@code breakAfter} is a silence in which samples were lost, by link time. */
    WaveGatherer(DriverContext context, int gather, Duration breakAfter) {
        this.context = context;
        this.breakNanos = breakAfter.toNanos();
        this.gathered = new int[gather];
    }

    void accept(WaveOutput output, Message message, Timestamp received) {
        boolean broken = lastReceived != null && received.linkNanos() - lastReceived.linkNanos() >= breakNanos;
        int[] samples = output.samples(message);
        if (samples.length == 0 || broken) {
            end();
        }
        last = output;
        int taken = 0;
        while (taken < samples.length) {
            int part = Math.min(samples.length - taken, gathered.length - count);
            System.arraycopy(samples, taken, gathered, count, part);
            lastReceived = received;
            taken += part;
            count += part;
            if (count == gathered.length) {
                end();
            }
        }
    }

    /** A gap follows, or the run is full: what was gathered is passed on. */
    void end() {
        if (count > 0 && last != null && lastReceived != null) {
            context.emit(new Waveform(
                    context.header(lastReceived, null),
                    last.metric(),
                    "",
                    null,
                    last.samplePeriod(),
                    Samples.copyOf(count == gathered.length ? gathered : Arrays.copyOf(gathered, count), null)));
            count = 0;
        }
    }
}
