package org.wardgate.simulator.scenario.device;

import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.simulator.contec.Options;
import org.wardgate.simulator.contec.Protocol;

/**
 * A finger oximeter of Contec's.
 *
 * @param name its name at the bed.
 * @param protocol what it speaks.
 * @param keepAlive whether it stops when the host is silent.
 */
public record ContecOximeter(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("What it speaks: the old stream of 5 bytes, or the packets of V7.")
        Protocol protocol,

        @Doc("Whether it stops when the host has not said for 10 s that it is there, as some units; of v7.")
        @Default("true")
        boolean keepAlive)
        implements DeviceSpec {

    public ContecOximeter {
        DeviceName.check(name);
        if (protocol == Protocol.BCI && !keepAlive) {
            throw new BadValue("keep-alive", "'keep-alive' is for protocol v7: the old stream watches no host");
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
        return switch (protocol) {
            case BCI -> "contec-bci";
            case V7 -> "contec-v7";
        };
    }

    /** The oximeter as the simulator makes it, when it speaks V7. */
    public Options options() {
        return Options.DEFAULT.withKeepAlive(keepAlive);
    }
}
