package org.wardgate.simulator.scenario.device;

import java.nio.file.Path;
import org.wardgate.config.Doc;

/**
 * The recording of a real IntelliVue monitor, played as a live one.
 *
 * @param name its name at the bed.
 * @param file the raw bytes that the monitor sent; relative to the working directory.
 */
public record RecordedIntellivue(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("The raw bytes that the monitor sent; relative to the working directory.")
        Path file)
        implements DeviceSpec {

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
