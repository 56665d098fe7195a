package org.wardgate.simulator.scenario.device;

import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Drug;

/**
 * A syringe pump that speaks the Alaris Asena protocol.
 *
 * @param name its name at the bed.
 * @param serial its serial number; null for one of its own, counted from 8002-51740.
 * @param syringe maker and type of the syringe.
 * @param syringeSize the syringe's size in mL.
 * @param rate the set rate in mL/h, at most two decimals.
 * @param vtbi the volume to be infused in mL; null for none.
 * @param running whether it infuses from the start.
 * @param drug what is in the syringe, for patients who have a physiology; null for something without an effect.
 * @param concentration how much of the drug, in mg/mL.
 */
public record AlarisAsena(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("Its serial number; without it one of its own, counted from 8002-51740.") @Nullable
        String serial,

        @Doc("Maker and type of the syringe.") @Default("BD PLASTIPAK")
        String syringe,

        @Doc("The syringe's size in mL.") @Default("50") @Range(min = "1", max = "60")
        int syringeSize,

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

    public AlarisAsena {
        DeviceName.check(name);
        InfusesDrug.check(drug, concentration);
    }

    /** A pump whose syringe holds nothing that acts. */
    public AlarisAsena(
            String name,
            @Nullable String serial,
            String syringe,
            int syringeSize,
            Decimal rate,
            @Nullable Decimal vtbi,
            boolean running) {
        this(name, serial, syringe, syringeSize, rate, vtbi, running, null, null);
    }

    @Override
    public boolean isPump() {
        return true;
    }

    @Override
    public String profile() {
        return "alaris-asena";
    }
}
