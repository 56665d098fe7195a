package org.wardgate.simulator.terumo;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.SyringeDrive;

/**
 * A pump with a syringe of 50 mL that is full.
 *
 * @param deviceId its number, 24 digits.
 * @param rateMillilitresPerHour the set rate, at most two decimals.
 * @param vtbiMillilitres the volume to be infused; null for none.
 * @param running whether it infuses; otherwise it is stopped.
 */
public record Options(
        String deviceId,
        Decimal rateMillilitresPerHour,
        @Nullable Decimal vtbiMillilitres,
        boolean running) {
    private static final double CONTENT_MILLILITRES = 50;
    /** Ours; the pump shows its occlusion monitor in four steps. */
    static final SyringeDrive.Pressures PRESSURES = new SyringeDrive.Pressures(10, 530);

    public Options {
        if (!deviceId.matches("[0-9A-F]{24}")) {
            throw new IllegalArgumentException("a pump's number is 24 digits, not '" + deviceId + "'");
        }
    }

    SyringeDrive.Setup drive() {
        return new SyringeDrive.Setup(
                rateMillilitresPerHour.toDouble(),
                vtbiMillilitres == null ? null : vtbiMillilitres.toDouble(),
                0,
                CONTENT_MILLILITRES,
                running,
                PRESSURES);
    }
}
