package org.wardgate.simulator.pump;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a pump of a rack at a moment.
 *
 * @param flow the infusion.
 * @param bolus this bolus, or the last one.
 * @param kvo whether it keeps the vein open.
 * @param standby whether it rests.
 * @param standbyMinutes the rest of standby; when it does not rest, what was left of the last one.
 * @param onMains whether it has mains power.
 * @param batteryMinutes what is left in the battery.
 * @param alarms what it alarms for.
 */
public record PumpReading(
        Flow flow,
        Bolus bolus,
        boolean kvo,
        boolean standby,
        long standbyMinutes,
        boolean onMains,
        long batteryMinutes,
        Set<PumpAlarm> alarms) {

    public PumpReading {
        alarms = Set.copyOf(alarms);
    }

    /**
     * The infusion.
     *
     * @param running whether fluid leaves the pump, a bolus and a vein kept open among it.
     * @param setMillilitresPerHour the set rate.
     * @param millilitresPerHour how fast it flows; 0 when it does not.
     * @param infusedMillilitres what was infused.
     * @param contentMillilitres what is left in the syringe; infinite for a volumetric pump.
     * @param vtbiMillilitres what is left of the volume to be infused; null for none.
     * @param remainingSeconds until it ends, at the rate that it has; infinite when it does not.
     * @param pressurePercent the pressure, in parts of a hundred of that at which it alarms.
     * @param minutes for how long it has infused.
     */
    public record Flow(
            boolean running,
            double setMillilitresPerHour,
            double millilitresPerHour,
            double infusedMillilitres,
            double contentMillilitres,
            @Nullable Double vtbiMillilitres,
            double remainingSeconds,
            long pressurePercent,
            long minutes) {}

    /**
     * A bolus.
     *
     * @param active whether it is being given.
     * @param millilitresPerHour the rate of boluses.
     * @param millilitres how much has been given of it.
     * @param count how many have begun so far.
     */
    public record Bolus(boolean active, double millilitresPerHour, double millilitres, int count) {}

    /** Whether it alarms for this. */
    public boolean has(PumpAlarm alarm) {
        return alarms.contains(alarm);
    }
}
