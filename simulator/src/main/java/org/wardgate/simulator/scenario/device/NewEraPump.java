package org.wardgate.simulator.scenario.device;

import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.newera.Options;
import org.wardgate.simulator.patient.Drug;

/**
 * A bench syringe pump that speaks the New Era NE-1000 protocol, in Basic mode.
 *
 * @param name its name at the bed.
 * @param address its address on the line.
 * @param diameter the syringe's inside diameter in mm; up to 14 mm volumes are in microlitres on the line.
 * @param rate the set rate in mL/h, taken to four digits.
 * @param vtbi the volume to be infused in mL; null for none.
 * @param running whether it infuses from the start.
 * @param drug what is in the syringe, for patients who have a physiology; null for something without an effect.
 * @param concentration how much of the drug, in mg/mL.
 */
public record NewEraPump(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("Its address in a chain of pumps.") @Default("0") @Range(min = "0", max = "99")
        int address,

        @Doc("The inner diameter of its syringe in mm.") @Default("26.59") @Range(min = "0.1", max = "50")
        Decimal diameter,

        @Doc("The set rate in mL/h, at most two decimals.") @Range(min = "0.00", max = "1200.00")
        Decimal rate,

        @Doc("The volume to be infused in mL; without it until the syringe is empty.") @Nullable
        Decimal vtbi,

        @Doc("Whether it infuses from the start.") @Default("true")
        boolean running,

        @Doc("What is in the syringe, for patients who have a physiology; without it nothing that acts.") @Nullable
        Drug drug,

        @Doc("How much of the drug, in mg/mL.") @Nullable @Range(min = "0.01", max = "100")
        Decimal concentration)
        implements DeviceSpec, InfusesDrug {

    public NewEraPump {
        DeviceName.check(name);
        InfusesDrug.check(drug, concentration);
        options(address, diameter, rate, vtbi, running); // refuses what no such pump can do
    }

    @Override
    public boolean isPump() {
        return true;
    }

    @Override
    public String profile() {
        return "new-era";
    }

    /** The pump as the simulator makes it. */
    public Options options() {
        return options(address, diameter, rate, vtbi, running);
    }

    private static Options options(
            int address, Decimal diameter, Decimal rate, @Nullable Decimal vtbi, boolean running) {
        return Options.DEFAULT
                .withAddress(address)
                .withInfusion(Decimal.of(0), null, false)
                .withDiameter(diameter)
                .withInfusion(rate, vtbi, running);
    }
}
