package org.wardgate.simulator.scenario.device;

/** One device at a bed; in a file {@code kind} names the record that it is. */
public sealed interface DeviceSpec
        permits AlarisAsena,
                BerryMonitor,
                CapnostreamCapnograph,
                ContecOximeter,
                DatexOhmeda,
                DraegerMedibus,
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

    /** Whether what befalls infusion pumps can befall it. */
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

    /** The name of the gateway's profile that reads it. */
    String profile();
}
