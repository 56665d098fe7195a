package org.wardgate.simulator.scenario.device;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Drug;
import org.wardgate.simulator.pump.PumpSetup;
import org.wardgate.simulator.pump.PumpSetup.Kind;

/**
 * One of several pumps in a rack.
 *
 * @param place where it stands at first, spelled as its rack spells it.
 * @param model what moves the fluid.
 * @param serial its serial number; null for one of its own.
 * @param label what the pump calls what it infuses; null for the drug's name.
 * @param syringeSize the syringe's size in mL.
 * @param rate the set rate in mL/h, at most two decimals.
 * @param vtbi the volume to be infused in mL; null for none.
 * @param running whether it infuses from the start.
 * @param kvo whether it keeps the vein open when its volume is in.
 * @param doseMode whether it shows a dose rate.
 * @param drug what it infuses, for patients who have a physiology; null for something without an effect.
 * @param concentration how much of the drug, in mg/mL.
 */
public record RackedPump(
        @Doc("Where it stands at first: pillar-slot such as 1-10, or the digit of its module.")
        String place,

        @Doc("Whether it is a syringe pump or a volumetric one.") @Default("syringe")
        Kind model,

        @Doc("Its serial number; without it one of its own.") @Nullable
        String serial,

        @Doc("What it calls what it infuses; without it the name of the drug.") @Nullable
        String label,

        @Doc("The syringe's size in mL.") @Default("50") @Range(min = "1", max = "60")
        int syringeSize,

        @Doc("The set rate in mL/h, at most two decimals.") @Range(min = "0.00", max = "1200.00")
        Decimal rate,

        @Doc("The volume to be infused in mL; without it until the syringe is empty.")
        @Nullable
        @Range(min = "0.1", max = "9999")
        Decimal vtbi,

        @Doc("Whether it infuses from the start.") @Default("true")
        boolean running,

        @Doc("Whether it keeps the vein open when its volume is in.") @Default("false")
        boolean kvo,

        @Doc("Whether it shows a dose rate, for which it needs the concentration.") @Default("false")
        boolean doseMode,

        @Doc("What it infuses, for patients who have a physiology; without it nothing that acts.") @Nullable
        Drug drug,

        @Doc("How much of the drug, in mg/mL.") @Nullable @Range(min = "0.01", max = "100")
        Decimal concentration)
        implements InfusesDrug {

    public RackedPump {
        InfusesDrug.check(drug, concentration);
        if (doseMode && concentration == null) {
            throw new BadValue("dose-mode", "'dose-mode' needs 'drug' and 'concentration'");
        }
    }

    /** A syringe pump that infuses something without an effect. */
    public RackedPump(String place, String label, Decimal rate) {
        this(place, Kind.SYRINGE, null, label, 50, rate, null, true, false, false, null, null);
    }

    /** The pump as the simulator makes it, with a serial number of its own when it has none. */
    public PumpSetup setup(String ownSerial) {
        return new PumpSetup(
                model,
                serial == null ? ownSerial : serial,
                label == null ? nameOfDrug() : label,
                model == Kind.SYRINGE ? syringeSize : 0,
                rate,
                vtbi,
                Decimal.of(0),
                running,
                kvo,
                doseMode ? concentration : null);
    }

    private String nameOfDrug() {
        String name = drug == null ? "" : drug.name();
        return name.isEmpty() ? "" : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Refuses two pumps in one place, and a pump in a place that its rack has not. */
    static void check(List<RackedPump> pumps, Predicate<String> isPlace, String places) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < pumps.size(); i++) {
            String place = pumps.get(i).place();
            if (!isPlace.test(place) || !taken.add(place)) {
                throw new BadValue(
                        "pumps[" + i + "].place", "a place is " + places + ", once each, not '" + place + "'");
            }
        }
    }
}
