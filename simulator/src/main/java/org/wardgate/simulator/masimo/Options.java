package org.wardgate.simulator.masimo;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as it is switched on.
 *
 * @param model which one it is.
 * @param serialNumber ten digits; null for one that prints dashes.
 * @param clock its clock when it is made.
 * @param limits beyond what its own alarm sounds.
 */
public record Options(Model model, @Nullable String serialNumber, LocalDateTime clock, Limits limits) {

    /**
     * Alarm limits; a value at the limit is within.
     *
     * @param saturationLow in percent.
     * @param pulseLow per minute.
     * @param pulseHigh per minute.
     */
    public record Limits(int saturationLow, int pulseLow, int pulseHigh) {
        /** Usual ones for adults. */
        public static final Limits ADULT = new Limits(90, 50, 140);
    }

    public Options {
        if (serialNumber != null && !serialNumber.matches("[0-9]{10}")) {
            throw new IllegalArgumentException("a serial number is ten digits, not '" + serialNumber + "'");
        }
    }

    /** An instrument with the usual limits. */
    public static Options of(Model model, @Nullable String serialNumber, LocalDateTime clock) {
        return new Options(model, serialNumber, clock, Limits.ADULT);
    }
}
