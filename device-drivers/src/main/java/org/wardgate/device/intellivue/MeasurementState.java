package org.wardgate.device.intellivue;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.Quality;

/** What the monitor says about a value, in bits (type MeasurementState), and what becomes of the value. */
final class MeasurementState {
    static final int INVALID = 0x8000;
    static final int QUESTIONABLE = 0x4000;
    static final int UNAVAILABLE = 0x2000;
    static final int CALIBRATION_ONGOING = 0x1000;
    static final int TEST_DATA = 0x0800;
    static final int DEMO_DATA = 0x0400;
    static final int EARLY_INDICATION = 0x0040;
    static final int MEASUREMENT_ONGOING = 0x0020;

    private MeasurementState() {}

    /** Whether no value may be shown in this state, whatever number came with it. */
    static boolean forbidsValue(int state) {
        return (state & (INVALID | UNAVAILABLE | CALIBRATION_ONGOING)) != 0;
    }

    /**
     * The measurement that a value is.
     *
     * @param observed the value and its state.
     * @param off whether the monitor has the whole metric switched off.
     * @param deviceQuality the least that the monitor's operating mode says of every value.
     */
    static Measurement measurement(NuObsValue observed, boolean off, Quality deviceQuality) {
        Reason missing = missing(observed, off);
        return missing != null
                ? new Missing(missing)
                : new Value(
                        observed.value().decimal(),
                        Units.of(observed.unitCode()),
                        quality(observed.state(), deviceQuality));
    }

    private static @Nullable Reason missing(NuObsValue observed, boolean off) {
        int state = observed.state();
        FloatType value = observed.value();
        if (!off && !forbidsValue(state) && value.isNumber()) {
            return null;
        }
        // the most telling reason first: a calibration or a running cuff explains why a value is invalid
        if ((state & CALIBRATION_ONGOING) != 0) {
            return Reason.CALIBRATING;
        }
        if ((state & MEASUREMENT_ONGOING) != 0) {
            return Reason.ONGOING;
        }
        if ((state & INVALID) != 0) {
            return Reason.INVALID;
        }
        if (off || (state & UNAVAILABLE) != 0) {
            return Reason.UNAVAILABLE;
        }
        return value.isPositiveInfinity()
                ? Reason.OVER_RANGE
                : value.isNegativeInfinity() ? Reason.UNDER_RANGE : Reason.INVALID;
    }

    private static Quality quality(int state, Quality deviceQuality) {
        Quality quality = (state & DEMO_DATA) != 0
                ? Quality.DEMO
                : (state & TEST_DATA) != 0
                        ? Quality.TEST
                        : (state & QUESTIONABLE) != 0
                                ? Quality.QUESTIONABLE
                                : (state & EARLY_INDICATION) != 0 ? Quality.ESTIMATED : Quality.GOOD;
        return quality.compareTo(deviceQuality) > 0 ? quality : deviceQuality;
    }
}
