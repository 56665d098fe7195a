package org.wardgate.simulator.scenario.device;

import java.util.List;

/** One device at a bed; in a file {@code kind} names the record that it is. */
public sealed interface DeviceSpec
        permits AlarisAsena,
                BbraunSpace,
                BerryMonitor,
                CapnostreamCapnograph,
                ContecOximeter,
                DatexOhmeda,
                DraegerMedibus,
                FreseniusBase,
                LegatoSyringe,
                MasimoOximeter,
                NellcorOximeter,
                NeurowavePump,
                NewEraPump,
                NoninOximeter,
                PhilipsIntellivue,
                RecordedIntellivue,
                SuntechModule,
                TerumoSyringe {

    /** Its name at the bed: lower-case letters, digits and dashes. Its line is called {@code bed<bed>-<name>}. */
    String name();

    /** Whether what befalls infusion pumps can befall it, or the pumps that stand in it. */
    boolean isPump();

    /** Whether it has the probe of a pulse oximeter, which can come off the finger. */
    default boolean isOximeter() {
        return false;
    }

    /** Whether it has a cuff that somebody at the bed can start, and that can come off the arm. */
    default boolean hasCuff() {
        return false;
    }

    /** Whether it has electrodes of its own that can come off. */
    default boolean hasElectrodes() {
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
