package org.wardgate.simulator.scenario.device;

import java.time.LocalDateTime;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.simulator.masimo.Model;
import org.wardgate.simulator.masimo.Options;

/**
 * A pulse oximeter that prints Masimo's ASCII1.
 *
 * @param name its name at the bed.
 * @param model which instrument it is.
 */
public record MasimoOximeter(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("Which instrument, and so which record it writes.") @Default("rad-8")
        Model model)
        implements DeviceSpec {

    public MasimoOximeter {
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
        return "masimo-ascii1";
    }

    /**
     * The instrument as the simulator makes it.
     *
     * @param serialNumber its serial number, which the colour model does not print.
     * @param clock its clock.
     */
    public Options options(String serialNumber, LocalDateTime clock) {
        return Options.of(model, model == Model.RADICAL_7_COLOUR ? null : serialNumber, clock);
    }
}
