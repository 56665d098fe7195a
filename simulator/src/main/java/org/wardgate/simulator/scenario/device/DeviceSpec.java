package org.wardgate.simulator.scenario.device;

/** One device at a bed; in a file {@code kind} names the record that it is. */
public sealed interface DeviceSpec
        permits AlarisAsena,
                CapnostreamCapnograph,
                ContecOximeter,
                LegatoSyringe,
                MasimoOximeter,
                NellcorOximeter,
                NeurowavePump,
                NewEraPump,
                NoninOximeter,
                PhilipsIntellivue,
                RecordedIntellivue,
                TerumoSyringe {

    /** Its name at the bed: lower-case letters, digits and dashes. Its line is called {@code bed<bed>-<name>}. */
    String name();

    /** Whether what befalls infusion pumps can befall it. */
    boolean isPump();

    /** Whether it is a pulse oximeter of its own, whose probe can come off the finger. */
    default boolean isOximeter() {
        return false;
    }

    /** The name of the gateway's profile that reads it. */
    String profile();
}
