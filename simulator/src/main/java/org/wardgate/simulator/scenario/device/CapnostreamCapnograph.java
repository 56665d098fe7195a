package org.wardgate.simulator.scenario.device;

import java.time.LocalDateTime;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.simulator.capnostream.Options;
import org.wardgate.simulator.capnostream.PressureUnit;

/**
 * A capnograph that speaks the Capnostream protocol. It sees carbon dioxide of patients who have a physiology, and a finger of all.
 *
 * @param name its name at the bed.
 * @param pressureUnit in what it shows carbon dioxide.
 */
public record CapnostreamCapnograph(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("In what it shows carbon dioxide.") @Default("mmhg")
        PressureUnit pressureUnit)
        implements DeviceSpec {

    public CapnostreamCapnograph {
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
        return "capnostream";
    }

    /** The monitor as the simulator makes it. */
    public Options options(String serialNumber, LocalDateTime clock) {
        return new Options(serialNumber, pressureUnit, clock);
    }
}
