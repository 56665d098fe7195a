package org.wardgate.simulator.scenario.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.simulator.berry.Options;

/**
 * A board of Berry's that measures ECG, respiration, blood pressure, saturation and temperature.
 *
 * @param name its name at the bed.
 * @param nibpInterval how often the cuff measures; null where only somebody at the bed begins a measurement.
 */
public record BerryMonitor(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("How often the cuff measures; without it only when somebody begins it.")
        @Nullable
        @Range(min = "30s", max = "2h")
        Duration nibpInterval)
        implements DeviceSpec {

    public BerryMonitor {
        DeviceName.check(name);
    }

    @Override
    public boolean isPump() {
        return false;
    }

    @Override
    public boolean isOximeter() {
        return true;
    }

    @Override
    public boolean hasCuff() {
        return true;
    }

    @Override
    public boolean hasElectrodes() {
        return true;
    }

    @Override
    public String profile() {
        return "berry-pm6750";
    }

    /** The board as the simulator makes it. */
    public Options options() {
        return Options.of(nibpInterval);
    }
}
