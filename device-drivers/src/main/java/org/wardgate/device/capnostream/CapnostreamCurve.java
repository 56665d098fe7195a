package org.wardgate.device.capnostream;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.capnostream.CapnostreamMessage.Wave;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.Decimal;
import org.wardgate.model.MetricId;
import org.wardgate.model.Samples;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Waveform;
import org.wardgate.time.Timestamp;

/**
 * Gathers the samples of the carbon dioxide curve to runs without a gap. A sample does not name its unit: until numbers have told it,
 * none is passed on. Source: CDTP, CO2 wave.
 */
final class CapnostreamCurve {
    static final Duration SAMPLE_PERIOD = Duration.ofMillis(50);

    private static final MetricId METRIC = new MetricId.Mdc(151724); // MDC_AWAY_CO2
    private static final int RUN = 10;
    private static final int NUMBERS = 256;
    private static final int NO_NUMBER = -1;
    private static final int LEVELS = 0x10000;
    private static final int WHOLE = LEVELS / 256;
    private static final int INVALID = 0x01;

    private final DriverContext context;
    private final int[] gathered = new int[RUN];
    private int count;
    private int lastNumber = NO_NUMBER;
    private @Nullable CapnostreamUnit unit;
    private @Nullable Timestamp lastReceived;

    CapnostreamCurve(DriverContext context) {
        this.context = context;
    }

    /** The unit of the samples from now on. */
    void unit(CapnostreamUnit newUnit) {
        if (newUnit != unit) {
            end();
            unit = newUnit;
        }
    }

    /** The next sample. */
    void accept(Wave wave, Timestamp received) {
        if (lastNumber != NO_NUMBER && wave.number() != (lastNumber + 1) % NUMBERS) {
            context.count("wave-gap");
            end();
        }
        lastNumber = wave.number();
        lastReceived = received;
        if ((wave.status() & INVALID) != 0) {
            end();
            return;
        }
        gathered[count++] = wave.level();
        if (count == RUN) {
            end();
        }
    }

    /** A gap follows, or the run is full: what was gathered is passed on. */
    void end() {
        if (count > 0 && unit != null && lastReceived != null) {
            Scale scale = new Scale(Decimal.of(0), unit.value(WHOLE), 0, LEVELS, unit.unit());
            context.emit(new Waveform(
                    context.header(lastReceived, null),
                    METRIC,
                    "",
                    null,
                    SAMPLE_PERIOD,
                    Samples.copyOf(Arrays.copyOf(gathered, count), scale)));
        }
        count = 0;
    }

    /** What comes next does not follow what came last. */
    void restart() {
        end();
        lastNumber = NO_NUMBER;
    }
}
