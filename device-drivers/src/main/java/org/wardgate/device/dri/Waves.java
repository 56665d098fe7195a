package org.wardgate.device.dri;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Unit;

/** The curves there are, by the number that asks for them. Record specification, waveform data. */
final class Waves {
    static final int ECG_1 = 1;
    static final int PLETH = 8;
    static final int CO2 = 9;
    static final int RESPIRATION = 15;

    /** The 12-lead ECG, whose samples are differences of an encoding of its own: not read. */
    static final int TWELVE_LEADS = 22;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Map<Integer, Curve> BY_TYPE = new HashMap<>();

    /**
     * A curve.
     *
     * @param name the monitor's name for it.
     * @param metric its code.
     * @param perSecond samples per second.
     * @param scale what a count is; null for a curve of bits.
     */
    record Curve(
            String name,
            MetricId metric,
            int perSecond,
            @Nullable Scale scale) {

        /** The time of a number of samples. */
        Duration time(int samples) {
            return Duration.ofNanos(samples * NANOS_PER_SECOND / perSecond);
        }
    }

    static {
        for (int lead = 1; lead <= 3; lead++) {
            add(lead, "ECG" + lead, 300, scale(0, Units.MICROVOLT));
        }
        int[] pressures = {4, 5, 6, 7, 16, 17, 36, 37};
        for (int i = 0; i < pressures.length; i++) {
            add(pressures[i], "INVP" + (i + 1), 100, scale(-2, Unit.MMHG));
        }
        BY_TYPE.put(PLETH, new Curve("PLETH", new Mdc(150452), 100, scale(-2, Unit.PERCENT))); // MDC_PULS_OXIM_PLETH
        BY_TYPE.put(CO2, new Curve("CO2", new Mdc(151724), 25, scale(-2, Unit.PERCENT))); // MDC_AWAY_CO2
        add(10, "O2", 25, scale(-2, Unit.PERCENT));
        add(11, "N2O", 25, scale(-2, Unit.PERCENT));
        add(12, "AA", 25, scale(-2, Unit.PERCENT));
        add(13, "AWP", 25, scale(-1, Units.CM_WATER));
        add(14, "FLOW", 25, scale(-1, Units.LITRE_PER_MINUTE));
        add(RESPIRATION, "RESP", 25, scale(-2, Units.OHM));
        for (int channel = 1; channel <= 4; channel++) {
            add(17 + channel, "EEG" + channel, 100, scale(-1, Units.MICROVOLT));
        }
        add(23, "VOL", 25, scale(0, Unit.MILLILITRE));
        add(24, "TONO_PRESS", 25, scale(-1, Units.MILLIBAR));
        add(29, "SPI_LOOP_STATUS", 25, null);
        add(32, "ENTROPY", 100, scale(-1, Units.MICROVOLT));
        add(35, "EEG_BIS", 300, scale(0, Units.MICROVOLT));
        add(38, "PLETH2", 100, scale(-2, Unit.PERCENT));
        add(39, "RESP_HIGH_RES", 100, scale(-2, Units.OHM));
    }

    private Waves() {}

    /** The curve of a type; null for one that is not known. */
    static @Nullable Curve of(int type) {
        return BY_TYPE.get(type);
    }

    private static void add(int type, String name, int perSecond, @Nullable Scale scale) {
        BY_TYPE.put(type, new Curve(name, OwnCodes.metric("wave." + type), perSecond, scale));
    }

    private static Scale scale(int exponent, Unit unit) {
        return new Scale(Decimal.of(0), new Decimal(1, exponent), 0, 1, unit);
    }
}
