package org.wardgate.simulator.neurowave;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.SyringeDrive;

/**
 * A pump as it stands there; its second channel is not used.
 *
 * @param systemId its number.
 * @param rateMillilitresPerHour the set rate of the first channel.
 * @param vtbiMillilitres the volume to be infused; null for none.
 * @param running whether it infuses.
 * @param clock its clock when it is made.
 */
public record Options(
        String systemId,
        Decimal rateMillilitresPerHour,
        @Nullable Decimal vtbiMillilitres,
        boolean running,
        LocalDateTime clock) {
    private static final double RESERVOIR_MILLILITRES = 100;

    SyringeDrive.Setup drive() {
        return new SyringeDrive.Setup(
                rateMillilitresPerHour.toDouble(),
                vtbiMillilitres == null ? null : vtbiMillilitres.toDouble(),
                0,
                RESERVOIR_MILLILITRES,
                running,
                new SyringeDrive.Pressures(0, 520));
    }
}
