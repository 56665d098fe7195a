package org.wardgate.simulator.scenario.device;

import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Drug;
import org.wardgate.simulator.terumo.Options;

/**
 * A syringe pump that speaks the external communication of Terumo's TERUFUSION pumps.
 *
 * @param name its name at the bed.
 * @param rate the set rate in mL/h, at most two decimals.
 * @param vtbi the volume to be infused in mL; null for none.
 * @param running whether it infuses from the start.
 * @param drug what is in the syringe, for patients who have a physiology; null for something without an effect.
 * @param concentration how much of the drug, in mg/mL.
 */
public record TerumoSyringe(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

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

    public TerumoSyringe {
        DeviceName.check(name);
        InfusesDrug.check(drug, concentration);
    }

    @Override
    public boolean isPump() {
        return true;
    }

    @Override
    public String profile() {
        return "terumo-te";
    }

    /** The pump as the simulator makes it. */
    public Options options(String deviceId) {
        return new Options(deviceId, rate, vtbi, running);
    }
}
