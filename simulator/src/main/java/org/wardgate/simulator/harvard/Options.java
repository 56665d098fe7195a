package org.wardgate.simulator.harvard;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.SyringeDrive;

/**
 * A pump with a full syringe of 20 mL, at address 0.
 *
 * @param serialNumber what it says of itself.
 * @param rateMillilitresPerHour the set rate.
 * @param targetMillilitres after how much it stops; null for none.
 * @param running whether it infuses.
 * @param polled whether its poll setting is on, so that XON ends each reply.
 */
public record Options(
        String serialNumber,
        Decimal rateMillilitresPerHour,
        @Nullable Decimal targetMillilitres,
        boolean running,
        boolean polled) {
    private static final double SYRINGE_MILLILITRES = 20;

    SyringeDrive.Setup drive() {
        return new SyringeDrive.Setup(
                rateMillilitresPerHour.toDouble(),
                targetMillilitres == null ? null : targetMillilitres.toDouble(),
                0,
                SYRINGE_MILLILITRES,
                running,
                new SyringeDrive.Pressures(0, 520)); // ours: it stalls as long after the clamp as other pumps alarm
    }
}
