package org.wardgate.device.profile.drive;

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
    private final int[] gathered;
    private int count;
    private @Nullable WaveOutput last;
    private @Nullable Timestamp lastReceived;

    WaveGatherer(DriverContext context, int gather) {
        this.context = context;
        this.gathered = new int[gather];
    }

    void accept(WaveOutput output, Message message, Timestamp received) {
        last = output;
        int[] samples = output.samples(message);
        if (samples.length == 0) {
            end();
        }
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
