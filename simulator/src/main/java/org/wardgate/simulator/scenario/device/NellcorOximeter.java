package org.wardgate.simulator.scenario.device;

import java.time.LocalDateTime;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.simulator.nellcor.Options;

/**
 * A pulse oximeter that prints Nellcor's real-time ASCII output.
 *
 * @param name its name at the bed.
 * @param upperCaseMonths whether it prints months in capitals, as older models do.
 */
public record NellcorOximeter(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("Whether months are written in capitals, as by older models.") @Default("false")
        boolean upperCaseMonths)
        implements DeviceSpec {

    public NellcorOximeter {
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
        return "nellcor-ascii";
    }

    /** The instrument as the simulator makes it, with its clock. */
    public Options options(LocalDateTime clock) {
        return Options.standard(clock).withUpperCaseMonths(upperCaseMonths);
    }
}
