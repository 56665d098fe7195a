package org.wardgate.simulator.scenario.device;

import java.util.List;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.simulator.fresenius.Options;
import org.wardgate.simulator.pump.PumpSetup.Kind;

/**
 * A Fresenius base with syringe pumps, or one such pump without a base. All of them infuse into the patient at whose bed it stands.
 *
 * @param name its name at the bed.
 * @param standAlone whether it is one pump without a base.
 * @param drugNames whether it tells what its pumps call what they infuse.
 * @param pumps what stands in it.
 */
public record FreseniusBase(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("Whether it is one pump without a base, in place 1, which has no address.") @Default("false")
        boolean standAlone,

        @Doc("Whether it tells the names of drugs, as not all bases do.") @Default("true")
        boolean drugNames,

        @Doc("The pumps that stand in it at first, up to 5 in places 1 to 5.")
        List<RackedPump> pumps)
        implements DeviceSpec {

    public FreseniusBase {
        DeviceName.check(name);
        pumps = List.copyOf(pumps);
        RackedPump.check(pumps, place -> isPlace(place, standAlone), standAlone ? "1" : "1 to 5");
        if (pumps.isEmpty()) {
            throw new BadValue("pumps", "at least one pump is there at first");
        }
        for (int i = 0; i < pumps.size(); i++) {
            if (pumps.get(i).model() == Kind.VOLUMETRIC) {
                throw new BadValue("pumps[" + i + "].model", "such a base holds syringe pumps only");
            }
            if (pumps.get(i).doseMode()) {
                throw new BadValue("pumps[" + i + "].dose-mode", "such a pump tells no dose rate");
            }
        }
    }

    /** A base that tells the names of drugs. */
    public FreseniusBase(String name, List<RackedPump> pumps) {
        this(name, false, true, pumps);
    }

    @Override
    public boolean isPump() {
        return true;
    }

    @Override
    public boolean isRack() {
        return true;
    }

    @Override
    public boolean hasPlace(String place) {
        return isPlace(place, standAlone);
    }

    @Override
    public String profile() {
        return "fresenius-base";
    }

    /** The base as the simulator makes it. */
    public Options options() {
        Options base = standAlone ? Options.DEFAULT.alone() : Options.DEFAULT;
        return drugNames ? base : base.with(Options.Quirk.NO_DRUG_NAMES);
    }

    private static boolean isPlace(String place, boolean standAlone) {
        return place.matches(standAlone ? "1" : "[1-5]");
    }
}
