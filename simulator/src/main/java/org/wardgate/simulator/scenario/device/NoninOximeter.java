package org.wardgate.simulator.scenario.device;

import java.time.LocalDateTime;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.simulator.nonin.Format;
import org.wardgate.simulator.nonin.Options;

/**
 * A pulse oximeter of Nonin's.
 *
 * @param name its name at the bed.
 * @param format what it sends.
 * @param bursts whether its frames come in bursts.
 */
public record NoninOximeter(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("What it sends.") Format format,

        @Doc("Whether the 25 frames of a packet come at once, as over Bluetooth; for format-2 and format-7.")
        @Default("false")
        boolean bursts)
        implements DeviceSpec {

    public NoninOximeter {
        DeviceName.check(name);
        if (bursts && !format.hasFrames()) {
            throw new BadValue("bursts", "'bursts' is for format-2 and format-7, whose frames come in packets");
        }
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
        return switch (format) {
            case FORMAT_2 -> "nonin-format-2";
            case FORMAT_7 -> "nonin-format-7";
            case FORMAT_8 -> "nonin-format-8";
            case ASCII -> "nonin-ascii";
        };
    }

    /** The instrument as the simulator makes it, with its clock. */
    public Options options(LocalDateTime clock) {
        return new Options(format, bursts, clock);
    }
}
