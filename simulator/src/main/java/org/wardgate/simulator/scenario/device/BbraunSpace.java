package org.wardgate.simulator.scenario.device;

import java.util.List;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.simulator.bcc.Options;
import org.wardgate.simulator.bcc.Options.Delivery;
import org.wardgate.simulator.bcc.Slot;
import org.wardgate.simulator.bcc.SlotStyle;

/**
 * A rack of B. Braun Space pumps that speaks BCC. All of them infuse into the patient at whose bed it stands.
 *
 * @param name its name at the bed.
 * @param bedName the name of the bed that it says.
 * @param pillars how many pillars it has.
 * @param stuffing whether it stuffs characters.
 * @param slotStyle how it writes slots from the tenth on.
 * @param delivery when it sends the next frame.
 * @param pumps what stands in it.
 */
public record BbraunSpace(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("The name of the bed that it says, up to 15 characters.") @Default("ComSystem")
        String bedName,

        @Doc("How many pillars it has.") @Default("1") @Range(min = "1", max = "3")
        int pillars,

        @Doc("Whether it stuffs characters, and wants them stuffed.") @Default("false")
        boolean stuffing,

        @Doc("How it writes slots from the tenth on.") @Default("character")
        SlotStyle slotStyle,

        @Doc("When it sends the next frame of an answer.") @Default("strict")
        Delivery delivery,

        @Doc("The pumps that stand in it at first, up to 24.")
        List<RackedPump> pumps)
        implements DeviceSpec {
    private static final int MOST_PUMPS = 24;
    private static final String SERIAL = "[0-9]{1,6}";
    private static final int LARGEST_SERIAL = (1 << 18) - 1;

    public BbraunSpace {
        DeviceName.check(name);
        pumps = List.copyOf(pumps);
        BadValue.at("bed-name", () -> Options.DEFAULT.withBed(bedName));
        RackedPump.check(pumps, place -> isPlace(place, pillars), "1-1 to " + pillars + "-24");
        if (pumps.size() > MOST_PUMPS) {
            throw new BadValue("pumps", "a rack holds up to " + MOST_PUMPS + " pumps, not " + pumps.size());
        }
        for (int i = 0; i < pumps.size(); i++) {
            String serial = pumps.get(i).serial();
            if (serial != null && (!serial.matches(SERIAL) || Integer.parseInt(serial) > LARGEST_SERIAL)) {
                throw new BadValue(
                        "pumps[" + i + "].serial",
                        "such a pump's serial number is 0 to " + LARGEST_SERIAL + ", not '" + serial + "'");
            }
        }
    }

    /** A rack of one pillar without stuffing. */
    public BbraunSpace(String name, List<RackedPump> pumps) {
        this(name, "ComSystem", 1, false, SlotStyle.CHARACTER, Delivery.STRICT, pumps);
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
        return isPlace(place, pillars);
    }

    @Override
    public String profile() {
        return "bbraun-space";
    }

    /** The rack as the simulator makes it. */
    public Options options() {
        return Options.DEFAULT
                .withBed(bedName)
                .withPillars(pillars)
                .withStuffing(stuffing)
                .withSlotStyle(slotStyle)
                .withDelivery(delivery);
    }

    private static boolean isPlace(String place, int pillars) {
        return Slot.of(place).filter(slot -> slot.pillar() <= pillars).isPresent();
    }
}
