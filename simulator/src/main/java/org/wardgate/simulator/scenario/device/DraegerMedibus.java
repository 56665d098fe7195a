package org.wardgate.simulator.scenario.device;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.simulator.medibus.Options;

/**
 * A ventilator that speaks MEDIBUS, with an oximeter.
 *
 * @param name its name at the bed.
 * @param nibpInterval how often its cuff measures; null for a machine without a cuff.
 * @param curves whether it offers curves.
 */
public record DraegerMedibus(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("How often the cuff measures; without it there is no cuff.") @Nullable @Range(min = "30s", max = "2h")
        Duration nibpInterval,

        @Doc("Whether it offers curves.") @Default("true") boolean curves)
        implements DeviceSpec {

    public DraegerMedibus {
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
    public String profile() {
        return "draeger-medibus";
    }

    /** The machine as the simulator makes it, with its clock. */
    public Options options(LocalDateTime clock) {
        return Options.standard(clock).withCuffInterval(nibpInterval).withCurves(curves);
    }
}
