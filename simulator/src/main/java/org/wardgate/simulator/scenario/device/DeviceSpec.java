package org.wardgate.simulator.scenario.device;

import java.util.List;

/** One device at a bed; in a file {@code kind} names the record that it is. */
public sealed interface DeviceSpec
        permits AlarisAsena,
                BbraunSpace,
                ContecOximeter,
                FreseniusBase,
                MasimoOximeter,
                NellcorOximeter,
                NewEraPump,
                NoninOximeter,
                PhilipsIntellivue,
                RecordedIntellivue {

    /** Its name at the bed: lower-case letters, digits and dashes. Its line is called {@code bed<bed>-<name>}. */
    String name();

    /** Whether what befalls infusion pumps can befall it, or the pumps that stand in it. */
    boolean isPump();

    /** Whether it is a pulse oximeter of its own, whose probe can come off the finger. */
    default boolean isOximeter() {
        return false;
    }

    /** Whether several pumps stand in it, of which an action names one. */
    default boolean isRack() {
        return false;
    }

    /** The pumps that stand in it at first, when it is a rack of several; empty otherwise. */
    default List<RackedPump> pumps() {
        return List.of();
    }

    /** Whether it is a rack that has such a place, with or without a pump in it. */
    default boolean hasPlace(String place) {
        return false;
    }

    /** The name of the gateway's profile that reads it. */
    String profile();
}
