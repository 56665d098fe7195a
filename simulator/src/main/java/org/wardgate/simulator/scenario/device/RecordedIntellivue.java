package org.wardgate.simulator.scenario.device;

import java.nio.file.Path;

/**
 * The recording of a real IntelliVue monitor, played as a live one.
 *
 * @param name its name at the bed.
 * @param file the raw bytes that the monitor sent; relative to the working directory.
 */
public record RecordedIntellivue(String name, Path file) implements DeviceSpec {

    public RecordedIntellivue {
        DeviceName.check(name);
    }

    @Override
    public boolean isPump() {
        return false;
    }

    @Override
    public String profile() {
        return "philips-intellivue-serial";
    }
}
