package org.wardgate.simulator.scenario.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * A blood pressure module of SunTech's.
 *
 * @param name its name at the bed.
 * @param nibpInterval how often the cuff measures; null where only somebody at the bed begins a measurement.
 */
public record SuntechModule(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("How often the cuff measures; without it only when somebody begins it.")
        @Nullable
        @Range(min = "30s", max = "2h")
        Duration nibpInterval)
        implements DeviceSpec {

    public SuntechModule {
        DeviceName.check(name);
    }

    @Override
    public boolean isPump() {
        return false;
    }

    @Override
    public boolean hasCuff() {
        return true;
    }

    @Override
    public String profile() {
        return "suntech-advantage";
    }
}
