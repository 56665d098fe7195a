package org.wardgate.simulator.capnostream;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Vitals;

/**
 * What a monitor shows at one moment, and its numerics message. The limits are those of the documents' example, in mmHg; a value at a
 * limit is within. Source: CDTP, numerics.
 */
final class Display {
    private static final int NONE = 0xFF;
    private static final int LENGTH = 27;

    private static final int NO_BREATH = 0x01;
    private static final int PULSE_NOT_FOUND = 0x01;
    private static final int SENSOR_OFF = 0x20;
    private static final int HIGH_AUDIBLE = 0x08;
    private static final int LOW_AUDIBLE = 0x10;
    /** RR high and low, EtCO2 high and low, FiCO2 high. */
    private static final int[] GAS_LIMITS = {30, 5, 60, 15, 8};
    /** SpO2 high and low, pulse high and low. */
    private static final int[] FINGER_LIMITS = {100, 85, 140, 50};

    private final PressureUnit unit;
    private final BiConsumer<String, Decimal> truth;
    private final byte[] data = new byte[LENGTH];

    /**
     * A display.
     *
     * @param truth is told every number that is shown.
     */
    Display(PressureUnit unit, BiConsumer<String, Decimal> truth) {
        this.unit = unit;
        this.truth = truth;
    }

    /**
     * What the breath that ended last has left.
     *
     * @param endTidal on the line.
     * @param inspired on the line.
     * @param ratePerMinute of breaths.
     * @param secondsWithout how long there has been none since.
     */
    record Gas(
            @Nullable Integer endTidal,
            @Nullable Integer inspired,
            @Nullable Integer ratePerMinute,
            int secondsWithout) {
        boolean isApnoea() {
            return secondsWithout >= 20;
        }
    }

    /** The message's data. */
    Bytes numerics(long clockSeconds, Gas gas, Vitals vitals, boolean fingerOff) {
        Arrays.fill(data, (byte) 0);
        for (int i = 0; i < 4; i++) {
            put(1 + i, (int) (clockSeconds >> (24 - 8 * i)) & 0xFF);
        }
        Integer saturation = fingerOff ? null : whole(vitals.oxygenSaturationPercent());
        Integer pulse = fingerOff ? null : whole(vitals.pulsePerMinute());
        pressure(5, "mdc:151728", gas.endTidal());
        pressure(6, "mdc:151738", gas.inspired());
        number(7, "mdc:151594", gas.ratePerMinute());
        number(8, "mdc:150456", saturation);
        number(9, "mdc:149530", pulse);
        int gasAlarms = gasAlarms(gas);
        int fingerAlarms = fingerAlarms(saturation, pulse, fingerOff);
        put(14, gasAlarms);
        put(15, fingerAlarms);
        put(10, gasAlarms == NO_BREATH ? HIGH_AUDIBLE : (gasAlarms | fingerAlarms) == 0 ? 0 : LOW_AUDIBLE);
        number(16, "mdc:151856", gas.secondsWithout());
        truth.accept("raw:capnostream:slow-status", Decimal.of(data[9]));
        truth.accept("raw:capnostream:event", Decimal.of(0));
        limits();
        put(26, unit.code());
        return Bytes.copyOf(data);
    }

    private int gasAlarms(Gas gas) {
        if (gas.isApnoea()) {
            return NO_BREATH;
        }
        return above(gas.endTidal(), onLine(GAS_LIMITS[2]), 0x02)
                | below(gas.endTidal(), onLine(GAS_LIMITS[3]), 0x04)
                | above(gas.ratePerMinute(), GAS_LIMITS[0], 0x08)
                | below(gas.ratePerMinute(), GAS_LIMITS[1], 0x10)
                | above(gas.inspired(), onLine(GAS_LIMITS[4]), 0x20);
    }

    private static int fingerAlarms(@Nullable Integer saturation, @Nullable Integer pulse, boolean fingerOff) {
        if (saturation == null || pulse == null) {
            return fingerOff ? SENSOR_OFF : PULSE_NOT_FOUND;
        }
        return above(saturation, FINGER_LIMITS[0], 0x02)
                | below(saturation, FINGER_LIMITS[1], 0x04)
                | above(pulse, FINGER_LIMITS[2], 0x08)
                | below(pulse, FINGER_LIMITS[3], 0x10);
    }

    private void limits() {
        pressure(17, "raw:capnostream:etco2-limit-high", onLine(GAS_LIMITS[2]));
        pressure(18, "raw:capnostream:etco2-limit-low", onLine(GAS_LIMITS[3]));
        number(19, "raw:capnostream:rr-limit-high", GAS_LIMITS[0]);
        number(20, "raw:capnostream:rr-limit-low", GAS_LIMITS[1]);
        pressure(21, "raw:capnostream:fico2-limit-high", onLine(GAS_LIMITS[4]));
        number(22, "raw:capnostream:spo2-limit-high", FINGER_LIMITS[0]);
        number(23, "raw:capnostream:spo2-limit-low", FINGER_LIMITS[1]);
        number(24, "raw:capnostream:pulse-limit-high", FINGER_LIMITS[2]);
        number(25, "raw:capnostream:pulse-limit-low", FINGER_LIMITS[3]);
    }

    private int onLine(int millimetresOfMercury) {
        return (int) Math.round(unit.onLine(millimetresOfMercury));
    }

    private void pressure(int at, String quantity, @Nullable Integer number) {
        put(at, number == null ? NONE : number);
        if (number != null) {
            truth.accept(quantity, unit.meaning(number));
        }
    }

    private void number(int at, String quantity, @Nullable Integer number) {
        put(at, number == null ? NONE : number);
        if (number != null) {
            truth.accept(quantity, Decimal.of(number));
        }
    }

    private void put(int at, int octet) {
        data[at - 1] = (byte) octet;
    }

    private static int above(@Nullable Integer value, int limit, int bit) {
        return value != null && value > limit ? bit : 0;
    }

    private static int below(@Nullable Integer value, int limit, int bit) {
        return value != null && value < limit ? bit : 0;
    }

    private static @Nullable Integer whole(@Nullable Decimal value) {
        return value == null ? null : (int) Math.round(value.toDouble());
    }
}
