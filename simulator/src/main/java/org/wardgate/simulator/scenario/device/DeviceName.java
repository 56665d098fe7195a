package org.wardgate.simulator.scenario.device;

import org.wardgate.config.BadValue;

/** The rule for the names of devices: they become part of a file's name. */
final class DeviceName {
    private DeviceName() {}

    static void check(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw new BadValue("name", "a device's name is lower-case letters, digits and dashes, not '" + name + "'");
        }
    }
}
