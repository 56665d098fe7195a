package org.wardgate.simulator.pump;

/** What a pump of a rack may alarm for. */
public enum PumpAlarm {
    BATTERY_EMPTY(true),
    SYRINGE_EMPTY(true),
    OCCLUSION(true),
    /** Standby ends in two minutes. */
    STANDBY_ENDS(false),
    STANDBY_OVER(true),
    /** The volume to be infused is in. */
    VOLUME_DONE(true),
    /** The time of the infusion is over. */
    TIME_OVER(true),
    /** The syringe is not held. */
    SYRINGE(true),
    BATTERY_LOW(false),
    SYRINGE_NEARLY_EMPTY(false),
    DOOR(true),
    DROPS(true),
    AIR(true),
    /** It has kept the vein open for as long as it does. */
    KVO_END(true),
    /** Not documented by the maker's protocol; the pump goes on. */
    OTHER(false);

    private final boolean stops;

    PumpAlarm(boolean stops) {
        this.stops = stops;
    }

    /** Whether the pump stands still for it. */
    public boolean stops() {
        return stops;
    }
}
